"""A list that holds elements but not a single item, by element or by role."""

from collections.abc import Iterator

from bs4 import Tag

from accessibility.findings import Impact, Text
from accessibility.rules import HtmlPage, attribute, rule

_LISTS = ("ul", "ol", "menu")
_NOT_CONTENT = frozenset({"script", "template", "style"})
MAX_ELEMENTS = 500


@rule(
    criteria=("1.3.1",),
    act_rules=("bc4a75",),
    impact=Impact.SERIOUS,
    applies_to="ul, ol, menu",
    title=Text(de="Liste ohne Listenpunkte", en="List without list items"),
    why=Text(
        de="Der Screenreader kündigt eine Liste an, in der nichts aufgezählt wird. Wie viele "
        "Punkte es sind und wo einer endet, bleibt unklar.",
        en="A screen reader announces a list in which nothing is listed. How many items there are, "
        "and where one ends, remains unclear.",
    ),
    advice=Text(
        de="Schreiben Sie die Aufzählung mit der Listenfunktion des Editors neu. Steht sie in "
        "einer Vorlage, geben Sie den Befund an die Technik.",
        en="Write the list again with the editor's list function. Where it stands in a template, "
        "pass the issue on to the developers.",
    ),
    fails="<ul><div>Wohnen</div><div>Bauen</div></ul>",
    passes="<ul><li>Wohnen</li><li>Bauen</li></ul>",
    for_developers=Text(
        de="In ul und ol stehen nur li-Elemente; alles andere gehört in ein li.",
        en="Only li elements stand in ul and ol; anything else belongs into an li.",
    ),
)
def list_without_items(page: HtmlPage) -> Iterator[Tag]:
    for tag in page.shown(*_LISTS):
        role = attribute(tag, "role").casefold()
        if role not in {"", "list"} or tag.has_attr("aria-owns") or _is_busy(tag):
            continue
        inside = [child for child in tag.find_all(True, limit=MAX_ELEMENTS) if page.is_shown(child)]
        if _has_content(inside) and not _may_own_items(inside):
            yield tag


def _has_content(inside: list[Tag]) -> bool:
    return any(child.name not in _NOT_CONTENT for child in inside)


def _may_own_items(inside: list[Tag]) -> bool:
    """Whether anything in it is an item, or could be one that only the browser knows of."""
    return any(
        child.name == "li"
        or attribute(child, "role") == "listitem"
        or child.has_attr("aria-owns")
        or "-" in child.name  # a custom element may hold items in its shadow tree
        or child.name == "slot"
        for child in inside
    )


def _is_busy(tag: Tag) -> bool:
    return attribute(tag, "aria-busy") == "true"
