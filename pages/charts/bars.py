"""Bars: values side by side. Series differ in pattern as well as in colour."""

from decimal import Decimal

from django.utils.html import format_html
from django.utils.safestring import SafeString

from pages.charts.data import Chart, Size
from pages.charts.drawing import (
    GAP,
    SWATCH,
    Frame,
    axis,
    frame_of,
    goal_line,
    join,
    labels,
    legend,
    number,
    svg,
    text,
    width_of,
)
from pages.charts.scale import say_number, scale_of

MAX_WIDTH = 90
MIN_WIDTH = 2
SHARE_OF_PLACE = 0.7  # how much of a label's place its bars take
PATTERNS = {  # drawn over the bar's colour, in tiles of eight units
    2: "M-2 2L2-2M0 8L8 0M6 10L10 6",
    3: "M0 4H8",
    4: "M2 2h2v2h-2zM6 6h2v2h-2z",
}


def draw_bars(chart: Chart, *, size: Size = Size.WIDE, key: str) -> SafeString:
    """The chart as upright bars, those of a label side by side; empty where there is no value."""
    if not chart.numbers():
        return SafeString("")
    goal = [chart.goal.value] if chart.goal else []
    frame = frame_of(
        chart,
        size=size,
        scale=scale_of(
            [*chart.numbers(), *goal], from_zero=True, smallest_step=chart.smallest_step()
        ),
    )
    place = (frame.right - frame.left) / len(chart.labels)
    middles = [frame.left + place * (index + 0.5) for index in range(len(chart.labels))]
    name = f"{key}-{size.name.lower()}"
    orders = [index % (len(PATTERNS) + 1) + 1 for index in range(len(chart.series))]
    samples = [
        _bar(order, x=-SWATCH / 2, top=-7, width=SWATCH, height=14, name=name) for order in orders
    ]
    return svg(
        chart,
        _patterns(orders, name=name),
        legend(chart, samples, size=size),
        axis(chart, frame),
        labels(chart, frame, at=middles),
        *_bars(chart, frame, middles=middles, place=place, orders=orders, name=name),
        goal_line(chart, frame),
        *_values(chart, frame, middles=middles, place=place),
        size=size,
        key=key,
    )


def _bars(
    chart: Chart,
    frame: Frame,
    *,
    middles: list[float],
    place: float,
    orders: list[int],
    name: str,
) -> list[SafeString]:
    width = _width(chart, place=place)
    parts: list[SafeString] = []
    for index, (series, order) in enumerate(zip(chart.series, orders, strict=True)):
        shift = (index - len(chart.series) / 2) * width
        for middle, value in zip(middles, series.values, strict=True):
            if value is None:
                continue
            top, height = _extent(value, frame)
            gap = min(2, width / 4)
            x = middle + shift
            parts.append(_bar(order, x=x, top=top, width=width - gap, height=height, name=name))
    return parts


def _values(chart: Chart, frame: Frame, *, middles: list[float], place: float) -> list[SafeString]:
    """The value above each bar, or below where it is negative; none where there is no room."""
    width = _width(chart, place=place)
    said = [say_number(value, decimal_places=chart.decimal_places) for value in chart.numbers()]
    room = place if len(chart.series) == 1 else width
    if max(width_of(words, size=frame.size) for words in said) + GAP / 2 > room:
        return []
    parts = []
    for index, series in enumerate(chart.series):
        shift = (index + 0.5 - len(chart.series) / 2) * width
        for middle, value in zip(middles, series.values, strict=True):
            if value is not None:
                words = say_number(value, decimal_places=chart.decimal_places)
                parts.append(_value(words, value=value, x=middle + shift, frame=frame))
    return parts


def _width(chart: Chart, *, place: float) -> float:
    """How wide each bar is."""
    return max(MIN_WIDTH, min(MAX_WIDTH, place * SHARE_OF_PLACE / len(chart.series)))


def _extent(value: Decimal, frame: Frame) -> tuple[float, float]:
    """Top and height of a bar, which begins at zero and is to be seen even where it is tiny."""
    zero, end = frame.y(Decimal(0)), frame.y(value)
    return min(zero, end), max(abs(zero - end), 1)


def _bar(order: int, *, x: float, top: float, width: float, height: float, name: str) -> SafeString:
    place = SafeString(
        f'x="{number(x)}" y="{number(top)}" width="{number(width)}" height="{number(height)}"'
    )
    solid = format_html('<rect class="chart__bar chart__bar--{}" {}/>', order, place)
    if order not in PATTERNS:
        return solid
    over = format_html('<rect class="chart__over" fill="url(#{}-{})" {}/>', name, order, place)
    return join([solid, over])


def _value(words: str, *, value: Decimal, x: float, frame: Frame) -> SafeString:
    y = frame.y(value)
    beside = y - GAP if value >= 0 else y + frame.size.letters + GAP / 2
    return text(words, x=x, y=beside, size=frame.size, anchor="middle", kind="value")


def _patterns(orders: list[int], *, name: str) -> SafeString:
    tiles = [
        format_html(
            '<pattern id="{}-{}" width="8" height="8" patternUnits="userSpaceOnUse">'
            '<path class="chart__pattern" d="{}"/></pattern>',
            name,
            order,
            PATTERNS[order],
        )
        for order in sorted(set(orders))
        if order in PATTERNS
    ]
    return format_html("<defs>{}</defs>", join(tiles)) if tiles else SafeString("")
