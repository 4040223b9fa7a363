"""Text set flush with both margins."""

import re
from collections.abc import Iterator

from bs4 import Tag

from accessibility.findings import Impact, Text
from accessibility.rules import HtmlPage, attribute, rule

_STYLE = re.compile(r"text-align\s*:\s*justify", re.IGNORECASE)


@rule(
    impact=Impact.MINOR,
    applies_to="body [align], body [style]",
    title=Text(de="Text im Blocksatz", en="Justified text"),
    why=Text(
        de="Im Blocksatz entstehen ungleiche Lücken zwischen den Wörtern. Menschen mit "
        "Leseschwäche oder starker Vergrößerung verlieren leicht die Zeile.",
        en="Justified text leaves uneven gaps between words. People who find reading hard, or who "
        "magnify strongly, easily lose the line.",
    ),
    advice=Text(
        de="Setzen Sie den Text linksbündig. In übernommenem Inhalt entfernen Sie dazu die Angabe "
        "„align“ oder geben den Absatz im Textfeld neu ein.",
        en="Align the text to the left. In content taken over, remove “align” or enter the "
        "paragraph anew in the text field.",
    ),
    for_developers=Text(
        de="Entfernen Sie „text-align: justify“ und das Attribut „align“.",
        en="Remove “text-align: justify” and the attribute “align”.",
    ),
    fails='<p style="text-align: justify">Das Bürgerbüro öffnet um 8 Uhr.</p>',
    passes="<p>Das Bürgerbüro öffnet um 8 Uhr.</p>",
)
def text_justified(page: HtmlPage) -> Iterator[Tag]:
    for element in page.shown():
        attributes = element.attrs
        if "align" not in attributes and "style" not in attributes:
            continue
        justified = attribute(element, "align").lower() == "justify" or _STYLE.search(
            attribute(element, "style")
        )
        if justified and page.wording(element):
            yield element
