"""What people have to be reminded of: what is due or stale, and what a report lacks."""

import datetime
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from django.conf import settings
from django.db.models import Max, Model, Q
from django.utils import timezone
from wagtail.query import PageQuerySet

from pages.assessment import UNDER_WAY, assess, lacks_explanation, late_since
from pages.models import EvaluationPage, Indicator, MeasurePage, ReportPage
from pages.models.measures import Milestone
from pages.responsibility import user_for
from pages.snapshots.completeness import gaps_of
from pages.snapshots.state import silent_since

DAYS_BEFORE_REPORT: Final = 60
UNFINISHED: Final = (
    MeasurePage.Status.PLANNED,
    MeasurePage.Status.RUNNING,
    MeasurePage.Status.PAUSED,
)


class Kind(StrEnum):
    """What is the matter; the parts of a digest, in this order."""

    MILESTONE = "milestone"
    STATUS = "status"
    EXPLANATION = "explanation"
    EVALUATION = "evaluation"
    FIGURE = "figure"
    DATA = "data"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminder:
    """Something a person should see to.

    ``subject`` is what it is known by once it was sent. ``owner`` is a user's key, or None where
    nobody answers for it. ``title`` names the measure, the indicator or the evaluation with the key
    ``target``; ``detail`` the milestone or the report. ``date`` is the day it was due or last heard
    of.
    """

    kind: Kind
    subject: str
    owner: int | None
    target: int
    title: str
    detail: str
    date: datetime.date


def reminders_due(today: datetime.date) -> list[Reminder]:
    """Everything that is due, whoever was reminded of it already; the oldest of a kind first."""
    of_measures = [*stale_measures(today), *unexplained_measures(today)]
    told = Counter(reminder.target for reminder in of_measures)
    found = [
        *overdue_milestones(today),
        *of_measures,
        *evaluations_due(today),
        *missing_for_reports(today, told=told),
    ]
    order = list(Kind)
    return sorted(found, key=lambda reminder: (order.index(reminder.kind), reminder.date))


def overdue_milestones(today: datetime.date) -> Iterator[Reminder]:
    """Milestones of unfinished measures that should be done and are not; one query."""
    rows = (
        Milestone.objects.filter(
            page__in=_measures().filter(status__in=UNFINISHED),
            done_date=None,
            due_date__lt=today,
        )
        .select_related("page__unit")
        .order_by("due_date", "pk")
    )
    for row in rows:
        yield Reminder(
            kind=Kind.MILESTONE,
            subject=f"milestone:{row.pk}:{row.due_date}",
            owner=user_for(row.page),
            target=row.page.pk,
            title=row.page.title,
            detail=row.title,
            date=row.due_date,
        )


def stale_measures(today: datetime.date) -> Iterator[Reminder]:
    """Measures under way of which nobody has said anything for a while; one query."""
    until = Max("status_updates__date", filter=Q(status_updates__date__lte=today))
    known = _measures().select_related("unit").annotate(last_update=until)
    for measure in known.filter(status=MeasurePage.Status.RUNNING).order_by("pk"):
        since = silent_since(measure, today, last_update=measure.last_update)
        if since is None:
            continue
        yield Reminder(
            kind=Kind.STATUS,
            subject=f"status:{measure.pk}:{since}",
            owner=user_for(measure),
            target=measure.pk,
            title=measure.title,
            detail="",
            date=since,
        )


def unexplained_measures(today: datetime.date) -> Iterator[Reminder]:
    """Measures off track by their dates, without causes and options; two queries."""
    known = _measures().filter(status__in=UNDER_WAY, assessment="").select_related("unit")
    for measure in known.prefetch_related("milestones").order_by("pk"):
        steps = measure.milestones.all()
        since = late_since(end=measure.last_day(), steps=steps, today=today)
        if since and lacks_explanation(measure, assess(measure, steps=steps, today=today)):
            yield Reminder(
                kind=Kind.EXPLANATION,
                subject=f"explanation:{measure.pk}:{since}",
                owner=user_for(measure),
                target=measure.pk,
                title=measure.title,
                detail="",
                date=since,
            )


def evaluations_due(today: datetime.date) -> Iterator[Reminder]:
    """Evaluations that are to be made by now and are not, drafts as well; one query."""
    open_ones = EvaluationPage.objects.filter(
        alias_of=None, carried_out_on=None, due_date__lte=today
    )
    for row in _originals(open_ones).select_related("unit").defer_streamfields().order_by("pk"):
        yield Reminder(
            kind=Kind.EVALUATION,
            subject=f"evaluation:{row.pk}:{row.due_date}",
            owner=user_for(row),
            target=row.pk,
            title=row.title,
            detail="",
            date=row.due_date,
        )


def missing_for_reports(
    today: datetime.date, *, told: Counter[int] | None = None
) -> Iterator[Reminder]:
    """What a report that is soon to come lacks, by indicator and by measure; some queries a report.

    A measure that lacks nothing but what is ``told`` of already is left out.
    """
    known = told or Counter()
    for report in reports_to_come(today):
        gaps = [gap for owners in gaps_of(report) for gap in owners.gaps]
        ids = {gap.indicator for gap in gaps if gap.indicator}
        for indicator in Indicator.objects.filter(pk__in=ids):
            yield _for_report(
                report, Kind.FIGURE, indicator, indicator.name, indicator.responsible_id
            )
        number = Counter(gap.page for gap in gaps if gap.page)
        measures = _measures().filter(pk__in=number).select_related("unit")
        for measure in measures.order_by("path"):
            if number[measure.pk] > known[measure.pk]:
                yield _for_report(report, Kind.DATA, measure, measure.title, user_for(measure))


def _for_report(
    report: ReportPage, kind: Kind, of: Model, title: str, owner: int | None
) -> Reminder:
    end = report.last_day()
    return Reminder(
        kind=kind,
        subject=f"{kind}:{report.pk}:{of.pk}:{end}",
        owner=owner,
        target=of.pk,
        title=title,
        detail=report.title,
        date=end or timezone.localdate(),
    )


def reports_to_come(today: datetime.date) -> list[ReportPage]:
    """Drafts of reports whose time ends soon or has ended, each as its latest draft has it."""
    drafts = ReportPage.objects.filter(live=False, editions=None, alias_of=None)
    latest = [report.get_latest_revision_as_object() for report in _originals(drafts)]
    horizon = today + datetime.timedelta(days=DAYS_BEFORE_REPORT)
    return [each for each in latest if (end := each.last_day()) and end <= horizon]


def _measures() -> PageQuerySet:
    return _originals(MeasurePage.objects.live().filter(alias_of=None)).defer_streamfields()


def _originals(pages: PageQuerySet) -> PageQuerySet:
    """Without translations of pages in the main language, so that nothing is asked twice."""
    main = Q(locale__language_code=settings.LANGUAGE_CODE)
    in_main = pages.model.objects.filter(main).values("translation_key")
    return pages.filter(main | ~Q(translation_key__in=in_main))
