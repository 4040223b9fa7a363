"""Everything that a report says, as plain data: the schema is in docs/report-schema.md."""

import datetime
from typing import Any, Final

from django.db.models import QuerySet
from django.utils import timezone, translation
from wagtail.models import Page

from pages.finance import that_count
from pages.models import ReportPage
from pages.snapshots.files import Files
from pages.snapshots.measures import field_rows, measure_rows, report_fields, report_measures
from pages.snapshots.money import collect_lines, staff_by_purpose, sums_by_year, sums_of
from pages.snapshots.surroundings import (
    glossary_rows,
    indicator_rows,
    other_rows,
    point_rows,
    report_points,
    resolution_rows,
)
from pages.snapshots.texts import collect_chapters, language_of, render_body
from pages.visibility import public

SCHEMA: Final = "4"


def reporting_day(report: ReportPage, *, today: datetime.date) -> datetime.date:
    """The day on which things are told as they stood: the period's last, but never a later one."""
    return min(report.last_day() or today, today)


def collect(
    report: ReportPage, *, at: datetime.date | None = None, keep_files: bool = False
) -> dict[str, Any]:
    """What the report says when it is frozen ``at`` a day, today by default; a few queries.

    Lines of money are those until the reporting day's year, of all pages whose money counts; each
    sum is over these lines. The copies of files that texts name are made with ``keep_files`` only.
    """
    now = timezone.localdate()
    today = min(at or now, now)
    day = reporting_day(report, today=today)
    with translation.override(language_of(report)):
        data = _collect(report, day=day, today=today)
    return _with_copies(data, Files(keep=keep_files))


def _with_copies(data: dict[str, Any], files: Files) -> dict[str, Any]:
    for row in (data["report"], *data["chapters"]):
        row["html"] = files.pointed(row["html"])
    for point in data["motion_points"]:
        point["answer"] = files.pointed(point["answer"])
    return {**data, "files": files.rows()}


def _collect(report: ReportPage, *, day: datetime.date, today: datetime.date) -> dict[str, Any]:
    language = language_of(report)
    measures = report_measures(report, day=day)
    fields, points = report_fields(report), report_points(report)
    lines = collect_lines(_counted(report), last_year=day.year)
    rows = measure_rows(measures, fields=fields, lines=lines, day=day, today=today)
    others = other_rows([page.pk for page in (*measures, *points)], points=points, lines=lines)
    linked = {pk for row in rows for pk in row["resolutions"]}
    html, sections = render_body(report, language=language)
    return {
        "schema": SCHEMA,
        "report": {**_facts(report, day=day), "sections": sections, "html": html},
        "chapters": collect_chapters(report, language=language, measures=rows),
        "fields": field_rows(fields, measures=rows, lines=lines),
        "measures": rows,
        "motion_points": point_rows(points, measures=rows, others=others, lines=lines),
        "others": others,
        "lines": lines,
        "sums": {"total": sums_of(lines), "by_year": sums_by_year(lines)},
        "staff": staff_by_purpose(lines),
        "indicators": indicator_rows(report, fields=fields, day=day),
        "resolutions": resolution_rows(report, linked=linked, day=day),
        "glossary": glossary_rows(report),
    }


def _counted(report: ReportPage) -> QuerySet[Page]:
    """The public pages of the report's language whose money is the town's."""
    return that_count(public(Page.objects.filter(locale_id=report.locale_id)))


def _facts(report: ReportPage, *, day: datetime.date) -> dict[str, Any]:
    def iso(date: datetime.date | None) -> str | None:
        return date.isoformat() if date else None

    return {
        "page": report.pk,
        "key": str(report.translation_key),
        "title": report.title,
        "language": language_of(report),
        "summary": report.summary,
        "reporting_year": report.reporting_year,
        "reporting_day": day.isoformat(),
        "covers_from": iso(report.covers_from),
        "covers_until": iso(report.covers_until),
        "publication_date": iso(report.publication_date),
        "strategy": report.strategy.title if report.strategy else "",
        "motion": report.motion.title if report.motion else "",
        "previous_report": report.previous_report.title if report.previous_report else "",
    }
