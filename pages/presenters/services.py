"""The inventory of IT services with what is to become of each, and a single service."""

import datetime
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from pages.addresses import Addresses
from pages.deadlines import ends_soon, say_contract_end
from pages.frame import Link
from pages.models import BudgetLine, ITServicePage, OrganisationOptionPage, ServiceInventoryPage
from pages.models.base import Badge
from pages.models.services import RECOMMENDATION
from pages.outline import Section
from pages.presenters import context_of
from pages.presenters.every_page import common_context
from pages.presenters.finance import answered_points, money_context
from pages.presenters.gathered import gathered
from pages.visibility import visible

UNDECIDED = "offen"


@dataclass(frozen=True, slots=True)
class ServiceRow:
    """A service in the table."""

    title: str
    url: str
    purpose: str
    owner: str
    provider: str
    cost: Decimal | None
    contract_end: datetime.date | None
    contract_words: str
    badge: Badge | None
    destination: str
    depends_on: tuple[Link, ...]
    needed_by: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """One way to filter the table."""

    label: str
    url: str
    number: int
    current: bool


class Dependences:
    """Which service rests on which, both ways, among those that everybody may see."""

    def __init__(self, services: Sequence[ITServicePage], *, addresses: Addresses) -> None:
        links = {row.pk: Link(title=row.title, url=addresses.of(row)) for row in services}
        self.below: dict[int, list[Link]] = defaultdict(list)
        self.above: dict[int, list[Link]] = defaultdict(list)
        pairs = ITServicePage.depends_on.through.objects.order_by("pk")
        for upper, lower in pairs.values_list("from_itservicepage_id", "to_itservicepage_id"):
            if upper in links and lower in links:
                self.below[upper].append(links[lower])
                self.above[lower].append(links[upper])


@context_of.register
def inventory_context(page: ServiceInventoryPage, request: HttpRequest) -> dict[str, Any]:
    """The services that the address asks for, with the sum of their yearly cost."""
    wanted = _wanted(request)
    services = gathered(
        f"services {wanted}",
        page,
        lambda: _services(page, wanted=wanted, request=request),
        request=request,
    )
    after = (Section(title=_("The services"), anchor="dienste"),)
    return {**common_context(page, request, after=after), **services}


def _services(
    page: ServiceInventoryPage, *, wanted: str | None, request: HttpRequest
) -> dict[str, Any]:
    today = timezone.localdate()
    found = visible(ITServicePage.objects.child_of(page), request=request)
    services = list(
        found.defer_streamfields().select_related("unit", "destination").order_by("title")
    )
    shown = [one for one in services if wanted is None or one.recommendation == wanted]
    year, costs = yearly_costs(services, today=today)
    rows = _rows(services, shown, costs, today=today, request=request)
    known = [row.cost for row in rows if row.cost is not None]
    return {
        "services": rows,
        "choices": _choices(services, wanted=wanted, request=request),
        "year": year,
        "cost": sum(known, Decimal(0)) if known else None,
        "without_cost": len(rows) - len(known),
        "ending_soon": _ending_soon(rows, today=today),
    }


@context_of.register
def service_context(page: ITServicePage, request: HttpRequest) -> dict[str, Any]:
    """What the service rests on, what rests on it, when its contract ends."""
    addresses = Addresses.during(request)

    def links(pages: Any) -> list[Link]:
        rows = visible(pages, request=request).order_by("title")
        return [Link(title=one.title, url=addresses.of(one)) for one in rows.defer_streamfields()]

    below = links(ITServicePage.objects.filter(needed_by=page))
    above = links(ITServicePage.objects.filter(depends_on=page))
    option = links(OrganisationOptionPage.objects.filter(pk=page.destination_id))
    before = []
    if page.recommendation or page.destination_note or option:
        before.append(Section(title=_("What is to become of it"), anchor="empfehlung"))
    if below or above:
        before.append(Section(title=_("What depends on what"), anchor="abhaengigkeiten"))
    end = page.contract_end
    money = money_context(page, request)
    return {
        **common_context(page, request, before=tuple(before), after=money["money_section"]),
        **money,
        "badge": page.badge(),
        "points": answered_points(page, request),
        "contract_words": say_contract_end(end, today=timezone.localdate()) if end else "",
        "depends_on": below,
        "needed_by": above,
        "destination": next(iter(option), None),
    }


def _ending_soon(rows: Sequence[ServiceRow], *, today: datetime.date) -> list[ServiceRow]:
    """Those whose contract ends within the next twelve months, the next first."""
    ends = {row.url: row.contract_end for row in rows if row.contract_end}
    soon = [row for row in rows if row.url in ends and ends_soon(ends[row.url], today=today)]
    return sorted(soon, key=lambda row: ends[row.url])


def yearly_costs(
    services: Sequence[ITServicePage], *, today: datetime.date
) -> tuple[int | None, dict[int, Decimal]]:
    """The planned recurring cost by service in one year, so that it may be added up.

    That is this year, or else the latest for which any service has a line.
    """
    lines = BudgetLine.objects.filter(
        page__in=[one.pk for one in services], recurrence=BudgetLine.Recurrence.RECURRING
    )
    by_year: dict[int, dict[int, Decimal]] = defaultdict(lambda: defaultdict(Decimal))
    for key, year, planned in lines.order_by().values_list("page", "year", "planned"):
        by_year[year][key] += planned
    if not by_year:
        return None, {}
    year = today.year if today.year in by_year else max(by_year)
    return year, dict(by_year[year])


def _wanted(request: HttpRequest) -> str | None:
    """The recommendation that the address asks for, empty for none yet; None for all."""
    value = request.GET.get(RECOMMENDATION, "")
    if value == UNDECIDED:
        return ""
    return value if value in ITServicePage.Recommendation.values else None


def _choices(
    services: Sequence[ITServicePage], *, wanted: str | None, request: HttpRequest
) -> list[Choice]:
    numbers = Counter(one.recommendation for one in services)
    choices = [
        Choice(label=_("all"), url=request.path, number=len(services), current=wanted is None)
    ]
    labels = {one.value: str(one.label) for one in ITServicePage.Recommendation}
    for value, label in {**labels, "": _("not decided yet")}.items():
        if numbers[value] or value == wanted:
            choices.append(
                Choice(
                    label=label,
                    url=f"{request.path}?{RECOMMENDATION}={value or UNDECIDED}",
                    number=numbers[value],
                    current=value == wanted,
                )
            )
    return choices


def _rows(
    services: Sequence[ITServicePage],
    shown: Sequence[ITServicePage],
    costs: dict[int, Decimal],
    *,
    today: datetime.date,
    request: HttpRequest,
) -> list[ServiceRow]:
    addresses = Addresses.during(request)
    dependences = Dependences(services, addresses=addresses)
    return [
        ServiceRow(
            title=one.title,
            url=addresses.of(one),
            purpose=one.purpose or one.summary,
            owner=str(one.unit or ""),
            provider=one.provider,
            cost=costs.get(one.pk),
            contract_end=one.contract_end,
            contract_words=say_contract_end(one.contract_end, today=today)
            if one.contract_end
            else "",
            badge=one.badge(),
            destination=one.destination_note or _title(one.destination),
            depends_on=tuple(dependences.below[one.pk]),
            needed_by=tuple(dependences.above[one.pk]),
        )
        for one in shown
    ]


def _title(option: OrganisationOptionPage | None) -> str:
    return str(option.title) if option and option.live else ""
