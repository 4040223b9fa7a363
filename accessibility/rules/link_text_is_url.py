"""A link whose visible text is only its own web address.

The bare name of a website may be what it is known by, so there a person has to judge.
"""

import re
from collections.abc import Iterator

from accessibility.findings import Impact, Text
from accessibility.rules import Broken, Doubt, HtmlPage, rule

_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")
_NAME_OF_A_WEBSITE = re.compile(r"(?:https?://)?[^/?#\s]+/?")


@rule(
    criteria=("2.4.4",),
    impact=Impact.MODERATE,
    applies_to="a[href]",
    title=Text(de="Linktext ist eine Adresse", en="Link text is an address"),
    why=Text(
        de="Ein Screenreader liest die Adresse Zeichen für Zeichen vor; das Ziel bleibt unklar.",
        en="A screen reader spells the address out; where the link leads remains unclear.",
    ),
    advice=Text(
        de="Nennen Sie das Ziel in Worten, zum Beispiel „Antrag auf Wohngeld“.",
        en="Name the target in words, for example “Apply for housing benefit”.",
    ),
    for_developers=Text(
        de="Fehlt der Vorlage ein Linktext, soll sie den Titel der Zielseite nehmen und nicht "
        "deren Adresse.",
        en="Where the template has no link text, let it take the target's title, not its address.",
    ),
    fails='<a href="https://stadt.example/wohngeld/">https://stadt.example/wohngeld/</a>',
    passes='<a href="https://stadt.example/wohngeld/">Antrag auf Wohngeld</a>',
)
def link_text_is_url(page: HtmlPage) -> Iterator[Broken | Doubt]:
    for link in page.shown("a"):
        name = page.name_of(link) if link.has_attr("href") else ""
        if _ADDRESS.fullmatch(name):
            yield Doubt(link) if _NAME_OF_A_WEBSITE.fullmatch(name) else Broken(link)
