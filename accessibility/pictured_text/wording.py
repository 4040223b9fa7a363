"""What the words in a picture mean beside those of the page: said there, missing, or an action."""

import re
from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from typing import Final

from accessibility.pictures import file_words
from accessibility.vocabulary import folded, telling_words, words_of

_ACTIONS = """
absenden abschicken abonnieren anmelden anfordern ausdrucken abmelden beantragen bestellen buchen
drucken einloggen eintragen herunterladen hochladen registrieren senden spenden speichern suche
suchen teilnehmen versenden weiter weiterlesen zurück abbrechen
apply book cancel continue donate download login logout order press print register save search send
submit subscribe upload
"""
_BESIDE_ACTIONS = """
antrag anfrage formular bitte hier jetzt los mehr ok seite sie mich klick klicken nun gleich und
back click form go here in it log me more my next now ok out page please sign the this to up
"""
_ACTION_WORDS: Final = frozenset(folded(word) for word in _ACTIONS.split())
_BUTTON_WORDS: Final = _ACTION_WORDS | {folded(word) for word in _BESIDE_ACTIONS.split()}
"""Words that no brand's logotype consists of, as long as one of them is an action."""
_NOT_FOR_ITS_TEXT: Final = re.compile(
    r"logo|wappen|signet|siegel|emblem|icon|symbol|stadtplan|lageplan|landkarte|stadtkarte"
    r"|luftbild|screenshot|bildschirm|^(?:karten?|maps?|flagge|flag|captcha)$"
)
_PHOTO: Final = re.compile(r"fotos?$|photos?$|^fotogra|^photogra|diagramm|chart|schaubild|^grafik")
_DIGITS: Final = re.compile(r"\d+")
_ALIKE: Final = 0.8
"""From what share of same letters on a word may be the other one, read a little wrong."""
_MIN_LETTERS_WITHIN: Final = 5
_MAX_CANDIDATES: Final = 3000


class Wording:
    """The words of texts, so prepared that many others can be searched in them."""

    def __init__(self, texts: Iterable[str]) -> None:
        words = [folded(word) for text in texts for word in words_of(text)]
        self._words = frozenset(words)
        self._squeezed = "".join(words)
        self._by_length: dict[int, list[str]] = {}
        for word in self._words:
            self._by_length.setdefault(len(word), []).append(word)

    def says(self, word: str) -> bool:
        """Whether a folded word is there, divided, joined to others or a little different."""
        if word in self._words:
            return True
        if len(word) < _MIN_LETTERS_WITHIN:
            return False
        return word in self._squeezed or bool(self._close_to(word))

    def _close_to(self, word: str) -> list[str]:
        lengths = range(len(word) - 1, len(word) + 2)
        near = [other for length in lengths for other in self._by_length.get(length, ())]
        return get_close_matches(word, near[:_MAX_CANDIDATES], n=1, cutoff=_ALIKE)


def left_out(words: Iterable[str], wordings: Sequence[Wording]) -> list[str]:
    """The words of a picture, with their numbers, that none of the wordings says.

    Articles and the like go with the word before them, so that what is left can be read.
    """
    missing: list[str] = []
    is_missing = False
    for word in words:
        parts = telling_words(word) or _DIGITS.findall(word)
        if parts:
            is_missing = not any(all(map(wording.says, parts)) for wording in wordings)
        if is_missing:
            missing.append(word)
    return missing


def count_telling(words: Iterable[str]) -> int:
    """How many different words with a meaning there are."""
    return len(telling_words(" ".join(words)))


def is_same(words: Iterable[str], name: str) -> bool:
    """Whether the words are just the name, whatever signs stand between them."""
    return _plain(" ".join(words)) == _plain(name) != []


def is_action(name: str) -> bool:
    """Whether a name is made of words that only tell what a button does."""
    words = set(_plain(name))
    return words <= _BUTTON_WORDS and not words.isdisjoint(_ACTION_WORDS)


def is_not_for_its_text(name: str, address: str) -> bool:
    """Whether a picture is named as a logo, a map or a screen: their letters belong to the look."""
    return any(_NOT_FOR_ITS_TEXT.search(word) for word in (*_plain(name), *file_words(address)))


def is_more_than_text(name: str, address: str) -> bool:
    """Whether it is named as a photo or a diagram, with other things to see than its letters."""
    return any(_PHOTO.search(word) for word in (*_plain(name), *file_words(address)))


def _plain(text: str) -> list[str]:
    return [folded(word) for word in words_of(text)]
