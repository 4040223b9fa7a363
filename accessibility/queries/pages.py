"""Audited pages with what a list says of each, and one page's result rule by rule."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Count, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from accessibility.catalogue import criteria_of, title_of
from accessibility.findings import Outcome, Text
from accessibility.models import Finding, Scan, ScannedPage
from accessibility.queries.obligation import only_advised

_ORDER = (
    Outcome.FAILED,
    Outcome.CANT_TELL,
    Outcome.UNTESTED,
    Outcome.PASSED,
    Outcome.INAPPLICABLE,
)
"""What needs a person comes first; what an engine could not test is never behind what passed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleResult:
    """What one rule of one engine said of a page."""

    rule: str
    engine: str
    title: Text
    criteria: tuple[str, ...]
    occurrences: int


def pages_of(scan: Scan) -> QuerySet[ScannedPage]:
    """The pages of a scan, each with its numbers of issues; see `with_issue_counts`."""
    return with_issue_counts(scan.pages.select_related("page"))


def with_issue_counts(pages: QuerySet[ScannedPage]) -> QuerySet[ScannedPage]:
    """Pages with the numbers of different issues on each, which are never added up.

    ``failed_issues`` break what the standard demands, ``advice_issues`` what is advised only, and
    ``doubtful_issues`` are for a person to judge.
    """
    failed = Q(issue__outcome=Outcome.FAILED)
    advised = only_advised("issue__criteria")
    return pages.annotate(
        failed_issues=_number_of_issues(failed & ~advised),
        doubtful_issues=_number_of_issues(Q(issue__outcome=Outcome.CANT_TELL)),
        advice_issues=_number_of_issues(failed & advised),
    )


def history_of(page: ScannedPage) -> QuerySet[ScannedPage]:
    """All results of the same address on the same site, with their numbers of issues."""
    same = ScannedPage.objects.filter(scan__site=page.scan.site_id, url=page.url)
    return with_issue_counts(same.select_related("scan"))


def findings_of(page: ScannedPage) -> QuerySet[Finding]:
    """What was found on a page, each with its issue, failures first."""
    findings = page.findings.select_related("issue")
    return findings.order_by("-issue__outcome", "issue__rule", "pk")


def rule_results(page: ScannedPage) -> Mapping[Outcome, list[RuleResult]]:
    """Every rule that had a say on the page by its outcome, in one query."""
    occurrences = dict(page.findings.values_list("issue__rule").annotate(n=Count("pk")).order_by())
    results: dict[Outcome, list[RuleResult]] = {outcome: [] for outcome in _ORDER}
    for engine, outcomes in page.outcomes.items():
        for rule, outcome in sorted(outcomes.items()):
            results[Outcome(outcome)].append(
                RuleResult(
                    rule=rule,
                    engine=engine,
                    title=title_of(rule),
                    criteria=criteria_of(rule),
                    occurrences=occurrences.get(rule, 0),
                )
            )
    return results


def _number_of_issues(condition: Q) -> Coalesce:
    issues = (
        Finding.objects.filter(condition, scanned_page=OuterRef("pk"))
        .order_by()
        .values("scanned_page")
        .annotate(n=Count("issue", distinct=True))
        .values("n")
    )
    return Coalesce(Subquery(issues, output_field=IntegerField()), 0)
