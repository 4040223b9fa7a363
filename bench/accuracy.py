"""How accurate the checker is on test cases of the W3C's ACT rules, each engine alone and together.

The cases are a folder with a file ``cases.json`` and the pages it names, as the W3C publishes them;
they are not part of this project. The folder is served on loopback and audited by ``check_urls``.

- detected: a failing case with a FAILED finding that names the case's rule
- flagged: a failing case with a FAILED or CANT_TELL finding that names it
- false fail: a passed or inapplicable case with a FAILED finding that names it
- noise: such a case with a CANT_TELL finding that names it
- complete: a rule with every failing case detected and no false fail
"""

import argparse
import contextlib
import functools
import http.server
import json
import os
import sys
import tempfile
import threading
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

if __name__ == "__main__":
    # Run as a file: its folder would hide the app `pages` behind bench/pages.py.
    sys.path[0] = str(Path(__file__).resolve().parents[1])

import django
from django.core.management import call_command

from bench.rounds import table

QUICK_EVERY = 10


@dataclass(frozen=True, slots=True)
class Case:
    """A page that breaks a rule (``is_failing``), or does not."""

    path: str
    rule: str
    is_approved: bool
    is_failing: bool


Outcomes = Mapping[Case, set[str]]
"""The outcomes of all findings that name a case's rule."""


@dataclass(frozen=True, slots=True)
class Score:
    """How one set of engines did on the approved or on the proposed rules."""

    rules: int
    complete: int
    failing: int
    detected: int
    flagged: int
    good: int
    false_fails: int
    noise: int

    def row(self, name: str) -> list[str]:
        """For the table."""
        return [
            name,
            f"{self.complete}/{self.rules}",
            f"{self.detected}/{self.failing}",
            f"{self.flagged}/{self.failing}",
            f"{self.false_fails}/{self.good}",
            f"{self.noise}/{self.good}",
        ]


def parse_cases(folder: Path) -> list[Case]:
    """The cases that the folder's ``cases.json`` lists; a rule's first case says its standing."""
    listed = json.loads((folder / "cases.json").read_text(encoding="utf-8"))["cases"]
    approved: dict[str, bool] = {}
    for case in listed:
        approved.setdefault(case["rule"], case["approved"])
    return [
        Case(case["path"], case["rule"], approved[case["rule"]], case["expected"] == "failed")
        for case in listed
    ]


def score(cases: Sequence[Case], outcomes: Outcomes) -> Score:
    """Count what was found against what should have been."""
    failing = [case for case in cases if case.is_failing]
    good = [case for case in cases if not case.is_failing]
    detected = [case for case in failing if "failed" in outcomes[case]]
    false = [case for case in good if "failed" in outcomes[case]]
    incomplete = {case.rule for case in failing if case not in detected}
    incomplete |= {case.rule for case in false}
    rules = {case.rule for case in failing}
    return Score(
        rules=len(rules),
        complete=len(rules - incomplete),
        failing=len(failing),
        detected=len(detected),
        flagged=sum(bool(outcomes[case] & {"failed", "cantTell"}) for case in failing),
        good=len(good),
        false_fails=len(false),
        noise=sum(outcomes[case] == {"cantTell"} for case in good),
    )


@contextlib.contextmanager
def served(folder: Path) -> Iterator[str]:
    """The folder as the root of a web server on loopback; gives its address."""
    handler = functools.partial(_QuietHandler, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


class _QuietHandler(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_args: Any) -> None:
        pass


def audit(folder: Path, cases: Sequence[Case], engines: Sequence[str]) -> Outcomes:
    """What ``check_urls`` says of the cases with these engines, or with all."""
    with served(folder) as address, tempfile.TemporaryDirectory() as temporary:
        output = Path(temporary) / "results.jsonl"
        urls = [address + case.path for case in cases]
        call_command("check_urls", *urls, output=str(output), engine=list(engines))
        records = [json.loads(line) for line in output.read_text(encoding="utf-8").splitlines()]
    outcomes: dict[Case, set[str]] = defaultdict(set)
    for case, record in zip(cases, records, strict=True):
        found = (f for f in record["findings"] if case.rule in f["act_rules"])
        outcomes[case] |= {finding["outcome"] for finding in found}
    return outcomes


def main(arguments: Sequence[str] | None = None) -> None:
    """Score each engine alone and all together; a table for people, a line of JSON."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path, help="the folder with cases.json")
    parser.add_argument(
        "--quick", action="store_true", help=f"every {QUICK_EVERY}th case, all engines together"
    )
    options = parser.parse_args(arguments)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.dev")
    django.setup()
    cases = parse_cases(options.folder)[:: QUICK_EVERY if options.quick else 1]
    result: dict[str, dict[str, Any]] = {}
    for name, engines in _sets_of_engines(quick=options.quick).items():
        outcomes = audit(options.folder, cases, engines)
        result[name] = {
            kind: score([c for c in cases if c.is_approved is approved], outcomes)
            for kind, approved in (("approved", True), ("proposed", False))
        }
    head = ["rules and engines", "complete", "detected", "flagged", "false fails", "noise"]
    for kind in ("approved", "proposed"):
        rows = [scores[kind].row(f"{kind}, {name}") for name, scores in result.items()]
        print(table(head, rows), end="\n\n")
    print(json.dumps(_figures(result["all"])))


def _sets_of_engines(*, quick: bool) -> dict[str, tuple[str, ...]]:
    # Django has to be set up before the engines can be imported.
    from accessibility.auditor import available_engines  # noqa: PLC0415
    from accessibility.conf import configuration  # noqa: PLC0415

    alone = {} if quick else {name: (name,) for name in available_engines(configuration())}
    return {**alone, "all": ()}


def _figures(scores: Mapping[str, Score]) -> dict[str, int]:
    return {
        f"{kind}_{name}": getattr(scores[kind], name) for kind in scores for name in Score.__slots__
    }


if __name__ == "__main__":
    main()
