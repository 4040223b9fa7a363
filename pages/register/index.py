"""Reads all measures of a register, and counts.

Every facet shows how many measures each of its values would give while the other filters stay. As
a query for each facet that is seven scans of the table; one scan and counting here is faster, and
the same rows tell which measures to show. They stay in memory until something on the site changes.
"""

import datetime
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import compress
from operator import and_, attrgetter
from typing import Any, NamedTuple

from django.db import transaction
from django.db.models import CharField, Exists, OuterRef
from django.db.models.functions import Cast, Left
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from django.http import HttpRequest
from wagtail.models import Page
from wagtail.query import PageQuerySet

from pages.memory import Memory
from pages.models import Grant, LastChange, MeasurePage, MeasureRegisterPage
from pages.places.coordinates import Point, point_of
from pages.register.selection import Selection
from pages.visibility import visible

STEP: int = Page.steplen
ROOT_CHARS = 2 * STEP  # the tree path of a language's start page
FUNDED, NOT_FUNDED = "ja", "nein"
FIRST_YEAR, LAST_YEAR = 1990, 2100
ALWAYS_BEGUN, NEVER_OVER = "0000", "9999"
AT_NO_TIME = (NEVER_OVER, ALWAYS_BEGUN)
OVER = {MeasurePage.Status.DONE.value, MeasurePage.Status.CANCELLED.value}
SORT_COLUMNS = {
    "nummer": "identifier",
    "status": "status",
    "beginn": "start_date",
    "ende": "end_date",
    "fortschritt": "progress",
}
"""What is sorted here; the other orders are those of the pages."""


@dataclass(frozen=True, slots=True)
class Field:
    """A field of action: what its measures' facets are made of."""

    key: str
    path: str
    title: str
    theme: str


@dataclass(frozen=True, slots=True)
class Index:
    """All measures that the search finds, in their order, with a value for each facet."""

    pks: Sequence[int]
    columns: Mapping[str, Sequence[str]]
    years: Sequence[tuple[str, str]]  # first and last year of each measure
    points: Sequence[Point | None]  # where each measure is


@dataclass(frozen=True, slots=True)
class Matches:
    """What of an index passes the filters, and how many would pass others."""

    pks: Sequence[int]
    statuses: Sequence[str]  # of each of these measures
    points: Sequence[Point | None]  # likewise
    counts: Mapping[str, Mapping[str, int]]  # facet → value → measures, the other filters kept
    without: Mapping[str, int]  # facet with a choice → measures if that were dropped


class Row(NamedTuple):
    """What filters, counts and orders know of a measure."""

    pk: int
    place: str  # the tree path of what it stands under
    status: str
    phase: str
    unit: str
    funded: str
    years: tuple[str, str]
    identifier: str
    start_date: datetime.date | None
    end_date: datetime.date | None
    progress: int | None
    point: Point | None
    text: str  # what is searched, in small letters


@dataclass(frozen=True, slots=True)
class Scope:
    """The public measures of a register in the order that is asked for, and where they are kept."""

    rows: Sequence[Row]
    memory: Memory
    key: tuple[str | int | bool, ...]


def read_scope(page: MeasureRegisterPage, *, selection: Selection, request: HttpRequest) -> Scope:
    """The public measures of the register's site and language."""
    root = page.path[:ROOT_CHARS]
    measures = MeasurePage.objects.filter(locale_id=page.locale_id, path__startswith=root)
    by = "title" if selection.sort == "titel" else "path"
    ordered = visible(measures, request=request).order_by(by, "path")
    memory = Memory.during(request)
    register = ("register", root, page.locale_id, by)

    def in_order() -> Sequence[Row]:
        return _sorted(memory.recall(register, lambda: _read_rows(ordered)), selection)

    key = (*register, selection.sort, selection.descending)
    return Scope(rows=memory.recall(key, in_order), memory=memory, key=(*key, "index"))


def _read_rows(measures: PageQuerySet) -> list[Row]:
    annotated = measures.annotate(
        first_year=Left(Cast("start_date", CharField()), 4),
        last_year=Left(Cast("end_date", CharField()), 4),
        funded=Exists(Grant.objects.filter(page_id=OuterRef("pk"), granted__gt=0)),
    )
    columns = annotated.values_list(
        "pk", "path", "status", "phase", "unit_id", "funded", "first_year", "last_year",
        "is_continuous", "identifier", "start_date", "end_date", "progress",
        "latitude", "longitude", "title", "summary", "plain_language_summary",
    )  # fmt: skip
    return [_row(values) for values in columns]


def _row(values: Sequence[Any]) -> Row:
    pk, path, status, phase, unit, funded, first_year, last_year, goes_on, *others = values
    number, start, end, progress, latitude, longitude, *texts = others
    return Row(
        pk=pk,
        place=path[:-STEP],
        status=status,
        phase=phase,
        unit=str(unit or ""),
        funded=FUNDED if funded else NOT_FUNDED,
        years=_years(first_year, last_year, goes_on, status),
        identifier=number,
        start_date=start,
        end_date=end,
        progress=progress,
        point=point_of(latitude, longitude),
        text="\n".join((number, *texts)).casefold(),
    )


@receiver([post_save, post_delete], sender=Grant)
def _note_grant(**_kwargs: Any) -> None:
    transaction.on_commit(LastChange.note)


def read_index(scope: Scope, *, selection: Selection, fields: Iterable[Field]) -> Index:
    """The index of the measures that have all the words somewhere, in capitals or not."""
    if not selection.words:
        return scope.memory.recall(scope.key, lambda: _index(scope.rows, fields))
    rows = scope.rows
    for word in selection.words:
        small = word.casefold()
        rows = [row for row in rows if small in row.text]
    return _index(rows, fields)


def _index(rows: Sequence[Row], fields: Iterable[Field]) -> Index:
    pks, places, statuses, phases, units, funded, years, *_others, points, _texts = (
        zip(*rows, strict=True) if rows else ((),) * len(Row._fields)
    )
    by_path = {field.path: field for field in fields}
    own = {place: by_path.get(place) or by_path.get(place[:-STEP]) for place in set(places)}
    keys = {place: field.key if field else "" for place, field in own.items()}
    themes = {place: field.theme if field else "" for place, field in own.items()}
    columns: dict[str, Sequence[str]] = {
        "feld": [keys[place] for place in places],
        "thema": [themes[place] for place in places],
        "status": statuses,
        "phase": phases,
        "stelle": units,
        "foerderung": funded,
    }
    return Index(pks=pks, columns=columns, years=years, points=points)


def _sorted(rows: Sequence[Row], selection: Selection) -> Sequence[Row]:
    """What has no value comes last either way, equals in the tree's order."""
    if selection.sort not in SORT_COLUMNS:
        return rows[::-1] if selection.descending else rows
    key = attrgetter(SORT_COLUMNS[selection.sort])
    if selection.sort == "status":
        life = {status: position for position, status in enumerate(MeasurePage.Status.values)}
        return sorted(rows, key=lambda row: life.get(row.status, -1), reverse=selection.descending)
    known = [row for row in rows if key(row) not in {None, ""}]
    unknown = [row for row in rows if key(row) in {None, ""}]
    known.sort(key=key, reverse=selection.descending)
    return known + unknown


def match(index: Index, *, selection: Selection) -> Matches:
    """Apply the filters; a facet's own counts are of what the other filters let through."""
    passed = {name: _passes(index, name, values) for name, values in selection.chosen.items()}
    everything = [True] * len(index.pks)
    all_passed = _all(passed.values(), everything)
    others = {
        name: _all((flags for other, flags in passed.items() if other != name), everything)
        for name in passed
    }
    counts: dict[str, Mapping[str, int]] = {
        name: Counter(compress(column, others.get(name, all_passed)))
        for name, column in index.columns.items()
    }
    counts["jahr"] = _count_years(compress(index.years, others.get("jahr", all_passed)))
    return Matches(
        pks=list(compress(index.pks, all_passed)),
        statuses=list(compress(index.columns["status"], all_passed)),
        points=list(compress(index.points, all_passed)),
        counts=counts,
        without={name: sum(flags) for name, flags in others.items()},
    )


def _passes(index: Index, name: str, values: tuple[str, ...]) -> list[bool]:
    if name == "jahr":
        wanted = {
            (start, end)
            for start, end in set(index.years)
            if any(start <= year <= end for year in values)
        }
        return [years in wanted for years in index.years]
    chosen = set(values)
    return [value in chosen for value in index.columns[name]]


def _all(flags: Iterable[list[bool]], everything: list[bool]) -> list[bool]:
    result = everything
    for one in flags:
        result = list(map(and_, result, one))
    return result


@lru_cache(maxsize=4096)
def _years(start: str | None, end: str | None, is_continuous: bool, status: str) -> tuple[str, str]:
    """First and last year; a measure that is over and has no end is taken to its first year."""
    if not (start or end or is_continuous):
        return AT_NO_TIME
    if end is None and status in OVER and not is_continuous:
        end = start
    return start or ALWAYS_BEGUN, end or NEVER_OVER


def _count_years(years: Iterable[tuple[str, str]]) -> dict[str, int]:
    """How many measures run in each year from the first to the last that any of them names."""
    periods = Counter(years)
    named = {int(year) for period in periods for year in period}
    named = {year for year in named if FIRST_YEAR <= year <= LAST_YEAR}
    if not named:
        return {}
    return {
        str(year): sum(n for (start, end), n in periods.items() if start <= str(year) <= end)
        for year in range(min(named), max(named) + 1)
    }
