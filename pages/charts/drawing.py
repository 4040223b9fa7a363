"""What all charts have in common: the drawing with its name, axis, legend and labels, as SVG.

No attribute holds a style, which the site's policy forbids: classes are styled in `charts.css`.
Letters and axes are of the colour of the text around the drawing.
"""

import textwrap
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from pages.charts.data import Chart, Size
from pages.charts.scale import Scale

WIDTH_OF_LETTER = 0.56  # of its height, on average, in the site's typeface
GAP = 8
LINE_HEIGHT = 1.5
SWATCH = 26  # how wide the sample of a series is in the legend
NOTHING = SafeString("")


class Named(Protocol):
    """What is drawn, as people who do not see it hear of it."""

    @property
    def title(self) -> str: ...

    @property
    def description(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Frame:
    """Where on the drawing the values stand, in its units."""

    size: Size
    scale: Scale
    left: float
    right: float
    top: float
    bottom: float

    def y(self, value: Decimal) -> float:
        """How far down a value stands."""
        return self.bottom - self.scale.share(value) * (self.bottom - self.top)


def width_of(text: str, *, size: Size) -> float:
    """About how wide a text is."""
    return len(text) * size.letters * WIDTH_OF_LETTER


def join(parts: Iterable[SafeString]) -> SafeString:
    """Parts of a drawing, one after the other."""
    return format_html_join("", "{}", ((part,) for part in parts))


def text(
    words: str, *, x: float, y: float, size: Size, anchor: str = "start", kind: str = "text"
) -> SafeString:
    """A line of text; ``anchor`` says which end of it is at x."""
    return format_html(
        '<text class="chart__{}" x="{}" y="{}" text-anchor="{}" font-size="{}"'
        ' fill="currentColor">{}</text>',
        kind,
        number(x),
        number(y),
        anchor,
        size.letters,
        words,
    )


def number(value: float) -> str:
    """A coordinate, to the tenth."""
    return f"{value:.1f}".removesuffix(".0")


def frame_of(chart: Chart, *, size: Size, scale: Scale) -> Frame:
    """Leaves room for what stands around the values."""
    widest = max(width_of(words, size=size) for words in scale.words())
    line = size.letters * LINE_HEIGHT
    rows = len(_rows(chart, size=size)) + len(_unit(chart, size=size))
    return Frame(
        size=size,
        scale=scale,
        left=widest + GAP,
        right=size.width - GAP,
        top=line * (rows + 1) + GAP,
        bottom=size.height - line - GAP,
    )


def svg(
    chart: Named, *parts: SafeString, size: Size, key: str, height: float | None = None
) -> SafeString:
    """The whole drawing; ``key`` makes its IDs differ from those of others on the page."""
    name = f"{key}-{size.name.lower()}"
    return format_html(
        '<svg class="chart chart--{}" viewBox="0 0 {} {}" role="img"'
        ' aria-labelledby="{}-title {}-desc" focusable="false">'
        '<title id="{}-title">{}</title><desc id="{}-desc">{}</desc>{}</svg>',
        size.name.lower(),
        size.width,
        number(height or size.height),
        name,
        name,
        name,
        chart.title,
        name,
        chart.description,
        join(parts),
    )


def axis(chart: Chart, frame: Frame) -> SafeString:
    """Unit, ticks with their numbers and lines across, and the zero line."""
    size, scale = frame.size, frame.scale
    parts = []
    for above, words in enumerate(reversed(_unit(chart, size=size)), start=1):
        y = frame.top - above * size.letters * LINE_HEIGHT
        parts.append(text(words, x=0, y=y, size=size))
    for tick, words in zip(scale.ticks, scale.words(), strict=True):
        y = frame.y(tick)
        parts.append(_across(frame, y=y, kind="zero" if tick == 0 else "grid"))
        x = frame.left - GAP
        parts.append(text(words, x=x, y=y + size.letters * 0.35, size=size, anchor="end"))
    return join(parts)


def goal_line(chart: Chart, frame: Frame) -> SafeString:
    """The goal from side to side, with a rim so that it is seen on bars as well."""
    if chart.goal is None:
        return NOTHING
    y = frame.y(chart.goal.value)
    return join(_across(frame, y=y, kind=kind) for kind in ("rim", "goal"))


def labels(chart: Chart, frame: Frame, *, at: list[float]) -> SafeString:
    """The words under the values; where they would run into each other, the earlier ones go."""
    shown: list[SafeString] = []
    limit = float(frame.size.width)
    for words, middle in reversed(list(zip(chart.labels, at, strict=True))):
        half = width_of(words, size=frame.size) / 2
        middle_inside = min(max(middle, half), frame.size.width - half)
        if middle_inside + half > limit:
            continue
        limit = middle_inside - half - GAP
        y = frame.bottom + frame.size.letters * LINE_HEIGHT
        shown.append(text(words, x=middle_inside, y=y, size=frame.size, anchor="middle"))
    return join(reversed(shown))


def legend(chart: Chart, samples: list[SafeString], *, size: Size) -> SafeString:
    """The names of the series, and what the goal is, each beside a sample as it is drawn.

    A sample is drawn around the point 0, 0 and moved to its place.
    """
    goal = format_html('<path class="chart__goal" d="M{} 0H{}"/>', -SWATCH / 2, SWATCH / 2)
    all_samples = [*(samples if _names_series(chart) else []), *([goal] if chart.goal else [])]
    parts, waiting = [], iter(all_samples)
    for row, entries in enumerate(_rows(chart, size=size)):
        y = size.letters * (1 + row * LINE_HEIGHT)
        for x, words in entries:
            place = f"translate({number(x + SWATCH / 2)} {number(y - size.letters * 0.35)})"
            parts.append(format_html('<g transform="{}">{}</g>', place, next(waiting)))
            parts.append(text(words, x=x + SWATCH + GAP, y=y, size=size))
    return join(parts)


def _unit(chart: Chart, *, size: Size) -> list[str]:
    """The unit, in as many lines as it needs."""
    return textwrap.wrap(chart.unit, int(size.width / (size.letters * WIDTH_OF_LETTER)))


def _names_series(chart: Chart) -> bool:
    return len(chart.series) > 1 or chart.goal is not None


def _rows(chart: Chart, *, size: Size) -> list[list[tuple[float, str]]]:
    """The entries of the legend in rows, each with how far right it begins."""
    words = [series.name for series in chart.series] if _names_series(chart) else []
    if chart.goal:
        words.append(chart.goal.label)
    rows: list[list[tuple[float, str]]] = []
    right = float(size.width)
    for entry in words:
        width = SWATCH + GAP + width_of(entry, size=size)
        if right + width > size.width:
            rows.append([])
            right = 0
        rows[-1].append((right, entry))
        right += width + 2 * GAP
    return rows


def _across(frame: Frame, *, y: float, kind: str) -> SafeString:
    path = f"M{number(frame.left)} {number(y)}H{number(frame.right)}"
    return format_html('<path class="chart__{}" d="{}"/>', kind, path)
