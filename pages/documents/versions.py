"""Keeps every file that a document page has shown, as a version under an address of its own."""

import hashlib
import logging
from functools import partial
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.documents.models import AbstractDocument
from wagtail.models import ReferenceIndex
from wagtail.signals import page_published

from pages.documents.tasks import read_document
from pages.models import DocumentPage, DocumentVersion

logger = logging.getLogger(__name__)


def listen() -> None:
    """Hear of every document page that is published; tell the admin which files versions need."""
    ReferenceIndex.register_model(DocumentVersion)
    page_published.connect(
        _on_published, sender=DocumentPage, dispatch_uid="pages.documents.versions"
    )


def _on_published(*, instance: DocumentPage, **_signal: Any) -> None:
    keep_version(instance)


@transaction.atomic
def keep_version(page: DocumentPage) -> DocumentVersion | None:
    """The version that the page shows now: a new one if its file is not that of the latest.

    None where there is no file, or none that can be read: publishing must not fail for it. A note
    that is already the latest version's was left over in the form, so a new version has none.
    """
    # Of two that publish the page at the same moment, the second waits for the first's version.
    DocumentPage.objects.select_for_update().filter(pk=page.pk).first()
    document = page.document
    checksum = checksum_of(document) if document else ""
    if document is None or not checksum:
        return None
    latest = page.versions.order_by("number").last()
    if latest and latest.checksum == checksum:
        if page.version_note and page.version_note != latest.note:
            latest.note = page.version_note
            latest.save(update_fields=["note"])
        return latest
    version = page.versions.create(
        number=latest.number + 1 if latest else 1,
        document=document,
        note="" if latest and latest.note == page.version_note else page.version_note,
        published_at=page.last_published_at or timezone.now(),
        checksum=checksum,
    )
    # At once: until the worker comes to it, the admin would let the file be deleted, and fail.
    ReferenceIndex.create_or_update_for_object(version)
    transaction.on_commit(partial(read_document.enqueue, version.pk))
    return version


def checksum_of(document: AbstractDocument) -> str:
    """The SHA-256 of the file, in hexadecimal; empty when the file is missing."""
    try:
        with document.file.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        logger.warning("file of document %s is missing", document.pk)
        return ""
