"""Explains the words of running text that stand in a field of the page, not in its blocks."""

from typing import Any

from django import template
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

from pages.glossary import TermLinks

register = template.Library()


@register.simple_tag(takes_context=True)
def explained(context: template.Context, html: Any) -> SafeString:
    """``{% explained page.vision|richtext %}``: the text with links to the glossary."""
    safe = conditional_escape(html)
    terms: TermLinks | None = context.get("terms")
    return mark_safe(terms.link(safe)) if terms else safe  # noqa: S308 - escaped before
