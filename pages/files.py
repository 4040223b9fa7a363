"""Files to load: links that say type and size before one follows them, and what is where."""

from dataclasses import dataclass
from typing import Final

from django.template.defaultfilters import filesizeformat
from django.urls import Resolver404, resolve
from wagtail.documents.models import AbstractDocument

MAX_KEY: Final = 2**31 - 1
"""The largest number that every database takes for a key."""


@dataclass(frozen=True, slots=True)
class FileLink:
    """A file's title, address, type and size, such as “Antrag”, …, “PDF”, “120 KB”."""

    title: str
    url: str
    kind: str
    size: str

    @property
    def details(self) -> str:
        return ", ".join(part for part in (self.kind, self.size) if part)


def file_link(document: AbstractDocument) -> FileLink:
    """The link to a document of the library."""
    size = document.get_file_size()
    return FileLink(
        title=document.title,
        url=document.url,
        kind=document.file_extension.upper(),
        size=filesizeformat(size) if size else "",
    )


def document_at(path: str) -> tuple[int, str] | None:
    """Number and file name of the document that is served at the path."""
    try:
        match = resolve(path)
    except Resolver404:
        return None
    if match.url_name != "wagtaildocs_serve":
        return None
    number, filename = match.args
    return (int(number), filename) if int(number) <= MAX_KEY else None
