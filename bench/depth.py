"""What a thorough audit costs, compared with axe-core alone on the page as it opens.

Both audit the same pages of the demo site, in turn, served by one gunicorn, and store what they
find. Then one browser visits every state of each page, and runs every other probe, to show what
each costs.
"""

import argparse
import json
import statistics
import sys
import time
from collections.abc import Sequence
from functools import partial
from pathlib import Path

if __name__ == "__main__":
    # Run as a file: its folder would hide the app `pages` behind bench/pages.py.
    sys.path[0] = str(Path(__file__).resolve().parents[1])

from bench.rounds import Rounds, table, take_turns
from bench.town import gunicorn, temporary_town

AXE, THOROUGH = "axe alone, quick", "all engines, thorough"
QUICK_PAGES = 10
MAX_VS_AXE_ALONE = 4.0


def parse_arguments(arguments: Sequence[str] | None = None) -> argparse.Namespace:
    """The command line's options."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3, help="how often each way gets its turn")
    parser.add_argument("--pages", type=int, default=40, help="only so many pages; 0: all")
    parser.add_argument("--quick", action="store_true", help=f"one round of {QUICK_PAGES} pages")
    options = parser.parse_args(arguments)
    if options.quick:
        options.rounds, options.pages = 1, QUICK_PAGES
    return options


def figures(measured: Rounds, *, pages: int) -> dict[str, float]:
    """What the last line says: how many times as long a thorough audit takes; less is better."""
    return {"pages": pages, "vs_axe_alone": round(measured.ratio(THOROUGH, AXE), 3)}


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, print tables for people and a line of JSON for programmes."""
    options = parse_arguments(arguments)
    with temporary_town("cms.settings.dev"), gunicorn(threads=4) as base_url:
        from accessibility.depth import QUICK  # noqa: PLC0415 - Django is set up just before
        from accessibility.depth import THOROUGH as DEEP  # noqa: PLC0415
        from bench.scans import published_urls, scan  # noqa: PLC0415

        urls = published_urls(base_url)[: options.pages or None]
        ways = {
            AXE: partial(scan, urls, base_url=base_url, engines=["axe"], depth=QUICK),
            THOROUGH: partial(scan, urls, base_url=base_url, depth=DEEP),
        }
        measured = take_turns(ways, rounds=options.rounds)
        costs = _costs(urls)
    result = figures(measured, pages=len(urls))
    rows = [[name, f"{measured.median(name):.2f}"] for name in measured.seconds]
    print(table(["way", f"median s, {len(urls)} pages"], rows))
    print()
    print(
        table(["state or probe", "median ms a page"], [[k, f"{v:.0f}"] for k, v in costs.items()])
    )
    print(f"\nvs_axe_alone: {result['vs_axe_alone']:.2f} (at most: {MAX_VS_AXE_ALONE})")
    print(json.dumps(result))


def _costs(urls: Sequence[str]) -> dict[str, float]:
    """The median milliseconds of each state and of each other probe on a page."""
    from accessibility.browser import Browser  # noqa: PLC0415 - Django is set up by the caller
    from accessibility.conf import configuration  # noqa: PLC0415
    from accessibility.engines.axe import AxeEngine  # noqa: PLC0415
    from accessibility.probes import all_probes  # noqa: PLC0415
    from accessibility.states import probe as states  # noqa: PLC0415

    conf = configuration()
    samples: dict[str, list[float]] = {}
    with Browser(conf, preload=AxeEngine(conf.axe_dir).preload) as browser:
        for url in urls:
            page = browser.load(url)
            seconds: dict[str, float] = {}
            states.visit(page, states.STATES, conf, seconds=seconds)
            for probe in all_probes():
                started = time.monotonic()
                probe.check(page, conf)
                seconds[f"{probe.name} (whole)"] = time.monotonic() - started
            for name, value in seconds.items():
                samples.setdefault(name, []).append(value * 1000)
    return {name: statistics.median(values) for name, values in samples.items()}


if __name__ == "__main__":
    main()
