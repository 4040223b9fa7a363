"""Links to files: gathered from a page while it is audited, and led back to Wagtail's documents."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final
from urllib.parse import unquote, urljoin, urlsplit, urlunsplit

from bs4 import Tag
from django.db.models import Q, QuerySet
from wagtail.documents import get_document_model
from wagtail.documents.models import AbstractDocument

from accessibility.document import HtmlPage, attribute
from accessibility.documents.contents import FILE_TYPES
from accessibility.own_files import document_at, upload_at

MAX_LINKS: Final = 500
MAX_PATH_CHARS: Final = 500
UNCHECKED_TYPES: Final = ("doc", "xls", "xlsx", "ods", "ppt", "pptx", "odp", "rtf")
"""What people read as well and nothing here can check: it is counted as skipped."""
_TYPES: Final = (*FILE_TYPES, *UNCHECKED_TYPES)
_ENDINGS: Final = tuple(f".{ending}" for ending in _TYPES)
_TYPE = rf"(?:{'|'.join(_TYPES)})\b"
_ANNOUNCED = re.compile(
    rf"\({_TYPE}|\b(?:als|as)\s{_TYPE}|\b{_TYPE}[\s,:(]{{1,3}}\d[\d.,]*\s?[kmg]i?b\b", re.IGNORECASE
)
"""How a link says what it leads to where its address does not.

"Bericht (PDF, 2 MB)", "Bericht als PDF" or "Bericht, PDF (2 MB)", but not what only speaks of PDF.
"""


def document_links(page: HtmlPage, *, url: str) -> tuple[str, ...]:
    """The paths of the files on the page's own host that it links, each once.

    Without a file's ending the query belongs to it: ``/massnahmen/?format=xlsx``.
    """
    own_hosts = {urlsplit(url).netloc, urlsplit(page.url).netloc}
    paths: dict[str, None] = {}
    for link in page.shown("a", "area"):
        try:
            parts = urlsplit(urljoin(page.url or url, attribute(link, "href").strip()))
        except ValueError:
            continue  # what is no address leads to no file
        is_plain = parts.path.lower().endswith(_ENDINGS)
        path = parts.path if is_plain else urlunsplit(("", "", parts.path, parts.query, ""))
        is_sound = len(path) <= MAX_PATH_CHARS and "\0" not in unquote(path)
        is_own = is_sound and parts.netloc in own_hosts
        if is_own and (is_plain or _is_announced(page, link, parts.path)):
            paths.setdefault(path)
        if len(paths) == MAX_LINKS:
            break
    return tuple(paths)


def linked_documents(links: Iterable[tuple[int, Iterable[str]]]) -> Mapping[int, list[int]]:
    """The pages that link each document, by the document's key, from the links of each page."""
    pages_by_path = _pages_by_path(links)
    pages: dict[int, list[int]] = {}
    for document_id, path in _documents_at(pages_by_path):
        pages.setdefault(document_id, []).extend(pages_by_path[path])
    return {key: list(dict.fromkeys(found)) for key, found in sorted(pages.items())}


def linked_elsewhere(links: Iterable[tuple[int, Iterable[str]]]) -> Mapping[str, list[int]]:
    """The pages that link each path at which neither a document nor an upload can be."""
    return {
        path: page_ids
        for path, page_ids in sorted(_pages_by_path(links).items())
        if not document_at(unquote(path)) and not upload_at(unquote(path))
    }


def hosted_documents() -> QuerySet[AbstractDocument]:
    """The documents of a type that people read, whether or not a page links them."""
    of_type = Q(pk__in=())
    for ending in _ENDINGS:
        of_type |= Q(file__iendswith=ending)
    documents: QuerySet[AbstractDocument] = get_document_model()._default_manager.filter(of_type)
    return documents


def file_type_of(document: AbstractDocument) -> str:
    """The ending of the file's name in small letters, without its dot."""
    return str(document.file_extension).lower()


def _is_announced(page: HtmlPage, link: Tag, path: str) -> bool:
    """Whether the link speaks of a file where the path has no ending at all."""
    return "." not in path.rpartition("/")[2] and bool(_ANNOUNCED.search(page.name_of(link)))


def _pages_by_path(links: Iterable[tuple[int, Iterable[str]]]) -> dict[str, list[int]]:
    pages: dict[str, list[int]] = {}
    for page_id, paths in links:
        for path in paths:
            pages.setdefault(path, []).append(page_id)
    return pages


def _documents_at(paths: Iterable[str]) -> Iterator[tuple[int, str]]:
    """The documents that Wagtail serves, or that the storage serves directly, at the paths."""
    by_file: dict[str, str] = {}
    for path in paths:
        if document := document_at(unquote(path)):
            yield document[0], path
        elif name := upload_at(unquote(path)):
            by_file[name] = path
    documents = get_document_model()._default_manager.filter(file__in=by_file)
    for key, file in documents.values_list("pk", "file"):
        yield key, by_file[file]
