"""What shows only when all pages are in: how a scan asks its rules and keeps the answers."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Site

from accessibility import issues, site_checks
from accessibility.engines import SITE
from accessibility.facts import Link, PageFacts
from accessibility.models import Issue, KeptFacts, Scan, ScannedPage
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
    return {url.split("/")[-2]: outcome[SITE][RULE] for url, outcome in rows}


def test_pages_with_the_same_title_are_found(site: Site) -> None:
    scan = scan_of(site, {"a": "Bericht", "b": "  bericht ", "c": "Bericht 2024"})
    site_checks.record(scan)
    assert outcomes(scan) == {"a": "failed", "b": "failed", "c": "passed"}


def test_message_names_the_other_pages(site: Site) -> None:
    scan = scan_of(site, dict.fromkeys("abcde", "Seite"))
    site_checks.record(scan)
    message = scan.pages.get(url__endswith="/a/").findings.get().message_de
    assert "http://stadt.example/b/" in message
    assert message.endswith("und 1 weiteren")


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


def site_outcomes(page: ScannedPage) -> dict[str, str]:
    page.refresh_from_db()
    found: dict[str, str] = page.outcomes[SITE]
    return found


def test_scan_of_a_page_says_nothing_of_what_needs_all_pages(site: Site) -> None:
    scan = audits.scan_of(site, scope=Scan.Scope.PAGE)
    page = audits.audited(scan, "http://stadt.example/a/", document_title="A")
    site_checks.record(scan)
    untested = {
        "component-names-differ",
        "help-order-differs",
        "navigation-names-differ",
        "navigation-order-differs",
        "page-orphaned",
    }
    outcomes = site_outcomes(page)
    assert {rule for rule, outcome in outcomes.items() if outcome == "untested"} == untested
    assert outcomes[RULE] == "passed"


def test_what_a_scan_cannot_tell_is_taken_from_the_last_that_was_compared(site: Site) -> None:
    for is_compared in (True, False):
        scan = audits.scan_of(site)
        audits.audited(scan, "http://stadt.example/a/", document_title="A")
        if is_compared:
            site_checks.record(scan)
    scan = audits.scan_of(site, scope=Scan.Scope.PAGE)
    page = audits.audited(scan, "http://stadt.example/a/", document_title="A")
    site_checks.record(scan)
    assert site_outcomes(page)["navigation-order-differs"] == "passed"


def test_jump_to_a_page_of_an_earlier_scan_needs_a_look(site: Site) -> None:
    target = audits.audited(audits.scan_of(site), "http://stadt.example/b/", document_title="B")
    site_checks.keep_facts(target, PageFacts(places=frozenset()))
    scan = audits.scan_of(site, scope=Scan.Scope.PAGE)
    page = audits.audited(scan, "http://stadt.example/a/", document_title="A")
    link = Link("/b/", "ziele", "Ziele", "main", "/b/#ziele")
    site_checks.keep_facts(page, PageFacts(links=(link,)))
    site_checks.record(scan)
    assert site_outcomes(page)["fragment-elsewhere-missing"] == "cantTell"


def test_page_that_failed_may_be_the_one_that_links_to_another(site: Site) -> None:
    scan = audits.scan_of(site)
    page = audits.audited(scan, "http://stadt.example/a/", document_title="A", page=site.root_page)
    audits.not_audited(scan, "http://stadt.example/b/")
    site_checks.record(scan)
    outcomes = site_outcomes(page)
    assert outcomes["page-orphaned"] == "untested"
    assert outcomes["navigation-order-differs"] == "passed"


def test_facts_are_kept_of_the_latest_result_only(site: Site) -> None:
    for _ in range(2):
        page = audits.audited(audits.scan_of(site), "http://stadt.example/a/")
        site_checks.keep_facts(page, PageFacts(explanations=("easy-read",)))
    [kept] = KeptFacts.objects.all()
    assert kept.page == page


def test_number_of_queries_does_not_grow_with_the_site(site: Site) -> None:
    def queries(pages: int) -> int:
        titles = {str(number): f"Seite {number}" for number in range(pages)}
        scan = scan_of(site, titles)
        with CaptureQueriesContext(connection) as captured:
            site_checks.record(scan)
        return len(captured)

    small = queries(3)
    assert queries(30) <= small


@pytest.mark.parametrize(("hours", "outcome"), [(2, "passed"), (16, "untested")])
def test_menus_of_two_days_are_not_compared(site: Site, hours: int, outcome: str) -> None:
    scan = scan_of(site, {"a": "A", "b": "B"})
    before = timezone.now() - timedelta(hours=hours)
    scan.pages.filter(url__endswith="/a/").update(audited_at=before)
    site_checks.record(scan)
    for page in scan.pages.all():
        found = site_outcomes(page)
        assert {found[rule] for rule in ("navigation-order-differs", "page-orphaned")} == {outcome}
        assert found[RULE] == "passed"
