"""A page that does not say in which language it is written."""

from collections.abc import Iterator

from bs4 import Tag

from accessibility.findings import Impact, Text
from accessibility.rules import HtmlPage, attribute, rule


@rule(
    criteria=("3.1.1",),
    act_rules=("b5c3f8",),
    impact=Impact.SERIOUS,
    same_as=("html-has-lang",),
    applies_to="html",
    title=Text(de="Sprache der Seite fehlt", en="Language of the page is missing"),
    why=Text(
        de="Der Screenreader weiß nicht, mit welcher Stimme er vorlesen soll. Deutscher Text mit "
        "englischer Aussprache ist kaum zu verstehen.",
        en="The screen reader does not know which voice to use. German text with an English "
        "pronunciation is hardly to be understood.",
    ),
    advice=Text(
        de="Das regelt die Seitenvorlage: Das Element „html“ braucht das Attribut „lang“, zum "
        "Beispiel „de“. Geben Sie den Fund an die Technik weiter.",
        en="The page template takes care of this: the element “html” needs the attribute “lang”, "
        "for example “de”. Pass the finding on to the technicians.",
    ),
    for_developers=Text(
        de='<html lang="de">, aus der Sprache der Seite und nicht fest eingetragen.',
        en='<html lang="de">, taken from the page\'s language and not fixed.',
    ),
    fails="<html><body><p>Willkommen</p></body></html>",
    passes='<html lang="de"><body><p>Willkommen</p></body></html>',
)
def page_language_missing(page: HtmlPage) -> Iterator[Tag]:
    if page.html and not attribute(page.html, "lang").strip():
        yield page.html
