"""The register of measures: the form, the measures in one of four views, and the files."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pages.cards import cards_for
from pages.models import MeasureRegisterPage
from pages.paging import paged
from pages.presenters import answer_of, context_of
from pages.presenters.every_page import common_context
from pages.register.exports import FORMATS, export
from pages.register.facets import (
    ActiveFilter,
    Facet,
    active_filters,
    facets_of,
    read_fields,
    read_values,
    ways_out,
)
from pages.register.index import Field, Index, Matches, match, read_index, read_scope
from pages.register.places import PER_PAGE, located, places_of
from pages.register.selection import BOARD, CARDS, FORMAT, PAGE, PLAN, SEARCH, TABLE, Selection
from pages.register.views import board_of, board_pks, fetch_measures, headers_of, rows_of


@dataclass(frozen=True, slots=True)
class Choice:
    """Something of which one is chosen: a view, an order, a format."""

    value: str
    label: str
    url: str = ""
    current: bool = False


@dataclass(frozen=True, slots=True)
class RegisterView:
    """What the register's template shows around the measures."""

    selection: Selection
    total: int
    heading: str
    facets: Sequence[Facet]
    sorts: Sequence[Choice]
    views: Sequence[Choice]
    files: Sequence[Choice]
    active: Sequence[ActiveFilter]
    ways_out: Sequence[ActiveFilter]
    reset_url: str


@context_of.register
def register_context(page: MeasureRegisterPage, request: HttpRequest) -> dict[str, Any]:
    """Everything that the address asks for; the same few queries with any number of measures."""
    selection = Selection.parse(request.GET)
    fields = read_fields(page, request=request)
    scope = read_scope(page, selection=selection, request=request)
    matches = match(read_index(scope, selection=selection, fields=fields), selection=selection)
    without_search = 0
    if selection.search and not matches.pks:
        wider = selection.without(SEARCH)
        index: Index = read_index(scope, selection=wider, fields=fields)
        without_search = len(match(index, selection=wider).pks)
    values = read_values(fields)
    path = request.path
    options: dict[str, Any] = {"selection": selection, "values": values}
    return {
        **common_context(page, request),
        **_listed(matches, selection=selection, fields=fields, request=request),
        "register": RegisterView(
            selection=selection,
            total=len(matches.pks),
            heading=_heading(len(matches.pks)),
            facets=facets_of(matches, **options),
            sorts=_sorts(selection),
            views=_views(selection, path=path),
            files=_files(selection, path=path),
            active=active_filters(**options, path=path),
            ways_out=[]
            if matches.pks
            else ways_out(matches, **options, without_search=without_search, path=path),
            reset_url=path + selection.reset().query(),
        ),
    }


@answer_of.register
def register_file(page: MeasureRegisterPage, request: HttpRequest) -> HttpResponse | None:
    """All measures that match, as a file; or the address without what the form left empty."""
    if not all(value for values in request.GET.lists() for value in values[1]):
        return HttpResponseRedirect(request.path + Selection.parse(request.GET).query())
    name = request.GET.get(FORMAT, "")
    if name not in FORMATS:
        return None
    selection = Selection.parse(request.GET)
    fields = read_fields(page, request=request)
    scope = read_scope(page, selection=selection, request=request)
    matches = match(read_index(scope, selection=selection, fields=fields), selection=selection)
    return export(
        matches.pks, name=name, page=page, fields=fields, selection=selection, request=request
    )


def _listed(
    matches: Matches, *, selection: Selection, fields: Sequence[Field], request: HttpRequest
) -> Mapping[str, Any]:
    """The measures of the view that is asked for."""
    if selection.view == BOARD:
        shown = [pk for pks in board_pks(matches).values() for pk in pks]
        found = fetch_measures(shown)
        rows = rows_of(found.values(), fields=fields, request=request)
        by_pk = dict(zip(found, rows, strict=True))
        return {"board": board_of(by_pk, matches=matches, selection=selection, path=request.path)}
    points = located(matches) if selection.view == PLAN else None
    part = paged(
        matches.pks if points is None else list(points),
        request=request,
        per_page=MeasureRegisterPage.per_page if points is None else PER_PAGE,
        parameter=PAGE,
    )
    found = fetch_measures(part.items)
    measures = [found[pk] for pk in part.items if pk in found]
    if points is not None:
        total = len(matches.pks)
        plan = places_of(measures, points=points, total=total, fields=fields, request=request)
        return {"paging": part.paging, "plan": plan}
    if selection.view == TABLE:
        return {
            "paging": part.paging,
            "headers": headers_of(selection, path=request.path),
            "rows": rows_of(measures, fields=fields, request=request),
        }
    return {
        "paging": part.paging,
        "cards": cards_for(measures, request=request, pictures=False),
    }


def _heading(total: int) -> str:
    return ngettext("%(total)d measure", "%(total)d measures", total) % {"total": total}


def _sorts(selection: Selection) -> list[Choice]:
    labels = {
        "feld": _("Field of action"),
        "nummer": _("Number"),
        "titel": _("Title"),
        "status": _("Status"),
        "beginn": _("Beginning, the earliest first"),
        "-beginn": _("Beginning, the latest first"),
        "ende": _("End, the earliest first"),
        "-ende": _("End, the latest first"),
        "fortschritt": _("Progress, the least first"),
        "-fortschritt": _("Progress, the most first"),
    }
    current = f"-{selection.sort}" if selection.descending else selection.sort
    if current not in labels:  # the table's headers turn every order round
        labels[current] = _("%(order)s, descending") % {"order": labels[selection.sort]}
    return [
        Choice(value=value, label=label, current=value == current)
        for value, label in labels.items()
    ]


def _views(selection: Selection, *, path: str) -> list[Choice]:
    labels = {CARDS: _("Cards"), TABLE: _("Table"), BOARD: _("Status board"), PLAN: _("Map")}
    return [
        Choice(
            value=view,
            label=label,
            url=path + selection.seen_as(view).query(),
            current=view == selection.view,
        )
        for view, label in labels.items()
    ]


def _files(selection: Selection, *, path: str) -> list[Choice]:
    plain = selection.seen_as(CARDS)
    labels = {"csv": _("CSV table"), "xlsx": _("Excel table (XLSX)"), "json": _("Data (JSON)")}
    return [
        Choice(value=name, label=label, url=path + plain.query(**{FORMAT: name}))
        for name, label in labels.items()
    ]
