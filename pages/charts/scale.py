"""The vertical axis of a chart: round steps that hold every value, and how numbers are said."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal

from django.utils.formats import number_format
from django.utils.translation import gettext as _

NICE_STEPS = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))
MAX_STEPS = 5
MILLION, BILLION = Decimal(10) ** 6, Decimal(10) ** 9
MAX_DECIMALS_OF_MILLIONS = 2
# An axis that begins above zero makes changes look large, so it does only where nobody would
# see them otherwise: where all values lie in the upper half.
FAR_FROM_ZERO = Decimal("0.5")


@dataclass(frozen=True, slots=True)
class Scale:
    """Ticks from the lowest to the highest; at least two."""

    ticks: tuple[Decimal, ...]

    @property
    def low(self) -> Decimal:
        return self.ticks[0]

    @property
    def high(self) -> Decimal:
        return self.ticks[-1]

    def share(self, value: Decimal) -> float:
        """How far up the axis a value stands: 0 at its low end, 1 at its high end."""
        return float((value - self.low) / (self.high - self.low))

    def words(self) -> list[str]:
        """What stands at the ticks, all with the same number of decimals."""
        exponent = (self.ticks[1] - self.ticks[0]).normalize().as_tuple().exponent
        places = max(0, -int(exponent))
        return [say_number(tick, decimal_places=places) for tick in self.ticks]


def scale_of(
    values: Iterable[Decimal], *, from_zero: bool, smallest_step: Decimal = Decimal(0)
) -> Scale:
    """The scale that holds all values; ``from_zero`` for bars, whose length is what is read."""
    known = list(values) or [Decimal(0)]
    low, high = min(known), max(known)
    if from_zero or low * high <= 0 or _near_zero(low, high):
        low, high = min(low, Decimal(0)), max(high, Decimal(0))
    if low == high:
        high, low = (low + 1, low) if low >= 0 else (low, low - 1)
    step = max(_nice_step((high - low) / MAX_STEPS), smallest_step)
    first = (low / step).to_integral_value(ROUND_FLOOR)
    last = (high / step).to_integral_value(ROUND_CEILING)
    return Scale(tuple(step * number for number in range(int(first), int(last) + 1)))


def say_number(value: Decimal, *, decimal_places: int) -> str:
    """As people write it, such as “1.234,5”; large ones in millions, as “1,5 Mio.”."""
    for size, pattern in (
        (BILLION, _("%(number)s billion")),
        (MILLION, _("%(number)s million")),
    ):
        if abs(value) >= size:
            return pattern % {"number": _said_short(value / size)}
    return write_number(value, decimal_places=decimal_places)


def write_number(value: Decimal, *, decimal_places: int) -> str:
    """All digits of a number, rounded half up, such as “1.234,5”; Django itself would cut it."""
    rounded = value.quantize(Decimal(1).scaleb(-decimal_places), ROUND_HALF_UP)
    return str(number_format(rounded, decimal_pos=decimal_places, force_grouping=True))


def _said_short(value: Decimal) -> str:
    rounded = round(value, MAX_DECIMALS_OF_MILLIONS).normalize()
    places = max(0, -int(rounded.as_tuple().exponent))
    return write_number(rounded, decimal_places=places)


def _near_zero(low: Decimal, high: Decimal) -> bool:
    near, far = sorted((abs(low), abs(high)))
    return near < far * FAR_FROM_ZERO


def _nice_step(wish: Decimal) -> Decimal:
    """The smallest round step that is at least as large as wished."""
    power = Decimal(10) ** wish.adjusted()
    return next(nice * power for nice in NICE_STEPS if nice * power >= wish)
