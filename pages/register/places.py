"""The register's map: a plan of the places, and the list that says the same."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pages.charts.data import Size
from pages.models import MeasurePage
from pages.places.coordinates import Point, point_of, say_coordinates
from pages.places.drawing import Plan, draw_plan
from pages.places.ground import Mark, arranged, ground_of, widest_mark
from pages.register.index import Field, Matches
from pages.register.views import Row, rows_of

PER_PAGE = 50


@dataclass(frozen=True, slots=True)
class Place:
    """A number on the drawing, what it is called, and the measures there."""

    number: int
    name: str
    rows: Sequence[Row]


@dataclass(frozen=True, slots=True)
class PlacesView:
    """The drawings for wide and narrow screens, and what they show in words."""

    wide: str
    narrow: str
    places: Sequence[Place]
    caption: str
    located: str
    placeless: str


def located(matches: Matches) -> dict[int, Point]:
    """The measures that have a place, in the order of the matches."""
    pairs = zip(matches.pks, matches.points, strict=True)
    return {pk: point for pk, point in pairs if point is not None}


def places_of(
    measures: Sequence[MeasurePage],
    *,
    points: Mapping[int, Point],
    total: int,
    fields: Sequence[Field],
    request: HttpRequest,
) -> PlacesView:
    """The places of these measures among those of all that match; ``total`` counts all matches."""
    at: dict[Point, list[MeasurePage]] = defaultdict(list)
    for measure in measures:
        if point := point_of(measure.latitude, measure.longitude):
            at[point].append(measure)
    shown = list(at)
    others = sorted(set(points.values()) - at.keys())
    ordered, wide, narrow = _drawn(shown, others=others) if shown else ([], "", "")
    return PlacesView(
        wide=wide,
        narrow=narrow,
        places=[
            Place(
                number=position,
                name=_name(at[point]),
                rows=rows_of(at[point], fields=fields, request=request),
            )
            for position, point in enumerate(ordered, start=1)
        ],
        caption=_caption(has_others=bool(others)),
        located=_located(len(points), total=total),
        placeless=_placeless(total - len(points)),
    )


def _drawn(shown: Sequence[Point], *, others: Sequence[Point]) -> tuple[list[Point], str, str]:
    """The places in the order of their numbers, and the wide and the narrow drawing."""
    wide, narrow = (
        ground_of([*shown, *others], size=size, widest=widest_mark(len(shown), size=size))
        for size in (Size.WIDE, Size.NARROW)
    )
    arrangement = arranged(shown, wide=wide, narrow=narrow)
    ordered = [shown[index] for index in arrangement.order]
    return (
        ordered,
        draw_plan(_plan(arrangement.wide, ordered, others), ground=wide, key="orte"),
        draw_plan(_plan(arrangement.narrow, ordered, others), ground=narrow, key="orte"),
    )


def _plan(marks: Sequence[Mark], places: Sequence[Point], others: Sequence[Point]) -> Plan:
    return Plan(
        title=_("Where the measures are"),
        description=_description(len(places)),
        marks=marks,
        places=places,
        others=others,
    )


def _name(measures: Sequence[MeasurePage]) -> str:
    """What the place is called by its measures, or where it is."""
    names = dict.fromkeys(measure.place_name for measure in measures if measure.place_name)
    return " / ".join(names) or say_coordinates(measures[0].latitude, measures[0].longitude)


def _caption(*, has_others: bool) -> str:
    words = _(
        "True to scale, without streets and borders. Places close together share a mark and keep "
        "a dot each."
    )
    if not has_others:
        return words
    return words + " " + _("Small dots: places of measures on other pages of this list.")


def _description(count: int) -> str:
    words = ngettext(
        "%(count)d place, numbered as in the list beside the plan.",
        "%(count)d places in their true position to each other, numbered as in the list beside "
        "the plan.",
        count,
    )
    return words % {"count": count}


def _located(count: int, *, total: int) -> str:
    if count == total:
        return ""
    words = ngettext(
        "%(count)d of %(total)d measures stands on the plan.",
        "%(count)d of %(total)d measures stand on the plan.",
        count,
    )
    return words % {"count": count, "total": total}


def _placeless(count: int) -> str:
    words = ngettext(
        "%(count)d measure has no coordinates and is found in the other views only.",
        "%(count)d measures have no coordinates and are found in the other views only.",
        count,
    )
    return words % {"count": count} if count else ""
