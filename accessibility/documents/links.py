"""Links to files: gathered from a page while it is audited, and led back to Wagtail's documents."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final
from urllib.parse import SplitResult, unquote, urljoin, urlsplit, urlunsplit

from bs4 import Tag
from django.db.models import Q, QuerySet
from wagtail.documents import get_document_model
from wagtail.documents.models import AbstractDocument

from accessibility.document import HtmlPage, attribute
from accessibility.documents.contents import FILE_TYPES
from accessibility.own_files import upload_at
from pages.files import document_at

MAX_LINKS: Final = 500
MAX_ADDRESS_CHARS: Final = 500
UNCHECKED_TYPES: Final = ("doc", "xls", "xlsx", "ods", "ppt", "pptx", "odp", "rtf")
"""What people read as well and nothing here can check: it is counted as skipped."""


class _Sign:
    """How a link shows that it leads to a file of one of the types.

    By how its address ends or, where that says nothing, by its text: "Bericht (PDF, 2 MB)",
    "Bericht als PDF" or "Bericht, PDF (2 MB)", but not what only speaks of PDF.
    """

    def __init__(self, *types: str) -> None:
        self.endings = tuple(f".{each}" for each in types)
        name = rf"(?:{'|'.join(types)})\b"
        self._announced = re.compile(
            rf"\({name}|\b(?:als|as)\s{name}|\b{name}[\s,:(]{{1,3}}\d[\d.,]*\s?[kmg]i?b\b",
            re.IGNORECASE,
        )

    def is_plain(self, path: str) -> bool:
        """Whether the path ends like that of such a file."""
        return path.lower().endswith(self.endings)

    def is_announced(self, page: HtmlPage, link: Tag, path: str) -> bool:
        """Whether the link speaks of such a file where the path has no ending at all."""
        return "." not in path.rpartition("/")[2] and bool(
            self._announced.search(page.name_of(link))
        )


_OWN: Final = _Sign(*FILE_TYPES, *UNCHECKED_TYPES)
_ELSEWHERE: Final = _Sign(*FILE_TYPES)
"""What nothing here can check is not asked of others."""


def document_links(page: HtmlPage, *, url: str) -> tuple[str, ...]:
    """The files that the page links, each once: paths on its own host, whole addresses elsewhere.

    Without a file's ending the query belongs to a path: ``/massnahmen/?format=xlsx``.
    """
    own_hosts = {urlsplit(url).netloc, urlsplit(page.url).netloc}
    addresses: dict[str, None] = {}
    for link in page.shown("a", "area"):
        try:
            parts = urlsplit(urljoin(page.url or url, attribute(link, "href").strip()))
        except ValueError:
            continue  # what is no address leads to no file
        address = _file_address(page, link, parts, is_own=parts.netloc in own_hosts)
        if address and len(address) <= MAX_ADDRESS_CHARS and "\0" not in unquote(address):
            addresses.setdefault(address)
        if len(addresses) == MAX_LINKS:
            break
    return tuple(addresses)


def _file_address(page: HtmlPage, link: Tag, parts: SplitResult, *, is_own: bool) -> str:
    """The address as it is kept; empty where it leads to no file."""
    if not is_own and parts.scheme not in {"http", "https"}:
        return ""
    sign = _OWN if is_own else _ELSEWHERE
    is_plain = sign.is_plain(parts.path)
    if not is_plain and not sign.is_announced(page, link, parts.path):
        return ""
    if not is_own:
        return urlunsplit(parts._replace(fragment=""))
    return parts.path if is_plain else urlunsplit(("", "", parts.path, parts.query, ""))


def linked_documents(links: Iterable[tuple[int, Iterable[str]]]) -> Mapping[int, list[int]]:
    """The pages that link each document, by the document's key, from the links of each page."""
    pages_by_path = _pages_by_path(links)
    pages: dict[int, list[int]] = {}
    for document_id, path in _documents_at(pages_by_path):
        pages.setdefault(document_id, []).extend(pages_by_path[path])
    return {key: list(dict.fromkeys(found)) for key, found in sorted(pages.items())}


def linked_addresses(links: Iterable[tuple[int, Iterable[str]]]) -> Mapping[str, list[int]]:
    """The pages that link each address at which neither a document nor an upload can be."""
    return {
        address: page_ids
        for address, page_ids in sorted(_pages_by_path(links).items())
        if not document_at(unquote(address)) and not upload_at(unquote(address))
    }


def hosted_documents() -> QuerySet[AbstractDocument]:
    """The documents of a type that people read, whether or not a page links them."""
    of_type = Q(pk__in=())
    for ending in _OWN.endings:
        of_type |= Q(file__iendswith=ending)
    documents: QuerySet[AbstractDocument] = get_document_model()._default_manager.filter(of_type)
    return documents


def file_type_of(document: AbstractDocument) -> str:
    """The ending of the file's name in small letters, without its dot."""
    return str(document.file_extension).lower()


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
