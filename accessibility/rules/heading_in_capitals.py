"""A heading typed in capital letters throughout."""

from collections.abc import Iterator

from accessibility.findings import Impact, Text
from accessibility.headings import headings
from accessibility.rules import Broken, HtmlPage, quoted, rule

MIN_WORDS = 2
MIN_WORD_LETTERS = 4


@rule(
    impact=Impact.MINOR,
    applies_to="h1, h2, h3, h4, h5, h6, [role=heading]",
    title=Text(de="Überschrift in Großbuchstaben", en="Heading in capital letters"),
    why=Text(
        de="Großbuchstaben lesen sich schwerer, weil die Wortbilder fehlen. Manche Screenreader "
        "buchstabieren sie wie eine Abkürzung.",
        en="Capitals are harder to read because words lose their shape. Some screen readers spell "
        "them out like an abbreviation.",
    ),
    advice=Text(
        de="Schreiben Sie die Überschrift in normaler Groß- und Kleinschreibung. Soll sie in "
        "Großbuchstaben erscheinen, ist das Sache der Gestaltung.",
        en="Write the heading in normal case. If it is to appear in capitals, that is a matter of "
        "the design.",
    ),
    for_developers=Text(
        de="Großbuchstaben als Gestaltung gehören ins Stylesheet: „text-transform: uppercase“.",
        en="Capitals as a design belong into the style sheet: “text-transform: uppercase”.",
    ),
    fails="<h2>WICHTIGE TERMINE IM HERBST</h2>",
    passes="<h2>Wichtige Termine im Herbst</h2>",
)
def heading_in_capitals(page: HtmlPage) -> Iterator[Broken]:
    for heading in headings(page):
        text = page.wording(heading)
        if _is_shouted(text):
            yield Broken(heading, quoted(text))


def _is_shouted(text: str) -> bool:
    """Whether it has words, more than abbreviations, and no small letter besides ß."""
    letters = text.replace("ß", "")
    words = ["".join(filter(str.isalpha, word)) for word in text.split()]
    long_words = [word for word in words if len(word) >= MIN_WORD_LETTERS]
    return letters.isupper() and len(long_words) >= MIN_WORDS
