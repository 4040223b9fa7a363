"""What shows only when all pages are in: titles that several pages share."""

import pytest
from wagtail.models import Site

from accessibility import issues, site_checks
from accessibility.models import Issue, Scan
from tests import factories
from tests.accessibility import audits

pytestmark = pytest.mark.django_db
RULE = "page-title-not-distinct"


@pytest.fixture
def site() -> Site:
    factories.home_page()
    return Site.objects.get()


def scan_of(site: Site, titles: dict[str, str], *, language: str = "de") -> Scan:
    """A scan whose pages have these titles by their path."""
    scan = audits.scan_of(site)
    for path, title in titles.items():
        url = f"http://stadt.example/{path}/"
        audits.audited(scan, url, document_title=title, language=language)
    return scan


def outcomes(scan: Scan) -> dict[str, str]:
    rows = scan.pages.values_list("url", "outcomes")
    return {url.split("/")[-2]: outcome[site_checks.ENGINE][RULE] for url, outcome in rows}


def test_pages_with_the_same_title_are_found(site: Site) -> None:
    scan = scan_of(site, {"a": "Bericht", "b": "  bericht ", "c": "Bericht 2024"})
    site_checks.record(scan)
    assert outcomes(scan) == {"a": "failed", "b": "failed", "c": "passed"}


def test_message_names_the_other_pages(site: Site) -> None:
    scan = scan_of(site, dict.fromkeys("abcde", "Seite"))
    site_checks.record(scan)
    message = scan.pages.get(url__endswith="/a/").findings.get().message_de
    assert "http://stadt.example/b/" in message
    assert message.endswith("und 1 weitere")


def test_titles_in_different_languages_are_different(site: Site) -> None:
    scan = scan_of(site, {"a": "Smart City"})
    audits.audited(scan, "http://stadt.example/en/", document_title="Smart City", language="en")
    site_checks.record(scan)
    assert set(outcomes(scan).values()) == {"passed"}


def test_pages_without_a_title_are_another_rules_business(site: Site) -> None:
    scan = scan_of(site, {"a": "", "b": ""})
    site_checks.record(scan)
    assert set(outcomes(scan).values()) == {"passed"}


def test_single_page_is_compared_with_what_is_known_of_the_others(site: Site) -> None:
    site_checks.record(scan_of(site, {"a": "Bericht", "b": "Ausblick"}))
    again = scan_of(site, {"b": "Bericht"})
    site_checks.record(again)
    assert outcomes(again) == {"b": "failed"}


def test_issue_is_fixed_when_the_title_has_changed(site: Site) -> None:
    first = scan_of(site, {"a": "Bericht", "b": "Bericht"})
    site_checks.record(first)
    audits.finished(first)
    second = scan_of(site, {"a": "Bericht 2022", "b": "Bericht 2024"})
    site_checks.record(second)
    issues.settle(second)
    assert {issue.status for issue in Issue.objects.filter(rule=RULE)} == {Issue.Status.FIXED}


def test_scan_with_some_engines_changes_nothing(site: Site) -> None:
    scan = scan_of(site, {"a": "Bericht", "b": "Bericht"})
    scan.all_engines = False
    site_checks.record(scan)
    assert not Issue.objects.exists()
