"""What a report still lacks before it is published, and who can supply it."""

import datetime
from collections import defaultdict
from collections.abc import Iterator, Set
from dataclasses import dataclass
from typing import Any, Final

from django.db.models import Q
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Page

from pages.assessment import lacks_explanation
from pages.models import (
    AgendaItem,
    BudgetLine,
    IndicatorValue,
    MeasurePage,
    ReportChapterPage,
    ReportPage,
    StaffingLine,
)
from pages.responsibility import name_for, name_of
from pages.snapshots.collecting import reporting_day
from pages.snapshots.measures import report_measures
from pages.snapshots.state import assessment_on, silent_since, status_on
from pages.snapshots.surroundings import report_indicators, report_points
from pages.spending import far_above, say_far_above

_NOT_ASKED: Final = {MeasurePage.Status.PLANNED, MeasurePage.Status.CANCELLED}
"""On the reporting day, these need neither costs and staff nor values of their indicators."""


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that is missing: of what, in words; a page's or an indicator's number.

    Without either it is about the resolutions that nobody has judged yet.

    The owner is the first who is named of the person in charge, the unit and the page's owner.
    """

    subject: str
    missing: str
    owner: str
    page: int | None = None
    indicator: int | None = None


@dataclass(frozen=True, slots=True)
class OwnersGaps:
    """All gaps that one person or unit can fill; without a name where nobody is named."""

    owner: str
    gaps: tuple[Gap, ...]


def gaps_of(report: ReportPage) -> list[OwnersGaps]:
    """What is missing, by owner in the alphabet's order, those of nobody last; a few queries."""
    day = reporting_day(report, today=timezone.localdate())
    start = report.covers_from or datetime.date(day.year, 1, 1)
    measures = report_measures(report, day=day)
    found = [
        *_of_report(report),
        *_of_measures(measures, day=day, start=start),
        *_of_indicators(report, measures, day=day, start=start),
        *_of_points(report),
        *_of_resolutions(report, day=day),
    ]
    by_owner: dict[str, list[Gap]] = defaultdict(list)
    for gap in found:
        by_owner[gap.owner].append(gap)
    owners = sorted(by_owner, key=lambda owner: (not owner, owner.casefold()))
    return [OwnersGaps(owner, tuple(by_owner[owner])) for owner in owners]


def _of_report(report: ReportPage) -> Iterator[Gap]:
    owner = name_for(report)

    def gap(missing: str, page: Page = report) -> Gap:
        someone = name_for(page) or owner
        return Gap(subject=page.title, missing=missing, owner=someone, page=page.pk)

    if report.strategy is None:
        yield gap(_("The strategy is not named, so all measures are told of."))
    if report.covers_from is None or report.covers_until is None:
        yield gap(_("The period that the report covers is not given."))
    chapters = _chapters_of(report)
    before = [_text_of(chapter) for chapter in _chapters_of(report.previous_report)]
    if not any(chapter.live for chapter in chapters):
        yield gap(_("No chapter is published, so nothing is frozen."))
    for chapter in chapters:
        if not chapter.live:
            yield gap(_("The chapter is not published and will be left out."), chapter)
        elif chapter.has_unpublished_changes:
            yield gap(_("The chapter has changes that are not published."), chapter)
        if not chapter.body:
            yield gap(_("The chapter has no text."), chapter)
        elif _text_of(chapter) in before:
            yield gap(_("The text is still that of the report before."), chapter)


def _chapters_of(report: ReportPage | None) -> list[ReportChapterPage]:
    if report is None:
        return []
    chapters = ReportChapterPage.objects.child_of(report).order_by("path")
    return list(chapters.select_related("owner"))


def _text_of(chapter: ReportChapterPage) -> list[tuple[str, Any]]:
    return [(block["type"], block["value"]) for block in chapter.body.raw_data]


@dataclass(frozen=True, slots=True)
class _Entered:
    """The pages with lines of the report's years: costs, some without an actual one, staff.

    ``odd`` has the lines by page on which far more is spent than was approved.
    """

    costs: Set[int]
    unspent: Set[int]
    personnel: Set[int]
    staff: Set[int]
    odd: dict[int, list[BudgetLine]]


def _entered(measures: list[MeasurePage], *, day: datetime.date, start: datetime.date) -> _Entered:
    lines = Q(page__in=[measure.pk for measure in measures])
    years = Q(year__range=(start.year, day.year))
    costs = list(BudgetLine.objects.filter(lines & years))
    staff = StaffingLine.objects.filter(lines & years)
    today = timezone.localdate()
    personnel = BudgetLine.Kind.PERSONNEL
    odd: dict[int, list[BudgetLine]] = defaultdict(list)
    for line in far_above(costs):
        odd[line.page_id].append(line)
    return _Entered(
        costs={line.page_id for line in costs},
        unspent={one.page_id for one in costs if one.actual is None and one.year < today.year},
        personnel={line.page_id for line in costs if line.kind == personnel},
        staff=set(staff.values_list("page_id", flat=True)),
        odd=odd,
    )


def _of_measures(
    measures: list[MeasurePage], *, day: datetime.date, start: datetime.date
) -> Iterator[Gap]:
    entered = _entered(measures, day=day, start=start)
    for measure in measures:
        owner = name_for(measure)
        for missing in _missing(measure, day=day, start=start, entered=entered):
            title = f"{measure.identifier} {measure.title}".strip()
            yield Gap(subject=title, missing=missing, owner=owner, page=measure.pk)


def _missing(
    measure: MeasurePage, *, day: datetime.date, start: datetime.date, entered: _Entered
) -> Iterator[str]:
    if measure.unit is None:
        yield _("No unit is in charge.")
    if measure.responsible is None:
        yield _("Nobody is named as responsible.")
    if measure.has_unpublished_changes:
        yield _("There are changes that are not published.")
    yield from (say_far_above(line) for line in entered.odd.get(measure.pk, ()))
    if status_on(measure, day) in _NOT_ASKED or _ended_before(measure, start):
        return
    if measure.pk not in entered.costs:
        yield _("No cost is entered for the time of the report.")
    elif measure.pk in entered.unspent:
        yield _("The actual cost of a past year is missing.")
    if measure.pk in entered.personnel - entered.staff:
        yield _("There is a cost of personnel, but no staff is entered.")
    if lacks_explanation(measure, assessment_on(measure, day)):
        yield _("It is off track, but causes and options are not named.")
    updates = [update.date for update in measure.status_updates.all() if update.date <= day]
    if since := silent_since(measure, day, last_update=max(updates, default=None)):
        words = {"date": date_format(since)}
        yield _("There is no status update since %(date)s.") % words


def _ended_before(measure: MeasurePage, start: datetime.date) -> bool:
    last_day = measure.last_day()
    return measure.status == MeasurePage.Status.DONE and last_day is not None and last_day < start


def _of_indicators(
    report: ReportPage,
    measures: list[MeasurePage],
    *,
    day: datetime.date,
    start: datetime.date,
) -> Iterator[Gap]:
    inside = IndicatorValue.objects.filter(date__range=(start, day)).values("indicator_id")
    indicators = report_indicators(report).exclude(pk__in=inside).exclude(baseline_date__gt=day)
    words = {"start": date_format(start), "end": date_format(day)}
    ahead = [measure.path for measure in measures if status_on(measure, day) in _NOT_ASKED]
    begun = {measure.path for measure in measures}.difference(ahead)
    for indicator in indicators.select_related("responsible").prefetch_related("goals"):
        goals = tuple(goal.path for goal in indicator.goals.all())
        if any(path.startswith(goals) for path in ahead) and not any(
            path.startswith(goals) for path in begun
        ):
            continue
        yield Gap(
            subject=indicator.name,
            missing=_("There is no value from %(start)s to %(end)s.") % words,
            owner=name_of(indicator.responsible),
            indicator=indicator.pk,
        )


def _of_points(report: ReportPage) -> Iterator[Gap]:
    for point in report_points(report):
        if not point.answer:
            yield Gap(
                subject=point.title,
                missing=_("The point of the motion has no answer."),
                owner=name_for(point),
                page=point.pk,
            )


def _of_resolutions(report: ReportPage, *, day: datetime.date) -> Iterator[Gap]:
    unjudged = AgendaItem.objects.unjudged().filter(public=True)
    number = unjudged.filter(meeting__start__date__lte=day).count()
    if number:
        missing = ngettext(
            "%(number)d resolution is not judged yet: does it ask the administration to act?",
            "%(number)d resolutions are not judged yet: do they ask the administration to act?",
            number,
        )
        yield Gap(
            subject=_("Resolutions of the council"),
            missing=missing % {"number": number},
            owner=name_for(report),
        )
