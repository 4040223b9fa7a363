"""A scan as plain records, read page by page so that no report is held in memory."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Count, Max, Min, Q
from django.utils.translation import gettext_lazy as _

from accessibility.coverage import Coverage
from accessibility.depth import depth_of
from accessibility.findings import Impact, Outcome
from accessibility.models import Finding, Issue, Scan, ScannedPage

DEMANDED, ADVICE = "demanded", "advice"
"""Whether the cited standard demands what a finding breaks; see `wcag.is_demanded`."""
_CHUNK_ROWS = 100
REMARKS = {
    "dialog": _("The page opened a dialog box; it was closed."),
    "restless": _("The page never came to rest; it was audited as it was."),
}


def page_records(scan: Scan) -> Iterator[dict[str, Any]]:
    """Each page of the scan with findings and rule outcomes, in the shape of ``check_urls``."""
    pages = scan.pages.prefetch_related("findings__issue").order_by("pk")
    yield from map(_record, pages.iterator(chunk_size=_CHUNK_ROWS))


def document_records(scan: Scan) -> Iterator[dict[str, Any]]:
    """Each file that the pages of the scan link, in the same shape, with those pages."""
    documents = scan.documents.prefetch_related("findings__issue", "linked_from").order_by("pk")
    for document in documents.iterator(chunk_size=_CHUNK_ROWS):
        linked_from = [page.url for page in document.linked_from.all()]
        yield _record(document) | {"document_id": document.document_id, "linked_from": linked_from}


def _record(page: ScannedPage) -> dict[str, Any]:
    return {
        "url": page.url,
        "page_id": page.page_id,
        "status": page.state,
        "reason": page.reason,
        "title": page.title,
        "language": page.language,
        "seconds": page.seconds,
        "remarks": page.remarks,
        "findings": [finding_record(finding) for finding in page.findings.all()],
        "rules": rule_outcomes(page.outcomes),
    }


def finding_record(finding: Finding) -> dict[str, Any]:
    """One finding with what its issue knows of it."""
    issue = finding.issue
    return {
        "issue": issue.pk,
        "rule": issue.rule,
        "engines": finding.engines,
        "outcome": issue.outcome,
        "impact": issue.impact,
        "criteria": issue.criteria,
        "obligation": ADVICE if issue.is_advice else DEMANDED,
        "act_rules": issue.act_rules,
        "state": finding.state,
        "selector": finding.selector,
        "document_page": finding.document_page,
        "html": finding.html,
        "message": {"de": finding.message_de, "en": finding.message_en},
        "origin": {"kind": issue.origin_kind, "key": issue.origin_key},
    }


def issue_records(scan: Scan) -> Iterator[dict[str, Any]]:
    """The issues that the scan saw, the worst first, with the numbers of their places in it."""
    in_scan = Q(findings__scanned_page__scan=scan)
    in_document = Q(findings__scanned_page__kind=ScannedPage.Kind.DOCUMENT)
    issues = Issue.objects.filter(in_scan).annotate(
        occurrences=Count("findings", filter=in_scan, distinct=True),
        page_count=Count("findings__scanned_page", filter=in_scan & ~in_document, distinct=True),
        document_count=Count("findings__scanned_page", filter=in_scan & in_document, distinct=True),
        example_url=Min("findings__scanned_page__url", filter=in_scan),
        change=Max("changes__status", filter=Q(changes__scan=scan)),
    )
    for issue in issues.worst_first():
        yield {
            "id": issue.pk,
            "rule": issue.rule,
            "title": {"de": issue.title_de, "en": issue.title_en},
            "outcome": issue.outcome,
            "impact": issue.impact,
            "criteria": issue.criteria,
            "best_practice": issue.is_best_practice,
            "advice": issue.is_advice,
            "status": issue.change or Issue.Status.OPEN.value,
            "origin": {
                "kind": issue.origin_kind,
                "key": issue.origin_key,
                "label": issue.origin_label,
            },
            "occurrences": issue.occurrences,
            "pages": issue.page_count,
            "documents": issue.document_count,
            "example": issue.example_url,
        }


def scan_record(scan: Scan) -> dict[str, Any]:
    """The scan itself with its coverage, which belongs beside every number."""
    return {
        "id": scan.pk,
        "site": scan.site.hostname,
        "scope": scan.scope,
        "state": scan.state,
        "reason": scan.reason,
        "engines": scan.engines,
        "all_engines": scan.all_engines,
        "depth": depth_of(scan.engines),
        "configuration": scan.configuration,
        "started": scan.started_at.isoformat() if scan.started_at else None,
        "finished": scan.finished_at.isoformat() if scan.finished_at else None,
        "coverage": _coverage_record(scan.coverage),
        "document_coverage": _coverage_record(scan.document_coverage),
    }


def _coverage_record(coverage: Coverage) -> dict[str, int]:
    return {
        "found": coverage.found,
        "audited": coverage.audited,
        "failed": coverage.failed,
        "skipped": coverage.skipped,
        "remaining": coverage.remaining,
    }


def rule_outcomes(outcomes: dict[str, dict[str, str]]) -> dict[str, dict[str, str]]:
    """Outcome and engine by rule, from the outcomes by engine."""
    return {
        rule: {"outcome": outcome, "engine": engine}
        for engine, by_rule in outcomes.items()
        for rule, outcome in by_rule.items()
    }


def unaudited_pages(scan: Scan) -> Iterator[ScannedPage]:
    """Pages without a result and files that could not be read, each with its reason."""
    yield from scan.pages.exclude(state=ScannedPage.State.DONE).order_by("pk")
    yield from scan.documents.filter(state=ScannedPage.State.FAILED).order_by("pk")


def failures_at(scan: Scan, impact: Impact) -> tuple[int, int]:
    """How many issues FAILED with at least this impact: of what is demanded, of what is advised."""
    impacts = [other.value for other in Impact if other.rank >= impact.rank]
    found = Finding.objects.filter(scanned_page__scan=scan).values("issue")
    failed = Issue.objects.filter(pk__in=found, outcome=Outcome.FAILED.value, impact__in=impacts)
    demanded = failed.demanded().count()
    return demanded, failed.count() - demanded
