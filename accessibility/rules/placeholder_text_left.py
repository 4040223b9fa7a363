"""Text that was only meant to keep a place: "Lorem ipsum", "Blindtext", "hier Text einfügen"."""

import re
from collections.abc import Iterator

from accessibility.findings import Impact, Text
from accessibility.rules import Broken, Doubt, HtmlPage, quoted, rule

_PLACEHOLDER = re.compile(
    r"lorem ipsum|dolor sit amet|\bblindtext\s+(?:blindtext|steht|ist|für)|"
    r"\b(?:hier|here)\s+(?:(?:kommt|steht|folgt)\s+(?:noch\s+)?(?:der\s+|ein\s+)?text\b|"
    r"text einfügen|goes the text)|\binsert text here\b|\[(?:text|titel|name|datum|todo)[^\]]*\]|"
    r"\bTODO:",
    re.IGNORECASE,
)
_PERHAPS = re.compile(r"\b(?:TODO\b(?![- ][Ll]ist)|[xX]{4,}\b)")
"""A note to oneself, or "all" in Spanish capitals; a gap, or what a number looks like."""
MAX_QUOTED_CHARS = 60


@rule(
    impact=Impact.MODERATE,
    applies_to="p, li, td, th, dd, dt, h1, h2, h3, h4, h5, h6, blockquote, figcaption",
    title=Text(de="Platzhaltertext stehen geblieben", en="Placeholder text left in place"),
    why=Text(
        de="Wer die Seite hört statt sieht, erkennt Blindtext erst nach einer Weile und hält ihn "
        "für einen fremdsprachigen Absatz.",
        en="Whoever hears the page recognises filler only after a while and takes it for a "
        "paragraph in another language.",
    ),
    advice=Text(
        de="Ersetzen Sie den Platzhalter durch den richtigen Text oder löschen Sie den Absatz.",
        en="Put the real text in place of the placeholder, or delete the paragraph.",
    ),
    for_developers=Text(
        de="Füllen Sie neue Bausteine nicht mit Blindtext vor, sondern erklären Sie das Feld mit "
        "einem Hilfetext.",
        en="Do not fill new blocks with dummy text; explain the field by its help text.",
    ),
    fails="<p>Lorem ipsum dolor sit amet</p>",
    passes="<p>Das Bürgerbüro öffnet um 8 Uhr.</p>",
)
def placeholder_text_left(page: HtmlPage) -> Iterator[Broken | Doubt]:
    for block in page.text_blocks:
        text = page.wording(block)
        if _PLACEHOLDER.search(text):
            yield Broken(block, quoted(text[:MAX_QUOTED_CHARS]))
        elif _PERHAPS.search(text):
            yield Doubt(block, quoted(text[:MAX_QUOTED_CHARS]))
