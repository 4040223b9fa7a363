"""What a report still lacks before it is published, and who can supply it."""

import datetime
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from django.db.models import Q
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from wagtail.models import Page

from pages.models import (
    BudgetLine,
    IndicatorValue,
    MeasurePage,
    ReportChapterPage,
    ReportPage,
    StaffingLine,
    Unit,
)
from pages.snapshots.collecting import reporting_day
from pages.snapshots.measures import report_measures
from pages.snapshots.state import silent_since, status_on
from pages.snapshots.surroundings import report_indicators, report_points

_NOT_ASKED: Final = {MeasurePage.Status.PLANNED, MeasurePage.Status.CANCELLED}
"""On the reporting day, these need neither costs and staff nor values of their indicators."""


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that is missing: of what, in words; a page's or an indicator's number.

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
    ]
    by_owner: dict[str, list[Gap]] = defaultdict(list)
    for gap in found:
        by_owner[gap.owner].append(gap)
    owners = sorted(by_owner, key=lambda owner: (not owner, owner.casefold()))
    return [OwnersGaps(owner, tuple(by_owner[owner])) for owner in owners]


def _of_report(report: ReportPage) -> Iterator[Gap]:
    owner = _person(report.owner)

    def gap(missing: str, page: Page = report) -> Gap:
        return Gap(subject=page.title, missing=missing, owner=owner, page=page.pk)

    if report.strategy is None:
        yield gap(_("The strategy is not named, so all measures are told of."))
    if report.covers_from is None or report.covers_until is None:
        yield gap(_("The period that the report covers is not given."))
    chapters = list(ReportChapterPage.objects.child_of(report).order_by("path"))
    if not any(chapter.live for chapter in chapters):
        yield gap(_("No chapter is published, so nothing is frozen."))
    for chapter in chapters:
        if not chapter.live:
            yield gap(_("The chapter is not published and will be left out."), chapter)
        elif chapter.has_unpublished_changes:
            yield gap(_("The chapter has changes that are not published."), chapter)
        if not chapter.body:
            yield gap(_("The chapter has no text."), chapter)


def _of_measures(
    measures: list[MeasurePage], *, day: datetime.date, start: datetime.date
) -> Iterator[Gap]:
    ids = [measure.pk for measure in measures]
    lines = Q(page__in=ids)
    costs = set(BudgetLine.objects.filter(lines).values_list("page_id", flat=True))
    years = Q(year__range=(start.year, day.year), year__lt=timezone.localdate().year)
    unspent = BudgetLine.objects.filter(lines & years, actual=None)
    unknown = set(unspent.values_list("page_id", flat=True))
    staff = set(StaffingLine.objects.filter(lines).values_list("page_id", flat=True))
    for measure in measures:
        owner = _person(measure.responsible) or _unit(measure.unit) or _person(measure.owner)
        for missing in _missing(measure, day=day, costs=costs, unknown=unknown, staff=staff):
            title = f"{measure.identifier} {measure.title}".strip()
            yield Gap(subject=title, missing=missing, owner=owner, page=measure.pk)


def _missing(
    measure: MeasurePage,
    *,
    day: datetime.date,
    costs: set[int],
    unknown: set[int],
    staff: set[int],
) -> Iterator[str]:
    if measure.unit is None:
        yield _("No unit is in charge.")
    if measure.responsible is None:
        yield _("Nobody is named as responsible.")
    if measure.has_unpublished_changes:
        yield _("There are changes that are not published.")
    if status_on(measure, day) in _NOT_ASKED:
        return
    if measure.pk not in costs:
        yield _("No cost is entered.")
    elif measure.pk in unknown:
        yield _("The actual cost of a past year is missing.")
    if measure.pk not in staff:
        yield _("No staff is entered.")
    updates = [update.date for update in measure.status_updates.all() if update.date <= day]
    if since := silent_since(measure, day, last_update=max(updates, default=None)):
        words = {"date": date_format(since)}
        yield _("There is no status update since %(date)s.") % words


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
            owner=_person(indicator.responsible),
            indicator=indicator.pk,
        )


def _of_points(report: ReportPage) -> Iterator[Gap]:
    for point in report_points(report):
        if not point.answer:
            yield Gap(
                subject=point.title,
                missing=_("The point of the motion has no answer."),
                owner=_unit(point.unit) or _person(point.owner),
                page=point.pk,
            )


def _person(user: Any) -> str:
    return "" if user is None else str(user.get_full_name() or user.get_username())


def _unit(unit: Unit | None) -> str:
    return "" if unit is None else str(unit)
