"""More than a sentence in italics."""

import re
from collections.abc import Iterator

from bs4 import Tag

from accessibility.findings import Impact, Text
from accessibility.rules import HtmlPage, attribute, rule

MAX_CHARS = 150
_ITALIC = frozenset({"i", "em", "cite"})
_STYLE = re.compile(r"font-style\s*:\s*(?:italic|oblique)", re.IGNORECASE)


@rule(
    impact=Impact.MINOR,
    applies_to="i, em, cite, [style*=font-style]",
    title=Text(de="Längerer Text in Kursivschrift", en="Longer text in italics"),
    why=Text(
        de="Kursive Buchstaben sind am Bildschirm schwerer zu erkennen, besonders bei "
        "Leseschwäche oder Sehbehinderung.",
        en="Slanted letters are harder to make out on a screen, above all with a reading or visual "
        "impairment.",
    ),
    advice=Text(
        de="Setzen Sie nur einzelne Wörter kursiv. Für Zitate gibt es einen eigenen Baustein.",
        en="Use italics for single words only. There is a block for quotations.",
    ),
    for_developers=Text(
        de="Setzen Sie Absätze und Zitate im Stylesheet nicht kursiv; heben Sie sie mit Einzug "
        "oder Rand hervor.",
        en="Do not set paragraphs and quotations in italics in the style sheet; set them off by "
        "indent or border.",
    ),
    fails=(
        "<p><em>Das Bürgerbüro bleibt vom 24. Dezember bis zum 2. Januar geschlossen. In "
        "dringenden Fällen\n"
        "erreichen Sie den Bereitschaftsdienst unter der Rufnummer des Rathauses, jeden Tag "
        "von 9 bis 12 Uhr.</em></p>"
    ),
    passes="<p>Das Bürgerbüro bleibt vom 24. Dezember bis zum 2. Januar <em>geschlossen</em>.</p>",
)
def text_in_long_italics(page: HtmlPage) -> Iterator[Tag]:
    for element in page.shown():
        if _is_italic(element) and len(page.wording(element)) > MAX_CHARS:
            parents = [parent for parent in element.parents if _is_italic(parent)]
            if not parents:
                yield element


def _is_italic(element: Tag) -> bool:
    return element.name in _ITALIC or bool(_STYLE.search(attribute(element, "style")))
