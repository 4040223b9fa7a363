"""What a scan checks: documents of the library, and what pages link at other addresses."""

import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Final, Protocol
from urllib.parse import urlsplit

from wagtail.documents.models import AbstractDocument

from accessibility.documents.budget import Budget
from accessibility.documents.contents import FILE_TYPES
from accessibility.documents.downloads import Downloads
from accessibility.documents.files import Fetched, Opened, Unavailable, fetch_contents
from accessibility.documents.links import UNCHECKED_TYPES, file_type_of
from accessibility.failures import Failure
from accessibility.own_files import STORAGE_ERRORS

logger = logging.getLogger(__name__)
_CHUNK_BYTES: Final = 1 << 20


class Source(Protocol):
    """A file to check, and the pages that link it."""

    @property
    def document(self) -> AbstractDocument | None:
        """Wagtail's document; a file without one is known by its address."""

    @property
    def key(self) -> str:
        """By what its issues are known from scan to scan."""

    @property
    def url(self) -> str: ...

    @property
    def linked_from(self) -> Sequence[int]: ...

    @property
    def is_elsewhere(self) -> bool:
        """Whether it is another server's."""

    def fetch(self, *, budget: Budget) -> Fetched:
        """What is in it, or why that cannot be found out; raises Interrupted."""


@dataclass(frozen=True, slots=True)
class LibraryFile:
    """A document of Wagtail's library."""

    document: AbstractDocument
    url: str
    linked_from: Sequence[int] = ()
    is_private: bool = False
    is_elsewhere: bool = False

    @property
    def key(self) -> str:
        return str(self.document.pk)

    def fetch(self, *, budget: Budget) -> Fetched:
        if self.is_private:
            return Fetched(failure=Failure.FILE_PRIVATE)
        file_type = file_type_of(self.document)
        if file_type not in FILE_TYPES:
            return Fetched(failure=Failure.FILE_TYPE, detail=file_type.upper() or "–")
        return fetch_contents(opened(self.document), budget=budget)


@dataclass(frozen=True, slots=True)
class LinkedFile:
    """A file that is not in the library; its key is its address as `documents.links` keeps it.

    A path for what the site makes on request or has lying elsewhere, a whole address for what is
    on another server.
    """

    key: str
    url: str
    downloads: Downloads
    linked_from: Sequence[int] = ()
    document: None = None

    @property
    def is_elsewhere(self) -> bool:
        return not self.key.startswith("/")

    def fetch(self, *, budget: Budget) -> Fetched:
        ending = PurePosixPath(urlsplit(self.key).path).suffix[1:].lower()
        if ending in UNCHECKED_TYPES:
            return Fetched(failure=Failure.FILE_TYPE, detail=ending.upper())
        return fetch_contents(self.downloads.opened(self.url), budget=budget)


@contextmanager
def opened(document: AbstractDocument) -> Iterator[Opened]:
    """The document's file in the storage, which may be elsewhere; raises Unavailable."""
    try:
        size = document.file.size
        with document.file.open("rb") as stream:
            chunks = stream.chunks(_CHUNK_BYTES)
            yield Opened(file_type_of(document), document.filename, chunks, size)
    except STORAGE_ERRORS as error:
        logger.warning("file of document %s cannot be opened: %s", document.pk, error)
        raise Unavailable(Failure.FILE_MISSING) from error
