"""What a scan says of each success criterion, from the outcome of every rule on every page."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from accessibility.catalogue import criteria_of
from accessibility.findings import Outcome
from accessibility.models import Finding, Scan, ScannedPage
from accessibility.wcag import CRITERIA, Criterion

_CHUNK_ROWS = 200
_WORST_FIRST = (
    Outcome.FAILED,
    Outcome.CANT_TELL,
    Outcome.UNTESTED,
    Outcome.PASSED,
    Outcome.INAPPLICABLE,
)
_RANK = {outcome: rank for rank, outcome in enumerate(_WORST_FIRST)}
Outcomes = Mapping[str, Mapping[str, str]]
"""The outcome of each rule by engine, as a scanned page holds it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CriterionResult:
    """Numbers of pages by the worst outcome that any rule for the criterion gave there.

    Those in ``issues`` failed on pages, those in ``document_issues`` in files. ``passed`` says
    that the rules found nothing, which is less than conformance: most criteria need a person.
    Pages that no rule for the criterion looked at are ``untested``.
    """

    criterion: Criterion
    failed: int
    cant_tell: int
    passed: int
    inapplicable: int
    untested: int
    issues: int
    document_issues: int

    @property
    def outcome(self) -> Outcome:
        """The worst outcome on any page; untested where no page has another."""
        numbers = {
            Outcome.FAILED: self.failed,
            Outcome.CANT_TELL: self.cant_tell,
            Outcome.PASSED: self.passed,
            Outcome.INAPPLICABLE: self.inapplicable,
        }
        return next((outcome for outcome, n in numbers.items() if n), Outcome.UNTESTED)


def criterion_results(scan: Scan) -> list[CriterionResult]:
    """Each criterion of levels A and AA, in WCAG's order; reads every page's outcomes once."""
    counts: dict[str, Counter[Outcome]] = {number: Counter() for number in CRITERIA}
    audited = 0
    outcomes_of_pages = scan.pages.done().values_list("outcomes", flat=True)
    for outcomes in outcomes_of_pages.iterator(chunk_size=_CHUNK_ROWS):
        audited += 1
        for number, outcome in outcomes_by_criterion(outcomes).items():
            counts[number][outcome] += 1
    issues = _issues_by_criterion(scan, ScannedPage.Kind.PAGE)
    document_issues = _issues_by_criterion(scan, ScannedPage.Kind.DOCUMENT)
    return [
        _result(criterion, counts[number], audited, issues[number], document_issues[number])
        for number, criterion in CRITERIA.items()
    ]


def outcomes_by_criterion(outcomes: Outcomes) -> dict[str, Outcome]:
    """The worst outcome for each criterion on one page; criteria without a rule are left out."""
    worst: dict[str, Outcome] = {}
    for by_rule in outcomes.values():
        for rule, value in by_rule.items():
            outcome = Outcome(value)
            for number in criteria_of(rule):
                if number in CRITERIA:
                    worst[number] = _worse(worst.get(number, Outcome.INAPPLICABLE), outcome)
    return worst


def _worse(one: Outcome, other: Outcome) -> Outcome:
    return min(one, other, key=_RANK.__getitem__)


def _issues_by_criterion(scan: Scan, kind: str) -> Counter[str]:
    seen = Finding.objects.filter(scanned_page__scan=scan, scanned_page__kind=kind)
    rows: Iterable[tuple[int, list[str]]] = (
        seen.filter(issue__outcome=Outcome.FAILED)
        .values_list("issue", "issue__criteria")
        .order_by()
        .distinct()
    )
    return Counter(number for _, criteria in rows for number in criteria)


def _result(
    criterion: Criterion,
    counts: Counter[Outcome],
    audited: int,
    issues: int,
    document_issues: int,
) -> CriterionResult:
    return CriterionResult(
        criterion=criterion,
        failed=counts[Outcome.FAILED],
        cant_tell=counts[Outcome.CANT_TELL],
        passed=counts[Outcome.PASSED],
        inapplicable=counts[Outcome.INAPPLICABLE],
        untested=audited - counts.total() + counts[Outcome.UNTESTED],
        issues=issues,
        document_issues=document_issues,
    )
