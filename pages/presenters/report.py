"""Reports with their chapters, and the way from chapter to chapter."""

from typing import Any

from django.http import HttpRequest

from pages.addresses import Addresses
from pages.cards import cards_for
from pages.frame import Link
from pages.models import ReportChapterPage, ReportPage
from pages.presenters import context_of
from pages.presenters.every_page import common_context
from pages.visibility import visible


@context_of.register
def report_context(page: ReportPage, request: HttpRequest) -> dict[str, Any]:
    """The chapters in their order."""
    chapters = visible(ReportChapterPage.objects.child_of(page), request=request)
    return {
        **common_context(page, request),
        "chapters": cards_for(
            chapters.defer_streamfields().order_by("path"), request=request, pictures=False
        ),
    }


@context_of.register
def chapter_context(page: ReportChapterPage, request: HttpRequest) -> dict[str, Any]:
    """The chapters before and after this one."""
    chapters = visible(ReportChapterPage.objects.sibling_of(page), request=request)
    rows = list(chapters.defer_streamfields().order_by("path"))
    paths = [row.path for row in rows]
    position = paths.index(page.path) if page.path in paths else None
    addresses = Addresses.during(request)

    def link(index: int) -> Link | None:
        if position is None or not 0 <= index < len(rows):
            return None
        return Link(title=rows[index].title, url=addresses.of(rows[index]))

    return {
        **common_context(page, request),
        "previous": link(position - 1) if position is not None else None,
        "next": link(position + 1) if position is not None else None,
    }
