"""Draws places as SVG: numbered marks and dots on squares of a known length, north at the top."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.formats import number_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from pages.charts.drawing import join, number, svg, text, width_of
from pages.places.coordinates import Point
from pages.places.ground import LINE_HEIGHT, Ground, Mark, width_of_mark

METRES_OF_A_KILOMETRE = 1000
NICE_STEPS = (1, 2, 5)
MOST_DIGITS = 8  # the earth is that many metres around, and a bit
SHARE_OF_WIDTH = 0.25  # how long the bar of the scale may be
STEP_OF_DOTS = 4  # units; dots that are closer are one


@dataclass(frozen=True, slots=True)
class Plan:
    """What a drawing shows and how it is called; ``others`` are places without a mark."""

    title: str
    description: str
    marks: Sequence[Mark]
    places: Sequence[Point]
    others: Sequence[Point] = ()


def draw_plan(plan: Plan, *, ground: Ground, key: str) -> SafeString:
    """The whole drawing; ``key`` makes its IDs differ from those of others on the page."""
    size = ground.size
    foot = size.letters * 2 * LINE_HEIGHT
    step = _step(ground)
    return svg(
        plan,
        _squares(ground, step=step / ground.metres_of_a_unit),
        _dots(plan.others, ground=ground, kind="other"),
        _dots(plan.places, ground=ground, kind="place"),
        *(_mark(mark, ground=ground) for mark in plan.marks),
        _scale_bar(step, ground=ground),
        _north(ground),
        size=size,
        key=key,
        height=ground.height + foot,
    )


def _squares(ground: Ground, *, step: float) -> SafeString:
    """The ground, with lines as far apart as the bar of the scale is long."""
    width, height = ground.size.width, ground.height
    upright = "".join(f"M{number(x)} 0V{number(height)}" for x in _lines(width, step))
    level = "".join(f"M0 {number(height - y)}H{width}" for y in _lines(height, step))
    return format_html(
        '<rect class="map__ground" x="0.5" y="0.5" width="{}" height="{}"/>'
        '<path class="map__square" d="{}{}"/>',
        number(width - 1),
        number(height - 1),
        upright,
        level,
    )


def _lines(length: float, step: float) -> list[float]:
    """How far from the corner at the bar of the scale the lines stand."""
    return [index * step for index in range(1, math.ceil(length / step))]


def _dots(points: Iterable[Point], *, ground: Ground, kind: str) -> SafeString:
    """A dot at each place, as lines of no length with round ends: short, however many they are."""
    step = STEP_OF_DOTS if kind == "other" else 1
    at = {(round(x / step), round(y / step)) for x, y in map(ground.at, points)}
    path = "".join(f"M{x * step} {y * step}h0" for x, y in sorted(at))
    return format_html('<path class="map__{}" d="{}"/>', kind, path) if path else SafeString("")


def _mark(mark: Mark, *, ground: Ground) -> SafeString:
    """The label in a frame, moved so far as to stay on the drawing."""
    size = ground.size
    x, y = ground.at(mark.point)
    width, height = width_of_mark(mark.label, size=size), size.letters * LINE_HEIGHT
    middle = min(max(x, width / 2 + 1), size.width - width / 2 - 1)
    frame = format_html(
        '<rect class="map__mark" x="{}" y="{}" width="{}" height="{}" rx="{}"/>',
        number(middle - width / 2),
        number(y - height / 2),
        number(width),
        number(height),
        number(height / 2),
    )
    letters = text(
        mark.label, x=middle, y=y + size.letters * 0.35, size=size, anchor="middle", kind="number"
    )
    return join([frame, letters])


def _scale_bar(step: int, *, ground: Ground) -> SafeString:
    size = ground.size
    y = ground.height + size.letters * LINE_HEIGHT
    length = step / ground.metres_of_a_unit
    path = f"M1 {number(y - 6)}v12M1 {number(y)}h{number(length)}m0-6v12"
    words = text(_say_metres(step), x=length + size.letters * 0.6, y=y + size.letters * 0.35,
                 size=size)  # fmt: skip
    return join([format_html('<path class="map__bar" d="{}"/>', path), words])


def _north(ground: Ground) -> SafeString:
    """An arrow upwards with the word beside it."""
    size = ground.size
    words = pgettext("compass", "North")
    y = ground.height + size.letters * LINE_HEIGHT
    right = size.width - size.letters * 0.6
    arrow = f"M{number(right)} {number(y + 11)}v-22m-6 8l6-8l6 8"
    x = right - size.letters * 0.9
    label = text(words, x=x, y=y + size.letters * 0.35, size=size, anchor="end")
    return join([label, format_html('<path class="map__bar" d="{}"/>', arrow)])


def _step(ground: Ground) -> int:
    """The longest round number of metres that the bar has room for."""
    words = width_of(_say_metres(METRES_OF_A_KILOMETRE), size=ground.size)
    room = min(ground.size.width * SHARE_OF_WIDTH, ground.size.width - 3 * words)
    most = room * ground.metres_of_a_unit
    steps = [nice * 10**power for power in range(MOST_DIGITS) for nice in NICE_STEPS]
    return max((step for step in steps if step <= most), default=1)


def _say_metres(metres: int) -> str:
    if metres < METRES_OF_A_KILOMETRE:
        return _("%(number)s m") % {"number": metres}
    kilometres = number_format(metres // METRES_OF_A_KILOMETRE, force_grouping=True)
    return _("%(number)s km") % {"number": kilometres}
