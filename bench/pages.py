"""How many requests per second each public page type bears, and how many queries it asks.

The demo site with the production settings, apart from the redirect to HTTPS, under gunicorn with
two workers as docs/operation.md starts it. Nothing keeps finished pages: every request is
rendered. The client is a process of its own with few connections; it takes little of the cores,
and what it takes counts against us.
"""

import argparse
import json
import multiprocessing
import statistics
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

if __name__ == "__main__":
    # Run as a file: its folder would hide the app `pages` behind this one.
    sys.path[0] = str(Path(__file__).resolve().parents[1])

from django.core.management import call_command

from bench.load import Load, load
from bench.rounds import table
from bench.town import gunicorn, temporary_town

MOST_QUERIES = 25
LEAST_REQUESTS_PER_SECOND = 80
CONNECTIONS = 4
MOST_REQUESTS = 2000
WARM_UP_REQUESTS = 20
PRODUCTION = {
    "SECRET_KEY": "only-for-measuring-" + "x" * 40,
    "ALLOWED_HOSTS": "127.0.0.1,testserver",
    "SECURE_SSL_REDIRECT": "no",
}


def parse_arguments(arguments: Sequence[str] | None = None) -> argparse.Namespace:
    """The command line's options."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=3, help="for each type in each round")
    parser.add_argument("--quick", action="store_true", help="one round of a second for each type")
    options = parser.parse_args(arguments)
    if options.quick:
        options.rounds, options.seconds = 1, 1
    return options


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, print a table for people and a line of JSON for programmes."""
    options = parse_arguments(arguments)
    with temporary_town("cms.settings.production", environment=PRODUCTION):
        call_command("collectstatic", interactive=False, verbosity=0)
        # Django has to be set up before its models can be imported.
        from bench.page_types import addresses, count_queries  # noqa: PLC0415

        paths = addresses()
        queries = {name: count_queries(path) for name, path in paths.items()}
        with gunicorn(workers=2) as base_url:
            rates = _measure({name: base_url + path for name, path in paths.items()}, options)
    result = {
        name: {"queries": queries[name], "requests_per_second": round(rates[name], 1)}
        for name in paths
    }
    rows = [
        [name, str(queries[name]), f"{rates[name]:.0f}", _verdict(queries[name], rates[name])]
        for name in paths
    ]
    print(table(["page type", "queries", "requests/s", ""], rows))
    print(f"\nto reach: at most {MOST_QUERIES} queries, {LEAST_REQUESTS_PER_SECOND} requests/s")
    print(json.dumps(result))


def _measure(urls: Mapping[str, str], options: argparse.Namespace) -> dict[str, float]:
    """Median over the rounds, in which the types take turns."""
    rates: dict[str, list[float]] = {name: [] for name in urls}
    with multiprocessing.get_context("spawn").Pool(1) as client:
        for url in urls.values():
            client.apply(_ask, (url, options.seconds, WARM_UP_REQUESTS))
        for _ in range(options.rounds):
            for name, url in urls.items():
                done = client.apply(_ask, (url, options.seconds, MOST_REQUESTS))
                rates[name].append(done.requests_per_second)
    return {name: statistics.median(found) for name, found in rates.items()}


def _ask(url: str, seconds: float, most: int) -> Load:
    return load(url, connections=CONNECTIONS, seconds=seconds, most=most)


def _verdict(queries: int, rate: float) -> str:
    is_reached = queries <= MOST_QUERIES and rate >= LEAST_REQUESTS_PER_SECOND
    return "" if is_reached else "MISSED"


if __name__ == "__main__":
    main()
