"""The reckoning of accuracy: what counts as detected, flagged, false and complete."""

import json
from pathlib import Path

from bench.accuracy import Case, parse_cases, score


def case(path: str, rule: str, *, failing: bool) -> Case:
    return Case(path, rule, is_approved=True, is_failing=failing)


def test_rule_is_complete_when_all_is_detected_and_nothing_false() -> None:
    bad, good = case("/1", "a", failing=True), case("/2", "a", failing=False)
    result = score([bad, good], {bad: {"failed"}, good: set()})
    assert (result.complete, result.detected, result.false_fails) == (1, 1, 0)


def test_false_fail_makes_a_rule_incomplete() -> None:
    bad, good = case("/1", "a", failing=True), case("/2", "a", failing=False)
    result = score([bad, good], {bad: {"failed"}, good: {"failed"}})
    assert (result.complete, result.false_fails, result.noise) == (0, 1, 0)


def test_doubt_flags_a_failing_case_and_is_noise_on_a_good_one() -> None:
    bad, good = case("/1", "a", failing=True), case("/2", "a", failing=False)
    result = score([bad, good], {bad: {"cantTell"}, good: {"cantTell"}})
    assert (result.detected, result.flagged, result.noise, result.complete) == (0, 1, 1, 0)


def test_rule_without_failing_cases_is_not_counted() -> None:
    good = case("/1", "a", failing=False)
    assert score([good], {good: set()}).rules == 0


def test_first_case_says_whether_a_rule_is_approved(tmp_path: Path) -> None:
    listed = [
        {"path": "/1", "rule": "a", "approved": False, "expected": "failed"},
        {"path": "/2", "rule": "a", "approved": True, "expected": "passed"},
    ]
    (tmp_path / "cases.json").write_text(json.dumps({"cases": listed}))
    assert {found.is_approved for found in parse_cases(tmp_path)} == {False}
