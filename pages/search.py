"""The search of the site: what a visitor typed becomes ranked pages of one language.

Full text first, which on PostgreSQL knows German word forms; then what begins like the words, so
that SQLite too finds “Schulen” by “Schul”.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils.safestring import SafeString
from wagtail.models import Locale, Page

from pages.addresses import Addresses
from pages.excerpts import excerpt, marked, text_of, words_pattern
from pages.models.base import BasePage
from pages.visibility import visible

MAX_HITS = 200
MAX_QUERY_CHARS = 200


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
    locale = Locale.objects.filter(language_code=language).first()
    if locale is None:  # a language of the interface that no page is written in
        return []
    pages = visible(Page.objects.filter(locale_id=locale.pk, depth__gt=1), request=request)
    ranked = [page.pk for page in pages.search(words)[:MAX_HITS]]
    begun = [page.pk for page in pages.autocomplete(words)[:MAX_HITS]]
    return list(dict.fromkeys([*ranked, *begun]))[:MAX_HITS]


def hits_for(page_ids: Sequence[int], *, query: str, request: HttpRequest) -> list[Hit]:
    """The hits to show, in the order of the IDs."""
    rows = {page.pk: page for page in Page.objects.filter(pk__in=page_ids).specific()}
    addresses = Addresses.during(request)
    pattern = words_pattern(query)
    return [
        _hit(rows[pk], url=addresses.of(rows[pk]), pattern=pattern) for pk in page_ids if pk in rows
    ]


def _hit(page: Any, *, url: str, pattern: re.Pattern[str] | None) -> Hit:
    known = isinstance(page, BasePage)
    text = text_of(page) if known else page.search_description
    return Hit(
        title=marked(page.title, pattern),
        url=url,
        kind=str(page._meta.verbose_name),
        line=page.teaser_line() if known else "",
        excerpt=marked(excerpt(text, pattern), pattern),
    )
