"""The start page: highlights and the latest news."""

from typing import Any

from django.http import HttpRequest
from wagtail.models import Page

from pages.addresses import Addresses
from pages.cards import cards_for
from pages.models import HomePage, NewsIndexPage, NewsPage
from pages.presenters import context_of
from pages.presenters.every_page import common_context
from pages.presenters.gathered import gathered
from pages.visibility import visible

NEWS_ON_START_PAGE = 3


@context_of.register
def home_context(page: HomePage, request: HttpRequest) -> dict[str, Any]:
    """Highlights in the editor's order, then the latest news with a link to all of them."""
    lists = gathered("lists", page, lambda: _lists(page, request=request), request=request)
    return {**common_context(page, request), **lists}


def _lists(page: HomePage, *, request: HttpRequest) -> dict[str, Any]:
    ids = [child["value"] for child in page.highlights.raw_data]
    chosen = visible(Page.objects.filter(pk__in=ids), request=request)
    rows = {row.pk: row for row in chosen.defer_streamfields().specific()}
    news = visible(NewsPage.objects.descendant_of(page), request=request)
    latest = news.defer_streamfields().order_by("-date", "-pk")[:NEWS_ON_START_PAGE]
    index = visible(NewsIndexPage.objects.child_of(page), request=request).first()
    return {
        "highlights": cards_for([rows[pk] for pk in ids if pk in rows], request=request),
        "news": cards_for(latest, request=request, pictures=False),
        "news_index": index,
        "news_url": Addresses.during(request).of(index) if index else "",
    }
