"""What was read of pictures, by their content, so that none is read twice.

It is kept in the process; `accessibility.kept_readings` keeps it beyond that.
"""

import threading
from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

from accessibility.pictured_text.reading import Reading

MAX_READINGS: Final = 20_000


class Key(NamedTuple):
    """A content, as SHA-256 in hexadecimal, and the version of the reader."""

    checksum: str
    version: str


class Memory:
    """Readings by content, the oldest forgotten first; may be used from any thread."""

    def __init__(self, *, limit: int = MAX_READINGS) -> None:
        self._limit = limit
        self._lock = threading.Lock()
        self._readings: dict[Key, Reading] = {}
        self._new: dict[Key, Reading] = {}
        self._asked: set[Key] = set()

    def __len__(self) -> int:
        return len(self._readings)

    def clear(self) -> None:
        """Forget everything."""
        with self._lock:
            self._readings, self._new, self._asked = {}, {}, set()

    def known(self, key: Key) -> Reading | None:
        """What was read of this content before."""
        with self._lock:
            reading = self._readings.get(key)
            if reading is not None:
                self._asked.add(key)
        return reading

    def keep(self, key: Key, reading: Reading) -> None:
        """Remember what was just read."""
        with self._lock:
            self._new[key] = reading
            self._add({key: reading})

    def recall(self, readings: Mapping[Key, Reading]) -> None:
        """Remember what was read by another process."""
        with self._lock:
            self._add(readings)

    def take_new(self) -> Mapping[Key, Reading]:
        """What was read since this was asked last."""
        with self._lock:
            new, self._new = self._new, {}
        return new

    def take_asked(self) -> Iterable[Key]:
        """What was known already and asked for since this was asked last."""
        with self._lock:
            asked, self._asked = self._asked, set()
        return asked

    def _add(self, readings: Mapping[Key, Reading]) -> None:
        self._readings |= readings
        while len(self._readings) > self._limit:
            del self._readings[next(iter(self._readings))]


MEMORY: Final = Memory()
"""Of this process, for all browsers."""
