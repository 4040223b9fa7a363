"""What the checker reads of its own rows: progress, criteria, numbers of issues."""

import os
import socket
from datetime import timedelta

import psutil
import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries
from wagtail.models import Site

from accessibility.catalogue import title_of
from accessibility.claims import GRACE_AT_THE_END_SECONDS, GRACE_SECONDS, is_abandoned
from accessibility.findings import Impact, Outcome
from accessibility.models import Issue, Scan, ScannedPage
from accessibility.queries.criteria import criterion_results, outcomes_by_criterion
from accessibility.queries.issues import issues_of, rules_seen
from accessibility.queries.pages import Verdict, pages_of, rule_results
from accessibility.queries.progress import (
    Standing,
    can_be_resumed,
    open_scans,
    progress_of,
)
from accessibility.queries.scans import IssueCounts, failures_by_impact, issue_counts
from accessibility.wcag import is_demanded
from tests.accessibility import audits

LONG_AGO = timedelta(seconds=GRACE_SECONDS + 5)


def living_worker() -> str:
    started = int(psutil.Process().create_time())
    return f"{socket.gethostname()}/{os.getpid()}/{started}/1"


def dead_worker() -> str:
    return f"{socket.gethostname()}/{os.getpid()}/1/1"


def waiting_page(scan: Scan, url: str, **fields: object) -> ScannedPage:
    return ScannedPage.objects.create(scan=scan, url=url, **fields)


def aged(scan: Scan) -> Scan:
    """The scan as if everything about it had happened a while ago."""
    moment = timezone.now() - LONG_AGO
    Scan.objects.filter(pk=scan.pk).update(queued_at=moment, started_at=moment)
    scan.pages.exclude(claimed_at=None).update(claimed_at=moment)
    scan.pages.exclude(audited_at=None).update(audited_at=moment)
    scan.refresh_from_db()
    return scan


def test_a_new_scan_waits(site: Site) -> None:
    scan = Scan.objects.create(site=site)
    assert progress_of(scan).standing is Standing.WAITING


def test_a_scan_that_nobody_takes_is_unattended(site: Site) -> None:
    scan = aged(Scan.objects.create(site=site))
    waiting_page(scan, "http://localhost/")
    progress = progress_of(scan)
    assert progress.standing is Standing.UNATTENDED
    assert can_be_resumed(scan, progress)


def test_a_scan_whose_conclusion_failed_can_be_concluded(site: Site) -> None:
    scan = audits.scan_of(site)
    audits.audited(scan, "http://localhost/")
    scan.state = Scan.State.FAILED
    scan.save()
    assert can_be_resumed(scan, progress_of(scan))


def test_a_scan_without_a_page_cannot_be_resumed(site: Site) -> None:
    scan = Scan.objects.create(site=site, state=Scan.State.FAILED)
    assert not can_be_resumed(scan, progress_of(scan))


def test_a_scan_behind_another_is_queued(site: Site) -> None:
    running = audits.scan_of(site)
    audits.audited(running, "http://localhost/")
    behind = aged(Scan.objects.create(site=site))
    assert progress_of(behind).standing is Standing.QUEUED


def test_a_scan_with_a_living_worker_runs(site: Site) -> None:
    scan = audits.scan_of(site)
    running = {"state": ScannedPage.State.RUNNING, "claimed_at": timezone.now()}
    waiting_page(scan, "http://localhost/", claimed_by=living_worker(), **running)
    progress = progress_of(aged(scan))
    assert progress.standing is Standing.RUNNING
    assert not can_be_resumed(scan, progress)


def test_a_scan_whose_worker_died_is_stalled(site: Site) -> None:
    scan = audits.scan_of(site)
    running = {"state": ScannedPage.State.RUNNING, "claimed_at": timezone.now()}
    waiting_page(scan, "http://localhost/", claimed_by=dead_worker(), **running)
    assert progress_of(scan).standing is Standing.RUNNING  # it may just be starting a browser
    progress = progress_of(aged(scan))
    assert progress.standing is Standing.STALLED
    assert can_be_resumed(scan, progress)
    assert open_scans(site.pk) == []


def test_a_file_may_take_its_time_before_a_scan_counts_as_stalled(site: Site) -> None:
    scan = audits.scan_of(site)
    audits.audited(scan, "http://localhost/")
    assert progress_of(aged(scan)).standing is Standing.RUNNING
    assert not is_abandoned(scan, lease_seconds=300)
    older = timezone.now() - timedelta(seconds=GRACE_AT_THE_END_SECONDS + 5)
    Scan.objects.update(queued_at=older, started_at=older)
    scan.pages.update(audited_at=older)
    scan.refresh_from_db()
    assert progress_of(scan).standing is Standing.STALLED
    assert is_abandoned(scan, lease_seconds=300)


def test_a_finished_scan_is_over(scan: Scan) -> None:
    progress = progress_of(scan)
    assert progress.standing is Standing.OVER
    assert not can_be_resumed(scan, progress)


@pytest.mark.parametrize("state", [Scan.State.INTERRUPTED, Scan.State.FAILED])
def test_what_was_given_up_can_be_resumed(site: Site, state: Scan.State) -> None:
    scan = audits.scan_of(site, state=state)
    waiting_page(scan, "http://localhost/")
    assert can_be_resumed(scan, progress_of(scan))


def test_the_time_left_comes_from_the_pages_done(site: Site) -> None:
    scan = audits.scan_of(site)
    done = audits.audited(scan, "http://localhost/")
    ScannedPage.objects.filter(pk=done.pk).update(seconds=2)
    now = {"state": ScannedPage.State.RUNNING, "claimed_at": timezone.now()}
    for number in range(2):
        waiting_page(scan, f"http://localhost/{number}/", claimed_by=living_worker(), **now)
    for number in range(8):
        waiting_page(scan, f"http://localhost/w{number}/")
    assert progress_of(scan).seconds_left == 10


def test_the_worst_outcome_of_its_rules_is_that_of_a_criterion() -> None:
    outcomes = {
        "axe": {"image-alt": "passed", "svg-img-alt": "inapplicable", "link-name": "inapplicable"},
        "static": {"alt-is-file-name": "failed", "link-text-vague": "cantTell"},
    }
    by_criterion = outcomes_by_criterion(outcomes)
    assert by_criterion["1.1.1"] is Outcome.FAILED
    assert by_criterion["2.4.4"] is Outcome.CANT_TELL
    assert by_criterion["4.1.2"] is Outcome.INAPPLICABLE
    assert "1.4.3" not in by_criterion


def test_an_untested_rule_leaves_its_criterion_untested() -> None:
    outcomes = {"axe": {"image-alt": "passed", "svg-img-alt": "untested"}}
    assert outcomes_by_criterion(outcomes)["1.1.1"] is Outcome.UNTESTED


def test_criteria_count_pages_and_issues(scan: Scan) -> None:
    results = {result.criterion.number: result for result in criterion_results(scan)}
    text = results["1.1.1"]
    assert (text.failed, text.passed, text.untested, text.issues) == (2, 0, 0, 1)
    contrast = results["1.4.3"]
    # On one page the rule could not tell; on the other it did not run; the failed page is no page.
    assert (contrast.failed, contrast.cant_tell, contrast.untested) == (0, 1, 1)
    assert contrast.outcome is Outcome.CANT_TELL
    assert results["2.4.2"].outcome is Outcome.PASSED
    assert results["2.1.2"].outcome is Outcome.UNTESTED
    assert results["1.2.2"].outcome is Outcome.INAPPLICABLE


def test_best_practice_fails_no_criterion(scan: Scan) -> None:
    failed = [r.criterion.number for r in criterion_results(scan) if r.outcome is Outcome.FAILED]
    assert failed == ["1.1.1"]


def test_numbers_of_issues_are_kept_apart(scan: Scan) -> None:
    assert issue_counts([scan.pk]) == {scan.pk: IssueCounts(failed=1, cant_tell=1, advice=1)}


def test_numbers_of_many_scans_are_one_query(
    site: Site, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    scans = [audits.small_scan(site) for _ in range(3)]
    with django_assert_num_queries(1):
        counts = issue_counts(scan.pk for scan in scans)
    assert len(counts) == 3


def test_every_rule_is_named_once_however_many_issues_it_has(
    scan: Scan, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    audits.audited(
        audits.scan_of(scan.site),
        "http://localhost/b/",
        findings=[audits.finding(selector=f"main > {tag}", html=f"<{tag}>") for tag in "abp"],
    )
    with django_assert_num_queries(1) as queries:
        seen = rules_seen()
    assert list(seen) == ["color-contrast", "heading-order", "image-alt"]
    assert seen["image-alt"] == title_of("image-alt")
    sql = queries.captured_queries[0]["sql"]
    assert "DISTINCT" in sql
    assert "fingerprint" not in sql


def test_a_rule_that_two_engines_have_is_shown_once(site: Site) -> None:
    ours = audits.finding("page-language-missing", criteria=["3.1.1"])
    outcomes = {"html-has-lang": Outcome.FAILED}
    page = audits.audited(
        audits.scan_of(site), "http://localhost/", findings=[ours], outcomes=outcomes
    )
    shown = [result.rule for results in rule_results(page).values() for result in results]
    assert shown == ["page-language-missing"]


def test_another_engines_rule_stands_alone_where_ours_found_nothing(site: Site) -> None:
    theirs = audits.finding("html-has-lang", criteria=["3.1.1"])
    outcomes = {"page-language-missing": Outcome.PASSED}
    page = audits.audited(
        audits.scan_of(site), "http://localhost/", findings=[theirs], outcomes=outcomes
    )
    results = rule_results(page)
    assert [result.rule for result in results[Verdict.FAILED]] == ["html-has-lang"]
    assert [result.rule for result in results[Verdict.PASSED]] == ["page-language-missing"]


OBLIGATIONS = pytest.mark.parametrize(
    ("criteria", "demanded"),
    [
        (["1.1.1"], True),
        (["4.1.1"], True),  # gone from WCAG 2.2, still in the standard
        (["2.5.8"], False),
        (["2.4.11", "2.5.8"], False),
        (["2.5.8", "4.1.2"], True),
        (["1.4.6"], False),  # level AAA
        ([], False),
    ],
)


@OBLIGATIONS
def test_the_law_demands_what_the_cited_standard_has(criteria: list[str], demanded: bool) -> None:
    assert is_demanded(criteria) is demanded
    assert Issue(criteria=criteria).is_advice is not demanded


@OBLIGATIONS
def test_every_number_tells_advice_from_failure_alike(
    site: Site, criteria: list[str], demanded: bool
) -> None:
    scan = audits.scan_of(site)
    found = audits.finding("some-rule", criteria=criteria, impact=Impact.SERIOUS)
    page = audits.audited(scan, "http://localhost/", findings=[found])
    failed, advice = (1, 0) if demanded else (0, 1)
    assert issue_counts([scan.pk])[scan.pk] == IssueCounts(failed=failed, advice=advice)
    assert failures_by_impact(scan) == ({"serious": 1} if demanded else {})
    row = pages_of(scan).get(pk=page.pk)
    assert (row.failed_issues, row.advice_issues) == (failed, advice)  # type: ignore[attr-defined]
    assert issues_of(scan).get().urgency == (0 if demanded else 2)  # type: ignore[attr-defined]
    assert Issue.objects.demanded().count() == failed
    assert Issue.objects.advised().count() == advice
