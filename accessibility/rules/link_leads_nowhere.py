"""A link without a target: to a page that was deleted, or with an address never filled in."""

from collections.abc import Iterator

from bs4 import Tag

from accessibility.context import row_of
from accessibility.findings import Impact, Text
from accessibility.rules import Broken, HtmlPage, attribute, quoted, rule

_NOT_FILLED_IN = frozenset(
    {"none", "null", "undefined", "http://", "https://", "http:", "https:", "mailto:", "tel:"}
)
_OTHER_PURPOSE = ("id", "name", "role", "tabindex", "onclick", "aria-current", "aria-disabled")


@rule(
    impact=Impact.MODERATE,
    applies_to="a",
    title=Text(de="Link ohne Ziel", en="Link without a target"),
    why=Text(
        de="Der Text sieht aus wie ein Link, aber es geschieht nichts. Mit der Tastatur ist er gar "
        "nicht erreichbar, oder er führt auf eine Fehlerseite.",
        en="The text looks like a link but nothing happens. A keyboard does not reach it at all, "
        "or it leads to an error page.",
    ),
    advice=Text(
        de="Setzen Sie den Link neu oder entfernen Sie ihn. Meist wurde die Seite, auf die er "
        "zeigte, gelöscht.",
        en="Set the link anew or remove it. Most often the page that it pointed to was deleted.",
    ),
    for_developers=Text(
        de="Eine Vorlage gibt „a“ nur mit Ziel aus; „None“ als Adresse ist eine Variable ohne "
        "Wert.",
        en="A template renders “a” only with a target; “None” as an address is a variable "
        "without a value.",
    ),
    fails='<a href="None">Antrag auf Wohngeld</a>',
    passes='<a href="/wohngeld/">Antrag auf Wohngeld</a>',
)
def link_leads_nowhere(page: HtmlPage) -> Iterator[Broken]:
    for link in page.shown("a"):
        text = page.wording(link)
        if text and _has_no_target(link) and not _stands_for_the_page_itself(page, link):
            yield Broken(link, quoted(text))


def _stands_for_the_page_itself(page: HtmlPage, link: Tag) -> bool:
    """Whether it is the one link of a menu or a breadcrumb that has no address.

    HTML offers just that for the page at which one already is.
    """
    row = row_of(page, link)
    return [other for other in row if not other.has_attr("href")] == [link] and len(row) > 1


def _has_no_target(link: Tag) -> bool:
    if link.find_parent("svg"):
        return False
    if not link.has_attr("href"):
        # A step of a menu or a breadcrumb that stands for the page itself says so.
        return not any(link.has_attr(name) for name in _OTHER_PURPOSE)
    return attribute(link, "href").strip().lower() in _NOT_FILLED_IN
