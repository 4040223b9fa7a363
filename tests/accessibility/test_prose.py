"""Sentences, syllables and reading ease."""

import pytest

from accessibility.prose import reading_ease, sentences, sentences_in, syllables
from accessibility.rules import parse


@pytest.mark.parametrize(
    ("word", "count"),
    [
        *(("Haus", 1), ("oder", 2), ("Abend", 2), ("Übersicht", 3), ("Maßnahme", 3), ("Idee", 2)),
        *(("Verwaltung", 3), ("Digitalisierung", 6), ("Bürgerinnen", 4), ("Bäume", 2), ("s", 1)),
    ],
)
def test_syllables_are_counted_as_they_are_spoken(word: str, count: int) -> None:
    assert syllables(word) == count


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Die Stadt hat Pläne. Der Rat stimmt ab! Was kostet das?", 3),
        ("Am 3. Mai kommt Frau Dr. Adler z. B. mit dem Bus.", 1),
        ("Das sagt § 5 Abs. 2 Nr. 3 der Satzung.", 1),
        ("„Das ist gut.“ Der Rat stimmte zu.", 2),
        ("Ja. Nein. Das ist alles.", 1),
        ("Es gibt ca. 5 Orte usw. Der Rat kennt sie.", 1),
    ],
)
def test_a_full_stop_does_not_always_end_a_sentence(text: str, count: int) -> None:
    page = parse("<p>x</p>")
    assert page.p is not None
    assert len(list(sentences_in(text, block=page.p))) == count


def test_only_paragraphs_of_the_main_content_in_the_language_count() -> None:
    page = parse(
        '<html lang="de"><nav><p>Das hier zählt nicht.</p></nav><main><h2>Auch das nicht.</h2>'
        '<p>Das ist ein Satz.</p><p lang="en">This one is English.</p><ul><li>Nur ein Wort</li>'
        "<li>Das ist auch einer.</li></ul><p>Ohne Punkt kein Satz</p></main>"
    )
    found = [sentence.text for sentence in sentences(page, language="de")]
    assert found == ["Das ist ein Satz.", "Das ist auch einer."]


def test_reading_ease_is_amstads_formula() -> None:
    page = parse('<main lang="de"><p>Der Rat tagt am Abend. Alle hören zu.</p></main>')
    # 8 words, 2 sentences, 11 syllables.
    assert reading_ease(sentences(page, language="de")) == pytest.approx(180 - 4 - 58.5 * 11 / 8)
