"""Copies a file from wherever it is and has it read in another process, once a content."""

import hashlib
import json
import logging
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from contextlib import AbstractContextManager
from dataclasses import asdict, dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any, Final

from django.conf import settings
from django.utils import timezone

from accessibility.documents.budget import Budget
from accessibility.documents.contents import Contents, parse_contents
from accessibility.documents.reading import VERSION, Limits
from accessibility.failures import Failure
from accessibility.models import CheckedFile

logger = logging.getLogger(__name__)
STARTING_SECONDS: Final = 5
"""What a process may take to begin on a busy machine, beyond the time for the file."""
KEPT_DAYS: Final = 90
"""How long the contents of a file are kept that no scan asks for."""


class Interrupted(Exception):
    """Somebody ended the reading, which says nothing of the file."""


class Unavailable(Exception):
    """The file cannot be had, and why."""

    def __init__(self, failure: Failure, detail: str = "") -> None:
        self.failure, self.detail = failure, printable(detail)
        super().__init__(failure.sentence(self.detail))


@dataclass(frozen=True, slots=True)
class Opened:
    """A file as it is about to be copied: its type, its name, and its content in pieces."""

    file_type: str
    name: str
    chunks: Iterable[bytes]
    size: int = 0
    """How many bytes it has, where that is known before."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """What is in a file, or why that could not be found out."""

    contents: Contents | None = None
    failure: Failure | None = None
    detail: str = ""


def fetch_contents(
    opening: AbstractContextManager[Opened],
    *,
    limits: Limits | None = None,
    budget: Budget | None = None,
) -> Fetched:
    """What is in the file that is opened here; a content that is known is not read again.

    Raises Interrupted.
    """
    limits, budget = limits or Limits(), budget or Budget()
    if limit := budget.limit_reached:
        return Fetched(failure=Failure.FILE_BUDGET, detail=limit)
    # It may come from elsewhere, so the other process gets a file of its own.
    with tempfile.NamedTemporaryFile() as copy, budget.timed():
        try:
            with opening as file:
                if file.size > limits.bytes:
                    raise Unavailable(Failure.FILE_TOO_LARGE)
                checksum = _copy(budget.counted(file.chunks), Path(copy.name))
        except Unavailable as reason:
            return Fetched(failure=reason.failure, detail=reason.detail)
        answer = _known(checksum, file.file_type)
        if answer is None:
            answer = _read(Path(copy.name), file.file_type, limits)
            _keep(answer, checksum, file.file_type)
    if "contents" not in answer:
        return Fetched(failure=Failure(answer["refused"]), detail=answer.get("detail", ""))
    return Fetched(parse_contents(answer["contents"], file_name=file.name))


def printable(text: str) -> str:
    """What others say of a file, without the characters that databases refuse."""
    return "".join(filter(str.isprintable, text))


def forget_unused() -> None:
    """Delete what was read of files that no scan has asked for in a long while.

    A scan asks for every file that is linked, so this is called when one has asked for all.
    """
    long_ago = timezone.now() - timedelta(days=KEPT_DAYS)
    CheckedFile.objects.filter(used_at__lt=long_ago).delete()


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
    known.update(used_at=timezone.now())
    return known.values_list("result", flat=True).first()


def _keep(answer: dict[str, Any], checksum: str, file_type: str) -> None:
    """Keep what depends on the file alone; that there was no time for it is no fact about it."""
    if answer.get("is_final", True):
        kept = CheckedFile(checksum=checksum, file_type=file_type, version=VERSION, result=answer)
        CheckedFile.objects.bulk_create([kept], ignore_conflicts=True)


def _read(path: Path, file_type: str, limits: Limits) -> dict[str, Any]:
    """What another process reads in the file; whatever becomes of that process, an answer."""
    command = [sys.executable, "-m", "accessibility.documents.reading"]
    # What the process writes goes into files, whose size it bounds before it looks at the file.
    with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as errors:
        try:
            done = subprocess.run(  # noqa: S603 - our own module, and no shell
                [*command, str(path), file_type, json.dumps(asdict(limits))],
                stdout=output,
                stderr=errors,
                timeout=limits.seconds + STARTING_SECONDS,
                cwd=settings.BASE_DIR,
                env={"LC_ALL": "C.UTF-8"},  # a file that takes the process over finds no secrets
                check=False,
            )
        except subprocess.TimeoutExpired:
            return _given_up(Failure.FILE_TIMEOUT, str(limits.seconds))
        output.seek(0)
        errors.seek(0)
        if done.returncode:
            return _broken_off(done.returncode, errors.read(limits.answer_bytes), limits)
        answer = output.read(limits.answer_bytes + 1)
    is_too_long = len(answer) > limits.answer_bytes
    return _given_up(Failure.FILE_TOO_LARGE) if is_too_long else _parsed(answer)


def _broken_off(status: int, errors: bytes, limits: Limits) -> dict[str, Any]:
    """What the end of a process that gave no answer says of the file; raises Interrupted."""
    if -status in {signal.SIGTERM, signal.SIGINT}:
        raise Interrupted
    if -status == signal.SIGXCPU:
        return _given_up(Failure.FILE_TIMEOUT, str(limits.seconds))
    reason = errors.decode(errors="replace")[-500:]
    logger.warning("reading a file ended with %s: %s", status, reason)
    is_killed = -status == signal.SIGKILL  # as by a system that runs out of memory
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
