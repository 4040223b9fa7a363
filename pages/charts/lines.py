"""Lines: how values change over time. Series differ in marker and dash as well as in colour."""

from django.utils.html import format_html
from django.utils.safestring import SafeString

from pages.charts.data import Chart, Series, Size
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

MARKERS = (  # around the point 0, 0: circle, square, diamond, triangle
    "M-5 0a5 5 0 1 0 10 0a5 5 0 1 0-10 0z",
    "M-5-5H5V5H-5z",
    "M0-7L7 0L0 7L-7 0z",
    "M0-6L6 5H-6z",
)
MAX_MARKERS = 24  # more of them hide the line; the last one always stays


def draw_line(chart: Chart, *, size: Size = Size.WIDE, key: str) -> SafeString:
    """The chart as lines with a marker at each value; empty where there is no value at all."""
    if not chart.numbers():
        return SafeString("")
    goal = [chart.goal.value] if chart.goal else []
    frame = frame_of(
        chart,
        size=size,
        scale=scale_of(
            [*chart.numbers(), *goal], from_zero=False, smallest_step=chart.smallest_step()
        ),
    )
    at = _places(chart, frame)
    samples = [
        format_html(
            '<path class="chart__line chart__line--{}" d="M{} 0H{}"/>{}',
            order,
            -SWATCH / 2,
            SWATCH / 2,
            _marker(order, x=0, y=0),
        )
        for order in _orders(chart)
    ]
    return svg(
        chart,
        legend(chart, samples, size=size),
        axis(chart, frame),
        goal_line(chart, frame),
        labels(chart, frame, at=at),
        *(
            _line(series, order=order, at=at, frame=frame)
            for series, order in zip(chart.series, _orders(chart), strict=True)
        ),
        _values(chart, frame, at=at),
        size=size,
        key=key,
    )


def _orders(chart: Chart) -> list[int]:
    """Which colour, dash and marker each series has; they begin anew after the last."""
    return [index % len(MARKERS) + 1 for index in range(len(chart.series))]


def _places(chart: Chart, frame: Frame) -> list[float]:
    """How far right each label stands; a single one in the middle."""
    positions = chart.positions or tuple(float(index) for index in range(len(chart.labels)))
    first, last = positions[0], positions[-1]
    left, right = frame.left + 3 * GAP, frame.right - 3 * GAP
    if first == last:
        return [(left + right) / 2 for _ in positions]
    return [left + (place - first) / (last - first) * (right - left) for place in positions]


def _line(series: Series, *, order: int, at: list[float], frame: Frame) -> SafeString:
    points = [
        (x, frame.y(value)) for x, value in zip(at, series.values, strict=True) if value is not None
    ]
    path = "L".join(f"{number(x)} {number(y)}" for x, y in points)
    line = format_html('<path class="chart__line chart__line--{}" d="M{}"/>', order, path)
    marked = points if len(points) <= MAX_MARKERS else points[-1:]
    return join([line if path else SafeString(""), *(_marker(order, x=x, y=y) for x, y in marked)])


def _marker(order: int, *, x: float, y: float) -> SafeString:
    place = f"translate({number(x)} {number(y)})"
    return format_html(
        '<path class="chart__marker chart__marker--{}" transform="{}" d="{}"/>',
        order,
        place,
        MARKERS[order - 1],
    )


def _values(chart: Chart, frame: Frame, *, at: list[float]) -> SafeString:
    """The value at each point where there is room, always at the last; not for several lines."""
    if len(chart.series) > 1:
        return SafeString("")
    points = [
        (x, value) for x, value in zip(at, chart.series[0].values, strict=True) if value is not None
    ]
    shown, limit = [], float(frame.size.width)
    for x, value in reversed(points):
        words = say_number(value, decimal_places=chart.decimal_places)
        half = width_of(words, size=frame.size) / 2
        middle = min(x, frame.size.width - half)
        if middle + half > limit:
            continue
        limit = middle - half - GAP
        shown.append(_value(words, x=middle, y=frame.y(value), frame=frame))
    return join(reversed(shown))


def _value(words: str, *, x: float, y: float, frame: Frame) -> SafeString:
    above = y - GAP - 4
    return text(words, x=x, y=above, size=frame.size, anchor="middle", kind="value")
