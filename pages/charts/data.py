"""What a chart shows, before anything is drawn."""

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum


@dataclass(frozen=True, slots=True)
class Series:
    """Values under one name, one for each label of the chart; None where there is none."""

    name: str
    values: tuple[Decimal | None, ...]


@dataclass(frozen=True, slots=True)
class Goal:
    """A value to be reached, drawn as a dashed line; the label says what it is."""

    value: Decimal
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """Some series along the same labels.

    ``positions`` say how far apart the labels stand, in any unit, for example days; without them
    they stand evenly. A chart of lines needs them in rising order.
    """

    title: str
    description: str
    labels: tuple[str, ...]
    series: tuple[Series, ...]
    unit: str = ""
    decimal_places: int = 0
    goal: Goal | None = None
    positions: tuple[float, ...] = ()

    def __post_init__(self) -> None:
        lengths = {len(series.values) for series in self.series} | {len(self.labels)}
        if self.positions:
            lengths.add(len(self.positions))
        if len(lengths) > 1:
            message = f"A chart needs one value for each of its labels, not {sorted(lengths)}."
            raise ValueError(message)

    def smallest_step(self) -> Decimal:
        """What the values are counted in, such as 1 for people."""
        return Decimal(1).scaleb(-self.decimal_places)

    def numbers(self) -> list[Decimal]:
        """Every value that is there."""
        return [value for series in self.series for value in series.values if value is not None]


class Size(Enum):
    """Width and height in units of the drawing, and the size of its letters.

    The style sheet shows the narrow drawing up to 32 rem and the wide one above, so that letters
    are never smaller than 12 pixels.
    """

    WIDE = (720, 380, 17)
    NARROW = (280, 300, 15)

    @property
    def width(self) -> int:
        return self.value[0]

    @property
    def height(self) -> int:
        return self.value[1]

    @property
    def letters(self) -> int:
        return self.value[2]
