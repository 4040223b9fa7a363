"""The memory of a process and of all that it has started."""

import contextlib
import statistics
import threading
from collections.abc import Sequence

import psutil

MIB = 1024 * 1024


def family_pss_bytes() -> int:
    """Proportional set size of this process and its descendants.

    Chromium's processes share most of their pages; PSS counts each page once, divided among those
    who share it, so that the sum is what the machine really gives.
    """
    this = psutil.Process()
    total = 0
    for process in (this, *this.children(recursive=True)):
        with contextlib.suppress(psutil.NoSuchProcess, psutil.AccessDenied):
            total += process.memory_full_info().pss
    return total


class MemoryLog:
    """Notes, again and again while the context lasts, how much memory is in use."""

    def __init__(self, *, every_seconds: float) -> None:
        self.samples: list[tuple[int, int]] = []
        """Number of pages done, bytes."""
        self.pages = 0
        self._every_seconds = every_seconds
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._work, name="memory-log")

    def __enter__(self) -> "MemoryLog":
        self._thread.start()
        return self

    def __exit__(self, *exception: object) -> None:
        self._ended.set()
        self._thread.join()

    def _work(self) -> None:
        while not self._ended.wait(self._every_seconds):
            self.samples.append((self.pages, family_pss_bytes()))


def quarter_means(samples: Sequence[tuple[int, int]], *, pages: int) -> list[float]:
    """Mean bytes while each quarter of the pages was audited."""
    quarters: list[list[int]] = [[], [], [], []]
    for done, in_use in samples:
        quarters[min(3, done * 4 // pages)].append(in_use)
    return [statistics.fmean(quarter) for quarter in quarters]


def growth(means: Sequence[float]) -> float:
    """By what part the last quarter is above the second; in the first one, caches still fill."""
    return means[3] / means[1] - 1
