"""The contract of ``manage.py audit``: arguments, exit status, formats."""

import csv
import io
import json
import os
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from django.core.management import CommandError, call_command
from django.core.management.base import OutputWrapper
from django.utils import translation
from wagtail.models import Page, Site

from accessibility.findings import Impact, Outcome
from accessibility.management.arguments import write_report
from accessibility.management.commands.audit import Command, _find_page
from accessibility.models import Scan
from pages.models import ContentPage
from tests import factories
from tests.accessibility import audits
from tests.accessibility.audit_process import AuditProcess
from tests.accessibility.bad_server import PAGES, BadServer, serving

Captured = pytest.CaptureFixture[str]


def audit(*arguments: str) -> int:
    """The command's exit status, in English."""
    with translation.override("en"):
        try:
            call_command("audit", *arguments)
        except SystemExit as ending:
            return int(ending.code or 0)
    return 0


def refusal(*arguments: str) -> str:
    """What the command says when it cannot run; checks the exit status."""
    with translation.override("en"), pytest.raises(CommandError) as caught:
        call_command("audit", *arguments)
    assert caught.value.returncode == 2
    return str(caught.value)


@pytest.fixture
def whole_scan(site: Site) -> Scan:
    """A finished scan with a serious failure, a critical doubt and critical advice."""
    scan = audits.scan_of(site)
    serious = audits.finding(impact=Impact.SERIOUS)
    audits.audited(scan, "http://localhost/", findings=[serious], title="=Start; ganz „vorn“")
    return audits.finished(scan)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("level", "status"),
    [("minor", 1), ("moderate", 1), ("serious", 1), ("critical", 0), ("none", 0)],
)
def test_status_tells_of_failures_from_a_level(whole_scan: Scan, level: str, status: int) -> None:
    assert audit("--resume", str(whole_scan.pk), "--fail-on", level) == status


@pytest.mark.django_db
def test_status_tells_of_serious_failures_by_default(whole_scan: Scan) -> None:
    assert audit("--resume", str(whole_scan.pk)) == 1


@pytest.mark.django_db
def test_doubts_never_set_the_status(site: Site) -> None:
    scan = audits.scan_of(site)
    doubt = audits.finding(outcome=Outcome.CANT_TELL, impact=Impact.CRITICAL)
    audits.audited(scan, "http://localhost/", findings=[doubt])
    audits.finished(scan)
    assert audit("--resume", str(scan.pk), "--fail-on", "minor") == 0


@pytest.mark.django_db
def test_advice_sets_the_status_as_any_failure_does(site: Site, capsys: Captured) -> None:
    scan = audits.scan_of(site)
    advice = audits.finding("heading-order", impact=Impact.SERIOUS, criteria=[])
    audits.audited(scan, "http://localhost/", findings=[advice])
    audits.finished(scan)
    assert audit("--resume", str(scan.pk)) == 1
    reason = "Exit status 1: with --fail-on serious, 0 failed and 1 of advice count.\n"
    assert capsys.readouterr().out.endswith(reason)
    assert audit("--resume", str(scan.pk), "--fail-on", "critical") == 0
    assert "Exit status" not in capsys.readouterr().out


@pytest.mark.django_db
def test_a_scan_is_not_resumed_with_other_engines(site: Site) -> None:
    scan = audits.finished(audits.scan_of(site, engines={"axe": "4.14.1", "live": "1"}))
    said = refusal("--resume", str(scan.pk), "--engine", "axe")
    assert f"Scan {scan.pk} goes on with the engines that it was begun with: axe, live." in said
    assert audit("--resume", str(scan.pk), "--engine", "live", "axe") == 0


def test_a_reader_may_stop_before_the_end_of_the_report() -> None:
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "w") as stream:
        write_report(["x" * 100_000, "y"], "", OutputWrapper(stream))
        stream.write("z")


@pytest.mark.django_db
def test_page_that_could_not_be_audited_sets_the_status_and_is_named(
    scan: Scan, capsys: Captured
) -> None:
    assert audit("--resume", str(scan.pk), "--fail-on", "none") == 2
    errors = capsys.readouterr().err
    assert "http://localhost/langsam/: The page did not finish loading within 20 seconds" in errors


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--site", "fremd.example"], "no site “fremd.example”. Known sites: localhost"),
        (["--page", "4711"], "no page “4711”"),
        (["--page", "/gibt/es/nicht/"], "no page “/gibt/es/nicht/”"),
        (["--engine", "hexe"], "no engine “hexe”. Choose from: axe, accesslint, static, live"),
        (["--engine", "documents"], "“documents” cannot be chosen: it runs by itself at the end"),
        (["--resume", "4711"], "no scan 4711"),
        (["--resume", "0"], "no scan 0"),
        (["--output", "/nowhere/report.txt"], "/nowhere/report.txt cannot be written"),
    ],
)
def test_what_cannot_be_done_is_said_before_anything_is_done(
    site: Site, arguments: list[str], said: str
) -> None:
    assert said in refusal(*arguments)
    assert not Scan.objects.exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--base-url", "rathaus"], "“rathaus” is not a web address"),
        (["--workers", "0"], "“0” is not a number from 1"),
        (["--format", "pdf"], "invalid choice"),
        (["--fail-on", "always"], "invalid choice"),
        (["--resume", "gestern"], "invalid int value"),
    ],
)
def test_arguments_that_make_no_sense(arguments: list[str], said: str, capsys: Captured) -> None:
    parser = Command().create_parser("manage.py", "audit")
    parser.called_from_command_line = True
    with translation.override("en"), pytest.raises(SystemExit) as caught:
        parser.parse_args(arguments)
    assert caught.value.code == 2
    assert said in capsys.readouterr().err


@pytest.mark.parametrize(
    ("variables", "said"),
    [
        ({"LANG": "en_GB.UTF-8"}, "“0” is not a number from 1"),
        ({"LANG": "de_DE.UTF-8"}, "„0“ ist keine Zahl ab 1"),
        ({"LANG": "C.UTF-8"}, "„0“ ist keine Zahl ab 1"),
        ({}, "„0“ ist keine Zahl ab 1"),
        ({"LANG": "en_US.UTF-8", "LANGUAGE": "de:en"}, "„0“ ist keine Zahl ab 1"),
    ],
)
def test_the_language_is_that_of_the_shell(
    variables: dict[str, str], said: str, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(SystemExit):
        Command().run_from_argv(["manage.py", "audit", "--workers", "0"])
    assert said in capsys.readouterr().err


@pytest.mark.django_db
def test_draft_is_nothing_to_audit(site: Site) -> None:
    page = factories.add_page(ContentPage, parent=site.root_page, title="Entwurf")
    page.unpublish()
    assert "“Entwurf” is not published" in refusal("--page", str(page.pk))


@pytest.mark.django_db
def test_text_begins_with_the_coverage(scan: Scan, capsys: Captured) -> None:
    audit("--resume", str(scan.pk))
    lines = capsys.readouterr().out.splitlines()
    assert lines[1] == "Coverage: 2 of 3 pages audited, 1 failed, 0 open"
    assert [line for line in lines if line.endswith(": 1")] == [
        "Failed: 1",
        "Advice: 1",
        "Needs a look: 1",
        "Not audited: 1",
    ]


@pytest.mark.django_db
def test_json_has_scan_issues_and_pages(scan: Scan, capsys: Captured) -> None:
    audit("--resume", str(scan.pk), "--format", "json")
    report: dict[str, Any] = json.loads(capsys.readouterr().out)
    assert set(report) == {"scan", "issues", "pages", "documents"}
    assert report["scan"]["coverage"] == {
        "found": 3,
        "audited": 2,
        "failed": 1,
        "skipped": 0,
        "remaining": 0,
    }
    assert (report["issues"][0]["rule"], report["issues"][0]["pages"]) == ("image-alt", 2)
    assert [page["status"] for page in report["pages"]] == ["done", "done", "failed"]
    assert report["pages"][0]["rules"]["video-caption"] == {
        "outcome": "inapplicable",
        "engine": "axe",
    }


@pytest.mark.django_db
def test_csv_opens_in_a_german_spreadsheet_and_starts_no_formula(
    whole_scan: Scan, tmp_path: Path
) -> None:
    path = tmp_path / "report.csv"
    audit("--resume", str(whole_scan.pk), "--format", "csv", "--output", str(path))
    text = path.read_bytes().decode("utf-8-sig")
    (row,) = csv.DictReader(io.StringIO(text, newline=""), delimiter=";")
    assert row["title"] == "'=Start; ganz „vorn“"
    assert (row["rule"], row["outcome"], row["criteria"]) == ("image-alt", "failed", "1.1.1")


@pytest.mark.django_db
def test_csv_has_a_line_for_a_page_that_could_not_be_audited(scan: Scan, capsys: Captured) -> None:
    audit("--resume", str(scan.pk), "--format", "csv")
    out = capsys.readouterr().out.removeprefix("\ufeff")
    rows = list(csv.DictReader(io.StringIO(out, newline=""), delimiter=";"))
    assert [row["outcome"] for row in rows].count("untested") == 1
    assert rows[-1]["url"] == "http://localhost/langsam/"
    assert rows[-1]["message"].startswith("The page did not finish loading")


@pytest.mark.django_db
def test_junit_counts_what_it_holds(scan: Scan, capsys: Captured) -> None:
    audit("--resume", str(scan.pk), "--format", "junit")
    suites = ET.fromstring(capsys.readouterr().out)  # noqa: S314 - our own report
    assert len(suites) == 3
    for suite in suites:
        assert int(suite.attrib["tests"]) == len(suite.findall("testcase"))
        for name, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
            assert int(suite.attrib[name]) == len(suite.findall(f"testcase/{tag}")), name
    assert [suite.attrib["errors"] for suite in suites] == ["0", "0", "1"]
    assert suites[0].findall("testcase/failure")[0].attrib["message"] == "1 × image-alt"


@pytest.mark.django_db
def test_report_is_written_whole_or_not_at_all(
    scan: Scan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "report.json"
    path.write_text("before")
    breaking = audits.finding().message

    def break_off(_scan: Scan) -> Any:
        yield breaking.de
        raise KeyError("halfway")

    monkeypatch.setattr("accessibility.exporters.json.render", break_off)
    with pytest.raises(KeyError):
        call_command("audit", "--resume", scan.pk, "--format", "json", "--output", str(path))
    assert path.read_text() == "before"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ("/", "start"),
        ("/en/", "start-en"),
        ("eins", "eins"),
        ("/eins/zwei/", "eins/zwei"),
        ("/%C3%BCber-uns/", "über-uns"),
        ("/über-uns", "über-uns"),
    ],
)
def test_page_is_chosen_by_its_whole_path(site: Site, wanted: str, found: str) -> None:
    home = site.root_page.specific
    one = factories.add_page(ContentPage, parent=home, title="Eins")
    pages = {
        "start": home,
        "start-en": factories.english_home(home),
        "eins": one,
        "eins/zwei": factories.add_page(ContentPage, parent=one, title="Zwei"),
        "zwei": factories.add_page(ContentPage, parent=home, title="Zwei"),
        "über-uns": factories.add_page(ContentPage, parent=home, title="Über uns"),
    }
    # As pages are found that were made when addresses could still have umlauts.
    path = f"{home.url_path}über-uns/"
    Page.objects.filter(pk=pages["über-uns"].pk).update(slug="über-uns", url_path=path)
    assert _find_page(site, wanted).pk == pages[found].pk


@pytest.mark.django_db(transaction=True)
def test_chosen_pages_are_audited_at_another_server(tmp_path: Path) -> None:
    home = factories.home_page()
    one, two, _three = (
        factories.add_page(ContentPage, parent=home, title=title)
        for title in ("Eins", "Zwei", "Drei")
    )
    factories.add_page(ContentPage, parent=one, title="Zwei")
    path = tmp_path / "report.json"
    choice = ["--page", str(one.pk), "/zwei/", "--page", "/", "--engine", "axe"]
    with serving(BadServer(default=PAGES["/no-alt"])) as server:
        base = ["--base-url", server.url("")]
        output = ["--format", "json", "--output", str(path)]
        assert audit("--site", "localhost", *choice, *base, *output, "--workers", "1") == 1
        assert {p for p in server.requests if p != "/favicon.ico"} == {"/eins/", "/zwei/", "/"}
    report = json.loads(path.read_text())
    assert [page["page_id"] for page in report["pages"]] == [one.pk, two.pk, home.pk]
    assert list(report["scan"]["engines"]) == ["axe"]
    assert report["pages"][0]["rules"]["image-alt"] == {"outcome": "failed", "engine": "axe"}
    assert path.stat().st_mode & 0o777 == 0o644


@pytest.mark.django_db(transaction=True)
def test_refusal_reaches_the_shell() -> None:
    factories.home_page()
    with AuditProcess("--site", "fremd.example") as process:
        status, output, errors = process.finish()
    assert (status, output) == (2, "")
    assert "fremd.example" in errors
    assert "Traceback" not in errors
