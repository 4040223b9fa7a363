"""Merges findings into issues and follows an issue's life from scan to scan."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q, QuerySet
from wagtail.models import Site

from accessibility import models
from accessibility.catalogue import title_of
from accessibility.conf import configuration
from accessibility.findings import Finding, Impact, Outcome
from accessibility.models import Issue, IssueChange, Scan, ScannedPage
from accessibility.models.issues import MAX_ORIGIN_CHARS
from accessibility.probes import probe_rules
from accessibility.scan_settings import restored, visited_states
from accessibility.site_rules import all_site_rules
from accessibility.states.names import DESKTOP

_DESCRIPTION = ("impact", "criteria", "act_rules", "title_de", "title_en", "origin_label")
_FIXED = Issue.Status.FIXED
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

    An issue is fixed when every address at which it was seen has a newer complete result without
    it, or is no longer published. A page that could not be audited keeps its last result, and a
    scan with some of the engines only changes no result: neither can fix anything. What a scan did
    not look for, or could not test, stays as it is.
    """
    seen = Issue.objects.filter(findings__scanned_page__scan=scan).distinct()
    _change(seen.filter(first_scan=scan), scan, Issue.Status.NEW)
    _change(seen.filter(status=Issue.Status.FIXED), scan, Issue.Status.REOPENED)
    earlier = (Issue.Status.NEW, Issue.Status.REOPENED)
    untouched = seen.filter(status__in=earlier).exclude(changes__scan=scan)
    Issue.objects.filter(pk__in=untouched.values("pk")).update(status=Issue.Status.OPEN)
    Issue.objects.filter(pk__in=seen.values("pk")).update(last_scan=scan)
    if scan.all_engines:
        unfixed = Issue.objects.filter(site=scan.site).open()
        still_there = _not_superseded(unfixed, scan).values("issue")
        gone = _where_it_was_looked(unfixed.exclude(pk__in=still_there), scan)
        _change(gone.exclude(pk__in=_untested(gone, scan)), scan, _FIXED)


def _where_it_was_looked(
    issues: models.issues.IssueQuerySet, scan: Scan
) -> models.issues.IssueQuerySet:
    """Those that a scan of this depth can see, by the states in which they were seen last.

    What only the states of a page, its pixels or the keyboard show is not looked for by a quick
    audit, and nothing is looked for in a state that its settings leave out.
    """
    conf = restored(configuration(), engines=scan.engines, record=scan.configuration)
    in_states = Q(scanned_page__kind=ScannedPage.Kind.DOCUMENT)
    for state in (DESKTOP, *visited_states(conf)):
        in_states |= Q(state__contains=state)
    last_seen = models.Finding.objects.filter(scanned_page__scan=F("issue__last_scan"))
    visible = issues.filter(pk__in=last_seen.filter(in_states).values("issue"))
    return visible if conf.is_thorough else visible.exclude(rule__in=probe_rules())


def _untested(issues: models.issues.IssueQuerySet, scan: Scan) -> set[int]:
    """Those whose rule could not be tested at an address at which they were seen."""
    found: set[int] = set()
    for engine, rule in issues.order_by().values_list("engine", "rule").distinct():
        of_rule = {f"outcomes__{engine}__{rule}": Outcome.UNTESTED.value}
        pages = ScannedPage.everything.current().filter(scan__site=scan.site, **of_rule)
        of_issue = issues.filter(engine=engine, rule=rule)
        at_them = of_issue.filter(findings__scanned_page__url__in=pages.values("url"))
        found.update(at_them.values_list("pk", flat=True))
    return found


def _not_superseded(issues: models.issues.IssueQuerySet, scan: Scan) -> QuerySet[models.Finding]:
    """Findings at addresses that are still published and have no newer complete result.

    What compares pages is known of a page only once its scan is concluded.
    """
    newer = ScannedPage.everything.current().filter(
        scan__site=scan.site,
        url=OuterRef("scanned_page__url"),
        audited_at__gt=OuterRef("scanned_page__audited_at"),
    )
    concluded = newer.filter(Q(scan=scan) | Q(scan__state=Scan.State.FINISHED))
    of_site = Q(issue__rule__in=all_site_rules())
    is_superseded = (~of_site & Exists(newer)) | (of_site & Exists(concluded))
    findings = models.Finding.objects.filter(~is_superseded, issue__in=issues)
    if scan.scope != Scan.Scope.SITE:
        return findings
    found = ScannedPage.everything.filter(scan=scan)
    is_published = Q(scanned_page__url__in=found.values("url"))
    return findings.filter(is_published | Q(scanned_page__audited_at__gte=scan.created_at))


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
    _refresh(known, findings)
    return known


def _refresh(known: Mapping[Key, Issue], findings: Iterable[Finding]) -> None:
    """Keep what an issue says of itself as the latest findings say it, its impact as the worst."""
    changed: dict[int, Issue] = {}
    for finding in findings:
        issue = known[_key(finding)]
        latest = _description(finding)
        if Impact(issue.impact).rank > finding.impact.rank:
            latest["impact"] = issue.impact
        if any(getattr(issue, name) != value for name, value in latest.items()):
            vars(issue).update(latest)
            changed[issue.pk] = issue
    Issue.objects.bulk_update(changed.values(), _DESCRIPTION)


def _known(site: Site, wanted: Iterable[Key]) -> dict[Key, Issue]:
    fingerprints = {fingerprint for fingerprint, _ in wanted}
    issues = Issue.objects.filter(site=site, fingerprint__in=fingerprints)
    return {(issue.fingerprint, issue.outcome): issue for issue in issues}


def _new_issue(finding: Finding, scan: Scan) -> Issue:
    return Issue(
        site=scan.site,
        fingerprint=finding.fingerprint,
        outcome=finding.outcome.value,
        rule=finding.rule,
        engine=finding.engines[0],
        origin_kind=finding.origin.kind.value,
        origin_key=finding.origin.key[:MAX_ORIGIN_CHARS],
        first_scan=scan,
        last_scan=scan,
        **_description(finding),
    )


def _description(finding: Finding) -> dict[str, Any]:
    """What may change in the life of an issue: rules are reworded, blocks renamed."""
    title = title_of(finding.rule)
    return {
        "impact": finding.impact.value,
        "criteria": list(finding.criteria),
        "act_rules": list(finding.act_rules),
        "title_de": title.de,
        "title_en": title.en,
        "origin_label": finding.origin.label[:MAX_ORIGIN_CHARS],
    }
