"""What words in a picture mean: said elsewhere, missing, a button's action, a logo's name."""

import pytest

from accessibility.pictured_text.wording import (
    Wording,
    count_telling,
    is_action,
    is_more_than_text,
    is_not_for_its_text,
    is_same,
    left_out,
)

PAGE = Wording(
    [
        "Am 12. März tagt der Rat in der Stadt-\nhalle. Über die Öffnungszeiten der Bürgerbüros "
        "und den Breitbandausbau wird beraten; der Eintritt ist frei."
    ]
)


@pytest.mark.parametrize(
    ("words", "missing"),
    [
        ("12. März", ""),
        ("13. März", "13."),
        ("OFFNUNGSZEITEN Bürgerbüro", ""),
        ("Stadthalle Breitband-Ausbau", ""),
        ("Breitbandausbeu", ""),
        ("Rat im Rathaus", "Rathaus"),
        ("die Anmeldung bis zum 5. Mai im Amt", "Anmeldung bis zum 5. Mai im Amt"),
        ("Frei, Eintritt!", ""),
        ("– und der die", ""),
    ],
)
def test_what_a_page_does_not_say(words: str, missing: str) -> None:
    assert " ".join(left_out(words.split(), [Wording([]), PAGE])) == missing


def test_each_of_the_texts_must_say_a_word_as_a_whole() -> None:
    texts = [Wording(["Rathaus"]), Wording(["Öffnung am Markt"])]
    assert left_out(["Rathaus-Öffnung"], texts) == ["Rathaus-Öffnung"]
    assert left_out(["Rathaus", "Öffnung"], texts) == []


def test_only_different_words_with_a_meaning_count() -> None:
    assert count_telling(["Der", "Rat", "und", "der", "Rat", "12.", "tagt"]) == 2


@pytest.mark.parametrize(
    "name",
    ["Absenden", "Jetzt bestellen!", "Press me", "Suche", "Zurück", "Log in: submit"],
)
def test_what_only_says_what_a_button_does(name: str) -> None:
    assert is_action(name)


@pytest.mark.parametrize(
    "name", ["", "Stadtwerke", "Go", "Next", "OK", "Jetzt", "Zurück zum Rathaus"]
)
def test_what_may_be_a_brand_or_a_topic_is_no_action(name: str) -> None:
    assert not is_action(name)


def test_signs_make_no_difference_between_a_name_and_what_is_read() -> None:
    assert is_same(["Press", "me!"], "press me")
    assert is_same(["ÜBER", "UNS"], "Über uns …")
    assert not is_same(["Press"], "Press me")
    assert not is_same([], "")


@pytest.mark.parametrize(
    ("name", "address", "is_left_out"),
    [
        ("Logo der Stadt", "", True),
        ("Stadtwappen", "", True),
        ("", "/media/images/stadtlogo-blau.width-800.png", True),
        ("Karte der Innenstadt", "", True),
        ("Stadtplan", "", True),
        ("Bildschirmfoto des Portals", "", True),
        ("Eintrittskarte", "", False),
        ("Speisekarte der Kantine", "/media/speisekarte.jpg", False),
        ("Aushang", "/media/images/mappe.png", False),
    ],
)
def test_logos_maps_and_screens_are_known_by_their_names(
    name: str, address: str, is_left_out: bool
) -> None:
    assert is_not_for_its_text(name, address) is is_left_out


def test_photos_and_diagrams_are_more_than_their_words() -> None:
    assert is_more_than_text("Foto: Ladenzeile am Markt", "")
    assert is_more_than_text("", "/media/kreisdiagramm.png")
    assert not is_more_than_text("Plakat", "/media/plakat.png")
