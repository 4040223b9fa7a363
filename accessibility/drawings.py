"""Reads an inline SVG as far as its presentation attributes go: which text stands on which shape.

Style sheets, curves and turned groups are beyond it; where they play a part, it says "unknown".
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from bs4 import Tag

from accessibility.contrast import BLACK, Colour, parse_colour
from accessibility.document import attribute

_NUMBER = re.compile(r"\s*([-+]?(?:\d+\.?\d*|\.\d+))(?:px)?\s*\Z")
_TRANSLATE = re.compile(r"\s*translate\(\s*([-+\d.]+)(?:[\s,]+([-+\d.]+))?\s*\)\s*\Z")
_OPAQUE = ("opacity", "fill-opacity")
_TEXTS = ("text", "tspan")
_NOT_PAINTED = ("defs", "clippath", "clipPath", "marker", "symbol", "mask", "pattern")
# Larger than any drawing: what is as wide as the drawing reaches beyond every text in it.
_WHOLE: Final = 1e6
DEFAULT_FONT_SIZE: Final = 16.0
X_HEIGHT: Final = 0.35
AREAS: Final = frozenset({"rect", "circle", "ellipse"})
OTHER_SHAPES: Final = frozenset({"path", "polygon", "image", "use", "foreignobject", "polyline"})


class Unknown(Exception):
    """The drawing uses something that cannot be judged from its attributes."""


@dataclass(frozen=True, slots=True)
class Label:
    """A text in a drawing: where its middle is, in units of the drawing, and how it is painted."""

    x: float
    y: float
    colour: Colour
    font_size: float
    bold: bool


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle or an ellipse: its centre and half its width and height."""

    x: float
    y: float
    wide: float
    high: float
    is_round: bool

    def covers(self, x: float, y: float) -> bool:
        """Whether a point lies in the area."""
        if not self.wide or not self.high:
            return False
        across, down = abs(x - self.x) / self.wide, abs(y - self.y) / self.high
        return across**2 + down**2 <= 1 if self.is_round else max(across, down) <= 1


@dataclass(frozen=True, slots=True)
class Shape:
    """A painted shape; no area where its outline cannot be told from attributes."""

    element: Tag
    area: Area | None


def label_of(text: Tag) -> Label:
    """The text as it is painted; raises `Unknown` where attributes do not tell."""
    if _inherited(text, "stroke") not in {"", "none"}:
        raise Unknown
    holder = text if text.has_attr("x") else text.find_parent("text") or text
    left, top = _offset(text)
    return Label(
        x=left + _length(holder, "x"),
        y=top + _length(holder, "y") - X_HEIGHT * font_size_of(text),
        colour=_fill(text),
        font_size=font_size_of(text),
        bold=_inherited(text, "font-weight") in {"bold", "bolder", "600", "700", "800", "900"},
    )


def background_of(label: Label, *, shapes: Iterable[Shape]) -> Colour | None:
    """The colour of the topmost shape behind a text; None where it stands on the page itself.

    ``shapes`` are those painted before the text, in their order.
    """
    background: Shape | None = None
    for shape in shapes:
        if shape.area is None:
            raise Unknown
        if shape.area.covers(label.x, label.y):
            background = shape
    if background is None:
        return None
    return _fill(background.element)


def shapes_of(svg: Tag) -> Iterator[Tag | Shape]:
    """The drawing's texts and its painted shapes in the order in which they are painted."""
    for element in svg.find_all((*_TEXTS, *AREAS, *OTHER_SHAPES)):
        if not _is_painted(element):
            continue
        if element.name in _TEXTS:
            yield element
        elif _is_filled(element):
            yield Shape(element, _area(element))


def font_size_of(text: Tag) -> float:
    """In units of the drawing."""
    declared = _inherited(text, "font-size")
    match = _NUMBER.match(declared)
    if declared and not match:
        raise Unknown
    return float(match[1]) if match else DEFAULT_FONT_SIZE


def scale_of(svg: Tag) -> float | None:
    """Pixels per unit of the drawing, where width and viewBox are both given in numbers."""
    box = attribute(svg, "viewbox") or attribute(svg, "viewBox")
    width = _NUMBER.match(attribute(svg, "width"))
    sides = [_NUMBER.match(part) for part in re.split(r"[\s,]+", box.strip())]
    if not box:
        return 1.0
    if width is None or len(sides) != len(("x", "y", "width", "height")):
        return None
    units = float(sides[2][1]) if sides[2] else 0.0
    return float(width[1]) / units if units else None


def _is_painted(element: Tag) -> bool:
    is_removed = any(_value(holder, "display") == "none" for holder in _lineage(element))
    is_hidden = _inherited(element, "visibility") in {"hidden", "collapse"}
    return not is_removed and not is_hidden and not element.find_parent(_NOT_PAINTED)


def _is_filled(shape: Tag) -> bool:
    return _inherited(shape, "fill") not in {"none", "transparent"}


def _area(shape: Tag) -> Area | None:
    if shape.name not in AREAS:
        return None
    try:
        left, top = _offset(shape)
        if shape.name == "rect":
            wide, high = _length(shape, "width") / 2, _length(shape, "height") / 2
            x, y = left + _length(shape, "x") + wide, top + _length(shape, "y") + high
            return Area(x, y, wide, high, is_round=False)
        radii = ("r", "r") if shape.name == "circle" else ("rx", "ry")
        wide, high = (_length(shape, name) for name in radii)
        x, y = left + _length(shape, "cx"), top + _length(shape, "cy")
        return Area(x, y, wide, high, is_round=True)
    except Unknown:
        return None


def _fill(element: Tag) -> Colour:
    for holder in _lineage(element):
        if any(_value(holder, name) not in {"", "1", "1.0", "100%"} for name in _OPAQUE):
            raise Unknown
    declared = _inherited(element, "fill")
    colour = parse_colour(declared) if declared else BLACK
    if colour is None:
        raise Unknown
    return colour


def _offset(element: Tag) -> tuple[float, float]:
    """How far the groups around the element, and itself, are moved; turned ones are unknown."""
    left = top = 0.0
    for holder in _lineage(element):
        transform = _value(holder, "transform")
        if not transform:
            continue
        match = _TRANSLATE.match(transform)
        if match is None:
            raise Unknown
        left, top = left + float(match[1]), top + float(match[2] or 0)
    return left, top


def _length(element: Tag, name: str) -> float:
    declared = attribute(element, name).strip()
    if not declared:
        return 0.0
    if declared == "100%":
        return _WHOLE
    match = _NUMBER.match(declared)
    if match is None:
        raise Unknown
    return float(match[1])


def _inherited(element: Tag, name: str) -> str:
    return next((value for holder in _lineage(element) if (value := _value(holder, name))), "")


def _value(element: Tag, name: str) -> str:
    """A property from the style attribute, which wins, or from the attribute of its name."""
    style = attribute(element, "style")
    match = re.search(rf"(?:^|;)\s*{name}\s*:\s*([^;!]+)", style) if style else None
    return (match[1] if match else attribute(element, name)).strip()


def _lineage(element: Tag) -> Iterator[Tag]:
    """The element and what is around it, up to the drawing itself."""
    yield element
    for parent in element.parents:
        yield parent
        if parent.name == "svg":
            return
