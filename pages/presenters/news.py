"""The list of news, page by page."""

from typing import Any

from django.http import HttpRequest

from pages.cards import cards_for
from pages.models import NewsIndexPage, NewsPage
from pages.paging import paged
from pages.presenters import context_of
from pages.presenters.every_page import common_context
from pages.visibility import visible


@context_of.register
def news_index_context(page: NewsIndexPage, request: HttpRequest) -> dict[str, Any]:
    """The news of the page that the address asks for, the latest first."""
    news = visible(NewsPage.objects.child_of(page), request=request)
    rows = paged(
        news.defer_streamfields().order_by("-date", "-pk"),
        request=request,
        per_page=page.per_page,
    )
    return {
        **common_context(page, request),
        "paging": rows.paging,
        "news": cards_for(rows.items, request=request),
    }
