"""Dates that are only known to the year, the quarter or the month, and how they are said."""

import calendar
import datetime

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

MONTHS_IN_QUARTER = 3


class Precision(models.TextChoices):
    """How exactly a date is known."""

    YEAR = "year", _("to the year")
    QUARTER = "quarter", _("to the quarter")
    MONTH = "month", _("to the month")
    DAY = "day", _("to the day")


def happened_by_today(date: datetime.date) -> None:
    """Refuse a day on which something cannot have happened yet."""
    if date > timezone.localdate():
        raise ValidationError(_("This day is still to come. Enter the day on which it happened."))


def quarter_of(date: datetime.date) -> int:
    """The quarter of the year, 1 to 4."""
    return (date.month - 1) // MONTHS_IN_QUARTER + 1


def first_day_of(date: datetime.date, precision: str) -> datetime.date:
    """The first day of the year, quarter or month that the date stands for, or the day itself."""
    match precision:
        case Precision.YEAR:
            month = 1
        case Precision.QUARTER:
            month = (quarter_of(date) - 1) * MONTHS_IN_QUARTER + 1
        case Precision.MONTH:
            month = date.month
        case _:
            return date
    return datetime.date(date.year, month, 1)


def last_day_of(date: datetime.date, precision: str) -> datetime.date:
    """The last day of the year, quarter or month that the date stands for, or the day itself."""
    match precision:
        case Precision.YEAR:
            month = 12
        case Precision.QUARTER:
            month = quarter_of(date) * MONTHS_IN_QUARTER
        case Precision.MONTH:
            month = date.month
        case _:
            return date
    return datetime.date(date.year, month, calendar.monthrange(date.year, month)[1])


def say_date(date: datetime.date, precision: str) -> str:
    """The date as exactly as it is known, such as “2024”, “June 2024” or “3 June 2024”."""
    match precision:
        case Precision.YEAR:
            return str(date.year)
        case Precision.QUARTER:
            words = {"quarter": quarter_of(date), "year": date.year}
            return gettext("quarter %(quarter)d of %(year)d") % words
        case Precision.MONTH:
            return date_format(date, "F Y")
    return date_format(date)


def say_period(start: str, end: str, *, is_continuous: bool = False, is_ahead: bool = False) -> str:
    """From when until when, of dates already in words; either may be empty."""
    if start and end and not is_continuous:
        if start == end:
            return start
        return gettext("%(start)s to %(end)s") % {"start": start, "end": end}
    if end and not is_continuous:
        return gettext("until %(year)s") % {"year": end}
    if not start:
        return gettext("continuous") if is_continuous else ""
    if is_continuous:
        return gettext("continuous, since %(start)s") % {"start": start}
    words = gettext("from %(year)s") if is_ahead else gettext("since %(year)s")
    return words % {"year": start}
