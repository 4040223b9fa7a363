"""Which of a site's files stand at which paths and which do not; asks the CMS, not the network."""

import logging
from collections.abc import Iterable
from typing import Final
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import SuspiciousOperation
from django.core.files.storage import Storage, default_storage
from wagtail.documents import get_document_model
from wagtail.documents.models import AbstractDocument

from pages.files import document_at

logger = logging.getLogger(__name__)
STORAGE_ERRORS: Final = (OSError, ValueError, SuspiciousOperation)
"""What a storage raises that cannot be asked, or not for this name."""


def missing_files(paths: Iterable[str]) -> frozenset[str]:
    """Those of the paths at which Wagtail would have a document or an upload, but has none."""
    documents: dict[str, tuple[int, str]] = {}
    missing: set[str] = set()
    for link in set(paths):
        path = link.partition("?")[0]
        if document := document_at(path):
            documents[link] = document
        elif (name := upload_at(path)) and not _may_exist(default_storage, name):
            missing.add(link)
    return frozenset(missing | _missing_documents(documents))


def upload_at(path: str) -> str:
    """The storage's name of what it serves at the path itself; empty where that is no upload."""
    prefix = urlsplit(settings.MEDIA_URL).path
    if not prefix.startswith("/"):
        prefix = f"/{prefix}"
    name = path.removeprefix(prefix)
    return name if path.startswith(prefix) and ".." not in name.split("/") else ""


def _missing_documents(documents: dict[str, tuple[int, str]]) -> set[str]:
    model = get_document_model()
    known = {
        document.pk: document
        for document in model.objects.filter(pk__in={key for key, _ in documents.values()})
    }
    return {
        path
        for path, (key, filename) in documents.items()
        if (document := known.get(key)) is None
        or (document.file and not _is_there(document, filename))
    }


def _is_there(document: AbstractDocument, filename: str) -> bool:
    file = document.file
    return document.filename == filename and _may_exist(file.storage, file.name or "")


def _may_exist(storage: Storage, name: str) -> bool:
    """Whether the storage has the file; one of which it cannot tell counts as there."""
    try:
        return storage.exists(name)
    except STORAGE_ERRORS:
        logger.warning("storage cannot tell whether it has %s", name, exc_info=True)
        return True
