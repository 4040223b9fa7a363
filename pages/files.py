"""Files to load, as links that say type and size before one follows them."""

from dataclasses import dataclass

from django.template.defaultfilters import filesizeformat
from wagtail.documents.models import AbstractDocument


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
