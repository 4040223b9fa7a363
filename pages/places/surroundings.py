"""Where a measure is among the town's others: a small plan for its page."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pages.addresses import Addresses
from pages.charts.data import Size
from pages.memory import Memory
from pages.models import MeasurePage, MeasureRegisterPage
from pages.places.coordinates import Point, point_of
from pages.places.drawing import Plan, draw_plan
from pages.places.ground import Mark, ground_of, width_of_mark
from pages.register.index import ROOT_CHARS
from pages.register.selection import PLAN, Selection
from pages.visibility import visible


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The drawing, what it shows in words, and where all measures are drawn."""

    drawing: str
    caption: str
    map_url: str


def surroundings_of(page: MeasurePage, *, request: HttpRequest) -> Surroundings | None:
    """The measure's place among the others; None where it has none, or no other has one."""
    place = point_of(page.latitude, page.longitude)
    if place is None:
        return None
    others = [point for point in _points(page, request=request) if point != place]
    if not others:
        return None
    label = page.identifier or _("here")
    size = Size.NARROW
    plan = Plan(
        title=_("Where the measure is"),
        description=_description(len(others)),
        marks=[Mark(label=label, point=place)],
        places=[],
        others=others,
    )
    ground = ground_of([place, *others], size=size, widest=width_of_mark(label, size=size))
    return Surroundings(
        drawing=draw_plan(plan, ground=ground, key="ort"),
        caption=_("%(label)s: the place of this measure. Dots: places of others.")
        % {"label": label},
        map_url=_map_url(page, request=request),
    )


def _points(page: MeasurePage, *, request: HttpRequest) -> list[Point]:
    """Where the public measures of the page's site and language are, each place once."""
    root = page.path[:ROOT_CHARS]
    rows = MeasurePage.objects.filter(locale_id=page.locale_id, path__startswith=root)

    def read() -> list[Point]:
        degrees = visible(rows, request=request).values_list("latitude", "longitude")
        points = (point_of(*pair) for pair in degrees.exclude(latitude=None).order_by("path"))
        return list(dict.fromkeys(point for point in points if point))

    return Memory.during(request).recall(("points", root, page.locale_id), read)


def _map_url(page: MeasurePage, *, request: HttpRequest) -> str:
    """The map of the first public register of the page's site and language."""
    root = page.path[:ROOT_CHARS]
    rows = MeasureRegisterPage.objects.filter(locale_id=page.locale_id, path__startswith=root)
    register = Memory.during(request).recall(
        ("first register", root, page.locale_id),
        lambda: (
            visible(rows, request=request)
            .order_by("path")
            .values_list("url_path", named=True)
            .first()
        ),
    )
    if register is None:
        return ""
    return Addresses.during(request).of(register) + Selection(view=PLAN).query()


def _description(count: int) -> str:
    words = ngettext(
        "Among %(count)d other place, true to scale, with north at the top.",
        "Among %(count)d other places, true to scale, with north at the top.",
        count,
    )
    return words % {"count": count}
