"""Two links side by side, such as a picture and its title, that lead to the same place."""

from collections.abc import Iterator
from itertools import pairwise

from bs4 import Tag
from bs4.element import NavigableString

from accessibility.findings import Impact, Text
from accessibility.rules import HtmlPage, attribute, rule

_PARTS = ("li", "nav", "header", "footer", "td", "th", "dd", "dt", "aside", "article", "main")
_MEDIA = frozenset({"img", "video", "audio", "button", "input", "select", "textarea", "svg"})


@rule(
    impact=Impact.MINOR,
    applies_to="a[href]",
    title=Text(
        de="Zwei Links nebeneinander führen zum selben Ziel",
        en="Two adjacent links lead to the same target",
    ),
    why=Text(
        de="Mit Tastatur oder Screenreader trifft man zweimal hintereinander auf dasselbe Ziel und "
        "fragt sich, worin der Unterschied liegt.",
        en="With a keyboard or a screen reader one meets the same target twice in a row and "
        "wonders what the difference is.",
    ),
    advice=Text(
        de="Fassen Sie Bild und Text zu einem einzigen Link zusammen oder verlinken Sie nur den "
        "Text.",
        en="Make picture and text a single link, or link the text only.",
    ),
    for_developers=Text(
        de="In Karten und Listen: ein einziges „a“ um Bild und Titel, das Bild darin mit "
        "leerem „alt“.",
        en="In cards and lists: a single “a” around picture and title, the picture in it with "
        "an empty “alt”.",
    ),
    fails=(
        '<a href="/bad/"><img src="bad.jpg" alt="Freibad"></a>\n<a href="/bad/">Das Freibad</a>'
    ),
    passes='<a href="/bad/"><img src="bad.jpg" alt=""> Das Freibad</a>',
)
def adjacent_links_same_target(page: HtmlPage) -> Iterator[Tag]:
    links = [link for link in page.shown("a") if attribute(link, "href").strip() not in {"", "#"}]
    for first, second in pairwise(links):
        same_target = attribute(first, "href").strip() == attribute(second, "href").strip()
        if same_target and _side_by_side(page, first, second):
            yield second


def _side_by_side(page: HtmlPage, first: Tag, second: Tag) -> bool:
    if first.find_parent(_PARTS) is not second.find_parent(_PARTS):
        return False
    for node in first.next_elements:
        if node is second:
            return True
        if first in node.parents or not page.is_shown(node.parent):
            continue
        if isinstance(node, Tag):
            if node.name in _MEDIA and page.is_shown(node):
                return False
        elif type(node) is NavigableString and node.strip(" \t\r\n|·/–-"):
            return False
    return False
