"""The search of the site: what a visitor typed becomes ranked pages of one language.

Full text first, which on PostgreSQL knows German word forms; then what begins like the words, so
that SQLite too finds “Schulen” by “Schul”.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils.html import escape, strip_tags
from django.utils.safestring import SafeString, mark_safe
from wagtail.models import Locale, Page

from pages.addresses import Addresses
from pages.models.base import BasePage
from pages.visibility import visible

MAX_HITS = 200
MAX_QUERY_CHARS = 200
EXCERPT_CHARS = 220


@dataclass(frozen=True, slots=True)
class Hit:
    """A page that was found."""

    title: SafeString
    url: str
    kind: str
    line: str
    excerpt: SafeString


def find_page_ids(query: str, *, request: HttpRequest, language: str) -> list[int]:
    """IDs of the pages of the language that match, the best first."""
    # Only words: what else is typed could be taken for an operator of the search engine.
    words = " ".join(re.findall(r"\w+", query[:MAX_QUERY_CHARS]))
    if not words:
        return []
    locale = Locale.objects.get(language_code=language)
    pages = visible(Page.objects.filter(locale_id=locale.pk, depth__gt=1), request=request)
    ranked = [page.pk for page in pages.search(words)[:MAX_HITS]]
    begun = [page.pk for page in pages.autocomplete(words)[:MAX_HITS]]
    return list(dict.fromkeys([*ranked, *begun]))[:MAX_HITS]


def hits_for(page_ids: Sequence[int], *, query: str, request: HttpRequest) -> list[Hit]:
    """The hits to show, in the order of the IDs."""
    rows = {page.pk: page for page in Page.objects.filter(pk__in=page_ids).specific()}
    addresses = Addresses(request)
    pattern = _pattern(query)
    return [
        _hit(rows[pk], url=addresses.of(rows[pk]), pattern=pattern) for pk in page_ids if pk in rows
    ]


def _hit(page: Any, *, url: str, pattern: re.Pattern[str] | None) -> Hit:
    known = isinstance(page, BasePage)
    text = text_of(page) if known else page.search_description
    return Hit(
        title=_marked(page.title, pattern),
        url=url,
        kind=str(page._meta.verbose_name),
        line=page.teaser_line() if known else "",
        excerpt=_marked(_excerpt(text, pattern), pattern),
    )


def text_of(page: BasePage) -> str:
    """Summary and content as plain text."""
    parts = [page.summary, *page.body.stream_block.get_searchable_content(page.body)]
    return " ".join(strip_tags(str(part)) for part in parts if part)


def _pattern(query: str) -> re.Pattern[str] | None:
    words = re.findall(r"\w{2,}", query)
    if not words:
        return None
    alternatives = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    return re.compile(rf"\b(?:{alternatives})\w*", re.IGNORECASE)


def _excerpt(text: str, pattern: re.Pattern[str] | None) -> str:
    text = " ".join(text.split())
    match = pattern.search(text) if pattern else None
    start = max(0, match.start() - EXCERPT_CHARS // 3) if match else 0
    if start:
        start = text.find(" ", start) + 1
    end = start + EXCERPT_CHARS
    if end < len(text):
        end = text.rfind(" ", start, end)
    return ("… " if start else "") + text[start:end] + (" …" if end < len(text) else "")


def _marked(text: str, pattern: re.Pattern[str] | None) -> SafeString:
    if pattern is None:
        return escape(text)
    parts: list[str] = []
    position = 0
    for match in pattern.finditer(text):
        parts += [escape(text[position : match.start()]), f"<mark>{escape(match.group())}</mark>"]
        position = match.end()
    parts.append(escape(text[position:]))
    return mark_safe("".join(parts))  # noqa: S308 - every part is escaped above
