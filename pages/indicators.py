"""How an indicator stands: its readings in order, where they lead, and whether the goal is met."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from pages.models.indicators import Indicator

MAX_READINGS = 60  # more than these can neither be told apart in a chart nor read in a table


class Trend(Enum):
    """What the latest reading says of the one before it."""

    NO_VALUE = "no value"
    ONE_VALUE = "one value"
    BETTER = "better"
    WORSE = "worse"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class Reading:
    """A value on a day; the one at the beginning is known by ``is_baseline``."""

    date: datetime.date
    value: Decimal
    note: str = ""
    is_baseline: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """The readings by date, the earliest first, and what they say.

    ``is_reached`` is None where there is no target or nothing to measure by it; ``is_late`` says
    that the target should be reached by now and is not.
    """

    readings: tuple[Reading, ...]
    trend: Trend
    is_reached: bool | None
    is_late: bool

    @property
    def latest(self) -> Reading | None:
        """The last reading."""
        return self.readings[-1] if self.readings else None

    @property
    def previous(self) -> Reading | None:
        """The reading before the last one."""
        return self.readings[-2] if len(self.readings) > 1 else None


def standing_of(indicator: Indicator, *, today: datetime.date) -> Standing:
    """How the indicator stood on a day; its values may be prefetched, else it is one query."""
    readings = _readings(indicator, until=today)
    latest = readings[-1] if readings else None
    is_reached = None
    if latest is not None and indicator.target_value is not None:
        gain = _gain(indicator, before=indicator.target_value, after=latest.value)
        is_reached = gain >= 0
    is_over = indicator.target_date is not None and indicator.target_date < today
    return Standing(
        readings=tuple(readings),
        trend=_trend(indicator, readings),
        is_reached=is_reached,
        is_late=is_over and is_reached is False,
    )


def thinned(readings: Iterable[Reading]) -> tuple[Reading, ...]:
    """Of very many readings the last one of each month, and the one at the beginning."""
    known = tuple(readings)
    if len(known) <= MAX_READINGS:
        return known
    kept = {(reading.date.year, reading.date.month): reading for reading in known}
    first = [reading for reading in known if reading.is_baseline]
    return tuple(sorted({*kept.values(), *first}, key=lambda reading: reading.date))


def _readings(indicator: Indicator, *, until: datetime.date) -> list[Reading]:
    by_date = {
        row.date: Reading(row.date, row.value, row.note)
        for row in indicator.values.all()
        if row.date <= until
    }
    value, date = indicator.baseline_value, indicator.baseline_date
    if value is not None and date is not None and date <= until:
        by_date[date] = Reading(date, value, is_baseline=True)
    return [by_date[date] for date in sorted(by_date)]


def _trend(indicator: Indicator, readings: list[Reading]) -> Trend:
    if not readings:
        return Trend.NO_VALUE
    if len(readings) == 1:
        return Trend.ONE_VALUE
    gain = _gain(indicator, before=readings[-2].value, after=readings[-1].value)
    if not gain:
        return Trend.SAME
    return Trend.BETTER if gain > 0 else Trend.WORSE


def _gain(indicator: Indicator, *, before: Decimal, after: Decimal) -> Decimal:
    """By how much a value is better than another; below zero where it is worse."""
    return after - before if indicator.direction == Indicator.Direction.UP else before - after
