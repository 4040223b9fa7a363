"""A paragraph or sentence typed in capital letters."""

import re
from collections.abc import Iterator

from accessibility.findings import Impact, Text
from accessibility.rules import Broken, HtmlPage, quoted, rule

MIN_WORDS = 4
MIN_WORD_LETTERS = 4
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_SENTENCE_ENDS = re.compile(r"(?<=[.!?])\s+")


@rule(
    impact=Impact.MINOR,
    applies_to="p, li, td, dd, blockquote",
    title=Text(de="Satz in Großbuchstaben", en="Sentence in capital letters"),
    why=Text(
        de="Großbuchstaben lesen sich schwerer und wirken wie geschrien. Manche Screenreader "
        "buchstabieren sie.",
        en="Capitals are harder to read and look like shouting. Some screen readers spell them "
        "out.",
    ),
    advice=Text(
        de="Schreiben Sie den Satz in normaler Groß- und Kleinschreibung und heben Sie Wichtiges "
        "fett hervor.",
        en="Write the sentence in normal case and make what matters bold.",
    ),
    for_developers=Text(
        de="Soll ein Text der Vorlage groß wirken, schreiben Sie ihn normal und gestalten Sie ihn "
        "mit Größe und Gewicht, nicht mit „text-transform“.",
        en="Where a text of the template is to stand out, write it normally and use size and "
        "weight, not “text-transform”.",
    ),
    fails="<p>BITTE BRINGEN SIE IHREN AUSWEIS MIT.</p>",
    passes="<p><strong>Bitte bringen Sie Ihren Ausweis mit.</strong></p>",
)
def text_in_capitals(page: HtmlPage) -> Iterator[Broken]:
    for block in page.text_blocks:
        if block.name in _HEADINGS:
            continue
        shouted = next(filter(_is_shouted, _SENTENCE_ENDS.split(page.wording(block))), None)
        if shouted:
            yield Broken(block, quoted(shouted))


def _is_shouted(sentence: str) -> bool:
    """Whether it has several words, more than abbreviations, and no small letter besides ß."""
    if not sentence.replace("ß", "").isupper():
        return False
    words = re.findall(r"[^\W\d_]+", sentence)
    return sum(len(word) >= MIN_WORD_LETTERS for word in words) >= MIN_WORDS
