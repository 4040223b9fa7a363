"""What is still open about a motion, from rows that others have read; asks nothing itself."""

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from pages.assessment import assess
from pages.council import Resolution
from pages.models import (
    EvaluationFinding,
    EvaluationPage,
    MeasurePage,
    MotionPointPage,
)

UNFINISHED = (MeasurePage.Status.PLANNED, MeasurePage.Status.RUNNING, MeasurePage.Status.PAUSED)


@dataclass(frozen=True, slots=True)
class OpenMatter:
    """Something that waits for somebody; ``page`` is where to read of it."""

    kind: str
    title: str
    state: str
    who: str
    since: datetime.date | None
    page: EvaluationPage | MeasurePage | MotionPointPage | None = None


def open_points(
    points: Iterable[MotionPointPage], *, since: datetime.date | None
) -> Iterator[OpenMatter]:
    """Points without an answer, open since the motion was put."""
    for point in points:
        if point.answer_state != MotionPointPage.Answer.ANSWERED:
            yield OpenMatter(
                kind=_("Point of the motion"),
                title=point.title,
                state=str(MotionPointPage.Answer(point.answer_state).label),
                who=str(point.unit or ""),
                since=since,
                page=point,
            )


def open_resolutions(
    resolutions: Iterable[Resolution], *, units: Mapping[int, Sequence[str]]
) -> Iterator[OpenMatter]:
    """Resolutions that ask for something that is not done, or of which nobody has said yet.

    ``units`` has who carries them out by the resolution's key.
    """
    for resolution in resolutions:
        if resolution.is_open or resolution.is_unjudged:
            yield OpenMatter(
                kind=_("Resolution"),
                title=resolution.subject,
                state=_("not carried out yet")
                if resolution.is_open
                else _("not judged yet whether the administration has to act"),
                who=", ".join(units.get(resolution.pk, ())),
                since=resolution.date,
            )


def open_measures(measures: Iterable[MeasurePage], *, today: datetime.date) -> Iterator[OpenMatter]:
    """Measures that are late or off track; their milestones should be fetched with them."""
    for measure in measures:
        if measure.status not in UNFINISHED:
            continue
        steps = list(measure.milestones.all())
        missed = [step.due_date for step in steps if step.is_overdue(today)]
        end = measure.last_day()
        if end is not None and end < today:
            missed.append(end)
        assessed = assess(measure, steps=steps, today=today)
        is_off_track = assessed is not None and assessed.is_off_track
        if not missed and not is_off_track:
            continue
        yield OpenMatter(
            kind=_("Measure"),
            title=measure.title,
            state=_("off track") if is_off_track else _("overdue"),
            who=str(measure.unit or ""),
            since=min(missed, default=None),
            page=measure,
        )


def open_evaluations(
    evaluations: Iterable[EvaluationPage], *, today: datetime.date
) -> Iterator[OpenMatter]:
    """Evaluations that should have been made, and findings of others that are not settled."""
    for evaluation in evaluations:
        who = str(evaluation.unit or "")
        due, done = evaluation.due_date, evaluation.carried_out_on
        if due and due < today and done is None:
            yield OpenMatter(
                kind=_("Evaluation"),
                title=evaluation.title,
                state=_("overdue"),
                who=who,
                since=due,
                page=evaluation,
            )
        for finding in evaluation.findings.all():
            if not finding.is_settled:
                yield OpenMatter(
                    kind=_("Finding of an evaluation"),
                    title=finding.title,
                    state=str(EvaluationFinding.State(finding.state).label),
                    who=who,
                    since=done or due,
                    page=evaluation,
                )


def oldest_first(matters: Iterable[OpenMatter]) -> list[OpenMatter]:
    """By the day since when they are open; those without a day come last."""
    return sorted(matters, key=lambda one: (one.since is None, one.since or datetime.date.max))
