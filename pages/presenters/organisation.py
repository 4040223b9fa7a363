"""Organisational options side by side, and one of them with its points."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from pages.addresses import Addresses
from pages.comparison import Total, total_of, weights_in_per_cent
from pages.frame import Link
from pages.models import (
    BudgetLine,
    Criterion,
    ITServicePage,
    OptionScore,
    OrganisationComparisonPage,
    OrganisationOptionPage,
    StaffingLine,
)
from pages.models.organisation import MAX_SCORE
from pages.outline import Section
from pages.presenters import context_of
from pages.presenters.every_page import common_context
from pages.presenters.finance import money_context
from pages.visibility import visible


@dataclass(frozen=True, slots=True)
class Effort:
    """What an option takes: planned staff and money, exact; None where nothing is recorded."""

    staff: Decimal | None  # full-time equivalents in the year that needs most
    one_off: Decimal | None
    yearly: Decimal | None  # recurring cost in the dearest year
    whole: Decimal | None


@dataclass(frozen=True, slots=True)
class Option:
    """A column of the comparison."""

    page: OrganisationOptionPage
    url: str
    kind: str
    total: Total | None
    effort: Effort
    rank: int | None


@dataclass(frozen=True, slots=True)
class Row:
    """A criterion with each option's score, in the options' order."""

    criterion: Criterion
    share: Decimal  # per cent
    scores: tuple[OptionScore | None, ...]


@context_of.register
def comparison_context(page: OrganisationComparisonPage, request: HttpRequest) -> dict[str, Any]:
    """The table of criteria and options, and what speaks for and against each."""
    pages = visible(OrganisationOptionPage.objects.child_of(page), request=request)
    rows = list(pages.defer_streamfields().order_by("path"))
    criteria = list(page.criteria.all())
    scores = _scores(rows, criteria)
    options = _options(rows, criteria, scores, addresses=Addresses.during(request))
    before, after = [], []
    if page.recommendation:
        before.append(Section(title=_("Our recommendation"), anchor="empfehlung"))
    if options:
        before.append(Section(title=_("The options compared"), anchor="vergleich"))
        after.append(Section(title=_("Advantages and drawbacks"), anchor="vor-und-nachteile"))
    shares = weights_in_per_cent([criterion.weight for criterion in criteria])
    return {
        **common_context(page, request, before=tuple(before), after=tuple(after)),
        "options": options,
        "recommended": [option for option in options if option.page.is_recommended],
        "max_score": MAX_SCORE,
        "all_weights": sum(shares),
        "rows": [
            Row(
                criterion=criterion,
                share=share,
                scores=tuple(scores[row.pk].get(criterion.pk) for row in rows),
            )
            for criterion, share in zip(criteria, shares, strict=True)
        ],
    }


@context_of.register
def option_context(page: OrganisationOptionPage, request: HttpRequest) -> dict[str, Any]:
    """The option's points with their reasons, and the IT services that are to go there."""
    scores = sorted(
        page.scores.select_related("criterion").all(), key=lambda one: one.criterion.sort_order or 0
    )
    services = visible(ITServicePage.objects.filter(destination=page), request=request)
    addresses = Addresses.during(request)
    links = [
        Link(title=service.title, url=addresses.of(service))
        for service in services.defer_streamfields().order_by("title")
    ]
    titles = [
        (page.advantages, _("Advantages"), "vorteile"),
        (page.drawbacks, _("Drawbacks"), "nachteile"),
        (scores, _("How it meets the criteria"), "kriterien"),
    ]
    services_title = _("IT services that are to go here")
    after = (Section(title=services_title, anchor="it-dienste"),) if links else ()
    money = money_context(page, request)
    return {
        **common_context(
            page,
            request,
            before=tuple(Section(title=t, anchor=a) for given, t, a in titles if given),
            after=(*after, *money["money_section"]),
        ),
        **money,
        "kind": page.get_kind_display(),
        "scores": scores,
        "services": links,
        "max_score": MAX_SCORE,
        "total": total_of(
            {score.criterion_id: score.points for score in scores},
            weights={score.criterion_id: score.criterion.weight for score in scores},
        ),
    }


def _scores(
    options: Sequence[OrganisationOptionPage], criteria: Sequence[Criterion]
) -> dict[int, dict[int, OptionScore]]:
    """By option and criterion."""
    found: dict[int, dict[int, OptionScore]] = defaultdict(dict)
    known = [criterion.pk for criterion in criteria if criterion.pk]  # a preview has new ones
    for score in OptionScore.objects.filter(page__in=options, criterion__in=known):
        found[score.page_id][score.criterion_id] = score
    return found


def _options(
    pages: Sequence[OrganisationOptionPage],
    criteria: Sequence[Criterion],
    scores: dict[int, dict[int, OptionScore]],
    *,
    addresses: Addresses,
) -> list[Option]:
    weights = {criterion.pk: criterion.weight for criterion in criteria}
    totals = {
        page.pk: total_of(
            {key: score.points for key, score in scores[page.pk].items()}, weights=weights
        )
        for page in pages
    }
    efforts = efforts_of(pages)
    ranked = [total.exact for total in totals.values() if total and not total.missing]
    options = []
    for page in pages:
        total = totals[page.pk]
        complete = total is not None and not total.missing
        options.append(
            Option(
                page=page,
                url=addresses.of(page),
                kind=page.get_kind_display(),
                total=total,
                effort=efforts[page.pk],
                rank=1 + sum(one > total.exact for one in ranked) if total and complete else None,
            )
        )
    return options


def efforts_of(pages: Iterable[OrganisationOptionPage]) -> dict[int, Effort]:
    """Planned staff and money of each option; two queries."""
    keys = [page.pk for page in pages]
    staff: dict[int, dict[int, Decimal]] = defaultdict(lambda: defaultdict(Decimal))
    lines = StaffingLine.objects.filter(page__in=keys).order_by()
    for key, year, fte in lines.values_list("page", "year", "planned_fte"):
        staff[key][year] += fte
    money: dict[int, dict[str, dict[int, Decimal]]] = defaultdict(
        lambda: defaultdict(lambda: defaultdict(Decimal))
    )
    costs = BudgetLine.objects.filter(page__in=keys).order_by()
    for key, year, recurrence, planned in costs.values_list(
        "page", "year", "recurrence", "planned"
    ):
        money[key][recurrence][year] += planned
    return {key: _effort(staff[key], money[key]) for key in keys}


def _effort(staff: dict[int, Decimal], money: dict[str, dict[int, Decimal]]) -> Effort:
    one_off = money.get(BudgetLine.Recurrence.ONE_OFF, {})
    recurring = money.get(BudgetLine.Recurrence.RECURRING, {})
    every_year = [*one_off.values(), *recurring.values()]
    return Effort(
        staff=max(staff.values(), default=None),
        one_off=sum(one_off.values(), Decimal(0)) if one_off else None,
        yearly=max(recurring.values(), default=None),
        whole=sum(every_year, Decimal(0)) if every_year else None,
    )
