"""What a report tells besides its measures: indicators, resolutions, points, explanations."""

import datetime
from collections.abc import Collection, Iterable
from decimal import Decimal
from typing import Any

from django.db.models import Prefetch, Q, QuerySet
from django.utils import timezone
from wagtail.models import Page
from wagtail.rich_text import expand_db_html

from pages.finance import answers_to
from pages.models import (
    AgendaItem,
    FieldOfActionPage,
    GlossaryPage,
    GlossaryTerm,
    GoalPage,
    Indicator,
    IndicatorValue,
    MotionPointPage,
    ReportPage,
)
from pages.snapshots.money import Lines, sums_of_pages
from pages.visibility import public


def report_indicators(report: ReportPage) -> "QuerySet[Indicator]":
    """Those of the strategy's public goals and those that the audits feed."""
    indicators = Indicator.objects.order_by("name")
    if not report.strategy_id:
        return indicators
    goals = public(GoalPage.objects.descendant_of(report.strategy))
    mine = Q(goals__in=goals.values("pk")) | ~Q(feed="")
    return indicators.filter(mine).distinct()


def indicator_rows(
    report: ReportPage, *, fields: Iterable[FieldOfActionPage], day: datetime.date
) -> list[dict[str, Any]]:
    """Each indicator with its values until the day, and the fields that its goals stand under."""
    values = IndicatorValue.objects.filter(date__lte=day).order_by("date")
    goals = public(GoalPage.objects.all()).defer_streamfields()
    chosen = report_indicators(report).prefetch_related(
        Prefetch("values", queryset=values), Prefetch("goals", queryset=goals)
    )
    known = list(fields)
    return [_indicator(indicator, fields=known) for indicator in chosen]


def _indicator(indicator: Indicator, *, fields: list[FieldOfActionPage]) -> dict[str, Any]:
    goals = list(indicator.goals.all())
    places = indicator.decimal_places
    under = {f.pk for f in fields for goal in goals if goal.path.startswith(f.path)}
    return {
        "id": indicator.pk,
        "name": indicator.name,
        "description": indicator.description,
        "unit": indicator.unit,
        "decimal_places": places,
        "direction": str(indicator.direction),
        "feed": str(indicator.feed),
        "source": indicator.source,
        "baseline": _point(indicator.baseline_date, indicator.baseline_value, places),
        "target": _point(indicator.target_date, indicator.target_value, places),
        "values": [
            {**(_point(one.date, one.value, places) or {}), "note": one.note}
            for one in indicator.values.all()
        ],
        "fields": sorted(under),
    }


def _point(
    date: datetime.date | None, value: Decimal | None, places: int
) -> dict[str, str | None] | None:
    if value is None:
        return None
    return {"date": date.isoformat() if date else None, "value": f"{value:.{places}f}"}


def resolution_rows(
    report: ReportPage, *, linked: Collection[int], day: datetime.date
) -> list[dict[str, Any]]:
    """Public resolutions until the day: on the motion, of measures, or asking to act."""
    mine = Q(pk__in=linked) | Q(needs_action=True)
    if report.motion and report.motion.paper_id:
        mine |= Q(consultations__paper=report.motion.paper_id)
    items = AgendaItem.objects.resolutions().filter(mine, public=True).distinct()
    items = items.filter(Q(meeting__start__date__lte=day) | Q(meeting__start=None))
    chosen = items.select_related("meeting").prefetch_related("meeting__organizations")
    return [_resolution(item, day=day) for item in chosen.order_by("meeting__start", "order", "pk")]


def _resolution(item: AgendaItem, *, day: datetime.date) -> dict[str, Any]:
    start = item.meeting.start
    done = item.carried_out_on if item.carried_out_on and item.carried_out_on <= day else None
    judged = {None: "unjudged", True: "open", False: "noted"}
    state = "carried_out" if done else judged[item.needs_action]
    return {
        "id": item.pk,
        "date": timezone.localdate(start).isoformat() if start else None,
        "meeting": item.meeting.name,
        "committees": [one.name for one in item.meeting.organizations.all()],
        "number": item.number,
        "name": item.name,
        "result": item.result,
        "text": item.resolution_text,
        "state": state,
        "carried_out_on": done.isoformat() if done else None,
        "implementation": item.implementation if done else "",
    }


def report_points(report: ReportPage) -> list[MotionPointPage]:
    """The public points of the report's motion."""
    if report.motion is None:
        return []
    points = public(MotionPointPage.objects.child_of(report.motion)).defer_streamfields()
    return list(points.select_related("unit").order_by("number", "path"))


def point_rows(
    points: Iterable[MotionPointPage],
    *,
    measures: list[dict[str, Any]],
    others: list[dict[str, Any]],
    lines: Lines,
) -> list[dict[str, Any]]:
    """Each point with its answer; its sums are its own lines and those of what answers it."""
    rows = []
    for point in points:
        pages = [row["page"] for row in measures if point.pk in row["motion_points"]]
        further = [row["page"] for row in others if point.pk in row["motion_points"]]
        rows.append(
            {
                "page": point.pk,
                "number": point.number,
                "title": point.title,
                "request": point.request,
                "state": str(point.answer_state),
                "answer": str(expand_db_html(point.answer)),
                "unit": str(point.unit or ""),
                "measures": pages,
                "others": further,
                "sums": sums_of_pages(lines, [point.pk, *pages, *further]),
            }
        )
    return rows


def other_rows(
    known: Collection[int], *, points: Iterable[MotionPointPage], lines: Lines
) -> list[dict[str, Any]]:
    """Pages with lines besides those known, such as IT services, and the points they answer."""
    ids = {line["page"] for rows in lines.values() for line in rows}.difference(known)
    pairs = answers_to(point.pk for point in points)
    pages = Page.objects.filter(pk__in=ids).select_related("content_type").order_by("path")
    return [
        {
            "page": page.pk,
            "title": page.title,
            "type": page.content_type.model,
            "motion_points": sorted(point for point, answer in pairs if answer == page.pk),
            "sums": sums_of_pages(lines, [page.pk]),
        }
        for page in pages
    ]


def glossary_rows(report: ReportPage) -> list[dict[str, str]]:
    """All words that the public glossaries of the language explain, in the alphabet's order."""
    glossaries = public(GlossaryPage.objects.filter(locale_id=report.locale_id))
    terms = GlossaryTerm.objects.filter(page__in=glossaries.values("pk"))
    rows = [{"term": one.term, "explanation": one.explanation} for one in terms.order_by("pk")]
    return sorted(rows, key=lambda row: row["term"].casefold())
