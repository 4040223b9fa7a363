"""How much memory a long scan takes, and whether it goes on growing.

All processes of the scan together: Python with the site that it serves itself, ChromeDriver,
Chromium. The demo's pages are audited again and again under other addresses, with all engines.
"""

import argparse
import json
import sys
import time
from collections.abc import Sequence
from pathlib import Path

if __name__ == "__main__":
    # Run as a file: its folder would hide the app `pages` behind bench/pages.py.
    sys.path[0] = str(Path(__file__).resolve().parents[1])

from bench.memory import MIB, MemoryLog, growth, quarter_means
from bench.rounds import table
from bench.town import temporary_town

QUICK_PAGES = 40
LARGEST_GROWTH = 0.10


def parse_arguments(arguments: Sequence[str] | None = None) -> argparse.Namespace:
    """The command line's options."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=1000)
    parser.add_argument("--quick", action="store_true", help=f"{QUICK_PAGES} pages: no proof")
    options = parser.parse_args(arguments)
    if options.quick:
        options.pages = QUICK_PAGES
    return options


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, print a table for people and a line of JSON for programmes."""
    options = parse_arguments(arguments)
    with temporary_town("cms.settings.dev"):
        log, seconds = _measure(options.pages, every_seconds=0.5 if options.quick else 2)
    means = quarter_means(log.samples, pages=options.pages)
    peak = max(in_use for _, in_use in log.samples)
    rows = [[f"{n}", f"{mean / MIB:.0f}"] for n, mean in enumerate(means, start=1)]
    print(table(["quarter", "mean MiB"], rows))
    print(f"\n{options.pages} pages in {seconds:.0f} s, {len(log.samples)} samples")
    print(f"growth from the second quarter to the last: {growth(means):+.1%}", end=" ")
    print(f"(to stay under: {LARGEST_GROWTH:.0%})")
    result = {"growth": round(growth(means), 4), "peak_mib": round(peak / MIB)}
    print(json.dumps({"pages": options.pages} | result))


def _measure(pages: int, *, every_seconds: float) -> tuple[MemoryLog, float]:
    # Django has to be set up before its models can be imported.
    from accessibility import scanner  # noqa: PLC0415
    from bench.scans import plan_many, refuse_incomplete  # noqa: PLC0415

    planned = plan_many(pages)
    started = time.monotonic()
    with MemoryLog(every_seconds=every_seconds) as log:

        def count(_page: object) -> None:
            log.pages += 1

        scanner.execute(planned, on_page=count)
    refuse_incomplete(planned)
    return log, time.monotonic() - started


if __name__ == "__main__":
    main()
