"""Audited pages with what a list says of each, and one page's result rule by rule."""

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from enum import StrEnum

from django.db.models import (
    Case,
    Count,
    IntegerField,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    Subquery,
    When,
)
from django.db.models.functions import Coalesce

from accessibility.catalogue import criteria_of, title_of
from accessibility.findings import Outcome, Text
from accessibility.models import Finding, Scan, ScannedPage
from accessibility.models.obligation import is_demanded_of
from accessibility.rules import all_rules
from accessibility.wcag import is_demanded


class Verdict(StrEnum):
    """What a page's result says of a rule, in the order in which people need it.

    As the outcomes, only that what no law demands stands apart; what could not be tested is never
    behind what passed.
    """

    FAILED = "failed"
    CANT_TELL = "cantTell"
    ADVICE = "advice"
    UNTESTED = "untested"
    PASSED = "passed"
    INAPPLICABLE = "inapplicable"


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleResult:
    """What one rule of one engine said of a page, with the findings that show it."""

    rule: str
    engine: str
    title: Text
    criteria: tuple[str, ...]
    findings: tuple[Finding, ...] = ()


def pages_of(scan: Scan) -> QuerySet[ScannedPage]:
    """The pages of a scan, each with its numbers of issues; see `with_issue_counts`."""
    return with_issue_counts(scan.pages.select_related("page"))


def documents_of(scan: Scan) -> QuerySet[ScannedPage]:
    """The files that the pages of a scan link, each with its numbers of issues."""
    return with_issue_counts(scan.documents)


def with_issue_counts(pages: QuerySet[ScannedPage]) -> QuerySet[ScannedPage]:
    """Pages with the numbers of different issues on each, which are never added up.

    ``failed_issues`` break what the standard demands, ``advice_issues`` what is advised only, and
    ``doubtful_issues`` are for a person to judge. They are None where nothing was audited.
    """
    failed = Q(issue__outcome=Outcome.FAILED)
    demanded = is_demanded_of("issue__criteria")
    return pages.annotate(
        failed_issues=_number_of_issues(failed & demanded),
        doubtful_issues=_number_of_issues(Q(issue__outcome=Outcome.CANT_TELL)),
        advice_issues=_number_of_issues(failed & ~demanded),
    )


def history_of(page: ScannedPage) -> QuerySet[ScannedPage]:
    """All results of the same page or document on the same site, with their numbers of issues.

    Each has its scan with coverage; two queries.
    """
    scans = Prefetch("scan", queryset=Scan.objects.with_coverage())
    return with_issue_counts(results_of_same(page).prefetch_related(scans))


def results_of_same(page: ScannedPage) -> QuerySet[ScannedPage]:
    """All results of the same address or, as a document's may change, of the same document."""
    same = Q(url=page.url)
    if page.document_id:
        same |= Q(document=page.document_id)
    return ScannedPage.everything.filter(same, scan__site=page.scan.site_id)


def rule_results(page: ScannedPage) -> Mapping[Verdict, list[RuleResult]]:
    """Every rule that had a say on the page by verdict, in one query.

    A rule that failed at one element and could not tell at another stands under both. Another
    engine's rule whose findings are shown under the rule of ours that is the same is left out.
    """
    findings: dict[tuple[str, str], list[Finding]] = {}
    for finding in page.findings.select_related("issue").order_by("pk"):
        findings.setdefault((finding.issue.rule, finding.issue.outcome), []).append(finding)
    found = {rule for rule, _ in findings}
    results: dict[Verdict, list[RuleResult]] = {verdict: [] for verdict in Verdict}
    for engine, outcomes in page.outcomes.items():
        for rule, value in sorted(outcomes.items()):
            if _is_told_by_ours(rule, found):
                continue
            for outcome in _outcomes_shown(rule, Outcome(value), findings):
                result = RuleResult(
                    rule=rule,
                    engine=engine,
                    title=title_of(rule),
                    criteria=criteria_of(rule),
                    findings=tuple(findings.get((rule, outcome), ())),
                )
                results[_verdict(outcome, result.criteria)].append(result)
    return results


def _is_told_by_ours(rule: str, found: Set[str]) -> bool:
    same = {own.id for own in all_rules().values() if rule in own.same_as}
    return rule not in found and not same.isdisjoint(found)


def _outcomes_shown(
    rule: str, outcome: Outcome, findings: Mapping[tuple[str, str], object]
) -> Iterator[Outcome]:
    yield outcome
    if outcome is Outcome.FAILED and (rule, Outcome.CANT_TELL) in findings:
        yield Outcome.CANT_TELL


def _verdict(outcome: Outcome, criteria: tuple[str, ...]) -> Verdict:
    if outcome is Outcome.FAILED and not is_demanded(criteria):
        return Verdict.ADVICE
    return Verdict(outcome.value)


def _number_of_issues(condition: Q) -> Case:
    issues = (
        Finding.objects.filter(condition, scanned_page=OuterRef("pk"))
        .order_by()
        .values("scanned_page")
        .annotate(n=Count("issue", distinct=True))
        .values("n")
    )
    number = Coalesce(Subquery(issues, output_field=IntegerField()), 0)
    return Case(When(state=ScannedPage.State.DONE, then=number), default=None)
