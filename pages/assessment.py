"""The traffic light of a measure: as the editor set it, or worked out from dates; in words.

Nothing here reads the clock or the database, so a report can ask how things stood on a day.
"""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Protocol

from django.utils.formats import date_format
from django.utils.translation import gettext, ngettext

from pages.models.base import Badge
from pages.models.measures import MeasurePage

OFF_TRACK_AFTER_DAYS: Final = 90
UNDER_WAY: Final = frozenset({MeasurePage.Status.RUNNING.value, MeasurePage.Status.PAUSED.value})
TONES: Final = {
    MeasurePage.Assessment.ON_TRACK.value: "success",
    MeasurePage.Assessment.AT_RISK.value: "warning",
    MeasurePage.Assessment.OFF_TRACK.value: "danger",
}


class Step(Protocol):
    """A milestone, as far as it matters here."""

    @property
    def due_date(self) -> datetime.date: ...
    @property
    def done_date(self) -> datetime.date | None: ...


@dataclass(frozen=True, slots=True)
class Assessed:
    """How a measure stands: a value of ``MeasurePage.Assessment`` and why.

    ``since`` is the day on which it was set by hand, as far as that is known.
    """

    value: str
    reason: str
    since: datetime.date | None = None

    @property
    def is_off_track(self) -> bool:
        return self.value == MeasurePage.Assessment.OFF_TRACK

    def badge(self) -> Badge:
        """The assessment as a word with its colour."""
        label = str(MeasurePage.Assessment(self.value).label)
        return Badge(label=label, tone=TONES[self.value])


def overdue_days(steps: Iterable[Step], *, today: datetime.date) -> list[int]:
    """For each step that should be done by now and is not: since how many days, longest first."""
    late = [step for step in steps if step.done_date is None and step.due_date < today]
    return sorted(((today - step.due_date).days for step in late), reverse=True)


def late_since(
    *, end: datetime.date | None, steps: Iterable[Step], today: datetime.date
) -> datetime.date | None:
    """The first day on which something should have been done or over, and was not."""
    days = [step.due_date for step in steps if step.done_date is None]
    return min((day for day in (*days, end) if day and day < today), default=None)


def work_out(
    *, status: str, end: datetime.date | None, steps: Iterable[Step], today: datetime.date
) -> Assessed | None:
    """The assessment by the dates; None where there is nothing to assess or nothing to go by.

    ``end`` is the last day of the measure's period.
    """
    if status not in UNDER_WAY:
        return None
    known = list(steps)
    days = overdue_days(known, today=today)
    if end is not None and end < today:
        reason = gettext("The measure was to end on %(date)s and is not completed.")
        value = MeasurePage.Assessment.OFF_TRACK
        return Assessed(value=value, reason=reason % {"date": date_format(end)})
    if days:
        is_long = days[0] > OFF_TRACK_AFTER_DAYS
        levels = MeasurePage.Assessment
        value = levels.OFF_TRACK if is_long else levels.AT_RISK
        return Assessed(value=value, reason=_say_overdue(len(days), days=days[0]))
    if not known:
        return None
    return Assessed(
        value=MeasurePage.Assessment.ON_TRACK, reason=gettext("No milestone is overdue.")
    )


def set_by_hand(measure: MeasurePage) -> Assessed | None:
    """What the editor set with the reason and the day, if anything."""
    if not measure.assessment:
        return None
    return Assessed(
        value=measure.assessment,
        reason=measure.assessment_reason,
        since=measure.assessment_since,
    )


def assess(measure: MeasurePage, *, steps: Iterable[Step], today: datetime.date) -> Assessed | None:
    """What the editor set by hand, or else what follows from the dates."""
    return set_by_hand(measure) or work_out(
        status=measure.status, end=measure.last_day(), steps=steps, today=today
    )


def lacks_explanation(measure: MeasurePage, assessed: Assessed | None) -> bool:
    """Whether the measure is off track, and says not both why and what can be done."""
    if assessed is None or not assessed.is_off_track:
        return False
    return not (measure.risk_causes.strip() and measure.risk_options.strip())


def _say_overdue(number: int, *, days: int) -> str:
    if number == 1:
        text = ngettext(
            "A milestone is overdue since %(days)d day.",
            "A milestone is overdue since %(days)d days.",
            days,
        )
        return text % {"days": days}
    text = ngettext(
        "%(number)d milestones are overdue, one since %(days)d day.",
        "%(number)d milestones are overdue, the longest since %(days)d days.",
        days,
    )
    return text % {"number": number, "days": days}
