"""The strategy with its fields of action, a field with its measures, a measure."""

from typing import Any

from django.db.models import Count
from django.http import HttpRequest
from django.utils.translation import gettext as _

from pages.cards import cards_for
from pages.models import FieldOfActionPage, MeasurePage, StrategyPage
from pages.outline import Section
from pages.presenters import context_of
from pages.presenters.every_page import common_context
from pages.visibility import visible


@context_of.register
def strategy_context(page: StrategyPage, request: HttpRequest) -> dict[str, Any]:
    """The fields of action as cards, and how many measures have which status."""
    pages = visible(FieldOfActionPage.objects.child_of(page), request=request)
    fields = cards_for(pages.defer_streamfields().order_by("path"), request=request, pictures=False)
    before = []
    if page.vision:
        before.append(Section(title=_("Our vision"), anchor="leitbild"))
    if fields:
        before.append(Section(title=_("Fields of action"), anchor="handlungsfelder"))
    return {
        **common_context(page, request, before=tuple(before)),
        "fields": fields,
        "status_counts": status_counts(page, request=request),
    }


@context_of.register
def field_context(page: FieldOfActionPage, request: HttpRequest) -> dict[str, Any]:
    """The measures of the field as cards."""
    before = []
    if page.starting_point:
        before.append(Section(title=_("Starting point"), anchor="ausgangslage"))
    if page.goals:
        before.append(Section(title=_("Our goals"), anchor="ziele"))
    pages = visible(MeasurePage.objects.child_of(page), request=request)
    measures = cards_for(
        pages.defer_streamfields().order_by("path"), request=request, pictures=False
    )
    title = _("Measures in this field")
    after = (Section(title=title, anchor="massnahmen"),) if measures else ()
    return {
        **common_context(page, request, before=tuple(before), after=after),
        "measures": measures,
    }


@context_of.register
def measure_context(page: MeasurePage, request: HttpRequest) -> dict[str, Any]:
    """Nothing besides what every page has; the facts are fields of the measure."""
    return {**common_context(page, request), "badge": page.badge()}


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
