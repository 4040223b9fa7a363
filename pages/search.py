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
from pages.documents.passages import Passage, find_document_page_ids, passages_by_page_id
from pages.excerpts import excerpt, marked, text_of, words_pattern
from pages.models import BasePage, DocumentPage
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
    passages: Sequence[Passage]  # in the file of a document


def find_page_ids(query: str, *, request: HttpRequest, language: str) -> list[int]:
    """IDs of the pages of the language that match, the best first."""
    words = _words(query)
    if not words:
        return []
    locale = Locale.objects.filter(language_code=language).first()
    if locale is None:  # a language of the interface that no page is written in
        return []
    pages = visible(Page.objects.filter(locale_id=locale.pk, depth__gt=1), request=request)
    ranked = [page.pk for page in pages.search(words)[:MAX_HITS]]
    begun = [page.pk for page in pages.autocomplete(words)[:MAX_HITS]]
    in_files = find_document_page_ids(words, request=request, locale_id=locale.pk)
    return list(dict.fromkeys([*ranked, *in_files, *begun]))[:MAX_HITS]


def hits_for(page_ids: Sequence[int], *, query: str, request: HttpRequest) -> list[Hit]:
    """The hits to show, in the order of the IDs."""
    rows = {page.pk: page for page in Page.objects.filter(pk__in=page_ids).specific()}
    addresses = Addresses.during(request)
    pattern = words_pattern(query)
    documents = [pk for pk, page in rows.items() if isinstance(page, DocumentPage)]
    passages = passages_by_page_id(documents, words=_words(query), pattern=pattern)
    return [
        _hit(rows[pk], url=addresses.of(rows[pk]), pattern=pattern, passages=passages.get(pk, ()))
        for pk in page_ids
        if pk in rows
    ]


def _words(query: str) -> str:
    # Only words: what else is typed could be taken for an operator of the search engine.
    return " ".join(re.findall(r"\w+", query[:MAX_QUERY_CHARS]))


def _hit(
    page: Any, *, url: str, pattern: re.Pattern[str] | None, passages: Sequence[Passage]
) -> Hit:
    known = isinstance(page, BasePage)
    text = text_of(page) if known else page.search_description
    return Hit(
        title=marked(page.title, pattern),
        url=url,
        kind=str(page._meta.verbose_name),
        line=page.teaser_line() if known else "",
        excerpt=marked(excerpt(text, pattern), pattern),
        passages=passages,
    )
