"""What the overview of money and staff shows: its tables of sums, and the lines behind a sum."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _

from pages.addresses import Addresses
from pages.finance import Sums, sums_by_field, sums_by_point, sums_by_year, total
from pages.finance_scope import (
    REST,
    Scope,
    counted_for,
    number_in,
    outside_fields,
    outside_points,
    selection_of,
)
from pages.frame import Link
from pages.models import BudgetLine, FinancePage, Grant, StaffingLine
from pages.models.finance_page import EVERY_KIND, FIELD, KIND, POINT, POINTS, YEAR
from pages.money_lines import Entry
from pages.paging import Paging, paged

FIRST_LINES = 25
LINES_PER_PAGE = 50
KINDS: dict[str, type[BudgetLine | Grant | StaffingLine]] = {
    "kosten": BudgetLine,
    "foerderung": Grant,
    "stellen": StaffingLine,
}


@dataclass(frozen=True, slots=True)
class Row:
    """A sum, and the address that shows its lines."""

    label: str
    sums: Sums
    url: str


@dataclass(frozen=True, slots=True)
class Table:
    """Rows that add up to the total."""

    title: str
    heading: str  # of the rows' names
    anchor: str
    rows: tuple[Row, ...]
    total: Sums
    total_url: str = ""  # where the lines of all rows are, if they are not below
    with_staff: bool = False  # full-time equivalents of several years cannot be added up


@dataclass(frozen=True, slots=True)
class LineTable:
    """The first lines of a kind, or a page of them, and how many there are."""

    kind: str
    entries: tuple[Entry, ...]
    number: int
    all_url: str  # where all of them are, if they are not all here


@dataclass(frozen=True, slots=True)
class LinesView:
    """The lines behind a sum."""

    title: str
    overview_url: str
    sums: Sums
    staff_sums: Sums | None  # of one year; those of several cannot be added up
    years: Table | None
    tables: tuple[LineTable, ...]
    paging: Paging | None


def overview_of(page: FinancePage, *, request: HttpRequest) -> tuple[Table, ...]:
    """The sums by year, by field of action and by point; none without lines."""
    scope = Scope(page, request=request)
    by_year = sums_by_year(scope.pages)
    if not by_year:
        return ()
    everything = total(by_year.values())
    tables = (
        _years(by_year, scope=scope, title=_("By year"), query={}),
        _fields(scope, everything=everything),
        _points(scope, everything=everything),
    )
    all_url = scope.address(**{KIND: EVERY_KIND})
    return tuple(replace(table, total_url=all_url) for table in tables if table)


def view_of(page: FinancePage, *, request: HttpRequest) -> LinesView | None:
    """The lines that the address asks for; None where it asks for none.

    Raises Http404 for a year, field, point or kind that there is not.
    """
    names = (YEAR, FIELD, POINT, POINTS)
    query = {name: number_in(request, name) for name in names if name in request.GET}
    kind = request.GET.get(KIND)
    if not query and kind is None:
        return None
    kind = None if kind == EVERY_KIND else kind
    if kind is not None and kind not in KINDS:
        raise Http404
    scope = Scope(page, request=request)
    where, title = selection_of(query, scope=scope)
    by_year = sums_by_year(scope.pages, where=where)
    if not by_year and YEAR in query:
        raise Http404
    lines, paging = _line_tables(scope, where=where, kind=kind, query=query)
    sums = total(by_year.values())
    years = None
    if YEAR not in query and kind is None and by_year:
        years = _years(by_year, scope=scope, title=_("By year"), query=query)
    return LinesView(
        title=title,
        overview_url=request.path,
        sums=sums,
        staff_sums=sums if len(by_year) == 1 else None,
        years=years,
        tables=lines,
        paging=paging,
    )


def _years(by_year: dict[int, Sums], *, scope: Scope, title: str, query: dict[str, int]) -> Table:
    rows = tuple(
        Row(label=str(year), sums=sums, url=scope.address(**query, **{YEAR: year}))
        for year, sums in by_year.items()
    )
    return Table(
        title=title,
        heading=_("Year"),
        anchor="jahre",
        rows=rows,
        total=total(by_year.values()),
        with_staff=True,
    )


def _fields(scope: Scope, *, everything: Sums) -> Table | None:
    fields = scope.fields
    found = sums_by_field(scope.pages, {pk: field.path for pk, field in fields.items()})
    rows = [
        Row(label=field.title, sums=found.get(pk, Sums()), url=scope.address(**{FIELD: pk}))
        for pk, field in fields.items()
    ]
    if outside := found.get(None):
        url = scope.address(**{FIELD: REST})
        rows.append(Row(label=outside_fields(), sums=outside, url=url))
    if not fields:
        return None
    return Table(
        title=_("By field of action"),
        heading=_("Field of action"),
        anchor="handlungsfelder",
        rows=tuple(rows),
        total=everything,
    )


def _points(scope: Scope, *, everything: Sums) -> Table | None:
    points = scope.points
    found = sums_by_point(scope.pages, points)
    rows = [
        Row(label=page.title, sums=found.by_point[pk], url=scope.address(**{POINT: pk}))
        for pk, page in points.items()
    ]
    if found.elsewhere:
        url = scope.address(**{POINT: REST})
        rows.append(Row(label=outside_points(), sums=found.elsewhere, url=url))
    for number, sums in found.repeated.items():
        url = scope.address(**{POINTS: number})
        rows.append(Row(label=counted_for(number), sums=-sums, url=url))
    if not points:
        return None
    return Table(
        title=_("By point of the motion"),
        heading=_("Point of the motion"),
        anchor="antragspunkte",
        rows=tuple(rows),
        total=everything,
    )


def _line_tables(
    scope: Scope, *, where: Q, kind: str | None, query: dict[str, int]
) -> tuple[tuple[LineTable, ...], Paging | None]:
    """The first lines of each kind, or those of one kind page by page."""
    if kind is not None:
        shown = paged(_lines(kind, scope, where), request=scope.request, per_page=LINES_PER_PAGE)
        paging = shown.paging
        entries = _entries(shown.items, scope)
        return (LineTable(kind=kind, entries=entries, number=paging.total, all_url=""),), paging
    tables = []
    for name in KINDS:
        lines = _lines(name, scope, where)
        first = list(lines[: FIRST_LINES + 1])
        more = len(first) > FIRST_LINES
        table = LineTable(
            kind=name,
            entries=_entries(first[:FIRST_LINES], scope),
            number=lines.count() if more else len(first),
            all_url=scope.address(**query, **{KIND: name}) if more else "",
        )
        tables.append(table)
    return tuple(table for table in tables if table.number), None


def _lines(kind: str, scope: Scope, where: Q) -> QuerySet[BudgetLine | Grant | StaffingLine]:
    lines = KINDS[kind].objects.filter(where, page__in=scope.pages.values("pk"))
    return lines.select_related("page").order_by("year", "page__path", "sort_order", "pk")


def _entries(lines: Iterable[BudgetLine | Grant | StaffingLine], scope: Scope) -> tuple[Entry, ...]:
    addresses = Addresses.during(scope.request)
    return tuple(
        Entry(line=line, page=Link(title=line.page.title, url=addresses.of(line.page)))
        for line in lines
    )
