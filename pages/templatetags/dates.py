"""Dates for people and for machines."""

import datetime
from functools import lru_cache

from django import template
from django.utils import translation
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()


@register.filter(expects_localtime=True)
def day(date: datetime.date | None, style: str = "") -> SafeString | str:
    """A ``time`` element such as “5. März 2024” with the class ``style``, or nothing."""
    if date is None:
        return ""
    return _element(date.isoformat()[:10], style, translation.get_language())


# A page shows dozens of them, and working out how one is written takes as long as a query.
@lru_cache(maxsize=8192)
def _element(iso: str, style: str, _language: str | None) -> SafeString:
    written = date_format(datetime.date.fromisoformat(iso))
    marks = format_html(' class="{}"', style) if style else ""
    return format_html('<time{} datetime="{}">{}</time>', marks, iso, written)
