"""A `tabindex` above 0, which pulls an element out of the order of the page."""

import re
from collections.abc import Iterator

from bs4 import Tag

from accessibility.findings import Impact, Text
from accessibility.rules import HtmlPage, attribute, rule

_POSITIVE = re.compile(r"\s*\+?0*[1-9]\d*")


@rule(
    impact=Impact.SERIOUS,
    same_as=("tabindex",),
    applies_to="[tabindex]",
    title=Text(de="Tabulator-Reihenfolge von Hand gesetzt", en="Tab order set by hand"),
    why=Text(
        de="Mit der Tabulatortaste springt man zuerst an diese Stelle und dann wieder an den "
        "Anfang der Seite. Die Reihenfolge passt nicht mehr zu dem, was zu sehen ist.",
        en="The tab key first jumps to this place and then back to the top of the page. The order "
        "no longer fits what is to be seen.",
    ),
    advice=Text(
        de="Entfernen Sie „tabindex“ aus dem übernommenen Inhalt. Links und Schaltflächen sind "
        "auch ohne diese Angabe in der richtigen Reihenfolge erreichbar.",
        en="Remove “tabindex” from the content that was taken over. Links and buttons can be "
        "reached in the right order without it.",
    ),
    for_developers=Text(
        de='Höchstens tabindex="0" oder "-1"; die Reihenfolge folgt aus der Reihenfolge im '
        "Dokument.",
        en='Use tabindex="0" or "-1" at most; the order follows from the order in the document.',
    ),
    fails='<a href="/suche/" tabindex="1">Suche</a>',
    passes='<a href="/suche/">Suche</a>',
)
def tabindex_positive(page: HtmlPage) -> Iterator[Tag]:
    for element in page.shown():
        if "tabindex" in element.attrs and _POSITIVE.match(attribute(element, "tabindex")):
            yield element
