"""Which words of a text carry its meaning, and whether two texts have any of them in common.

Words are compared by their beginnings and without umlauts, so that "Öffnungszeiten" meets
"geöffnet" and "harvesting" meets "harvest". Long ones are compared from behind as well, so that
"Müllabfuhr" meets "Abfuhr" and "Straßenreinigung" meets "gereinigt". Where nothing is in common,
the texts may still be of one subject: what rests on this is never more than a doubt.
"""

import re
import unicodedata
from typing import Final

STEM_LETTERS: Final = 4
_MIN_LETTERS: Final = 3
_PART_LETTERS: Final = 6
_MIN_COMPOUND_LETTERS: Final = 9
_WORD: Final = re.compile(r"[^\W_]+")
_GERMAN = """
aber alle allem allen aller alles als also and andere anderen auch auf aus bei beim bin bis bist das
dass dein deine dem den denn der des dessen dich die dies diese diesem diesen dieser dieses dir doch
dort durch ein eine einem einen einer eines für gegen hat hatte haben hier ihr ihre ihrem ihren
ihrer ihres immer ist jede jedem jeden jeder jedes jetzt kann kein keine können man mehr mein meine
mit muss nach neu neue neuen neuer neues nicht noch nur oder ohne sehr sein seine sich sie sind
soll über und uns unser unsere unserem unseren unserer unter viel vom von vor war waren warum was
weil welche welchen welcher wenn wer werden wie wird wir wird wozu zum zur zwischen
"""
_ENGLISH = """
about after all also and any are because been before but can could did does for from had has have
her here his how into its just may more most must new not now off one only other our out over own
shall she should some such than that the their them then there these they this those through under
was were what when where which while who why will with would you your
"""
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")
LITTLE_WORDS: Final = frozenset((_GERMAN + _ENGLISH).split())


def folded(text: str) -> str:
    """Lower case without accents: "Öffnung" becomes "offnung", "Straße" "strasse"."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return _BEYOND_ASCII.sub(_unless_combining, plain)


def _unless_combining(sign: re.Match[str]) -> str:
    return "" if unicodedata.combining(sign[0]) else sign[0]


def words_of(text: str) -> list[str]:
    """Its words in lower case, numbers among them."""
    return _WORD.findall(text.casefold())


def telling_words(text: str) -> list[str]:
    """The words that carry meaning, folded: no articles and the like, no numbers, none twice."""
    words = (word for word in words_of(text) if word not in LITTLE_WORDS)
    return list(
        dict.fromkeys(
            folded(word) for word in words if len(word) >= _MIN_LETTERS and not word.isdigit()
        )
    )


def count_found(words: list[str], text: str) -> int:
    """How many of the folded words, or words of the same stem, occur in the text."""
    within = folded(text)
    return sum(word[:STEM_LETTERS] in within or _has_part(within, word) for word in words)


def _has_part(text: str, word: str) -> bool:
    """Whether a word of the folded text begins like a later part of a compound."""
    if len(word) < _MIN_COMPOUND_LETTERS:
        return False
    starts = range(_MIN_LETTERS, len(word) - _PART_LETTERS + 1)
    parts = [word[start : start + _PART_LETTERS] for start in starts]
    any_part = "|".join([*parts, word[1 - _PART_LETTERS :]])
    return re.search(rf"\b(?:ge)?(?:{any_part})", text) is not None
