"""Fetches a document's file from the storage and has it read in another process, once a content."""

import hashlib
import json
import logging
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

from django.conf import settings
from wagtail.documents.models import AbstractDocument

from accessibility.documents.contents import FILE_TYPES, Contents, parse_contents
from accessibility.documents.links import file_type_of
from accessibility.documents.reading import VERSION, Limits
from accessibility.failures import Failure
from accessibility.models import CheckedFile
from accessibility.own_files import STORAGE_ERRORS

logger = logging.getLogger(__name__)
CHUNK_BYTES: Final = 1 << 20
STARTING_SECONDS: Final = 5
"""What a process may take to begin on a busy machine, beyond the time for the file."""


class Interrupted(Exception):
    """Somebody ended the reading, which says nothing of the file."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """What is in a file, or why that could not be found out."""

    contents: Contents | None = None
    failure: Failure | None = None
    detail: str = ""


def fetch_contents(document: AbstractDocument, *, limits: Limits | None = None) -> Fetched:
    """What is in the document's file; a content that is known is not read again.

    Raises Interrupted.
    """
    limits = limits or Limits()
    file_type = file_type_of(document)
    if file_type not in FILE_TYPES:
        return Fetched(failure=Failure.FILE_TYPE, detail=file_type.upper() or "–")
    # The storage may be elsewhere, so the other process gets a file of its own.
    with tempfile.NamedTemporaryFile() as copy:
        try:
            if document.file.size > limits.bytes:
                return Fetched(failure=Failure.FILE_TOO_LARGE)
            with document.file.open("rb") as stream:
                checksum = _copy(stream.chunks(CHUNK_BYTES), Path(copy.name))
        except STORAGE_ERRORS as error:
            logger.warning("file of document %s cannot be opened: %s", document.pk, error)
            return Fetched(failure=Failure.FILE_MISSING)
        answer = _known(checksum, file_type)
        if answer is None:
            answer = _read(Path(copy.name), file_type, limits)
            _keep(answer, checksum, file_type)
    if "contents" not in answer:
        return Fetched(failure=Failure(answer["refused"]), detail=answer.get("detail", ""))
    return Fetched(parse_contents(answer["contents"], file_name=document.filename))


def _copy(chunks: Iterable[bytes], target: Path) -> str:
    """Write the file; gives the SHA-256 of its content in hexadecimal."""
    digest = hashlib.sha256()
    with target.open("wb") as file:
        for chunk in chunks:
            digest.update(chunk)
            file.write(chunk)
    return digest.hexdigest()


def _known(checksum: str, file_type: str) -> dict[str, Any] | None:
    known = CheckedFile.objects.filter(checksum=checksum, file_type=file_type, version=VERSION)
    return known.values_list("result", flat=True).first()


def _keep(answer: dict[str, Any], checksum: str, file_type: str) -> None:
    """Keep what depends on the file alone; that there was no time for it is no fact about it."""
    if answer.get("is_final", True):
        kept = CheckedFile(checksum=checksum, file_type=file_type, version=VERSION, result=answer)
        CheckedFile.objects.bulk_create([kept], ignore_conflicts=True)


def _read(path: Path, file_type: str, limits: Limits) -> dict[str, Any]:
    """What another process reads in the file; whatever becomes of that process, an answer."""
    command = [sys.executable, "-m", "accessibility.documents.reading"]
    try:
        done = subprocess.run(  # noqa: S603 - our own module, and no shell
            [*command, str(path), file_type, json.dumps(asdict(limits))],
            capture_output=True,
            timeout=limits.seconds + STARTING_SECONDS,
            cwd=settings.BASE_DIR,
            env={"LC_ALL": "C.UTF-8"},  # a file that takes the process over finds no secrets
            check=False,
        )
    except subprocess.TimeoutExpired:
        return _given_up(Failure.FILE_TIMEOUT, str(limits.seconds))
    if done.returncode == 0:
        return _parsed(done.stdout)
    if -done.returncode in {signal.SIGTERM, signal.SIGINT}:
        raise Interrupted
    if -done.returncode == signal.SIGXCPU:
        return _given_up(Failure.FILE_TIMEOUT, str(limits.seconds))
    reason = done.stderr.decode(errors="replace")[-500:]
    logger.warning("reading a file ended with %s: %s", done.returncode, reason)
    is_killed = -done.returncode == signal.SIGKILL  # as by a system that runs out of memory
    if is_killed or "MemoryError" in reason or "bad_alloc" in reason:
        return _given_up(Failure.FILE_TOO_LARGE)
    return _given_up(Failure.FILE_BROKEN)


def _parsed(output: bytes) -> dict[str, Any]:
    try:
        answer: dict[str, Any] = json.loads(output)
    except ValueError:
        logger.warning("reading a file gave no answer: %r", output[:500])
        return _given_up(Failure.FILE_BROKEN)
    return answer


def _given_up(failure: Failure, detail: str = "") -> dict[str, Any]:
    return {"refused": failure.value, "detail": detail, "is_final": False}
