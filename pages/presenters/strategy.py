"""The strategy with its fields of action, a field and a goal with their measures."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count
from django.http import HttpRequest
from django.utils.translation import gettext as _

from pages.addresses import Addresses
from pages.cards import Card, cards_for
from pages.models import FieldOfActionPage, GoalPage, MeasurePage, StrategyPage
from pages.outline import Section
from pages.presenters import context_of
from pages.presenters.every_page import common_context
from pages.presenters.gathered import gathered
from pages.presenters.indicators import indicators_for
from pages.resolutions import Resolution, resolution_of
from pages.visibility import visible


@dataclass(frozen=True, slots=True)
class Goal:
    """A goal of a field in the list of goals."""

    title: str
    url: str
    summary: str
    target_year: int | None


@dataclass(frozen=True, slots=True)
class MeasureGroup:
    """Measures that serve the same goal, or the whole field; without a title if there is no other.

    ``level`` is the heading that the cards' titles are.
    """

    title: str
    level: str
    measures: list[Card]


@context_of.register
def strategy_context(page: StrategyPage, request: HttpRequest) -> dict[str, Any]:
    """The fields of action as cards, and how many measures have which status."""
    pages = visible(FieldOfActionPage.objects.child_of(page), request=request)
    rows = pages.defer_streamfields().order_by("path")
    fields, counts, resolution = gathered(
        "fields",
        page,
        lambda: (
            cards_for(rows, request=request, pictures=False),
            status_counts(page, request=request),
            _adopted_by(page),
        ),
        request=request,
    )
    principles = list(page.principles.all())
    before = _sections(
        (page.vision, _("Our vision"), "leitbild"),
        (principles, _("Our principles"), "leitlinien"),
        (fields, _("Fields of action"), "handlungsfelder"),
    )
    return {
        **common_context(page, request, before=before),
        "fields": fields,
        "principles": principles,
        "resolution": resolution,
        "status_counts": counts,
    }


@context_of.register
def field_context(page: FieldOfActionPage, request: HttpRequest) -> dict[str, Any]:
    """The field's goals, and its measures grouped by the goal they serve."""
    goals, groups = gathered(
        "goals", page, lambda: _goals_and_groups(page, request=request), request=request
    )
    before = _sections(
        (page.starting_point, _("Starting point"), "ausgangslage"),
        (page.challenges, _("Challenges"), "herausforderungen"),
        (page.goals or goals, _("Our goals"), "ziele"),
    )
    after = _sections((groups, _("Measures in this field"), "massnahmen"))
    return {
        **common_context(page, request, before=before, after=after),
        "goals": goals,
        "groups": groups,
    }


def _goals_and_groups(
    page: FieldOfActionPage, *, request: HttpRequest
) -> tuple[list[Goal], list[MeasureGroup]]:
    pages = visible(GoalPage.objects.child_of(page), request=request)
    goals = list(pages.defer_streamfields().order_by("path"))
    measures = visible(MeasurePage.objects.descendant_of(page), request=request)
    groups = measure_groups(
        measures.defer_streamfields().order_by("path"), goals=goals, request=request
    )
    return [_goal(goal, request=request) for goal in goals], groups


@context_of.register
def goal_context(page: GoalPage, request: HttpRequest) -> dict[str, Any]:
    """The goal's indicators, and the measures that serve it."""
    pages = visible(MeasurePage.objects.child_of(page), request=request)
    rows = pages.defer_streamfields().order_by("path")
    indicators, measures = gathered(
        "indicators",
        page,
        lambda: (indicators_for(page), cards_for(rows, request=request, pictures=False)),
        request=request,
    )
    after = _sections(
        (indicators, _("Indicators"), "kennzahlen"),
        (measures, _("Measures for this goal"), "massnahmen"),
    )
    return {
        **common_context(page, request, after=after),
        "indicators": indicators,
        "measures": measures,
    }


def measure_groups(
    measures: Iterable[MeasurePage], *, goals: Iterable[GoalPage], request: HttpRequest
) -> list[MeasureGroup]:
    """The measures as cards by goal, in the order of the tree; those without a goal come last."""
    rows = list(measures)
    by_goal: dict[str, list[Card]] = defaultdict(list)
    titles = {goal.path: goal.title for goal in goals}
    for row, card in zip(rows, cards_for(rows, request=request, pictures=False), strict=True):
        parent = row.path[: -MeasurePage.steplen]
        by_goal[parent if parent in titles else ""].append(card)
    groups = [
        MeasureGroup(
            title=_("For the goal “%(goal)s”") % {"goal": title}, level="h4", measures=by_goal[path]
        )
        for path, title in titles.items()
        if by_goal[path]
    ]
    if by_goal[""]:
        title, level = (_("For the whole field"), "h4") if groups else ("", "h3")
        groups.append(MeasureGroup(title=title, level=level, measures=by_goal[""]))
    return groups


def status_counts(page: StrategyPage, *, request: HttpRequest) -> list[tuple[str, int]]:
    """Label and number of measures for each status that occurs, in a measure's order."""
    measures = visible(MeasurePage.objects.descendant_of(page), request=request)
    rows = measures.order_by().values_list("status").annotate(number=Count("pk"))
    numbers = dict(rows)
    return [
        (str(status.label), numbers[status.value])
        for status in MeasurePage.Status
        if status.value in numbers
    ]


def _sections(*wanted: tuple[Any, str, str]) -> tuple[Section, ...]:
    """Those whose content, the first of each, is not empty."""
    return tuple(
        Section(title=title, anchor=anchor) for content, title, anchor in wanted if content
    )


def _goal(goal: GoalPage, *, request: HttpRequest) -> Goal:
    return Goal(
        title=goal.title,
        url=Addresses.during(request).of(goal),
        summary=goal.summary,
        target_year=goal.target_year,
    )


def _adopted_by(page: StrategyPage) -> Resolution | None:
    item = page.adopted_by
    return resolution_of(item) if item is not None and item.public else None
