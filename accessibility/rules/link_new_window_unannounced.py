"""A link that opens another window or tab without saying so beforehand."""

import re
from collections.abc import Iterator

from bs4 import Tag

from accessibility.findings import Impact, Text
from accessibility.rules import HtmlPage, attribute, rule

_SAME_WINDOW = frozenset({"", "_self", "_top", "_parent"})
_ANNOUNCED = re.compile(
    r"\bneue[nmrs]?\s+(?:browser)?(?:fenster|tab|registerkarte|reiter)"
    r"|\bextern|new\s+(?:browser\s+)?(?:window|tab)|\bexternal",
    re.IGNORECASE,
)


@rule(
    impact=Impact.MODERATE,
    applies_to="a[target]",
    title=Text(
        de="Link öffnet ohne Ankündigung ein neues Fenster",
        en="Link opens a new window without saying so",
    ),
    why=Text(
        de="Im neuen Fenster führt „Zurück“ nicht mehr zurück. Wer das neue Fenster nicht sieht "
        "oder den Wechsel nicht bemerkt, findet nicht auf die Seite zurück.",
        en="In a new window “Back” no longer leads back. Whoever cannot see the new window, or "
        "does not notice the change, does not find the way back to the page.",
    ),
    advice=Text(
        de="Lassen Sie Links im selben Fenster öffnen. Muss es ein neues sein, sagen Sie es im "
        "Linktext: „Ratsinformationssystem (öffnet ein neues Fenster)“.",
        en="Let links open in the same window. Where a new one is needed, say so in the link text: "
        "“Council information system (opens a new window)”.",
    ),
    for_developers=Text(
        de="Entfernen Sie „target“ aus der Vorlage, oder ergänzen Sie den Hinweis im Linktext.",
        en="Remove “target” from the template, or add the hint to the link text.",
    ),
    fails='<a href="https://rat.example/" target="_blank">Ratsinformationssystem</a>',
    passes='<a href="https://rat.example/">Ratsinformationssystem</a>',
)
def link_new_window_unannounced(page: HtmlPage) -> Iterator[Tag]:
    frames = {attribute(frame, "name") for frame in page.shown("iframe", "frame")}
    for link in page.shown("a", "area"):
        target = attribute(link, "target").lower()
        if not link.has_attr("href") or target in _SAME_WINDOW or target in frames:
            continue
        if not _ANNOUNCED.search(_told(page, link)):
            yield link


def _told(page: HtmlPage, link: Tag) -> str:
    described = [page.by_id.get(key) for key in attribute(link, "aria-describedby").split()]
    descriptions = [page.wording(element) for element in described if element is not None]
    return " ".join(
        (page.name_of(link), page.wording(link), attribute(link, "title"), *descriptions)
    )
