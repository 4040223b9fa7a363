"""What the comparison of two reports says of a measure and of an indicator."""

from typing import Any

import pytest

from pages.reports.changes import Pair, change_in_words, indicator_change_in_words

SUMS = {
    "planned": "1000.00",
    "approved": None,
    "actual": None,
    "applied": "0.00",
    "granted": "400.00",
    "drawn": "0.00",
    "own_share": "600.00",
}
MEASURE: dict[str, Any] = {
    "identifier": "M-01",
    "title": "Portal",
    "status": "running",
    "assessment": "on_track",
    "phase": "concept",
    "progress": 40,
    "period": "2022 bis 2027",
    "start_date": "2022-01-01",
    "end_date": "2027-12-31",
    "is_continuous": False,
    "unit": "Digitales",
}
INDICATOR: dict[str, Any] = {
    "unit": "Dienste",
    "direction": "up",
    "target": {"date": "2026-12-31", "value": "120"},
    "values": [{"date": "2024-12-31", "value": "87", "note": ""}],
}


def said_of(sums: dict[str, str] | None = None, **changed: Any) -> str:
    before = {**MEASURE, "sums": SUMS}
    now = {**MEASURE, **changed, "sums": {**SUMS, **(sums or {})}}
    return change_in_words(Pair(before, now))


def test_measure_that_stayed_the_same_is_unchanged() -> None:
    assert said_of() == "unverändert"
    assert said_of(period="01.2022–12.2027") == "unverändert"  # the same dates in other words


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        (
            {"period": "2022 bis 2031", "end_date": "2031-12-31"},
            "Zeitraum: jetzt 2022 bis 2031, vorher 2022 bis 2027",
        ),
        ({"phase": "rollout"}, "Phase: jetzt Einführung, vorher Konzept"),
        ({"unit": "Hauptamt"}, "zuständig: jetzt Hauptamt, vorher Digitales"),
        ({"unit": ""}, "zuständig: jetzt keine, vorher Digitales"),
        ({"title": "Serviceportal"}, "Name: vorher „Portal“"),
        ({"identifier": "M-02"}, "Nummer: jetzt M-02, vorher M-01"),
        ({"assessment": ""}, "nicht mehr bewertet, vorher im Plan"),
        ({"sums": {"granted": "500.00"}}, "100,00 € mehr bewilligt"),
        ({"sums": {"drawn": "10.00"}}, "10,00 € mehr abgerufen"),
        ({"sums": {"own_share": "500.00"}}, "Eigenanteil 100,00 € niedriger"),
    ],
)
def test_every_change_of_a_measure_is_said(changed: dict[str, Any], expected: str) -> None:
    assert said_of(**changed).replace("\N{NO-BREAK SPACE}", " ") == expected


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        ({}, "kein neuerer Wert"),
        ({"values": [{"date": "2026-12-31", "value": "87"}]}, "unverändert"),
        ({"values": [{"date": "2026-12-31", "value": "99"}]}, "+12 Dienste; besser"),
        ({"values": [{"date": "2026-12-31", "value": "80"}]}, "−7 Dienste; schlechter"),
        ({"values": []}, "nicht bestimmbar"),
        ({"target": {"date": "2028-12-31", "value": "150"}}, "kein neuerer Wert; anderes Ziel"),
    ],
)
def test_change_of_an_indicator_is_said(now: dict[str, Any], expected: str) -> None:
    said = indicator_change_in_words(INDICATOR, {**INDICATOR, **now})

    assert said.replace("\N{NO-BREAK SPACE}", " ") == expected
