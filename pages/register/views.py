"""The three views of the register: cards, a table that can be sorted, a board by status."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pages.addresses import Addresses
from pages.models import MeasurePage
from pages.models.base import Badge
from pages.register.index import STEP, Field, Matches
from pages.register.selection import Selection

MAX_BOARD_COLUMN = 12


@dataclass(frozen=True, slots=True)
class Row:
    """A measure in the table or on the board, in words."""

    number: str
    title: str
    url: str
    field: str
    badge: Badge | None
    phase: str
    unit: str
    period: str
    progress: str


@dataclass(frozen=True, slots=True)
class Header:
    """A column's header, which sorts; ``aria_sort`` is empty where it is not what sorts now."""

    label: str
    url: str = ""
    aria_sort: str = ""
    hint: str = ""


@dataclass(frozen=True, slots=True)
class BoardColumn:
    """The first measures of a status, and where all of them are."""

    label: str
    anchor: str
    count: int
    rows: Sequence[Row]
    all_url: str
    all_label: str


def fetch_measures(pks: Iterable[int]) -> dict[int, MeasurePage]:
    """The measures with what lists show of them, in one query."""
    measures = MeasurePage.objects.filter(pk__in=list(pks)).defer_streamfields()
    return {measure.pk: measure for measure in measures.select_related("unit")}


def rows_of(
    measures: Iterable[MeasurePage], *, fields: Iterable[Field], request: HttpRequest
) -> list[Row]:
    """The measures in words."""
    addresses = Addresses.during(request)
    titles = {field.path: field.title for field in fields}
    return [
        Row(
            number=measure.identifier,
            title=measure.title,
            url=addresses.of(measure),
            field=field_title(measure, titles),
            badge=measure.badge(),
            phase=measure.get_phase_display() or "",
            unit=measure.unit.name if measure.unit else "",
            period=measure.period(),
            progress="" if measure.progress is None else _per_cent(measure.progress),
        )
        for measure in measures
    ]


def field_title(measure: MeasurePage, titles: Mapping[str, str]) -> str:
    """The field of action that the measure stands in, be it below one of its goals."""
    path = measure.path
    return titles.get(path[:-STEP]) or titles.get(path[: -2 * STEP]) or ""


def headers_of(selection: Selection, *, path: str) -> list[Header]:
    """The table's headers; the one that sorts turns the order round."""
    columns = {
        "titel": _("Measure"),
        "feld": _("Field of action"),
        "status": _("Status"),
        "phase": _("Phase"),
        "stelle": _("Unit in charge"),
        "beginn": _("Period"),
        "fortschritt": _("Progress"),
    }
    return [
        Header(label=label)
        if name in {"phase", "stelle"}
        else _header(name, label, selection, path)
        for name, label in {"nummer": _("Number"), **columns}.items()
    ]


def _header(name: str, label: str, selection: Selection, path: str) -> Header:
    is_current = selection.sort == name
    turned = is_current and not selection.descending
    aria_sort = ("descending" if selection.descending else "ascending") if is_current else ""
    return Header(
        label=label,
        url=path + selection.sorted_by(name, descending=turned).query(),
        aria_sort=aria_sort,
        hint=_("sort in descending order") if turned else _("sort in ascending order"),
    )


def board_pks(matches: Matches) -> dict[str, list[int]]:
    """The first measures of each status, in the order of the matches."""
    columns: dict[str, list[int]] = defaultdict(list)
    for pk, status in zip(matches.pks, matches.statuses, strict=True):
        if len(columns[status]) < MAX_BOARD_COLUMN:
            columns[status].append(pk)
    return columns


def board_of(
    rows: Mapping[int, Row], *, matches: Matches, selection: Selection, path: str
) -> list[BoardColumn]:
    """A column for each status that a measure has, in the order of a measure's life."""
    columns = board_pks(matches)
    totals = {status: matches.statuses.count(status) for status in columns}
    return [
        BoardColumn(
            label=str(status.label),
            anchor=f"status-{status.value}",
            count=totals[status.value],
            rows=[rows[pk] for pk in columns[status.value] if pk in rows],
            all_url=_all_url(status.value, selection, path)
            if totals[status.value] > MAX_BOARD_COLUMN
            else "",
            all_label=_all_label(str(status.label), totals[status.value]),
        )
        for status in MeasurePage.Status
        if status.value in columns
    ]


def _all_url(status: str, selection: Selection, path: str) -> str:
    return path + selection.seen_as("karten").with_only("status", status).query()


def _all_label(status: str, count: int) -> str:
    words = {"count": count, "status": status}
    return (
        ngettext(
            "Show %(count)d measure: %(status)s", "Show all %(count)d measures: %(status)s", count
        )
        % words
    )


def _per_cent(number: int) -> str:
    return _("%(number)d per cent") % {"number": number}
