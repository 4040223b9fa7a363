"""Reads the few columns of all measures that filters and counts need, in two narrow queries.

Every facet shows how many measures each of its values would give while the other filters stay. As
a query for each facet that is seven scans of the table; one scan and counting here is faster, and
the same rows tell which measures to show. The page table and the measures' are read apart, since
a measure's row is wide: what is read of it stands in the index ``measure_facets``, and a database
that joins the two passes that index over.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import compress
from operator import and_, itemgetter
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef, Q
from django.db.models.functions import Cast, Left
from django.http import HttpRequest
from wagtail.models import Page

from pages.models import Grant, MeasurePage, MeasureRegisterPage
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
SEARCHED = ("title", "identifier", "summary", "plain_language_summary")


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


@dataclass(frozen=True, slots=True)
class Matches:
    """What of an index passes the filters, and how many would pass others."""

    pks: Sequence[int]
    statuses: Sequence[str]  # of each of these measures
    counts: Mapping[str, Mapping[str, int]]  # facet → value → measures, the other filters kept
    without: Mapping[str, int]  # facet with a choice → measures if that were dropped


@dataclass(frozen=True, slots=True)
class Scope:
    """The public measures of a register, in the order of the tree or of their titles."""

    pks: Sequence[int]
    paths: Mapping[int, str]


def read_scope(page: MeasureRegisterPage, *, selection: Selection, request: HttpRequest) -> Scope:
    """The public measures of the register's site and language."""
    kind = ContentType.objects.get_for_model(MeasurePage)
    pages = Page.objects.filter(
        content_type=kind, locale_id=page.locale_id, path__startswith=page.path[:ROOT_CHARS]
    )
    order = ("title", "path") if selection.sort == "titel" else ("path",)
    rows = visible(pages, request=request).order_by(*order).values_list("pk", "path")
    paths = dict(rows)
    return Scope(pks=list(paths), paths=paths)


def read_index(scope: Scope, *, selection: Selection, fields: Iterable[Field]) -> Index:
    """The index of the measures that have all the words, in the order that is asked for."""
    key = SORT_COLUMNS.get(selection.sort, "status")
    # Without the manager's order by path, which would join the page table after all.
    query = (
        MeasurePage.objects.order_by()
        .filter(has_words(selection.words))
        .annotate(
            first_year=Left(Cast("start_date", CharField()), 4),
            last_year=Left(Cast("end_date", CharField()), 4),
            # As they come: SQLite's truth values would be converted one by one.
            goes_on=ExpressionWrapper(F("is_continuous"), output_field=CharField()),
            is_funded=ExpressionWrapper(
                Exists(Grant.objects.filter(page_id=OuterRef("page_ptr_id"))),
                output_field=CharField(),
            ),
        )
    )
    found = {
        row[0]: row
        for row in query.values_list(
            "page_ptr_id", "status", "phase", "unit_id", "first_year", "last_year",
            "goes_on", "is_funded", key,
        )
    }  # fmt: skip
    rows = _sorted([found[pk] for pk in scope.pks if pk in found], selection)
    pks, statuses, phases, units, starts, ends, continuous, funded, _keys = (
        zip(*rows, strict=True) if rows else ((),) * 9
    )
    by_path = {field.path: field for field in fields}
    parents = [scope.paths[pk][:-STEP] for pk in pks]
    fields_of = {path: by_path.get(path) or by_path.get(path[:-STEP]) for path in set(parents)}
    own = [fields_of[path] for path in parents]
    columns: dict[str, Sequence[str]] = {
        "feld": [field.key if field else "" for field in own],
        "thema": [field.theme if field else "" for field in own],
        "status": statuses,
        "phase": phases,
        "stelle": list(map({unit: str(unit or "") for unit in set(units)}.__getitem__, units)),
        "foerderung": [FUNDED if one else NOT_FUNDED for one in funded],
    }
    years = list(map(_years, starts, ends, continuous, statuses))
    return Index(pks=pks, columns=columns, years=years)


def _sorted(rows: list[tuple[Any, ...]], selection: Selection) -> list[tuple[Any, ...]]:
    """By the last column; what has no value comes last either way, equals in the tree's order."""
    if selection.sort not in SORT_COLUMNS:
        return rows[::-1] if selection.descending else rows
    if selection.sort == "status":
        life = {status: position for position, status in enumerate(MeasurePage.Status.values)}
        return sorted(rows, key=lambda row: life.get(row[-1], -1), reverse=selection.descending)
    known = [row for row in rows if row[-1] not in {None, ""}]
    unknown = [row for row in rows if row[-1] in {None, ""}]
    known.sort(key=itemgetter(-1), reverse=selection.descending)
    return known + unknown


def has_words(words: Iterable[str]) -> Q:
    """Each word somewhere in title, number or summary, in capitals or not.

    SQLite knows capitals of plain ASCII letters only, so the usual spellings are asked for.
    """
    condition = Q()
    for word in words:
        spellings = {word} if word.isascii() else {word.lower(), word.upper(), word.capitalize()}
        anywhere = Q()
        for name in SEARCHED:
            for spelling in sorted(spellings):
                anywhere |= Q(**{f"{name}__icontains": spelling})
        condition &= anywhere
    return condition


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
        counts=counts,
        without={name: sum(flags) for name, flags in others.items()},
    )


def _passes(index: Index, name: str, values: tuple[str, ...]) -> list[bool]:
    if name == "jahr":
        return [any(start <= year <= end for year in values) for start, end in index.years]
    wanted = set(values)
    return [value in wanted for value in index.columns[name]]


def _all(flags: Iterable[list[bool]], everything: list[bool]) -> list[bool]:
    result = everything
    for one in flags:
        result = list(map(and_, result, one))
    return result


@lru_cache(maxsize=4096)
def _years(start: str | None, end: str | None, is_continuous: int, status: str) -> tuple[str, str]:
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
