"""The whole way on real parts: an empty database, the demo town, an audit, and what it found."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from uuid import uuid4

import environ
import psycopg
import pytest
from django.conf import settings

from accessibility.management.arguments import ExitStatus
from pages.demo.planted import PLANTED

pytestmark = pytest.mark.setup

Report = dict[str, Any]


@pytest.fixture(scope="module")
def database_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A database of its own, of the kind that the tests run on."""
    default = settings.DATABASES["default"]
    if default["ENGINE"].endswith("sqlite3"):
        yield f"sqlite:///{tmp_path_factory.mktemp('demo') / 'demo.sqlite3'}"
        return
    server = environ.Env().str("DATABASE_URL")
    name = f"demo_{uuid4().hex[:12]}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
        try:
            yield urlsplit(server)._replace(path=f"/{name}").geturl()
        finally:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(scope="module")
def report(database_url: str, tmp_path_factory: pytest.TempPathFactory) -> Report:
    """The JSON report of an audit of the whole demo site, as the command line gives it."""
    folder = tmp_path_factory.mktemp("audit")
    surroundings = os.environ | {
        "DATABASE_URL": database_url,
        "DJANGO_SETTINGS_MODULE": "cms.settings.dev",
        "MEDIA_ROOT": str(folder / "media"),
    }

    def manage(*arguments: str) -> int:
        command = [sys.executable, "manage.py", *arguments]
        return subprocess.run(
            command, check=False, env=surroundings, cwd=settings.BASE_DIR
        ).returncode

    assert manage("migrate", "--verbosity=0") == ExitStatus.CLEAN
    assert manage("load_demo") == ExitStatus.CLEAN
    output = folder / "report.json"
    assert manage("audit", "--format=json", f"--output={output}") == ExitStatus.FINDINGS
    found: Report = json.loads(Path(output).read_text())
    return found


def test_every_page_is_audited(report: Report) -> None:
    coverage = report["scan"]["coverage"]
    assert coverage["found"] >= 40
    assert coverage["audited"] == coverage["found"]
    assert [page["reason"] for page in report["pages"] if page["reason"]] == []


@pytest.mark.parametrize(
    ("path", "rule"), [(path, rule) for path, rules in PLANTED.items() for rule in rules]
)
def test_planted_mistake_is_found(report: Report, path: str, rule: str) -> None:
    page = next(page for page in report["pages"] if urlsplit(page["url"]).path == path)
    assert rule in {finding["rule"] for finding in page["findings"]}


def test_nothing_else_fails(report: Report) -> None:
    """Our own templates are clean, and so is every page without a planted mistake."""
    elsewhere = {
        (page["url"], finding["rule"], finding["origin"]["key"])
        for page in report["pages"]
        for finding in page["findings"]
        if finding["outcome"] == "failed"
        and (urlsplit(page["url"]).path not in PLANTED or finding["origin"]["kind"] == "template")
    }
    assert elsewhere == set()


def test_every_finding_has_a_known_origin(report: Report) -> None:
    origins = {
        (page["url"], finding["selector"], finding["origin"]["kind"])
        for page in report["pages"]
        for finding in page["findings"]
    }
    assert {origin for origin in origins if origin[2] == "unknown"} == set()


def test_each_planted_mistake_is_an_issue_of_its_own(report: Report) -> None:
    """No defect of one page is counted on several, and none of the site's frame is there.

    Doubts may be: text in the charts of goals is for a person to look at, on every such page.
    """
    failed = [issue for issue in report["issues"] if issue["outcome"] == "failed"]
    assert {issue["pages"] for issue in failed} == {1}
    assert {issue["status"] for issue in report["issues"]} == {"new"}


def test_every_rule_has_an_outcome_on_every_page(report: Report) -> None:
    rules = {frozenset(page["rules"]) for page in report["pages"]}
    assert len(rules) == 1
    outcomes = {r["outcome"] for page in report["pages"] for r in page["rules"].values()}
    assert outcomes <= {"passed", "failed", "cantTell", "inapplicable", "untested"}
