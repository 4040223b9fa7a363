"""Content pages: the pages below them as cards."""

from typing import Any

from django.http import HttpRequest

from pages.cards import cards_for
from pages.models import ContentPage
from pages.presenters import context_of
from pages.presenters.every_page import common_context
from pages.presenters.gathered import gathered
from pages.visibility import visible


@context_of.register
def content_context(page: ContentPage, request: HttpRequest) -> dict[str, Any]:
    """Cards for the children, unless the editor does not want them."""
    context = common_context(page, request)
    if page.list_children and page.numchild:
        children = visible(page.get_children(), request=request).defer_streamfields().specific()
        context["children"] = gathered(
            "children", page, lambda: cards_for(children, request=request), request=request
        )
    return context
