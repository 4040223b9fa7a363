"""The running text of a page: its sentences and words, and how hard German ones are to read."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from bs4 import Tag

from accessibility.document import HtmlPage, collapse
from accessibility.findings import Text

FOR_TEXTS_OF_TEMPLATES: Final = Text(
    de="Kommt der Text aus einer Vorlage oder Übersetzungsdatei, gilt dort dasselbe.",
    en="Where the text comes from a template or a file of translations, the same holds there.",
)
"""What developers are told by rules about wording."""
_PARAGRAPHS: Final = frozenset({"p", "li", "dd", "blockquote"})
_NOT_PROSE: Final = ("nav", "code", "pre", "address", "form", "figure")
_MIN_WORDS_OF_SENTENCE: Final = 3
_MAX_WORDS_QUOTED: Final = 12
_WORD = re.compile(r"[^\W\d_]+(?:[-’'·:*][^\W\d_]+)*")
_ENDS = re.compile(r"[.!?:][“”\"')\]]*$")
_ABBREVIATED = (
    "Abs Art Aufl bspw bzw ca Dr evtl ff ggf Hr inkl lfd max Mio Mrd min Nr Prof S sog St Std Str "
    "Tel usw vgl zzgl Jh Jan Feb Apr Aug Sept Okt Nov Dez e.g i.e Mr Mrs No"
)
_BREAK = re.compile(
    r"(?<=[.!?])(?:(?<!\b[A-Za-zÄÖÜ]\.)(?<!\d\.)"
    + "".join(rf"(?<!\b{re.escape(one)}\.)" for one in _ABBREVIATED.split())
    + r")[“”\"')]*\s+(?=[„“\"(]*[A-ZÄÖÜ0-9])"
)
# What is spoken as one: "Bau-er" and "Bo-ot" are rarer than "Baum" and "Boot".
_NUCLEUS = re.compile(r"[aä]u|eu|ei|ie|ai|aa|ee|oo|[aeiouyäöüéèêàáâóôíú]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with the paragraph that it stands in."""

    block: Tag
    text: str
    words: tuple[str, ...]

    @property
    def beginning(self) -> str:
        """Its first words, enough to find it again."""
        parts = self.text.split()
        return " ".join(parts[:_MAX_WORDS_QUOTED]) + (" …" * (len(parts) > _MAX_WORDS_QUOTED))


def sentences(page: HtmlPage, *, language: str) -> list[Sentence]:
    """The sentences of the main content's paragraphs that are declared to be in the language.

    Headings, links in navigations and items of a list that are no sentence are left out.
    """
    key = (sentences, language)
    if key not in page.notes:
        page.notes[key] = _read_sentences(page, language)
    found: list[Sentence] = page.notes[key]
    return found


def _read_sentences(page: HtmlPage, language: str) -> list[Sentence]:
    found: list[Sentence] = []
    for block in page.text_blocks:
        if block.name not in _PARAGRAPHS or page.language_of(block) != language:
            continue
        if not page.is_in_main(block):
            continue
        text = page.wording(block)
        if _ENDS.search(text) and not block.find_parent(_NOT_PROSE):
            found += sentences_in(text, block=block)
    return found


def sentences_in(text: str, *, block: Tag) -> Iterator[Sentence]:
    """The sentences of a text of that paragraph; fragments of one or two words are none."""
    for part in _BREAK.split(text):
        words = tuple(_WORD.findall(part))
        if len(words) >= _MIN_WORDS_OF_SENTENCE:
            yield Sentence(block, collapse(part), words)


def syllables(word: str) -> int:
    """How many syllables a German word has, at least one.

    Counted by its vowels: a hyphenation such as Pyphen's does not break off single letters, so
    that it takes "oder" and "Abend" for one syllable.
    """
    return max(len(_NUCLEUS.findall(word)), 1)


def reading_ease(of: Iterable[Sentence]) -> float:
    """Flesch's reading ease for German: 180 - words per sentence - 58.5 × syllables per word.

    Source: Toni Amstad, "Wie verständlich sind unsere Zeitungen?", Zürich 1978. From about 0 (very
    hard) to 100 (very easy).
    """
    counted = list(of)
    words = [word for sentence in counted for word in sentence.words]
    per_word = sum(map(syllables, words)) / len(words)
    return 180 - len(words) / len(counted) - 58.5 * per_word
