"""The search of the site: what a visitor typed becomes ranked pages of one language.

Full text first, which on PostgreSQL knows German word forms; then what begins like the words, so
that SQLite too finds “Schulen” by “Schul”.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils import translation
from django.utils.safestring import SafeString
from wagtail.models import Locale, Page

from pages.addresses import Addresses
from pages.documents.passages import FoundInFiles, Passage
from pages.excerpts import excerpt, joined, marked, text_of, words_pattern
from pages.memory import Memory
from pages.models import BasePage, DocumentPage, ReportChapterPage
from pages.visibility import visible

MAX_HITS = 200
MAX_QUERY_CHARS = 200


@dataclass(frozen=True, slots=True)
class Searched:
    """What of a page is looked through for the words, and shown."""

    title: str
    url: str
    kind: str
    line: str
    text: str
    is_document: bool


@dataclass(frozen=True, slots=True)
class Hit:
    """A page that was found."""

    title: SafeString
    url: str
    kind: str
    line: str
    excerpt: SafeString
    passages: Sequence[Passage]  # in the file of a document


class Search:
    """What the pages and files of a language say to a query."""

    def __init__(self, query: str, *, request: HttpRequest, language: str) -> None:
        self._request = request
        self._pattern = words_pattern(query)
        self._in_files: FoundInFiles | None = None
        self.page_ids: list[int] = []  # of the pages that match, the best first
        words = _words(query)
        locale_id = _locale_id(language, request=request)
        if words and locale_id:
            self._find(words, locale_id=locale_id)

    def _find(self, words: str, *, locale_id: int) -> None:
        everywhere = Page.objects.filter(locale_id=locale_id, depth__gt=1)
        pages = visible(everywhere, request=self._request).only("pk")
        ranked = [page.pk for page in pages.search(words)[:MAX_HITS]]
        begun = [page.pk for page in pages.autocomplete(words)[:MAX_HITS]]
        self._in_files = FoundInFiles(words, request=self._request, locale_id=locale_id)
        best = dict.fromkeys([*ranked, *self._in_files.page_ids, *begun])
        self.page_ids = list(best)[:MAX_HITS]

    def hits(self, page_ids: Sequence[int]) -> list[Hit]:
        """Those of the pages to show, in the order of the IDs."""
        pages = _searched(page_ids, request=self._request)
        documents = [pk for pk, page in pages.items() if page.is_document]
        passages = (
            self._in_files.passages(documents, pattern=self._pattern) if self._in_files else {}
        )
        return [
            _hit(pages[pk], pattern=self._pattern, passages=passages.get(pk, ()))
            for pk in page_ids
            if pk in pages
        ]


def _locale_id(language: str, *, request: HttpRequest) -> int | None:
    """None for a language of the interface that no page is written in."""
    found = Locale.objects.filter(language_code=language).values_list("pk", flat=True)
    return Memory.during(request).recall(("locale", language), found.first)


def _searched(page_ids: Sequence[int], *, request: HttpRequest) -> dict[int, Searched]:
    addresses = Addresses.during(request)

    def read(wanted: set[int]) -> dict[int, Searched]:
        pages = Page.objects.filter(pk__in=wanted).specific()
        return {page.pk: _as_searched(page, url=addresses.of(page)) for page in pages}

    key = ("searched", addresses.site_id, translation.get_language())
    return Memory.during(request).recall_many(key, page_ids, read)


def _as_searched(page: Any, *, url: str) -> Searched:
    known = isinstance(page, BasePage)
    frozen = page.frozen if isinstance(page, ReportChapterPage) else {}
    return Searched(
        title=frozen.get("title", page.title),
        url=url,
        kind=str(page._meta.verbose_name),
        line=page.teaser_line() if known else "",
        text=_text(page, frozen) if known else page.search_description,
        is_document=isinstance(page, DocumentPage),
    )


def _text(page: BasePage, frozen: dict[str, Any]) -> str:
    return joined([frozen["summary"], frozen["html"]]) if frozen else text_of(page)


def _words(query: str) -> str:
    # Only words: what else is typed could be taken for an operator of the search engine.
    return " ".join(re.findall(r"\w+", query[:MAX_QUERY_CHARS]))


def _hit(page: Searched, *, pattern: re.Pattern[str] | None, passages: Sequence[Passage]) -> Hit:
    return Hit(
        title=marked(page.title, pattern),
        url=page.url,
        kind=page.kind,
        line=page.line,
        excerpt=marked(excerpt(page.text, pattern), pattern),
        passages=passages,
    )
