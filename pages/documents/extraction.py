"""The text of a file for the search: read in a bounded process, stored page by page."""

import json
import logging
import subprocess
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path

from django.conf import settings
from django.core.files.base import File
from django.db import transaction
from wagtail.search.backends import get_search_backends

from pages.documents.reading import BROKEN, TOO_LARGE, Limits, Reading, read_file
from pages.models import DocumentText, DocumentVersion

__all__ = ["Limits", "Reading", "fetch_reading", "read_file", "read_version"]

logger = logging.getLogger(__name__)
CHUNK_BYTES = 1 << 20


def read_version(version: DocumentVersion, *, limits: Limits | None = None) -> None:
    """Read the version's file and store its text and the state it is in; may be done again."""
    reading = _reading_of(version, limits or Limits())
    with transaction.atomic():
        version.texts.all().delete()
        texts = DocumentText.objects.bulk_create(
            DocumentText(version=version, page_number=number, text=text)
            for number, text in enumerate(reading.pages, start=1)
            if text
        )
        for backend in get_search_backends(with_auto_update=True):
            backend.add_bulk(DocumentText, texts)
        version.state = reading.state
        version.page_count = reading.page_count
        version.save(update_fields=["state", "page_count"])
    logger.info("document read", extra={"version": version.pk, "state": version.state})


def fetch_reading(path: Path, *, suffix: str, limits: Limits) -> Reading:
    """What another process reads in the file; whatever becomes of that process, an answer."""
    command = [sys.executable, "-m", "pages.documents.reading"]
    arguments = [str(path), suffix, json.dumps(asdict(limits))]
    try:
        done = subprocess.run(  # noqa: S603 - our own module, and no shell
            [*command, *arguments],
            capture_output=True,
            timeout=limits.seconds,
            cwd=settings.BASE_DIR,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return Reading(TOO_LARGE)
    if done.returncode:
        reason = done.stderr.decode(errors="replace")[-500:]
        logger.warning("reading ended with %s: %s", done.returncode, reason)
        return Reading(TOO_LARGE if "MemoryError" in reason else BROKEN)
    return Reading(**json.loads(done.stdout))


def _reading_of(version: DocumentVersion, limits: Limits) -> Reading:
    file = version.document.file
    suffix = Path(file.name or "").suffix
    try:
        with file.open("rb") as stream, tempfile.NamedTemporaryFile(suffix=suffix) as copy:
            # The storage may be elsewhere, so the other process gets a file of its own.
            _copy(stream, Path(copy.name))
            return fetch_reading(Path(copy.name), suffix=suffix, limits=limits)
    except OSError:
        logger.warning("file of version %s is missing", version.pk)
        return Reading(BROKEN)


def _copy(stream: "File[bytes]", target: Path) -> None:
    with target.open("wb") as file:
        file.writelines(stream.chunks(CHUNK_BYTES))
