import pytest

from accessibility.languages import Guess, contradicts
from tests.accessibility.rules import ENGLISH, GERMAN

DUTCH = "De gemeente heeft in januari besloten om het bestuur te moderniseren en zij doet verslag."
DANISH = "Kommunen har besluttet, at forvaltningen skal moderniseres, og den skriver om det."


@pytest.mark.parametrize(
    ("text", "declared"), [(GERMAN, "de"), (ENGLISH, "en"), (DUTCH, "nl"), (DANISH, "da")]
)
def test_a_text_in_its_declared_language_is_no_contradiction(text: str, declared: str) -> None:
    assert contradicts(text, declared=declared) is None


@pytest.mark.parametrize(
    ("text", "declared", "language"),
    [(ENGLISH, "de", "en"), (GERMAN, "en", "de"), (DUTCH, "de", "nl")],
)
def test_prose_in_another_language_is_certain(text: str, declared: str, language: str) -> None:
    assert contradicts(text, declared=declared) == Guess(language, certain=True)


def test_a_row_of_foreign_terms_is_not_certain() -> None:
    terms = "Smart City Governance Framework, Open Data Platform, Low Code Toolbox, Digital Twin"
    guess = contradicts(terms, declared="de")
    assert guess is None or not guess.certain


@pytest.mark.parametrize("declared", ["", "xx", "lb", "i"])
def test_nothing_is_said_of_languages_that_the_detector_does_not_know(declared: str) -> None:
    assert contradicts(ENGLISH, declared=declared) is None


def test_german_with_many_foreign_words_is_german() -> None:
    text = (
        "Low-Code-Plattform, Open-Source-Software, Single Sign-on und Cloud-Computing sind Themen "
        "für die Verwaltung; das Smart-City-Board berät dazu im Sommer."
    )
    assert contradicts(text, declared="de") is None


def test_dates_in_german_words_are_no_dutch() -> None:
    text = "erledigt am 5. Februar 2024, war fällig am 31. Dezember 2023"
    assert contradicts(text, declared="de") is None
