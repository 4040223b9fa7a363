"""Audits any addresses and stores nothing: for a person at a shell, with no way in from the web."""

import contextlib
import queue
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

from accessibility.auditor import Auditor, PageResult, Setup
from accessibility.findings import Finding
from accessibility.garbage import seldom_collected

Finished = queue.SimpleQueue[tuple[int, PageResult]]
_POLL_SECONDS = 0.2


def audit_urls(
    urls: Sequence[str], setup: Setup, *, workers: int, on_result: Callable[[PageResult], None]
) -> None:
    """Hand over the results in the order of the addresses, each when those before it are there.

    When the audit is cut short, what was finished beyond a gap is handed over as well.
    Raises BrowserUnavailable when no browser can be started.
    """
    waiting: queue.SimpleQueue[tuple[int, str]] = queue.SimpleQueue()
    for numbered in enumerate(urls):
        waiting.put(numbered)
    finished: Finished = queue.SimpleQueue()
    stop = threading.Event()

    def work() -> None:
        with Auditor(setup) as auditor, contextlib.suppress(queue.Empty):
            while not stop.is_set():
                number, url = waiting.get_nowait()
                finished.put((number, auditor.audit(url)))

    count = max(1, min(workers, len(urls)))
    early: dict[int, PageResult] = {}
    try:
        with seldom_collected(), ThreadPoolExecutor(count) as pool:
            futures = [pool.submit(work) for _ in range(count)]
            try:
                for result in _in_order(finished, early, len(urls), futures):
                    on_result(result)
            finally:
                stop.set()
    finally:
        for result in _left(finished, early):
            on_result(result)


def _in_order(
    finished: Finished,
    early: dict[int, PageResult],
    total: int,
    futures: Sequence[Future[None]],
) -> Iterator[PageResult]:
    """Each result in its turn; what comes before its turn waits in ``early``."""
    for wanted in range(total):
        while wanted not in early:
            try:
                number, result = finished.get(timeout=_POLL_SECONDS)
            except queue.Empty:
                _raise_what_ended(futures)
            else:
                early[number] = result
        yield early.pop(wanted)


def _left(finished: Finished, early: dict[int, PageResult]) -> list[PageResult]:
    """What nobody has been given, in order."""
    with contextlib.suppress(queue.Empty):
        while True:
            number, result = finished.get_nowait()
            early[number] = result
    return [early[number] for number in sorted(early)]


def _raise_what_ended(futures: Sequence[Future[None]]) -> None:
    """A worker that ended without its browser ends the whole."""
    for future in futures:
        if future.done():
            future.result()


def as_record(result: PageResult, versions: dict[str, str]) -> dict[str, Any]:
    """A result in the shape of the contract: one JSON object for each address."""
    return {
        "url": result.url,
        "final_url": result.final_url or result.url,
        "status": "failed" if result.failure else "done",
        "reason": result.reason,
        "title": result.title,
        "language": result.language,
        "seconds": round(result.seconds, 3),
        "engines": versions,
        "findings": [_finding(finding) for finding in result.findings],
        "rules": {
            rule: {"outcome": outcome.value, "engine": engine}
            for engine, outcomes in result.outcomes.items()
            for rule, outcome in outcomes.items()
        },
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "engines": list(finding.engines),
        "outcome": finding.outcome.value,
        "impact": finding.impact.value,
        "criteria": list(finding.criteria),
        "act_rules": list(finding.act_rules),
        "state": finding.state,
        "selector": finding.selector,
        "html": finding.html,
        "message": {"de": finding.message.de, "en": finding.message.en},
    }
