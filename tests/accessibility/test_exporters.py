"""What reports say of a scan beyond the contract of the command line."""

import csv
import io
from xml.etree import ElementTree as ET

import pytest
from django.utils import translation
from wagtail.models import Site

from accessibility.exporters import exporter
from accessibility.findings import Impact, Outcome
from accessibility.models import Scan
from tests.accessibility import audits


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("language", "words"),
    [("de", ["kritisch", "schwerwiegend", "mittel"]), ("en", ["critical", "serious", "moderate"])],
)
def test_text_speaks_of_impact_in_the_readers_language(
    scan: Scan, language: str, words: list[str]
) -> None:
    with translation.override(language):
        lines = "".join(exporter("text").render(scan)).splitlines()
    rules = ("image-alt", "color-contrast", "heading-order")
    of_issues = {rule: line for line in lines for rule in rules if f" {rule} " in line}
    assert {of_issues[rule].split()[0] for rule in rules} == set(words)
    assert len({of_issues[rule].index(rule) for rule in rules}) == 1, "in columns"


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["json", "csv"])
def test_programs_are_told_impact_in_the_words_of_axe(scan: Scan, name: str) -> None:
    with translation.override("de"):
        report = "".join(exporter(name).render(scan))
    assert "critical" in report
    assert "kritisch" not in report


@pytest.fixture
def advised(site: Site) -> Scan:
    """A scan with a failure that the law demands to mend, and three that are advice only."""
    scan = audits.scan_of(site)
    found = [
        audits.finding("image-alt"),
        audits.finding("heading-order", criteria=[]),
        audits.finding("target-size", criteria=["2.5.8"]),
        audits.finding("color-contrast-enhanced", criteria=["1.4.6"]),
    ]
    audits.audited(scan, "http://localhost/", findings=found)
    return audits.finished(scan)


@pytest.mark.django_db
def test_junit_marks_what_no_law_demands(advised: Scan) -> None:
    suite = ET.fromstring("".join(exporter("junit").render(advised)))[0]  # noqa: S314 - our own report
    marks = {
        case.attrib["name"]: (failure.attrib["type"], failure.attrib["message"])
        for case in suite
        for failure in case.findall("failure")
    }
    assert marks.pop("image-alt") == ("demanded", "1 × image-alt")
    assert marks == {rule: ("advice", f"advice: 1 × {rule}") for rule in marks}
    assert len(marks) == 3


@pytest.mark.django_db
def test_csv_tells_advice_from_what_the_law_demands(advised: Scan) -> None:
    report = "".join(exporter("csv").render(advised)).removeprefix("\ufeff")
    rows = csv.DictReader(io.StringIO(report, newline=""), delimiter=";")
    assert {row["rule"]: row["obligation"] for row in rows} == {
        "image-alt": "demanded",
        "heading-order": "advice",
        "target-size": "advice",
        "color-contrast-enhanced": "advice",
    }


@pytest.mark.django_db
def test_junit_does_not_count_doubts_as_failures(site: Site) -> None:
    scan = audits.scan_of(site)
    doubt = audits.finding(outcome=Outcome.CANT_TELL, impact=Impact.MINOR, selector="#doubt")
    failed = {"image-alt": Outcome.FAILED}
    found = [audits.finding(selector="#failed"), doubt]
    audits.audited(scan, "http://localhost/", findings=found, outcomes=failed)
    (suite,) = ET.fromstring("".join(exporter("junit").render(audits.finished(scan))))  # noqa: S314 - our own report
    (failure,) = suite.findall("testcase/failure")
    assert failure.attrib["message"] == "1 × image-alt"
    assert (failure.text or "").splitlines() == [
        "#failed: The image lacks a text",
        "cantTell: #doubt: The image lacks a text",
    ]
