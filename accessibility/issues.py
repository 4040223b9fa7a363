"""Merges findings into issues and follows an issue's life from scan to scan."""

from collections.abc import Iterable, Mapping

from django.db import transaction
from wagtail.models import Site

from accessibility import models
from accessibility.catalogue import title_of
from accessibility.findings import Finding
from accessibility.models import Issue, IssueChange, Scan, ScannedPage

Key = tuple[str, str]
"""An issue's fingerprint and outcome."""


def record(scanned_page: ScannedPage, findings: Iterable[Finding]) -> None:
    """Store a page's findings, each under its issue; creates the issues that are not there yet."""
    findings = list(findings)
    issues = _issues_for(findings, scan=scanned_page.scan)
    models.Finding.objects.bulk_create(
        models.Finding(
            scanned_page=scanned_page,
            issue=issues[_key(finding)],
            engines=list(finding.engines),
            state=finding.state,
            selector=finding.selector,
            html=finding.html,
            message_de=finding.message.de,
            message_en=finding.message.en,
        )
        for finding in findings
    )


@transaction.atomic
def settle(scan: Scan) -> None:
    """At the end of a scan, say of every issue whether it is new, open, fixed or reopened.

    An issue is fixed when the latest complete result of no page shows it any more. A page that
    could not be audited keeps its last result, and a scan with some of the engines only changes
    no result: neither can fix anything.
    """
    seen = Issue.objects.filter(findings__scanned_page__scan=scan).distinct()
    _change(seen.filter(first_scan=scan), scan, Issue.Status.NEW)
    _change(seen.filter(status=Issue.Status.FIXED), scan, Issue.Status.REOPENED)
    earlier = (Issue.Status.NEW, Issue.Status.REOPENED)
    untouched = seen.filter(status__in=earlier).exclude(changes__scan=scan)
    Issue.objects.filter(pk__in=untouched.values("pk")).update(status=Issue.Status.OPEN)
    Issue.objects.filter(pk__in=seen.values("pk")).update(last_scan=scan)
    if scan.all_engines:
        current = ScannedPage.objects.current().values("pk")
        still_there = models.Finding.objects.filter(scanned_page__in=current).values("issue")
        gone = Issue.objects.filter(site=scan.site).open().exclude(pk__in=still_there)
        _change(gone, scan, Issue.Status.FIXED)


def _change(issues: models.issues.IssueQuerySet, scan: Scan, status: Issue.Status) -> None:
    keys = list(issues.values_list("pk", flat=True))
    IssueChange.objects.bulk_create(
        (IssueChange(issue_id=key, scan=scan, status=status) for key in keys),
        ignore_conflicts=True,
    )
    Issue.objects.filter(pk__in=keys).update(status=status)


def _key(finding: Finding) -> Key:
    return finding.fingerprint, finding.outcome.value


def _issues_for(findings: list[Finding], *, scan: Scan) -> Mapping[Key, Issue]:
    site: Site = scan.site
    wanted = {_key(finding): finding for finding in findings}
    known = _known(site, wanted)
    missing = [_new_issue(wanted[key], scan) for key in wanted.keys() - known.keys()]
    if missing:
        # Another worker may have met the same defect on another page at the same moment.
        Issue.objects.bulk_create(missing, ignore_conflicts=True)
        known = _known(site, wanted)
    return known


def _known(site: Site, wanted: Iterable[Key]) -> dict[Key, Issue]:
    fingerprints = {fingerprint for fingerprint, _ in wanted}
    issues = Issue.objects.filter(site=site, fingerprint__in=fingerprints)
    return {(issue.fingerprint, issue.outcome): issue for issue in issues}


def _new_issue(finding: Finding, scan: Scan) -> Issue:
    title = title_of(finding.rule)
    return Issue(
        site=scan.site,
        fingerprint=finding.fingerprint,
        outcome=finding.outcome.value,
        rule=finding.rule,
        engine=finding.engines[0],
        impact=finding.impact.value,
        criteria=list(finding.criteria),
        act_rules=list(finding.act_rules),
        title_de=title.de,
        title_en=title.en,
        origin_kind=finding.origin.kind.value,
        origin_key=finding.origin.key,
        origin_label=finding.origin.label,
        first_scan=scan,
        last_scan=scan,
    )
