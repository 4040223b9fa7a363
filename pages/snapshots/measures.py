"""The measures of a report's strategy, and the fields of action that they stand under."""

import datetime
from collections.abc import Iterable
from dataclasses import asdict
from typing import Any, Final

from django.db.models import Q
from django.utils import timezone

from pages.addresses import Addresses
from pages.models import FieldOfActionPage, MeasurePage, ReportPage, StatusUpdate
from pages.snapshots.money import Lines, sums_of_pages, with_lines
from pages.snapshots.state import assessment_on, milestones_on, progress_on, status_on
from pages.visibility import public

HORIZON: Final = datetime.timedelta(days=366)
"""How long before its start a measure is already told of in a report on a past period."""


def report_measures(report: ReportPage, *, day: datetime.date) -> list[MeasurePage]:
    """The public measures of the strategy, or of the language where no strategy is named.

    Once the reporting day is past, those that only began more than a year after it are left out,
    unless they have money or staff until its year; so a correction brings in nothing newer.
    """
    measures = MeasurePage.objects.filter(locale_id=report.locale_id, alias_of=None)
    if report.strategy_id:
        measures = measures.descendant_of(report.strategy)
    if day < timezone.localdate():
        far = Q(start_date__gt=day + HORIZON)
        measures = measures.exclude(far & ~with_lines(until=day.year))
    related = ("status_updates", "milestones", "motion_points", "resolutions")
    people = ("unit", "responsible", "owner")
    chosen = public(measures).defer_streamfields().select_related(*people)
    return list(chosen.order_by("path").prefetch_related(*related))


def report_fields(report: ReportPage) -> list[FieldOfActionPage]:
    """The public fields of action in their order."""
    fields = FieldOfActionPage.objects.filter(locale_id=report.locale_id, alias_of=None)
    if report.strategy_id:
        fields = fields.child_of(report.strategy)
    return list(public(fields).defer_streamfields().order_by("path"))


def field_of(measure: MeasurePage, fields: Iterable[FieldOfActionPage]) -> FieldOfActionPage | None:
    """The field that the measure stands under, directly or below a goal."""
    return next((field for field in fields if measure.path.startswith(field.path)), None)


def measure_rows(
    measures: Iterable[MeasurePage],
    *,
    fields: list[FieldOfActionPage],
    lines: Lines,
    day: datetime.date,
    today: datetime.date,
) -> list[dict[str, Any]]:
    """Each measure as it stood on the day, with its sums."""
    addresses = Addresses(None)
    return [
        {
            **_facts(measure, day=day, today=today),
            "url": addresses.of(measure),
            "field": getattr(field_of(measure, fields), "pk", None),
            "sums": sums_of_pages(lines, [measure.pk]),
        }
        for measure in measures
    ]


def _facts(measure: MeasurePage, *, day: datetime.date, today: datetime.date) -> dict[str, Any]:
    updates = list(measure.status_updates.all())
    assessed = assessment_on(measure, day)
    return {
        "page": measure.pk,
        "key": str(measure.translation_key),
        "identifier": measure.identifier,
        "title": measure.title,
        "summary": measure.summary,
        "status": status_on(measure, day),
        "assessment": assessed.value if assessed else "",
        "assessment_reason": assessed.reason if assessed else "",
        "progress": progress_on(measure, day, updates=updates, today=today),
        "phase": str(measure.phase),
        "priority": str(measure.priority),
        "period": measure.period(),
        "start_date": _iso(measure.start_date),
        "end_date": _iso(measure.end_date),
        "is_continuous": measure.is_continuous,
        "unit": str(measure.unit or ""),
        "milestones": asdict(milestones_on(measure.milestones.all(), day)),
        "latest_update": _latest(updates, day),
        "motion_points": sorted(point.pk for point in measure.motion_points.all()),
        "resolutions": sorted(item.pk for item in measure.resolutions.all()),
    }


def _latest(updates: Iterable[StatusUpdate], day: datetime.date) -> dict[str, Any] | None:
    until = [update for update in updates if update.date <= day]
    if not until:
        return None
    latest = max(until, key=lambda update: (update.date, update.pk or 0))
    return {"date": latest.date.isoformat(), "text": latest.text, "progress": latest.progress}


def _iso(date: datetime.date | None) -> str | None:
    return date.isoformat() if date else None


def field_rows(
    fields: Iterable[FieldOfActionPage], *, measures: list[dict[str, Any]], lines: Lines
) -> list[dict[str, Any]]:
    """Each field of action with the number of its measures and their sums."""
    rows = []
    for field in fields:
        pages = [row["page"] for row in measures if row["field"] == field.pk]
        rows.append(
            {
                "page": field.pk,
                "title": field.title,
                "summary": field.summary,
                "subject": str(field.icon),
                "theme": str(field.theme),
                "measures": len(pages),
                "sums": sums_of_pages(lines, pages),
            }
        )
    return rows
