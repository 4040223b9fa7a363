"""Keeps what was read of pictures from scan to scan, beside what was read of files.

Engines know no database: a process recalls what is known before its first scan, and keeps what is
new after each page. What no scan asks for in 90 days is deleted together with what was read of
files.
"""

import logging
from collections import defaultdict
from typing import Final

from django.db import DatabaseError
from django.utils import timezone

from accessibility.models import CheckedFile
from accessibility.pictured_text.memory import MAX_READINGS, MEMORY, Key
from accessibility.pictured_text.reading import VERSION, Reading

logger = logging.getLogger(__name__)

FILE_TYPE: Final = "picture"
"""What stands beside a picture's checksum, where files have their type."""
_CHUNK_ROWS: Final = 500


def recall() -> None:
    """Remember what was read by earlier processes, unless this one has begun to read."""
    if len(MEMORY):
        return
    # What another version of the reader kept may be of another shape.
    kept = CheckedFile.objects.filter(file_type=FILE_TYPE, version__endswith=f"/{VERSION}")
    rows = kept.order_by("used_at", "pk").values_list("checksum", "version", "result")
    latest = rows[max(0, rows.count() - MAX_READINGS) :]
    MEMORY.recall(
        {
            Key(checksum, version): Reading.from_json(result)
            for checksum, version, result in latest.iterator(chunk_size=_CHUNK_ROWS)
        }
    )


def keep_new() -> None:
    """Store what was read since; when that fails it is only read again."""
    new = MEMORY.take_new()
    rows = [
        CheckedFile(
            checksum=key.checksum,
            file_type=FILE_TYPE,
            version=key.version,
            result=reading.to_json(),
        )
        for key, reading in new.items()
    ]
    try:
        CheckedFile.objects.bulk_create(rows, ignore_conflicts=True)
    except DatabaseError:
        logger.exception("readings of pictures cannot be stored")


def mark_used() -> None:
    """Note that what was known has been asked for."""
    by_version: defaultdict[str, list[str]] = defaultdict(list)
    for key in MEMORY.take_asked():
        by_version[key.version].append(key.checksum)
    for version, checksums in by_version.items():
        for start in range(0, len(checksums), _CHUNK_ROWS):
            CheckedFile.objects.filter(
                file_type=FILE_TYPE,
                version=version,
                checksum__in=checksums[start : start + _CHUNK_ROWS],
            ).update(used_at=timezone.now())
