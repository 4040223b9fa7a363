"""The measurements' own arithmetic and command lines; what they measure is too slow for here."""

import http.server
import threading
from collections.abc import Iterator
from functools import partial
from typing import Any

import pytest

from bench import audit_memory, audit_speed, depth, pages
from bench.load import load
from bench.memory import growth, quarter_means
from bench.rounds import Rounds, table, take_turns

MEASURED = Rounds(
    {
        audit_speed.PLAIN: [20.0, 40.0, 21.0],
        audit_speed.PLAIN_TUNED: [18.0, 36.0, 18.0],
        audit_speed.OURS: [10.0, 20.0, 10.0],
        audit_speed.LIMIT: [9.0, 18.0, 9.0],
        audit_speed.ALL: [12.5, 25.0, 12.0],
    }
)


def test_ratios_are_medians_of_each_rounds_own_ratio() -> None:
    # The second round ran on a busy machine: twice as slow for all, and so without weight.
    assert audit_speed.figures(MEASURED, pages=40) == {
        "pages": 40,
        "vs_plain_loop": 2.0,
        "of_limit": 0.9,
        "vs_plain_loop_all_engines": 1.6,
    }


def test_a_thorough_audit_is_compared_with_axe_alone() -> None:
    measured = Rounds({depth.AXE: [2.0, 4.0, 2.0], depth.THOROUGH: [7.0, 14.0, 8.0]})
    assert depth.figures(measured, pages=10) == {"pages": 10, "vs_axe_alone": 3.5}


def test_a_median_is_that_of_one_way() -> None:
    assert MEASURED.median(audit_speed.OURS) == 10.0


def test_every_round_begins_with_another_way() -> None:
    turns: list[str] = []

    def way(name: str) -> float:
        turns.append(name)
        return 1.0

    measured = take_turns({"a": partial(way, "a"), "b": partial(way, "b")}, rounds=3)
    assert turns == ["a", "b", "b", "a", "a", "b"]
    assert measured.seconds == {"a": [1.0] * 3, "b": [1.0] * 3}


def test_growth_compares_the_last_quarter_with_the_second() -> None:
    samples = [(0, 50), (24, 70), (25, 100), (49, 100), (50, 500), (75, 105), (99, 115), (100, 110)]
    means = quarter_means(samples, pages=100)
    assert means == [60, 100, 500, 110]
    assert growth(means) == pytest.approx(0.10)


def test_a_table_is_aligned_for_people() -> None:
    assert table(["way", "s"], [["plain", "10.0"]]) == "way       s\n-----  ----\nplain  10.0"


@pytest.mark.parametrize("bench", [audit_speed, audit_memory, pages])
def test_every_bench_can_be_quick(bench: Any) -> None:
    full, quick = bench.parse_arguments([]), bench.parse_arguments(["--quick"])
    assert quick.quick
    assert vars(full) != vars(quick) | {"quick": False}


def test_a_full_measurement_has_what_the_targets_ask_for() -> None:
    assert audit_memory.parse_arguments([]).pages == 1000
    assert audit_speed.parse_arguments(["--quick"]).pages >= 40


class _Answers(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        self.server.asked.append(self.path)  # type: ignore[attr-defined]
        self.send_response(404 if self.path.startswith("/missing") else 200)
        body = b"x" * 300_000
        self.send_header("Content-Length", str(len(body)))
        if self.path.startswith("/closed"):
            self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_args: Any) -> None:
        """Say nothing."""


@pytest.fixture
def server() -> Iterator[http.server.ThreadingHTTPServer]:
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Answers) as running:
        running.asked = []  # type: ignore[attr-defined]
        thread = threading.Thread(target=running.serve_forever)
        thread.start()
        yield running
        running.shutdown()
        thread.join()


@pytest.mark.parametrize("path", ["/kept", "/closed"])
def test_the_client_counts_whole_answers(path: str, server: Any) -> None:
    url = f"http://127.0.0.1:{server.server_port}{path}"
    borne = load(url, connections=2, seconds=20, most=10)
    assert borne.requests == len(server.asked)
    assert 10 <= borne.requests <= 11
    assert borne.requests_per_second == pytest.approx(borne.requests / borne.seconds)


def test_the_client_counts_no_errors(server: Any) -> None:
    url = f"http://127.0.0.1:{server.server_port}/missing"
    with pytest.raises(RuntimeError, match="404"):
        load(url, connections=1, seconds=20, most=10)
