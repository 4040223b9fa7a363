"""A word whose letters are set apart with spaces for emphasis (WCAG F32)."""

import re
from collections.abc import Iterator

from accessibility.findings import Impact, Text
from accessibility.rules import Broken, Doubt, HtmlPage, quoted, rule

_SPACED = re.compile(r"(?<!\S)[^\W\d_](?:[ \u00a0][^\W\d_]){4,}(?![^\s.,:;!?])")
_NOTES_AND_RHYMES = frozenset("abcdefgh")
_ROWS_OF_KEYS = ("qwertzuiopü", "qwertyuiop", "azertyuiop", "asdfghjklöä", "yxcvbnm", "zxcvbnm")


@rule(
    criteria=("1.3.2",),
    impact=Impact.MODERATE,
    applies_to="p, li, td, th, h1, h2, h3, h4, h5, h6, div, span",
    title=Text(
        de="Wort mit Leerzeichen gesperrt geschrieben",
        en="Word set apart by spaces between letters",
    ),
    why=Text(
        de="Der Screenreader liest lauter einzelne Buchstaben vor, und die Suche findet das Wort "
        "nicht.",
        en="The screen reader reads single letters, and search does not find the word.",
    ),
    advice=Text(
        de="Schreiben Sie das Wort ohne Leerzeichen und heben Sie es fett hervor.",
        en="Write the word without spaces and make it bold.",
    ),
    for_developers=Text(
        de="Sperren Sie ein Wort mit „letter-spacing“ im Stylesheet.",
        en="Space a word out with “letter-spacing” in the style sheet.",
    ),
    fails="<p>Die Frist ist v e r b i n d l i c h.</p>",
    passes="<p>Die Frist ist <strong>verbindlich</strong>.</p>",
)
def word_spaced_by_hand(page: HtmlPage) -> Iterator[Broken | Doubt]:
    for text in page.texts:
        match = _SPACED.search(text)
        parent = text.parent
        if match and parent and page.is_shown(parent) and not _is_alphabet(match[0]):
            kind = Doubt if _may_be_a_sequence(match[0]) else Broken
            yield kind(parent, quoted(match[0]))


def _is_alphabet(letters: str) -> bool:
    """Whether the letters are an index such as "A B C D E", not a word."""
    order = letters.split()
    return order == sorted(order)


def _may_be_a_sequence(letters: str) -> bool:
    """Whether the letters may stand for notes, rhymes, weekdays or keys, each for itself."""
    folded = letters.casefold().split()
    is_row_of_keys = any("".join(folded) in row for row in _ROWS_OF_KEYS)
    return letters.isupper() or is_row_of_keys or _NOTES_AND_RHYMES.issuperset(folded)
