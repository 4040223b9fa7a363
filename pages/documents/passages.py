"""Where in the files of the library a visitor's words stand: page by page, with what is around.

Only the file that a published page shows now, and never one of a private collection.
"""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.safestring import SafeString
from wagtail.models import CollectionViewRestriction
from wagtail.search.backends import get_search_backend

from pages.excerpts import excerpt, marked
from pages.files import FileLink, file_link
from pages.models import DocumentPage, DocumentText, DocumentVersion
from pages.visibility import visible

MAX_PASSAGES = 200  # of all files
MAX_PASSAGES_A_DOCUMENT = 2


@dataclass(frozen=True, slots=True)
class Passage:
    """A page of a file that has the words; number 0 where the format knows no pages."""

    number: int
    url: str
    file: FileLink
    excerpt: SafeString


class FoundInFiles:
    """The files of a language that have the words in them, and where."""

    def __init__(self, words: str, *, request: HttpRequest, locale_id: int) -> None:
        self._words = words
        pages = visible(DocumentPage.objects.filter(locale_id=locale_id), request=request)
        self._texts = _texts_with(words, versions=_searchable(pages.order_by()))

    @property
    def page_ids(self) -> list[int]:
        """IDs of the document pages, the best first."""
        return list(dict.fromkeys(text.version.page_id for text in self._texts))

    def passages(
        self, page_ids: Collection[int], *, pattern: re.Pattern[str] | None
    ) -> dict[int, list[Passage]]:
        """The best passages in the files of these pages, which the visitor may see."""
        found: dict[int, list[Passage]] = {}
        for text in self._texts_in(page_ids):
            passages = found.setdefault(text.version.page_id, [])
            if len(passages) < MAX_PASSAGES_A_DOCUMENT:
                passages.append(_passage(text, pattern=pattern))
        return found

    def _texts_in(self, page_ids: Collection[int]) -> Iterable[DocumentText]:
        if not page_ids:
            return ()
        if len(self._texts) < MAX_PASSAGES:  # all there are
            return (text for text in self._texts if text.version.page_id in page_ids)
        versions = _searchable(DocumentPage.objects.filter(pk__in=page_ids).order_by())
        return _texts_with(self._words, versions=versions)


def _searchable(pages: "QuerySet[DocumentPage]") -> "QuerySet[DocumentVersion]":
    private = Q(pk__in=())
    for path in CollectionViewRestriction.objects.values_list("collection__path", flat=True):
        private |= Q(document__collection__path__startswith=path)
    return DocumentVersion.objects.current().filter(page__in=pages).exclude(private).order_by()


def _texts_with(words: str, *, versions: "QuerySet[DocumentVersion]") -> list[DocumentText]:
    texts = DocumentText.objects.filter(version__in=versions.values("pk"))
    texts = texts.select_related("version__document")
    backend = get_search_backend()
    ranked = backend.search(words, texts)[:MAX_PASSAGES]
    begun = backend.autocomplete(words, texts)[:MAX_PASSAGES]
    return list({text.pk: text for text in (*ranked, *begun)}.values())


def _passage(text: DocumentText, *, pattern: re.Pattern[str] | None) -> Passage:
    file = file_link(text.version.document)
    has_pages = text.version.page_count is not None
    return Passage(
        number=text.page_number if has_pages else 0,
        url=f"{file.url}#page={text.page_number}" if has_pages else file.url,
        file=file,
        excerpt=marked(excerpt(text.text, pattern), pattern),
    )
