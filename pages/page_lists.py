"""Asks the questions of the blocks that list pages by query."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Case, F, IntegerField, Value, When
from django.http import HttpRequest
from django.utils import translation
from wagtail.query import PageQuerySet

from pages.addresses import Addresses
from pages.blocks.query import DEFAULT_PAGES, MAX_PAGES
from pages.cards import Card, cards_for
from pages.memory import Memory
from pages.models import (
    BasePage,
    ContentPage,
    DocumentPage,
    FieldOfActionPage,
    GoalPage,
    ITServicePage,
    MeasurePage,
    NewsPage,
    PageTag,
    ReportPage,
)
from pages.visibility import visible

TYPES: Mapping[str, type[BasePage]] = {
    "measure": MeasurePage,
    "field": FieldOfActionPage,
    "goal": GoalPage,
    "content": ContentPage,
    "news": NewsPage,
    "document": DocumentPage,
    "report": ReportPage,
    "service": ITServicePage,
}
DATES = {"measure": "start_date", "news": "date", "document": "document_date"}
"""What the order by date goes by; other types go by the day of their publication."""


def listed(value: Mapping[str, Any], *, language: str, request: HttpRequest | None) -> list[Card]:
    """The public pages of the language that the block asks for, kept until something changes."""
    kind = value.get("kind") or ""
    if kind not in TYPES:  # a type that was there when the block was written
        return []
    section = value.get("section")
    question = (
        *(value.get(name) for name in ("kind", "tag", "order", "limit")),
        *(section.pk if section else None, *(value.get("statuses") or ())),
    )
    site_id = Addresses.during(request).site_id
    key = ("page list", question, language, site_id, translation.get_language())
    return Memory.during(request).recall(
        key, lambda: _read(value, kind=kind, language=language, request=request)
    )


def _read(
    value: Mapping[str, Any], *, kind: str, language: str, request: HttpRequest | None
) -> list[Card]:
    pages = visible(TYPES[kind].objects.filter(locale__language_code=language), request=request)
    if section := value.get("section"):
        pages = pages.descendant_of(section)
    if kind == "measure" and (statuses := value.get("statuses")):
        pages = pages.filter(status__in=statuses)
    if tag := value.get("tag"):
        tagged = PageTag.objects.filter(tag__name=tag)
        pages = pages.filter(pk__in=tagged.values("content_object"))
    limit = min(value.get("limit") or DEFAULT_PAGES, MAX_PAGES)
    rows = _sorted(pages, kind=kind, order=value.get("order") or "").defer_streamfields()[:limit]
    return cards_for(rows, request=request, pictures=False)


def _sorted(pages: PageQuerySet, *, kind: str, order: str) -> PageQuerySet:
    published = F("first_published_at").desc(nulls_last=True)
    if order == "title":
        return pages.order_by("title", "path")
    if order == "published":
        return pages.order_by(published, "path")
    if order == "date":
        latest = F(DATES[kind]).desc(nulls_last=True) if kind in DATES else published
        return pages.order_by(latest, "path")
    if order == "status" and kind == "measure":
        life = [When(status=one, then=Value(n)) for n, one in enumerate(MeasurePage.Status.values)]
        return pages.order_by(Case(*life, output_field=IntegerField()), "path")
    return pages.order_by("path")
