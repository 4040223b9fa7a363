"""An image whose text alternative only repeats the caption below it."""

import re
from collections.abc import Iterator

from accessibility.findings import Impact, Text
from accessibility.rules import Broken, HtmlPage, attribute, quoted, rule

_CREDIT = re.compile(
    r"(?:\(|\[|©|\b(?:foto|bild|grafik|quelle|photo|image|source)\s*:).*", re.IGNORECASE
)


@rule(
    impact=Impact.MINOR,
    applies_to="figure img[alt]:not([alt=''])",
    title=Text(
        de="Alternativtext wiederholt die Bildunterschrift",
        en="Text alternative repeats the caption",
    ),
    why=Text(
        de="Der Screenreader liest denselben Satz zweimal vor, und was auf dem Bild zu sehen ist, "
        "bleibt ungesagt.",
        en="The screen reader reads the same sentence twice, and what the picture shows remains "
        "unsaid.",
    ),
    advice=Text(
        de="Beschreiben Sie im Alternativtext, was zu sehen ist, und in der Bildunterschrift, "
        "worum es geht. Sagt die Unterschrift schon alles, kennzeichnen Sie das Bild als "
        "dekorativ.",
        en="Say in the text alternative what is to be seen and in the caption what it is about. If "
        "the caption says it all, mark the picture as decorative.",
    ),
    for_developers=Text(
        de="Geben Sie im „figure“ das Feld der Bildunterschrift nur in „figcaption“ aus und nicht "
        "noch einmal als „alt“.",
        en="In a “figure”, render the caption's field in “figcaption” only, not once more as "
        "“alt”.",
    ),
    fails=(
        '<figure><img src="markt.jpg" alt="Der Wochenmarkt">\n'
        "<figcaption>Der Wochenmarkt</figcaption></figure>"
    ),
    passes=(
        '<figure><img src="markt.jpg" alt="Zwölf Stände mit Obst vor der Kirche">\n'
        "<figcaption>Der Wochenmarkt</figcaption></figure>"
    ),
)
def alt_repeats_caption(page: HtmlPage) -> Iterator[Broken]:
    for image in page.shown("img"):
        figure = image.find_parent("figure")
        caption = figure.find("figcaption") if figure else None
        alt = attribute(image, "alt")
        if caption and _plain(alt) and _plain(alt) == _plain(page.wording(caption)):
            yield Broken(image, quoted(alt.strip()))


def _plain(text: str) -> str:
    """The words alone, without the credit at the end of a caption."""
    return " ".join(re.findall(r"\w+", _CREDIT.sub("", text).casefold()))
