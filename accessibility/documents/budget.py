"""What the files of one scan may cost together, so that a large library cannot hold up a scan."""

import math
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager


class Budget:
    """Time and bytes, without an end unless limits are given; the last file may go beyond them."""

    def __init__(self, *, seconds: float = math.inf, bytes_fetched: float = math.inf) -> None:
        self._max_seconds, self._max_bytes = seconds, bytes_fetched
        self._seconds, self._bytes = 0.0, 0

    @property
    def limit_reached(self) -> str:
        """The limit that nothing is left of, such as “3600 s” or “10000 MB”; empty without one."""
        if self._seconds >= self._max_seconds:
            return f"{self._max_seconds:g} s"
        return f"{self._max_bytes / 1e6:g} MB" if self._bytes >= self._max_bytes else ""

    @contextmanager
    def timed(self) -> Iterator[None]:
        """Counts the time that is spent within."""
        started = time.monotonic()
        try:
            yield
        finally:
            self._seconds += time.monotonic() - started

    def counted(self, chunks: Iterable[bytes]) -> Iterator[bytes]:
        """The chunks, each counted as it passes."""
        for chunk in chunks:
            self._bytes += len(chunk)
            yield chunk
