"""What two texts have in common."""

import pytest

from accessibility.vocabulary import count_found, telling_words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Die Öffnungszeiten der Bücherei 2024", ["offnungszeiten", "bucherei"]),
        ("What is new for the town, for the town", ["town"]),
        ("Straße & Straßen", ["strasse", "strassen"]),
        ("", []),
    ],
)
def test_telling_words(text: str, expected: list[str]) -> None:
    assert telling_words(text) == expected


@pytest.mark.parametrize(
    ("heading", "text", "expected"),
    [
        ("Öffnungszeiten", "Wir haben montags geöffnet.", 1),
        ("Harvesting apples", "The harvest of pears is late.", 1),
        ("Müllabfuhr", "Die Abfuhr kommt jeden Dienstag.", 1),
        ("Straßenreinigung", "Jede Woche werden die Fahrbahnen gereinigt.", 1),
        ("Straßenreinigung", "Einige Wege und einige Plätze", 0),
        ("Wochenmarkt", "Der Markt öffnet um acht.", 1),
        ("Wohngeld", "Das Freibad öffnet im Mai.", 0),
    ],
)
def test_common_stems(heading: str, text: str, expected: int) -> None:
    assert count_found(telling_words(heading), text) == expected
