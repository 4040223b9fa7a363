"""A resolution of the council in one line, as pages name it that follow from it."""

from dataclasses import dataclass

from django.utils import timezone
from django.utils.formats import date_format

from pages.models.council import AgendaItem


@dataclass(frozen=True, slots=True)
class Resolution:
    """What was resolved, where and on which day; empty where it is not known."""

    subject: str
    meeting: str
    result: str


def resolution_of(item: AgendaItem) -> Resolution:
    """The item with its meeting and the day of the meeting."""
    meeting = item.meeting
    start = meeting.start
    day = date_format(timezone.localtime(start)) if start else ""
    return Resolution(
        subject=item.name,
        meeting=f"{meeting.name}, {day}" if day else meeting.name,
        result=item.result,
    )
