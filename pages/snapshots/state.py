"""How a measure stood on a day, as far as its dates, milestones and status updates tell."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from django.utils import timezone

from pages.assessment import Assessed, set_by_hand, work_out
from pages.models import MeasurePage, Milestone, StatusUpdate

Status = MeasurePage.Status
STALE_AFTER_DAYS: Final = 90
_STOPPED: Final = {Status.PAUSED, Status.CANCELLED}


@dataclass(frozen=True, slots=True)
class MilestoneCount:
    """How many milestones there are, are done, and should be done by now."""

    total: int
    done: int
    overdue: int


@dataclass(frozen=True, slots=True)
class Step:
    """A milestone as it stood on a day."""

    due_date: datetime.date
    done_date: datetime.date | None


def status_on(measure: MeasurePage, day: datetime.date) -> str:
    """The status, without what can only have come after the day."""
    status = str(measure.status)
    ended = _stopped_on(measure) if status in _STOPPED else measure.last_day()
    ended_later = ended is not None and ended > day
    if status == Status.PLANNED or (status == Status.CANCELLED and not ended_later):
        return status
    if measure.start_date and measure.start_date > day:
        return Status.PLANNED.value
    if ended_later and status in {Status.DONE, *_STOPPED}:
        return Status.RUNNING.value
    return status


def _stopped_on(measure: MeasurePage) -> datetime.date | None:
    """When it was paused or cancelled: the last status update tells of it."""
    return max((update.date for update in measure.status_updates.all()), default=None)


def silent_since(
    measure: MeasurePage, day: datetime.date, *, last_update: datetime.date | None
) -> datetime.date | None:
    """Since when nothing was said of a measure that is under way, if that is too long by the day.

    One without any status update counts from its start, or from its first publication.
    """
    published = measure.first_published_at
    began = measure.start_date or (timezone.localdate(published) if published else None)
    since = last_update or began
    if since is None or status_on(measure, day) != Status.RUNNING:
        return None
    return since if (day - since).days > STALE_AFTER_DAYS else None


def progress_on(
    measure: MeasurePage,
    day: datetime.date,
    *,
    updates: Iterable[StatusUpdate],
    today: datetime.date,
) -> int | None:
    """Per cent: of the last status update until the day that names it, or of the measure itself."""
    status = status_on(measure, day)
    if status == Status.DONE:
        return 100
    if status == Status.PLANNED:
        return 0 if measure.progress is not None or day < today else None
    if day >= today and measure.progress is not None:
        return int(measure.progress)
    known = [update for update in updates if update.progress is not None]
    until = [update for update in known if update.date <= day]
    if until:
        return max(until, key=lambda update: update.date).progress
    return None if known or measure.progress is None else int(measure.progress)


def steps_on(milestones: Iterable[Milestone], day: datetime.date) -> list[Step]:
    """The milestones without what was done after the day."""
    return [
        Step(row.due_date, row.done_date if row.done_date and row.done_date <= day else None)
        for row in milestones
    ]


def milestones_on(milestones: Iterable[Milestone], day: datetime.date) -> MilestoneCount:
    """How many milestones there were, and how they stood on the day."""
    steps = steps_on(milestones, day)
    open_steps = [step for step in steps if step.done_date is None]
    return MilestoneCount(
        total=len(steps),
        done=len(steps) - len(open_steps),
        overdue=sum(step.due_date < day for step in open_steps),
    )


def assessment_on(measure: MeasurePage, day: datetime.date) -> Assessed | None:
    """The traffic light as set by hand until the day, or as the dates tell of that day."""
    status = status_on(measure, day)
    by_hand = set_by_hand(measure)
    if by_hand and status == measure.status and (by_hand.since is None or by_hand.since <= day):
        return by_hand
    steps = steps_on(measure.milestones.all(), day)
    return work_out(status=status, end=measure.last_day(), steps=steps, today=day)
