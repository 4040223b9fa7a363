"""A piece of ground on a drawing: where places stand on it, and which of them share a mark."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pages.charts.data import Size
from pages.charts.drawing import WIDTH_OF_LETTER
from pages.places.coordinates import Point

METRES_OF_A_DEGREE = 111_320  # of latitude; of longitude at the equator
LEAST_METRES = 400  # across the drawing, so that two houses do not stand at its ends
LEAST_SHARE_OF_WIDTH = 0.4  # how high the drawing is, at least and at most
MOST_SHARE_OF_WIDTH = {Size.WIDE: 0.6, Size.NARROW: 1.0}
LINE_HEIGHT = 1.5
GAP = 3  # between two marks


@dataclass(frozen=True, slots=True)
class Ground:
    """The middle of the ground in degrees, and its scale on a drawing of this size."""

    size: Size
    middle: Point
    metres_of_a_unit: float
    units_of_a_degree: tuple[float, float]  # of latitude and of longitude
    height: float
    centre: tuple[float, float]  # where the middle is on the drawing

    def at(self, point: Point) -> tuple[float, float]:
        """How far right and how far down a place stands, in units of the drawing."""
        (latitude, longitude), (down, right) = self.middle, self.units_of_a_degree
        x, y = self.centre
        return x + (point[1] - longitude) * right, y - (point[0] - latitude) * down


@dataclass(frozen=True, slots=True)
class Mark:
    """What stands on a drawing for a place, or for several that lie close together."""

    label: str
    point: Point


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Which place has which number, by their positions before, and the marks of two drawings."""

    order: Sequence[int]
    wide: Sequence[Mark]
    narrow: Sequence[Mark]


def ground_of(points: Sequence[Point], *, size: Size, widest: float) -> Ground:
    """The ground that has all places on it, with room for marks as wide as that; at least one."""
    latitudes, longitudes = zip(*points, strict=True)
    corner = max(latitudes), max(longitudes)
    middle = (min(latitudes) + corner[0]) / 2, (min(longitudes) + corner[1]) / 2
    # True enough for a town, where the earth is flat.
    degree = METRES_OF_A_DEGREE, METRES_OF_A_DEGREE * math.cos(math.radians(middle[0]))
    tall, broad = (2 * (corner[side] - middle[side]) * degree[side] for side in (0, 1))
    beside, above = widest + 2 * GAP, size.letters * LINE_HEIGHT + 2 * GAP
    most = size.width * MOST_SHARE_OF_WIDTH[size] - above
    scale = max(broad / (size.width - beside), tall / most, LEAST_METRES / size.width)
    height = max(tall / scale + above, size.width * LEAST_SHARE_OF_WIDTH)
    return Ground(
        size=size,
        middle=middle,
        metres_of_a_unit=scale,
        units_of_a_degree=(degree[0] / scale, degree[1] / scale),
        height=height,
        centre=(size.width / 2, height / 2),
    )


def width_of_mark(label: str, *, size: Size) -> float:
    """How wide a mark with that label is; a single digit stands in a circle."""
    letters = len(label) * size.letters * WIDTH_OF_LETTER
    return max(letters + size.letters * 0.8, size.letters * LINE_HEIGHT)


def widest_mark(count: int, *, size: Size) -> float:
    """How wide the marks of that many places may become."""
    digits = "8" * len(str(count))
    return width_of_mark(f"{digits}–{digits}" if count > 1 else digits, size=size)


def arranged(points: Sequence[Point], *, wide: Ground, narrow: Ground) -> Arrangement:
    """Number the places so that what shares a mark has numbers in a row, on either drawing.

    What stands under one mark on the wide drawing does so on the narrow one as well.
    """
    together = _groups([[index] for index in range(len(points))], points, ground=wide)
    closer = _groups(together, points, ground=narrow)
    leaders = {group[0]: group for group in together}
    on_wide = [leaders[index] for group in closer for index in group if index in leaders]
    order = [index for group in on_wide for index in group]
    return Arrangement(order=order, wide=_marks(on_wide, points), narrow=_marks(closer, points))


def _groups(
    groups: Iterable[list[int]], points: Sequence[Point], *, ground: Ground
) -> list[list[int]]:
    """Join groups of places until no two of their marks touch; each mark is at the first place."""
    joined: list[list[int]] = []
    for group in groups:
        whole = group
        while near := _nearest(whole, joined, points, ground=ground):
            joined.remove(near)  # a mark that is shared is wider, and may touch one more
            whole = sorted([*near, *whole])
        joined.append(whole)
    return sorted(joined)


def _nearest(
    group: list[int], others: Iterable[list[int]], points: Sequence[Point], *, ground: Ground
) -> list[int] | None:
    """The nearest of the others whose mark touches that of the group."""
    size = ground.size
    shared = widest_mark(len(points), size=size)
    single = width_of_mark(str(len(points)), size=size)
    x, y = ground.at(points[group[0]])
    touching = []
    for other in others:
        left, top = ground.at(points[other[0]])
        across = sum(shared if len(one) > 1 else single for one in (group, other)) / 2 + GAP
        if abs(x - left) < across and abs(y - top) < size.letters * LINE_HEIGHT + GAP:
            touching.append((math.dist((x, y), (left, top)), other))
    return min(touching)[1] if touching else None


def _marks(groups: Iterable[Sequence[int]], points: Sequence[Point]) -> list[Mark]:
    """A mark for each group, which stands at its first place."""
    marks, last = [], 0
    for group in groups:
        first, last = last + 1, last + len(group)
        marks.append(Mark(label=_label(first, last), point=points[group[0]]))
    return marks


def _label(first: int, last: int) -> str:
    return str(first) if first == last else f"{first}–{last}"
