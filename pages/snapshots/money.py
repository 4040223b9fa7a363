"""Lines of money and staff as plain data, and their sums, exact to the cent."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from decimal import Decimal
from typing import Any, Final

from django.db.models import Q, QuerySet
from wagtail.models import Page

from pages.finance import Sums, total
from pages.models import BudgetLine, Grant, StaffingLine

Line = dict[str, Any]
Lines = dict[str, list[Line]]

AMOUNTS: Final = {
    "costs": ("planned", "approved", "actual"),
    "grants": ("applied", "granted", "drawn"),
    "staff": ("planned_fte", "filled_fte"),
}
OWN_SHARES: Final = ("own_share", "own_share_actual")
MONEY: Final = (*AMOUNTS["costs"], *AMOUNTS["grants"], *OWN_SHARES)
WITH_STAFF: Final = (*MONEY, *AMOUNTS["staff"])  # added up within a year only


def collect_lines(pages: QuerySet[Page], *, last_year: int) -> Lines:
    """All lines of the pages until the year, in three queries; amounts as decimal strings."""
    wanted: dict[str, Any] = {"page__in": pages.order_by().values("pk"), "year__lte": last_year}
    costs = BudgetLine.objects.filter(**wanted).order_by("year", "page__path", "sort_order", "pk")
    grants = Grant.objects.filter(**wanted).order_by("year", "page__path", "sort_order", "pk")
    staff = StaffingLine.objects.filter(**wanted).order_by("year", "page__path", "sort_order", "pk")
    return {
        "costs": [
            _line(row, ("kind", "recurrence", "purpose"), AMOUNTS["costs"])
            for row in costs.values()
        ],
        "grants": [
            _line(row, ("programme", "grantor", "deadline"), ("rate", *AMOUNTS["grants"]))
            for row in grants.values()
        ],
        "staff": [
            _line(row, ("purpose", "task", "pay_grade"), AMOUNTS["staff"]) for row in staff.values()
        ],
    }


def with_lines(*, until: int) -> Q:
    """The condition on pages: those with a line of any kind until the year."""
    where = Q()
    for model in (BudgetLine, Grant, StaffingLine):
        where |= Q(pk__in=model.objects.filter(year__lte=until).order_by().values("page"))
    return where


def _line(row: Any, words: Iterable[str], amounts: Iterable[str]) -> Line:
    said = {name: row[name] and str(row[name]) for name in words}
    return {
        "page": row["page_id"],
        "year": row["year"],
        **said,
        **{name: None if row[name] is None else f"{row[name]:.2f}" for name in amounts},
    }


def sums_of(
    lines: Lines,
    *,
    where: Callable[[Line], bool] = lambda _line: True,
    names: Iterable[str] = MONEY,
) -> dict[str, Any]:
    """Sums over the lines that meet the condition, as decimal strings; None where unknown."""
    sums = total(
        Sums(**{name: Decimal(line[name]) for name in amounts if line[name] is not None})
        for kind, amounts in AMOUNTS.items()
        for line in lines[kind]
        if where(line)
    )
    return said(sums, names=names)


def sums_by_page(lines: Lines) -> dict[int, Sums]:
    """The sums over the lines of each page that has any."""
    found: dict[int, dict[str, Decimal]] = defaultdict(lambda: defaultdict(Decimal))
    for kind, names in AMOUNTS.items():
        for line in lines[kind]:
            for name in names:
                if line[name] is not None:
                    found[line["page"]][name] += Decimal(line[name])
    return {page: Sums(**amounts) for page, amounts in found.items()}


def said(sums: Sums, *, names: Iterable[str] = MONEY) -> dict[str, str | None]:
    """Each of the amounts as a decimal string."""
    return {name: _string(getattr(sums, name)) for name in names}


def _string(amount: Decimal | None) -> str | None:
    return None if amount is None else f"{amount:.2f}"


def sums_by_year(lines: Lines) -> list[dict[str, Any]]:
    """The sums of each year in which there is a line."""
    years = sorted({line["year"] for rows in lines.values() for line in rows})
    return [
        {"year": year, **sums_of(_chosen(lines, year=year), names=WITH_STAFF)} for year in years
    ]


def sums_of_pages(lines: Lines, page_ids: Collection[int]) -> dict[str, Any]:
    """The sums over the lines of some pages."""
    wanted = set(page_ids)
    return sums_of(lines, where=lambda line: line["page"] in wanted)


def staff_by_purpose(lines: Lines) -> list[dict[str, Any]]:
    """Full-time equivalents by year and purpose."""
    staff: Lines = {"costs": [], "grants": [], "staff": lines["staff"]}
    rows = []
    for year, purpose in sorted({(line["year"], line["purpose"]) for line in lines["staff"]}):
        sums = sums_of(_chosen(staff, year=year, purpose=purpose), names=AMOUNTS["staff"])
        rows.append({"year": year, "purpose": purpose, **sums})
    return rows


def _chosen(lines: Lines, **wanted: Any) -> Lines:
    return {
        kind: [row for row in rows if all(row.get(key) == wanted[key] for key in wanted)]
        for kind, rows in lines.items()
    }
