"""The whole way on real parts: an empty database, the demo town, an audit, and what it found."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.conf import settings

from accessibility.depth import QUICK, THOROUGH
from accessibility.management.arguments import ExitStatus
from pages.demo.planted import PLANTED, PLANTED_IN_DOCUMENTS

pytestmark = pytest.mark.once

Report = dict[str, Any]
A_PAGE_OF_EACH_TYPE = (
    "/",
    "/organisation/",
    "/hilfe/glossar/",
    "/barrierefreiheit/",
    "/strategie/",
    "/strategie/massnahmen/",
    "/strategie/netze-und-infrastruktur/",
    "/strategie/digitale-verwaltung/gut-organisiert/",
    "/strategie/digitale-verwaltung/dienste-online/online-dienste/",
    "/organisation/ratsantrag-2021/",
    "/organisation/ratsantrag-2021/organisation-finden/",
    "/organisation/finanzen/",
    "/organisation/nachpruefung-2022/",
    "/organisation/it-dienste/",
    "/organisation/it-dienste/fachprogramm-einwohnerwesen/",
    "/organisation/organisationsvergleich/",
    "/organisation/organisationsvergleich/digitales-buero/",
    "/berichte/digitalisierungsbericht-2024/",
    "/berichte/digitalisierungsbericht-2024/zahlen/",
    "/aktuelles/",
    "/aktuelles/bericht-2024-erschienen/",
    "/bibliothek/",
    "/bibliothek/antrag-2021/",
    "/en/",
    "/en/strategy/",
    "/en/accessibility/",
)


Audit = Callable[..., Report]


@pytest.fixture(scope="module")
def audit(tmp_path_factory: pytest.TempPathFactory) -> Audit:
    """Audits the demo site by the command line and gives the JSON report."""
    folder = tmp_path_factory.mktemp("audit")
    surroundings = os.environ | {
        "DATABASE_URL": f"sqlite:///{folder / 'demo.sqlite3'}",
        "DJANGO_SETTINGS_MODULE": "cms.settings.dev",
        "MEDIA_ROOT": str(folder / "media"),
    }

    def manage(*arguments: str, **more: str) -> int:
        command = [sys.executable, "manage.py", *arguments]
        return subprocess.run(
            command, check=False, env=surroundings | more, cwd=settings.BASE_DIR
        ).returncode

    def audited(*arguments: str, depth: str) -> Report:
        output = folder / f"{depth}.json"
        to_file = ("--format=json", f"--output={output}")
        status = manage("audit", *arguments, *to_file, AUDIT_DEPTH=depth)
        assert status == ExitStatus.FINDINGS
        found: Report = json.loads(output.read_text())
        return found

    assert manage("migrate", "--verbosity=0") == ExitStatus.CLEAN
    assert manage("load_demo") == ExitStatus.CLEAN
    return audited


@pytest.fixture(scope="module")
def report(audit: Audit) -> Report:
    """Every page of the demo site, as it opens on a desktop."""
    return audit(depth=QUICK)


@pytest.fixture(scope="module")
def thorough_report(audit: Audit, report: Report) -> Report:
    """A page of each type, and those with planted mistakes, in every state and by keyboard."""
    assert report["pages"]  # the first audit was of the whole site
    pages = [f"--page={path}" for path in (*A_PAGE_OF_EACH_TYPE, *PLANTED)]
    return audit(*pages, depth=THOROUGH)


@pytest.fixture(scope="module")
def every_page(report: Report, thorough_report: Report) -> list[dict[str, Any]]:
    """The pages of both reports."""
    return [*report["pages"], *thorough_report["pages"]]


def test_every_page_is_audited(report: Report, every_page: list[dict[str, Any]]) -> None:
    coverage = report["scan"]["coverage"]
    assert coverage["found"] >= 40
    assert coverage["audited"] == coverage["found"]
    assert [page["reason"] for page in every_page if page["reason"]] == []


@pytest.mark.parametrize(
    ("path", "rule"), [(path, rule) for path, rules in PLANTED.items() for rule in rules]
)
def test_planted_mistake_is_found(every_page: list[dict[str, Any]], path: str, rule: str) -> None:
    pages = [page for page in every_page if urlsplit(page["url"]).path == path]
    assert rule in {finding["rule"] for page in pages for finding in page["findings"]}


def test_mistakes_planted_in_documents_are_found_and_no_others(report: Report) -> None:
    failed = {
        (document["url"].rpartition("/")[2], finding["rule"])
        for document in report["documents"]
        for finding in document["findings"]
        if finding["outcome"] == "failed"
    }
    assert failed == {
        (name, rule) for name, rules in PLANTED_IN_DOCUMENTS.items() for rule in rules
    }


def test_files_that_the_site_makes_itself_are_checked(report: Report) -> None:
    made = [each for each in report["documents"] if each["url"].endswith("/pdf/")]
    assert made
    assert all(each["status"] == "done" and each["linked_from"] for each in made)
    assert report["scan"]["document_coverage"]["failed"] == 0


def test_bad_documents_are_linked_from_pages_with_planted_mistakes(report: Report) -> None:
    linking = {
        urlsplit(url).path
        for document in report["documents"]
        for url in document["linked_from"]
        if document["url"].endswith(tuple(PLANTED_IN_DOCUMENTS))
    }
    assert linking
    assert linking <= PLANTED.keys()


def test_nothing_else_fails(every_page: list[dict[str, Any]]) -> None:
    """Our own templates are clean, and so is every page without a planted mistake."""
    elsewhere = {
        (page["url"], finding["rule"], finding["origin"]["key"])
        for page in every_page
        for finding in page["findings"]
        if finding["outcome"] == "failed"
        and (urlsplit(page["url"]).path not in PLANTED or finding["origin"]["kind"] == "template")
    }
    assert elsewhere == set()


def test_every_finding_has_a_known_origin(every_page: list[dict[str, Any]]) -> None:
    origins = {
        (page["url"], finding["selector"], finding["origin"]["kind"])
        for page in every_page
        for finding in page["findings"]
    }
    assert {origin for origin in origins if origin[2] == "unknown"} == set()


def test_each_planted_mistake_is_an_issue_of_its_own(report: Report) -> None:
    """No defect of one page is counted on several, and none of the site's frame is there.

    Doubts may be: text in the charts of goals is for a person to look at, on every such page.
    """
    failed = [issue for issue in report["issues"] if issue["outcome"] == "failed"]
    assert {issue["pages"] + issue["documents"] for issue in failed} == {1}
    assert {issue["status"] for issue in report["issues"]} == {"new"}


def test_every_rule_has_an_outcome_on_every_page(report: Report, thorough_report: Report) -> None:
    for pages in (report["pages"], thorough_report["pages"]):
        assert len({frozenset(page["rules"]) for page in pages}) == 1
    pages = [*report["pages"], *thorough_report["pages"]]
    outcomes = {r["outcome"] for page in pages for r in page["rules"].values()}
    assert outcomes <= {"passed", "failed", "cantTell", "inapplicable", "untested"}
