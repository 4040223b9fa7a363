"""How the register of measures bears its data: a view of 5,000 measures beside one of 100.

Two towns, each in a process of its own with its own database and that many measures. The views are
asked for in turn through Django's test client, so the time is that of the whole answer without the
network; the queries of each view are counted. To reach: at most 15 queries, and with 5,000
measures less than twice the time of 100.
"""

import argparse
import json
import multiprocessing
import statistics
import sys
import time
from collections.abc import Sequence
from contextlib import ExitStack
from functools import partial
from multiprocessing.pool import Pool
from pathlib import Path

if __name__ == "__main__":
    # Run as a file: its folder would hide the app `pages` behind this one.
    sys.path[0] = str(Path(__file__).resolve().parents[1])

from bench.rounds import Rounds, table, take_turns
from bench.town import temporary_town

MOST_QUERIES = 15
MOST_RATIO = 2.0
FEW, MANY = 100, 5_000
VIEWS = {
    "cards": "",
    "cards, filtered": "?status=planned&status=running&foerderung=nein&jahr=2025",
    "cards, searched": "?suche=portal",
    "cards, last page": "?seite=9999",
    "table": "?ansicht=tabelle&sortierung=-beginn",
    "board": "?ansicht=board",
    "map": "?ansicht=lageplan",
    "map, last page": "?ansicht=lageplan&seite=9999",
}
_town = ExitStack()


def parse_arguments(arguments: Sequence[str] | None = None) -> argparse.Namespace:
    """The command line's options."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--requests", type=int, default=5, help="for each view in each round")
    parser.add_argument("--many", type=int, default=MANY, help="measures in the larger town")
    parser.add_argument("--quick", action="store_true", help="three rounds of one request")
    options = parser.parse_args(arguments)
    if options.quick:
        options.rounds, options.requests = 3, 1
    return options


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, print a table for people and a line of JSON for programmes."""
    options = parse_arguments(arguments)
    spawn = multiprocessing.get_context("spawn")
    with spawn.Pool(1) as few, spawn.Pool(1) as many:
        few.apply(_settle, (FEW,))
        many.apply(_settle, (options.many,))
        queries = {name: many.apply(_count, (address,)) for name, address in VIEWS.items()}
        fewer = {name: few.apply(_count, (address,)) for name, address in VIEWS.items()}
        times = {name: _compare(few, many, address, options) for name, address in VIEWS.items()}
    ratios = {name: measured.ratio("many", "few") for name, measured in times.items()}
    rows = [
        [
            name,
            str(fewer[name]),
            str(queries[name]),
            f"{times[name].median('few') * 1000:.0f}",
            f"{times[name].median('many') * 1000:.0f}",
            f"{ratios[name]:.2f}",
            "" if queries[name] <= MOST_QUERIES and ratios[name] < MOST_RATIO else "MISSED",
        ]
        for name in VIEWS
    ]
    head = [
        "view",
        f"queries {FEW}",
        f"{options.many}",
        f"ms {FEW}",
        f"{options.many}",
        "ratio",
        "",
    ]
    print(table(head, rows))
    print(f"\nto reach: at most {MOST_QUERIES} queries, ratio below {MOST_RATIO}")
    print(json.dumps({"ratio": round(max(ratios.values()), 2), "queries": max(queries.values())}))


def _compare(few: Pool, many: Pool, address: str, options: argparse.Namespace) -> Rounds:
    ways = {
        "few": partial(few.apply, _seconds, (address, options.requests)),
        "many": partial(many.apply, _seconds, (address, options.requests)),
    }
    return take_turns(ways, rounds=options.rounds)


def _settle(number: int) -> None:
    """Make this process a town with that many measures, for as long as the process lives."""
    _town.enter_context(temporary_town("cms.settings.test", with_demo=False))
    from bench.measures import fill_register  # noqa: PLC0415 - Django has to be set up before

    global _address  # noqa: PLW0603 - the state of a process that has nothing else to do
    _address = fill_register(number)
    _seconds("", 1)  # the first visit makes the site's settings, which empties the memory


_address = ""


def _count(query: str) -> int:
    from bench.page_types import count_queries  # noqa: PLC0415

    return count_queries(_address + query)


def _seconds(query: str, requests: int) -> float:
    """Median seconds of an answer."""
    from django.test import Client  # noqa: PLC0415

    client = Client()
    taken = []
    for _ in range(requests + 1):
        begun = time.perf_counter()
        assert client.get(_address + query).status_code == 200  # noqa: PLR2004 - HTTP's own number
        taken.append(time.perf_counter() - begun)
    return statistics.median(taken[1:])


if __name__ == "__main__":
    main()
