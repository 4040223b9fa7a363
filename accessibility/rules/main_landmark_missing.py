"""A page whose own content, behind menu and header, is in no landmark.

ACT rule b40fd1; one of the ways to satisfy 2.4.1, and no duty by itself.
"""

from collections.abc import Iterator

from bs4 import Tag

from accessibility.document import attribute
from accessibility.findings import Impact, Text
from accessibility.leading_blocks import Blocks
from accessibility.rules import Doubt, HtmlPage, rule

_LANDMARKS = frozenset({"main", "region", "form", "search"})
_NEEDS_A_NAME = {"section": "region", "form": "form"}


@rule(
    impact=Impact.MODERATE,
    applies_to="nav, aside, header, ul, ol, [role]",
    act_rules=("b40fd1",),
    title=Text(de="Hauptbereich ist nicht gekennzeichnet", en="Main area is not marked"),
    why=Text(
        de="Screenreader springen auf Tastendruck in den Hauptbereich. Ist er nicht "
        "gekennzeichnet, muss man sich auf jeder Seite am Menü vorbeihören.",
        en="Screen readers jump to the main area at the press of a key. Where it is not marked, "
        "people have to listen their way past the menu on every page.",
    ),
    advice=Text(
        de="Den Hauptbereich legt die Vorlage fest. Melden Sie die Stelle denen, die sie pflegen.",
        en="The template defines the main area. Tell those who maintain it.",
    ),
    for_developers=Text(
        de="Setzen Sie den Inhalt der Seite, ohne Kopf, Menü und Fußzeile, in ein „main“.",
        en="Put the content of the page, without header, menu and footer, into a “main”.",
    ),
    fails='<nav><a href="/rat/">Rat</a></nav><div><p>Der Rat tagt am Montag.</p></div>',
    passes='<nav><a href="/rat/">Rat</a></nav><main><p>Der Rat tagt am Montag.</p></main>',
)
def main_landmark_missing(page: HtmlPage) -> Iterator[Tag | Doubt]:
    content = Blocks(page).content_behind()
    if content and not any(_is_landmark(tag) and page.wording(tag) for tag in page.shown()):
        yield Doubt(content.beginning) if page.hosts else content.beginning


def _is_landmark(tag: Tag) -> bool:
    role = attribute(tag, "role")
    if role:
        return role in _LANDMARKS
    is_named = tag.has_attr("aria-label") or tag.has_attr("aria-labelledby")
    return tag.name in {"main", "search"} or (is_named and tag.name in _NEEDS_A_NAME)
