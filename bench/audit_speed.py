"""How fast audits are, compared with the plain loop of axe-selenium-python and with the limit.

All ways audit the same pages of the demo site, in turn, several rounds. They get them from one
gunicorn in processes of its own, so that serving costs each of them the same. The time runs from
the beginning of the first page to the end of the last; starting the browsers, which a site of a
thousand pages does not feel, is left out for all alike and measured by itself. Ours stores
everything as it goes, in a SQLite database of its own. All look at the page as it opens only; what
a thorough audit costs is measured by `bench.depth`.

The plain loop is given what Chromium needs to run here at all. How else Chromium is started is
part of what ours does; a second plain loop, with the same arguments, shows how much that brings.
"""

import argparse
import json
import os
import sys
import time
import urllib.request
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

if __name__ == "__main__":
    # Run as a file: its folder would hide the app `pages` behind bench/pages.py.
    sys.path[0] = str(Path(__file__).resolve().parents[1])

from bench.rounds import Rounds, table, take_turns
from bench.town import gunicorn, temporary_town

PLAIN, PLAIN_TUNED = "plain loop", "plain loop, our Chromium"
OURS, LIMIT, ALL = "ours, axe only", "limit", "ours, all engines"
QUICK_PAGES = 40
TARGETS = {"vs_plain_loop": 1.9, "of_limit": 0.85, "vs_plain_loop_all_engines": 1.5}


def parse_arguments(arguments: Sequence[str] | None = None) -> argparse.Namespace:
    """The command line's options."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5, help="how often each way gets its turn")
    parser.add_argument("--pages", type=int, default=0, help="only so many pages; 0: all")
    parser.add_argument("--quick", action="store_true", help=f"one round of {QUICK_PAGES} pages")
    options = parser.parse_args(arguments)
    if options.quick:
        options.rounds, options.pages = 1, QUICK_PAGES
    return options


def figures(measured: Rounds, *, pages: int) -> dict[str, float]:
    """What the last line says: ratios of times, where more is better."""
    ratios = {
        "vs_plain_loop": measured.ratio(PLAIN, OURS),
        "of_limit": measured.ratio(LIMIT, OURS),
        "vs_plain_loop_all_engines": measured.ratio(PLAIN, ALL),
    }
    return {"pages": pages} | {name: round(ratio, 3) for name, ratio in ratios.items()}


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, print a table for people and a line of JSON for programmes."""
    options = parse_arguments(arguments)
    with temporary_town("cms.settings.dev"), gunicorn(threads=4) as base_url:
        measured, pages = _measure(base_url, options)
        starts = _measure_starts(options)
    result = figures(measured, pages=pages)
    rows = [
        [name, f"{measured.median(name):.2f}", f"{measured.ratio(PLAIN, name):.2f}"]
        for name in measured.seconds
    ]
    print(table(["way", f"median s, {pages} pages", "times as fast"], rows))
    print(f"\n{_machine()}")
    for name in starts.seconds:
        print(f"{name}: {starts.median(name):.2f} s")
    for name, target in TARGETS.items():
        print(f"{name}: {result[name]:.2f} (to reach: {target})")
    print(json.dumps(result))


def _measure(base_url: str, options: argparse.Namespace) -> tuple[Rounds, int]:
    # Django has to be set up before its models can be imported.
    from accessibility.conf import configuration  # noqa: PLC0415
    from bench.loops import NECESSARY_ARGUMENTS, limit, plain_loop  # noqa: PLC0415
    from bench.scans import published_urls, scan  # noqa: PLC0415

    urls = published_urls(base_url)[: options.pages or None]
    conf = configuration()
    ways: dict[str, Callable[[], float]] = {
        PLAIN: partial(plain_loop, urls, conf, arguments=NECESSARY_ARGUMENTS),
        OURS: partial(scan, urls, base_url=base_url, engines=["axe"]),
        LIMIT: partial(limit, urls, conf),
        ALL: partial(scan, urls, base_url=base_url),
    }
    if not options.quick:
        ways[PLAIN_TUNED] = partial(plain_loop, urls, conf)
    for url in urls:  # so that none meets a server that has yet to read its templates
        urllib.request.urlopen(url).close()  # noqa: S310 - our own address
    return take_turns(ways, rounds=options.rounds), len(urls)


def _measure_starts(options: argparse.Namespace) -> Rounds:
    from accessibility.conf import configuration  # noqa: PLC0415
    from bench.loops import our_start, plain_start  # noqa: PLC0415

    ways = {
        "start of the plain loop's browser": partial(plain_start, configuration()),
        "start of one of ours": partial(our_start, configuration()),
    }
    return take_turns(ways, rounds=options.rounds)


def _machine() -> str:
    return f"{len(os.sched_getaffinity(0))} cores, {time.strftime('%Y-%m-%d')}"


if __name__ == "__main__":
    main()
