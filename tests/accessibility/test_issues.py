"""An issue's life from scan to scan: data in, statuses out, no browser."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import pytest
from wagtail.models import Site

from accessibility import issues
from accessibility.findings import Finding, Impact, Origin, OriginKind, Outcome
from accessibility.models import Issue, IssueChange, Scan, ScannedPage
from tests.accessibility import audits

pytestmark = pytest.mark.django_db
HOME, NEWS, ABOUT = (f"http://localhost/{path}" for path in ("", "aktuelles/", "rathaus/"))
NEW, OPEN, FIXED, REOPENED = Issue.Status
IN_TEMPLATE = audits.finding(origin=audits.TEMPLATE)


def scan_site(
    site: Site, pages: dict[str, Iterable[Finding]], *, failed: Iterable[str] = (), **fields: object
) -> Scan:
    """A finished scan with these findings by address."""
    scan = audits.scan_of(site, **fields)
    for url, findings in pages.items():
        audits.audited(scan, url, findings=findings)
    for url in failed:
        audits.not_audited(scan, url)
    return audits.finished(scan)


def status() -> str:
    return Issue.objects.get().status


def test_defect_of_a_template_is_one_issue_on_many_pages(site: Site) -> None:
    scan = scan_site(site, {url: [IN_TEMPLATE] for url in (HOME, NEWS, ABOUT)})
    issue = Issue.objects.get()
    assert issue.findings.count() == 3
    assert (issue.status, issue.first_scan, issue.last_scan) == (NEW, scan, scan)
    assert (issue.origin_kind, issue.origin_key) == ("template", "includes/header.html")


def test_life_of_an_issue(site: Site) -> None:
    first = scan_site(site, {HOME: [IN_TEMPLATE]})
    assert status() == NEW
    second = scan_site(site, {HOME: [IN_TEMPLATE]})
    assert status() == OPEN
    third = scan_site(site, {HOME: []})
    assert status() == FIXED
    scan_site(site, {HOME: []})
    assert status() == FIXED
    fifth = scan_site(site, {HOME: [IN_TEMPLATE]})
    assert status() == REOPENED
    scan_site(site, {HOME: [IN_TEMPLATE]})
    assert status() == OPEN
    changes = IssueChange.objects.values_list("scan", "status")
    assert list(changes) == [(first.pk, NEW), (third.pk, FIXED), (fifth.pk, REOPENED)]
    assert Issue.objects.get().first_scan == first
    assert second.pk not in {scan for scan, _status in changes}


def test_issue_is_fixed_only_when_no_page_shows_it_any_more(site: Site) -> None:
    scan_site(site, {HOME: [IN_TEMPLATE], NEWS: [IN_TEMPLATE]})
    scan_site(site, {HOME: [], NEWS: [IN_TEMPLATE]})
    assert status() == OPEN
    scan_site(site, {HOME: [], NEWS: []})
    assert status() == FIXED


def test_scan_of_one_page_fixes_nothing_on_the_others(site: Site) -> None:
    scan_site(site, {HOME: [IN_TEMPLATE], NEWS: [IN_TEMPLATE]})
    scan_site(site, {HOME: []}, scope=Scan.Scope.PAGE)
    assert status() != FIXED
    scan_site(site, {NEWS: []}, scope=Scan.Scope.PAGE)
    assert status() == FIXED


def test_page_that_could_not_be_audited_fixes_nothing(site: Site) -> None:
    scan_site(site, {HOME: [IN_TEMPLATE]})
    scan_site(site, {}, failed=[HOME])
    assert status() != FIXED


def test_doubt_and_failure_of_the_same_element_are_two_issues(site: Site) -> None:
    doubt = audits.finding(outcome=Outcome.CANT_TELL, origin=audits.TEMPLATE)
    scan_site(site, {HOME: [IN_TEMPLATE], NEWS: [doubt]})
    assert sorted(Issue.objects.values_list("outcome", flat=True)) == ["cantTell", "failed"]
    assert Issue.objects.values("fingerprint").distinct().count() == 1


def test_same_defect_on_two_sites_is_two_issues(site: Site) -> None:
    other = Site.objects.create(hostname="stadtwerke.example", root_page=site.root_page)
    scan_site(site, {HOME: [IN_TEMPLATE]})
    scan_site(other, {"http://stadtwerke.example/": [IN_TEMPLATE]})
    assert Issue.objects.count() == 2
    scan_site(site, {HOME: []})
    assert dict(Issue.objects.values_list("site__hostname", "status")) == {
        "localhost": FIXED,
        "stadtwerke.example": NEW,
    }


def test_two_places_on_a_page_are_one_issue_with_two_findings(site: Site) -> None:
    places = [audits.finding(selector=f"li:nth-child({n}) > img") for n in (1, 2)]
    scan_site(site, {HOME: places})
    assert Issue.objects.get().findings.count() == 2


def test_worst_come_first(site: Site) -> None:
    findings = [
        audits.finding("a", impact=Impact.MINOR),
        audits.finding("b", impact=Impact.CRITICAL, outcome=Outcome.CANT_TELL),
        audits.finding("c", impact=Impact.CRITICAL),
        audits.finding("d", impact=Impact.SERIOUS),
    ]
    scan_site(site, {HOME: findings})
    assert [issue.rule for issue in Issue.objects.worst_first()] == ["c", "d", "a", "b"]


def test_issue_knows_both_languages_and_its_block(site: Site) -> None:
    block = Origin(OriginKind.BLOCK, "42/body/9f3c", "Bild")
    scan_site(site, {HOME: [audits.finding("link-text-is-url", origin=block)]})
    issue = Issue.objects.get()
    assert (issue.title_de, issue.title_en) == (
        "Linktext ist eine Adresse",
        "Link text is an address",
    )
    assert (issue.origin_key, issue.origin_label) == ("42/body/9f3c", "Bild")


def test_findings_of_the_same_page_cost_no_query_each(
    site: Site, django_assert_max_num_queries: pytest.FixtureRequest
) -> None:
    scan = audits.scan_of(site)
    page = audits.audited(scan, HOME)
    findings = [audits.finding(f"rule-{number}") for number in range(50)]
    with django_assert_max_num_queries(5):  # type: ignore[operator]
        issues.record(page, findings)


DARK, BOTH = (replace(audits.finding(), state=state) for state in ("dark", "desktop, dark"))


def test_rule_that_could_not_be_tested_fixes_nothing(site: Site) -> None:
    scan_site(site, {HOME: [IN_TEMPLATE], NEWS: [IN_TEMPLATE]})
    scan = audits.scan_of(site)
    audits.audited(scan, HOME)
    audits.audited(scan, NEWS, outcomes={IN_TEMPLATE.rule: Outcome.UNTESTED})
    audits.finished(scan)
    assert status() == NEW


@pytest.mark.parametrize(
    ("finding", "visited", "expected"),
    [(DARK, ["dark"], FIXED), (DARK, ["narrow"], NEW), (BOTH, [], FIXED)],
)
def test_what_is_seen_only_in_a_state_is_fixed_only_by_a_look_at_it(
    site: Site, finding: Finding, visited: list[str], expected: str
) -> None:
    thorough: dict[str, Any] = {
        "engines": {"axe": "4.14.1", "live": "1"},
        "configuration": {"states": visited},
    }
    scan_site(site, {HOME: [finding]}, **thorough)
    scan_site(site, {HOME: []}, **thorough)
    assert status() == expected


@pytest.mark.parametrize(("finding", "expected"), [(DARK, NEW), (BOTH, FIXED)])
def test_quick_audit_fixes_what_it_can_see(site: Site, finding: Finding, expected: str) -> None:
    scan_site(site, {HOME: [finding]}, engines={"axe": "4.14.1", "live": "1-quick"})
    scan_site(site, {HOME: []}, engines={"axe": "4.14.1", "live": "1-quick"})
    assert status() == expected


def test_quick_audit_fixes_documents(site: Site) -> None:
    in_file = replace(audits.finding("pdf-not-tagged"), state="document")
    quick = {"axe": "4.14.1", "live": "1-quick"}
    first, second = (audits.scan_of(site, engines=quick) for _ in range(2))
    document: dict[str, Any] = {"kind": ScannedPage.Kind.DOCUMENT}
    audits.audited(first, f"{HOME}plan.pdf", findings=[in_file], **document)
    audits.finished(first)
    ScannedPage.everything.update(is_current=False)
    audits.audited(second, f"{HOME}plan.pdf", **document)
    audits.finished(second)
    assert status() == FIXED


def test_comparison_of_pages_is_not_superseded_before_its_scan_is_concluded(site: Site) -> None:
    same_title = replace(audits.finding("page-title-not-distinct"), engines=("site",))
    scan_site(site, {HOME: [same_title]})
    running = audits.scan_of(site)
    audits.audited(running, HOME)
    scan_site(site, {NEWS: []}, scope=Scan.Scope.PAGE)
    assert status() == NEW
    audits.finished(running)
    assert status() == FIXED
