"""The way of a measure: its milestones in the order of their days, its news the latest first."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from django.contrib.auth.models import AbstractUser
from django.utils.formats import date_format
from django.utils.translation import gettext

from pages.models.measures import MeasurePage, Milestone, StatusUpdate


class State(StrEnum):
    """How a milestone stands; also the class that its drawing has."""

    DONE = "done"
    AHEAD = "ahead"
    OVERDUE = "overdue"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class TimelineStep:
    """A milestone with its day and its state in words."""

    title: str
    note: str
    date: datetime.date
    state: State
    words: str


@dataclass(frozen=True, slots=True)
class News:
    """A status update as readers see it."""

    date: datetime.date
    author: str
    text: str
    progress: int | None


def timeline_of(
    milestones: Iterable[Milestone], *, status: str, today: datetime.date
) -> list[TimelineStep]:
    """The milestones by the day they are due; those of a measure given up are dropped."""
    rows = sorted(milestones, key=lambda step: (step.due_date, step.sort_order or 0))
    is_given_up = status == MeasurePage.Status.CANCELLED
    steps = []
    for row in rows:
        state = _state(row, is_given_up=is_given_up, today=today)
        steps.append(
            TimelineStep(
                title=row.title,
                note=row.note,
                date=row.done_date or row.due_date,
                state=state,
                words=_say(row, state=state),
            )
        )
    return steps


def news_of(updates: Iterable[StatusUpdate]) -> list[News]:
    """The status updates with their authors, the latest first."""
    rows = sorted(updates, key=lambda row: (row.date, row.pk or 0), reverse=True)
    return [
        News(
            date=row.date,
            author=_name_of(row.author) if row.author else "",
            text=row.text,
            progress=row.progress,
        )
        for row in rows
    ]


def _name_of(author: AbstractUser) -> str:
    """The full name; a login name is nobody's business."""
    return author.get_full_name() or gettext("Editorial team")


def _state(milestone: Milestone, *, is_given_up: bool, today: datetime.date) -> State:
    if milestone.done_date is not None:
        return State.DONE
    if is_given_up:
        return State.DROPPED
    return State.OVERDUE if milestone.is_overdue(today) else State.AHEAD


def _say(milestone: Milestone, *, state: State) -> str:
    words = {"due": date_format(milestone.due_date)}
    if milestone.done_date is not None:
        words["done"] = date_format(milestone.done_date)
        if milestone.done_date > milestone.due_date:
            return gettext("done on %(done)s, was due on %(due)s") % words
        return gettext("done on %(done)s") % words
    if state is State.OVERDUE:
        return gettext("overdue since %(due)s") % words
    if state is State.DROPPED:
        return gettext("not pursued any more, was due on %(due)s") % words
    return gettext("due on %(due)s") % words
