"""Money and staff: the part of any page that has lines, and the overview of all of them."""

from typing import Any

from django.db.models import Q
from django.http import HttpRequest
from django.utils.translation import gettext as _
from wagtail.models import Page

from pages.addresses import Addresses
from pages.finance import that_answer, that_count
from pages.finance_views import LinesView, overview_of, view_of
from pages.frame import Link
from pages.links import links_to
from pages.models import (
    BudgetLine,
    FinancePage,
    Grant,
    MotionPointPage,
    StaffingLine,
)
from pages.models.motion import AnswersPoints
from pages.money_lines import Entry, Line, money_of
from pages.outline import Section
from pages.presenters import context_of
from pages.presenters.every_page import common_context
from pages.presenters.gathered import gathered
from pages.visibility import visible

ANCHOR = "geld"


def money_context(page: Page, request: HttpRequest) -> dict[str, Any]:
    """``money`` and ``money_section`` for `includes/money.html`; both empty without lines.

    A point of the motion also shows the lines of what answers it.
    """
    money = gathered(
        "money", page, lambda: money_of(_entries(page, request=request)), request=request
    )
    section = (Section(title=_("Costs, grants and staff"), anchor=ANCHOR),) if money else ()
    return {"money": money, "money_section": section}


def _entries(page: Page, *, request: HttpRequest) -> list[Entry]:
    here = Link(title=page.title, url=Addresses.during(request).of(page))
    own = (page.budget_lines.all(), page.grants.all(), page.staffing_lines.all())
    entries = [Entry(line=_alone(line), page=here) for lines in own for line in lines]
    if isinstance(page, MotionPointPage):
        entries += _entries_of_answers(page, request=request)
    return entries


def answered_points(page: AnswersPoints, request: HttpRequest) -> list[Link]:
    """The points of the motion that the page answers, by number."""
    points = sorted(page.motion_points.all(), key=lambda point: point.number)
    links = links_to([point.pk for point in points], request=request)
    return [links[point.pk] for point in points if point.pk in links]


def _alone(line: Line) -> Line:
    """The line without its page, which would be kept whole along with it."""
    line._meta.get_field("page").delete_cached_value(line)
    return line


def _entries_of_answers(point: MotionPointPage, *, request: HttpRequest) -> list[Entry]:
    pages = that_count(visible(Page.objects.filter(locale_id=point.locale_id), request=request))
    counted = Q(page__in=pages.order_by().values("pk")) & that_answer([point.pk])
    addresses = Addresses.during(request)
    return [
        Entry(line=line, page=Link(title=line.page.title, url=addresses.of(line.page)))
        for model in (BudgetLine, Grant, StaffingLine)
        for line in model.objects.filter(counted).select_related("page")
    ]


@context_of.register
def finance_context(page: FinancePage, request: HttpRequest) -> dict[str, Any]:
    """The sums, or the lines behind one of them where the address names it."""
    opened: LinesView | None = view_of(page, request=request)
    if opened:
        return {
            **common_context(page, request),
            "opened": opened,
            "paging": opened.paging,
        }
    tables = gathered("overview", page, lambda: overview_of(page, request=request), request=request)
    sections = tuple(Section(title=table.title, anchor=table.anchor) for table in tables)
    return {**common_context(page, request, after=sections), "tables": tables}
