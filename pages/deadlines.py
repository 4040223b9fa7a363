"""How far away a day is, in words: due in three months, overdue for two days."""

import datetime

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pages.models.base import Badge

MONTHS_IN_YEAR = 12
MONTHS_SAID_AS_MONTHS = 24
SOON_MONTHS = 12


def months_between(first: datetime.date, last: datetime.date) -> int:
    """Whole months from the first day to the last, which does not lie before it."""
    months = (last.year - first.year) * MONTHS_IN_YEAR + last.month - first.month
    return months - 1 if last.day < first.day else months


def say_span(first: datetime.date, last: datetime.date) -> str:
    """The time between two days in either order, as “5 days”, “3 months” or “2 years”."""
    first, last = min(first, last), max(first, last)
    months = months_between(first, last)
    if months < 1:
        days = (last - first).days
        return ngettext("%(number)d day", "%(number)d days", days) % {"number": days}
    if months < MONTHS_SAID_AS_MONTHS:
        return ngettext("%(number)d month", "%(number)d months", months) % {"number": months}
    years = months // MONTHS_IN_YEAR
    return ngettext("%(number)d year", "%(number)d years", years) % {"number": years}


def say_due(due: datetime.date | None, *, done: datetime.date | None, today: datetime.date) -> str:
    """Whether something is done, due or overdue; nothing where no day is known."""
    if done is not None:
        return _("completed on %(date)s") % {"date": date_format(done)}
    if due is None:
        return ""
    if due == today:
        return _("due today")
    span = {"span": say_span(due, today)}
    return _("overdue by %(span)s") % span if due < today else _("due in %(span)s") % span


def due_badge(
    due: datetime.date | None, *, done: datetime.date | None, today: datetime.date
) -> Badge | None:
    """The same as a badge."""
    words = say_due(due, done=done, today=today)
    if not words:
        return None
    if done is not None:
        return Badge(label=words, tone="success")
    return Badge(label=words, tone="danger" if due and due < today else "info")


def say_contract_end(end: datetime.date, *, today: datetime.date) -> str:
    """When a contract ends, where that is past or soon; nothing where there is time."""
    if end < today:
        return _("ended %(span)s ago") % {"span": say_span(end, today)}
    if end == today:
        return _("ends today")
    if ends_soon(end, today=today):
        return _("ends in %(span)s") % {"span": say_span(today, end)}
    return ""


def ends_soon(end: datetime.date, *, today: datetime.date) -> bool:
    """Whether the day lies within the next twelve months."""
    if end < today:
        return False
    months = months_between(today, end)
    return months < SOON_MONTHS or (months == SOON_MONTHS and end.day == today.day)
