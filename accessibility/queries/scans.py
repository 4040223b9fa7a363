"""Scans with what a list says of each, and the state of a site that its latest scans give."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Count, DurationField, ExpressionWrapper, F, Q
from wagtail.models import Site

from accessibility.findings import OriginKind, Outcome
from accessibility.models import Finding, Issue, IssueChange, Scan, ScannedPage
from accessibility.models.scans import ScanQuerySet
from accessibility.wcag import is_demanded


@dataclass(frozen=True, slots=True)
class IssueCounts:
    """Numbers of issues that are never added up; ``advice`` broke what no law demands."""

    failed: int = 0
    cant_tell: int = 0
    advice: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteState:
    """On what the current issues of a site rest: its last whole scan and what came after it."""

    site: Site
    last_scan: Scan | None
    current_pages: int


def scan_list() -> ScanQuerySet:
    """All scans, with coverage and duration."""
    duration = ExpressionWrapper(F("finished_at") - F("started_at"), output_field=DurationField())
    scans = Scan.objects.with_coverage().annotate(duration=duration)
    return scans.select_related("site", "root_page", "started_by")


def issue_counts(
    scans: Iterable[int], *, kind: str = ScannedPage.Kind.PAGE
) -> Mapping[int, IssueCounts]:
    """The numbers of issues that each scan saw on pages or in documents, by its key; one query."""
    rows = (
        Finding.objects.filter(scanned_page__scan__in=list(scans), scanned_page__kind=kind)
        .values_list("scanned_page__scan", "issue__outcome", "issue__criteria")
        .annotate(number=Count("issue", distinct=True))
        .order_by()
    )
    return _counted(rows)


def changes_by(scan: Scan, *, kind: str = ScannedPage.Kind.PAGE) -> Mapping[str, int]:
    """How many issues of pages or documents are new, fixed or reopened, by status; one query."""
    of_documents = Q(issue__origin_kind=OriginKind.DOCUMENT)
    of_kind = of_documents if kind == ScannedPage.Kind.DOCUMENT else ~of_documents
    rows = IssueChange.objects.filter(of_kind, scan=scan).values_list("status")
    return dict(rows.annotate(number=Count("pk")).order_by())


def failures_by_impact(scan: Scan, *, kind: str = ScannedPage.Kind.PAGE) -> Mapping[str, int]:
    """How many issues on pages or in documents failed what the standard demands, by impact.

    One query.
    """
    findings = Finding.objects.filter(scanned_page__scan=scan, scanned_page__kind=kind)
    issues = Issue.objects.demanded().filter(
        pk__in=findings.values("issue"), outcome=Outcome.FAILED
    )
    return dict(issues.values_list("impact").annotate(number=Count("pk")).order_by())


def site_states() -> list[SiteState]:
    """The state of each site, the default one first; two queries for each."""
    return [state_of(site) for site in Site.objects.order_by("-is_default_site", "hostname")]


def state_of(site: Site) -> SiteState:
    """The state of one site, in two queries."""
    whole = Scan.objects.finished().filter(site=site, scope=Scan.Scope.SITE)
    return SiteState(
        site=site,
        last_scan=whole.with_coverage().first(),
        current_pages=ScannedPage.objects.current().filter(scan__site=site).count(),
    )


def _counted(rows: Iterable[tuple[int, str, list[str], int]]) -> dict[int, IssueCounts]:
    numbers: dict[int, dict[str, int]] = {}
    for key, outcome, criteria, number in rows:
        counts = numbers.setdefault(key, {"failed": 0, "cant_tell": 0, "advice": 0})
        if outcome == Outcome.CANT_TELL:
            counts["cant_tell"] += number
        else:
            counts["failed" if is_demanded(criteria) else "advice"] += number
    return {key: IssueCounts(**counts) for key, counts in numbers.items()}
