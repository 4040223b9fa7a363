"""Indicators as pages show them: facts in words, a chart, and the table of its data."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.conf import settings
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from pages.charts import Chart, Goal, Series, Size, draw_bars, draw_line, write_number
from pages.indicators import Reading, Standing, Trend, standing_of, thinned
from pages.models import GoalPage, Indicator

MIN_READINGS_OF_LINE = 3


@dataclass(frozen=True, slots=True)
class Fact:
    """A word, what stands for it, and since or until when."""

    name: str
    value: str
    date: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A reading in the table of the data."""

    date: str
    value: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownIndicator:
    """What the template shows; ``language`` is that of the editors' texts where it is another."""

    key: str
    name: str
    description: str
    language: str
    unit: str
    facts: tuple[Fact, ...]
    trend: str
    wide_chart: SafeString
    narrow_chart: SafeString
    rows: tuple[Row, ...]
    is_thinned: bool
    source: str


def indicators_for(page: GoalPage) -> list[ShownIndicator]:
    """The indicators of a goal by name; three queries, however many values they have."""
    ids = [indicator.pk for indicator in page.indicators.all()]
    if not ids:
        return []
    return [shown(indicator) for indicator in with_values(ids)]


def with_values(ids: Iterable[int]) -> Iterable[Indicator]:
    """The indicators by name, with their values; two queries."""
    return Indicator.objects.filter(pk__in=ids).prefetch_related("values")


def shown(indicator: Indicator, *, key: str = "", as_bars: bool = False) -> ShownIndicator:
    """The indicator as it stands today; ``key`` tells apart two places on the same page."""
    standing = standing_of(indicator, today=timezone.localdate())
    key = key or f"kennzahl-{indicator.pk}"
    chart = _chart(indicator, standing)
    is_line = not as_bars and len(chart.labels) >= MIN_READINGS_OF_LINE
    draw = draw_line if is_line else draw_bars
    readings = thinned(standing.readings)
    return ShownIndicator(
        key=key,
        name=indicator.name,
        description=indicator.description,
        language=_foreign(),
        unit=indicator.unit,
        facts=tuple(_facts(indicator, standing)),
        trend=_trend(indicator, standing),
        wide_chart=draw(chart, size=Size.WIDE, key=key),
        narrow_chart=draw(chart, size=Size.NARROW, key=key),
        rows=tuple(_row(indicator, reading) for reading in reversed(readings)),
        is_thinned=len(readings) < len(standing.readings),
        source=indicator.source,
    )


def say_value(indicator: Indicator, value: Decimal, *, with_unit: bool = True) -> str:
    """The number in full with its unit, such as “1.234,5 Prozent”."""
    number = write_number(value, decimal_places=indicator.decimal_places)
    return f"{number}\N{NO-BREAK SPACE}{indicator.unit}" if with_unit else number


def _facts(indicator: Indicator, standing: Standing) -> Iterable[Fact]:
    if standing.latest:
        value = say_value(indicator, standing.latest.value)
        yield Fact(_("Now"), value, _on(standing.latest.date))
    if indicator.baseline_value is not None:
        value = say_value(indicator, indicator.baseline_value)
        yield Fact(_("At the beginning"), value, _on(indicator.baseline_date))
    if indicator.target_value is not None:
        value = say_value(indicator, indicator.target_value)
        yield Fact(_("Target"), value, _until(indicator.target_date))
    yield Fact(_("What is better"), indicator.get_direction_display())


def _on(day: date | None) -> str:
    return _("on %(date)s") % {"date": date_format(day)} if day else ""


def _until(day: date | None) -> str:
    return _("by %(date)s") % {"date": date_format(day)} if day else ""


def _target(indicator: Indicator) -> str:
    value = say_value(indicator, indicator.target_value or Decimal(0))
    if indicator.target_date is None:
        return value
    words = {"value": value, "date": date_format(indicator.target_date)}
    return _("%(value)s by %(date)s") % words


def _trend(indicator: Indicator, standing: Standing) -> str:
    sentences = [_change(indicator, standing)]
    if standing.is_reached:
        sentences.append(_("The target is reached."))
    elif standing.is_late:
        sentences.append(_("The target should be reached by now and is not."))
    return " ".join(sentences)


def _change(indicator: Indicator, standing: Standing) -> str:
    previous = standing.previous
    if previous is None:
        if standing.trend is Trend.ONE_VALUE:
            return _("So far there is one value, so no trend can be told.")
        return _("There is no value yet.")
    words = {"date": date_format(previous.date), "value": say_value(indicator, previous.value)}
    match standing.trend:
        case Trend.BETTER:
            return _("The value has become better: on %(date)s it was %(value)s.") % words
        case Trend.WORSE:
            return _("The value has become worse: on %(date)s it was %(value)s.") % words
    return _("The value has not changed since %(date)s.") % words


def _row(indicator: Indicator, reading: Reading) -> Row:
    note = _("value at the beginning") if reading.is_baseline else reading.note
    return Row(
        date=date_format(reading.date),
        value=say_value(indicator, reading.value, with_unit=False),
        note=note,
    )


def _chart(indicator: Indicator, standing: Standing) -> Chart:
    readings = thinned(standing.readings)
    goal = None
    if indicator.target_value is not None:
        goal = Goal(value=indicator.target_value, label=_goal_label(indicator))
    return Chart(
        title=_("Chart: %(name)s") % {"name": indicator.name},
        description=_description(indicator, readings),
        labels=_labels(readings),
        positions=tuple(float(reading.date.toordinal()) for reading in readings),
        series=(Series(_("Value"), tuple(reading.value for reading in readings)),),
        unit=indicator.unit,
        decimal_places=indicator.decimal_places,
        goal=goal,
    )


def _goal_label(indicator: Indicator) -> str:
    value = say_value(indicator, indicator.target_value or Decimal(0), with_unit=False)
    if indicator.target_date is None:
        return _("Target: %(value)s") % {"value": value}
    words = {"value": value, "year": indicator.target_date.year}
    return _("Target by %(year)s: %(value)s") % words


def _description(indicator: Indicator, readings: tuple[Reading, ...]) -> str:
    if not readings:
        return ""
    first, last = readings[0], readings[-1]
    sentences = []
    if first is not last:
        words = {"value": say_value(indicator, first.value), "date": date_format(first.date)}
        sentences.append(_("At first, on %(date)s, %(value)s.") % words)
    words = {"value": say_value(indicator, last.value), "date": date_format(last.date)}
    sentences.append(_("Last, on %(date)s, %(value)s.") % words)
    if indicator.target_value is not None:
        sentences.append(_("Target: %(value)s.") % {"value": _target(indicator)})
    sentences.append(_("All values stand in the table below the chart."))
    return " ".join(sentences)


def _labels(readings: tuple[Reading, ...]) -> tuple[str, ...]:
    """The days as shortly as they can still be told apart: years, months, or in full."""
    for pattern in ("Y", "m/Y"):
        labels = [date_format(reading.date, pattern) for reading in readings]
        if len(set(labels)) == len(labels):
            return tuple(labels)
    return tuple(date_format(reading.date, "SHORT_DATE_FORMAT") for reading in readings)


def _foreign() -> str:
    """The language of the indicators' texts, where the page has another."""
    own: str = settings.LANGUAGE_CODE
    return "" if get_language() == own else own
