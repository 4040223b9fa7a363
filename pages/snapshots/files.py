"""The pictures and documents that the texts of an edition name, as copies that stay.

The copies are found under an address that is made of what is in them. What is not public keeps its
own address, and so does what is missing: freezing a report does not fail for it.
"""

import logging
import re
from html import unescape
from typing import Any, Final
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.core.exceptions import SuspiciousFileOperation
from django.core.files.storage import default_storage
from django.db.models.fields.files import FieldFile
from django.urls import reverse
from wagtail.documents import get_document_model

from pages import kept_files
from pages.files import document_at
from pages.kept_files import pointed
from pages.models import ReportEdition

logger = logging.getLogger(__name__)
_PUBLIC: Final = re.compile(r"images/.+|original_images/[^/]+\.svg")
"""The uploads that the site serves at their own address."""


class Files:
    """Copies of the files that are named while a report is collected; with ``keep`` they are made.

    Without it their addresses are the same, which is what a comparison of checksums needs.
    """

    def __init__(self, *, keep: bool) -> None:
        self._keep = keep
        self._sizes: dict[str, int] = {}  # by the name of the copy
        self.moved: dict[str, str] = {}  # address of each copy by that of the file

    def pointed(self, html: str) -> str:
        """The HTML with the copies of the files that it names."""
        return pointed(html, self._copy_of)

    def rows(self) -> list[dict[str, Any]]:
        """Each copy with its hash and its bytes."""
        return [
            {"address": _address(name), "sha256": name[:64], "size": size}
            for name, size in sorted(self._sizes.items())
        ]

    def _copy_of(self, address: str) -> str | None:
        if address not in self.moved and (content := _content_at(unescape(address))) is not None:
            name = kept_files.name_of(content, like=urlsplit(unescape(address)).path)
            if self._keep:
                kept_files.keep(content, name=f"{kept_files.FOLDER}/{name}")
            self._sizes[name] = len(content)
            self.moved[address] = _address(name)
        return self.moved.get(address)


def _address(name: str) -> str:
    return reverse("kept_file", args=[name])


def _content_at(address: str) -> bytes | None:
    """What everybody gets at the address, if that is a picture or a document that is there."""
    path = unquote(urlsplit(address).path)
    try:
        if path.startswith(settings.MEDIA_URL):
            name = path.removeprefix(settings.MEDIA_URL)
            if not _PUBLIC.fullmatch(name):
                return None
            with default_storage.open(name) as upload:
                return bytes(upload.read())
        if (document := _document_at(path)) is None:
            return None
        with document.open("rb") as stream:
            return bytes(stream.read())
    except (OSError, SuspiciousFileOperation):
        logger.warning("file is missing, so the edition has no copy: %s", address)
        return None


def _document_at(path: str) -> FieldFile | None:
    number, filename = document_at(path) or (0, "")
    documents = get_document_model().objects.select_related("collection")
    document = documents.filter(pk=number).first()
    if document is None or document.filename != filename:
        return None
    return None if document.collection.get_view_restrictions() else document.file


def keep_files_of(edition: ReportEdition) -> None:
    """Copy what is still there of the files of an edition that was frozen without copies.

    Its data stay as they are, and so does their checksum.
    """
    data, files = edition.data, Files(keep=True)
    for html in (row["html"] for row in (data["report"], *data["chapters"])):
        files.pointed(html)
    edition.moved_files = {**files.moved, **edition.moved_files}
    edition.save(update_fields=["moved_files"])
