"""Shows the pages that a block asks for."""

from typing import Any

from django import template

from pages.cards import Card
from pages.page_lists import listed

register = template.Library()


@register.simple_tag(takes_context=True)
def pages_of_block(context: template.Context, value: Any) -> list[Card]:
    """The pages as cards, also where the block is shown outside of any request."""
    return listed(value, language=context.get("language") or "", request=context.get("request"))
