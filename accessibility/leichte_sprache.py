"""Where a page claims to be in Leichte Sprache, and what in it breaks that language's rules.

Rules: BITV 2.0, Anlage 2, Teil 2. Of these a programme sees number 1 (abbreviations, negations,
subjunctive, passive, genitive), 4 (long words without a hyphen), 5 (long sentences) and 6 (special
characters). Negations are left out: good texts need them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from bs4 import Tag

from accessibility.abbreviations import abbreviations
from accessibility.document import HtmlPage, attribute
from accessibility.findings import Text
from accessibility.german_style import is_passive
from accessibility.prose import Sentence, sentences_in

MAX_WORDS_OF_SENTENCE: Final = 15
MAX_LETTERS_OF_PART: Final = 14
_CLAIM = re.compile(r"(?:^|\bin |[–:(-] ?)leichte[rn]? sprache\W*$", re.IGNORECASE)
_ABOUT = re.compile(r"\b(?:was|warum|wer|wie|angebote?|regeln|gesetz|recht)\b|\?", re.IGNORECASE)
_TEXTS: Final = frozenset({"p", "li", "dd", "td"})
_SUBJUNCTIVE = re.compile(r"\b(?:würden?|könnten?|hätten?|wären?|müssten?|dürften?|gäbe)\b")
_GENITIVE = re.compile(r"\b(?:des|eines|dieses|jedes)\s+[A-ZÄÖÜ][\wäöüß-]+e?s\b")
_SHORT_FORM = re.compile(r"\b(?:z\. ?B|d\. ?h|u\. ?a|bzw|usw|gem|ggf|evtl|inkl|vgl|Nr|Abs|ca)\.")
_SPECIAL = re.compile(r"[§&%/\\\[\]{}#;]|\.\.\.")
_ADDRESS = re.compile(r"\S*(?:@|www\.|https?:)\S*|\d[\d /()+-]{4,}\d")
_PART = re.compile(r"[^\W\d_]+")
_EXPLAINED = re.compile(r"(?:nennt man|heißt|bedeutet)[^:]{0,20}:\s*\S+|\b\S+ (?:heißt|bedeutet)\b")


@dataclass(frozen=True, slots=True)
class Passage:
    """A part of a page that is said to be in Leichte Sprache; ``evidence`` says so."""

    evidence: Tag
    blocks: tuple[Tag, ...]


def claims(page: HtmlPage) -> Iterator[Passage]:
    """The page by its first heading, parts marked ``de-simple``, and sections by their heading."""
    blocks = [one for one in page.text_blocks if page.is_in_main(one) or _is_marked(one)]
    texts = [one for one in blocks if one.name in _TEXTS]
    if marked := [one for one in texts if _is_marked(one)]:
        yield Passage(marked[0], tuple(marked))
        return
    headings = [one for one in page.shown("h1", "h2", "h3") if _is_claim(page.wording(one))]
    taken: set[int] = set()
    for heading in headings:
        if id(heading) not in taken:
            section = tuple(_section(page, heading, blocks))
            taken |= {id(one) for one in section}
            yield Passage(heading, tuple(one for one in section if one.name in _TEXTS))


def offences(page: HtmlPage, block: Tag) -> Iterator[Text]:
    """What in a paragraph breaks the rules, each with the words in question."""
    wording = page.wording(block)
    links = [page.wording(link) for link in block.find_all("a")]
    if wording in links:
        return  # a list of other pages, with their names
    text = _ADDRESS.sub(" ", wording)
    for short in (*(match[0] for match in _SHORT_FORM.finditer(text)), *_capitals(text)):
        yield _named("Abkürzung", "abbreviation", short)
    for pattern, german, english in (
        (_SUBJUNCTIVE, "Konjunktiv", "subjunctive"),
        (_GENITIVE, "Genitiv", "genitive"),
        (_SPECIAL, "Sonderzeichen", "special character"),
    ):
        if match := pattern.search(text):
            yield _named(german, english, match[0])
    named = " ".join(links)
    for word in _PART.findall(_EXPLAINED.sub(" ", text)):
        if word not in named and len(word) > MAX_LETTERS_OF_PART:
            yield _named("langes Wort", "long word", word)
    for sentence in sentences_in(text, block=block):
        yield from _offences_of(sentence)


def _offences_of(sentence: Sentence) -> Iterator[Text]:
    if len(sentence.words) > MAX_WORDS_OF_SENTENCE:
        count = len(sentence.words)
        yield Text(
            de=f"Satz mit {count} Wörtern „{sentence.beginning}“",
            en=f"sentence of {count} words “{sentence.beginning}”",
        )
    if is_passive(sentence.text):
        yield _named("Passiv", "passive", sentence.beginning)


def _capitals(text: str) -> Iterator[str]:
    return (abbreviation for abbreviation, _ in abbreviations(text))


def _named(german: str, english: str, words: str) -> Text:
    return Text(de=f"{german} „{words}“", en=f"{english} “{words}”")


def _is_claim(heading: str) -> bool:
    return bool(_CLAIM.search(heading)) and not _ABOUT.search(heading)


def _is_marked(block: Tag) -> bool:
    for tag in (block, *block.parents):
        if language := attribute(tag, "lang"):
            return language.lower().startswith("de") and "simple" in language.lower().split("-")
    return False


def _section(page: HtmlPage, heading: Tag, blocks: list[Tag]) -> Iterator[Tag]:
    """What follows a heading up to the next one of its level; after an h1 the whole content."""
    started = False
    for block in blocks:
        if block is heading:
            started = True
        elif started and block.name <= heading.name and block.name in {"h1", "h2", "h3"}:
            return
        elif started and page.language_of(block) in {"de", ""}:
            yield block
