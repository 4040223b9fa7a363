"""Where a page's own content begins behind what pages of a site usually repeat.

The ACT rules on bypass blocks speak of repeated content. On one page alone nobody can see what
repeats, so navigations, sidebars, page headers and lists of links only are taken for it, where they
stand before text.
"""

from dataclasses import dataclass

from bs4 import Tag
from bs4.element import NavigableString

from accessibility.document import HtmlPage, attribute

_BLOCK_ROLES = {
    "nav": "navigation",
    "aside": "complementary",
    "header": "banner",
    "footer": "contentinfo",
}
_ROLES = frozenset(_BLOCK_ROLES.values()) | {"search"}
_OWN = frozenset({"main", "article"})
_CONTROLS = frozenset({"a", "button", "label", "select", "option", "summary"})


@dataclass(frozen=True, slots=True)
class Content:
    """The first text of a page's own, and the first block before it."""

    block: Tag
    beginning: Tag


class Blocks:
    """The outermost block around each element of a page; there are none in the main content."""

    def __init__(self, page: HtmlPage) -> None:
        self._page = page
        self._own: set[int] = set()
        self._blocks: dict[int, Tag] = {}
        for tag in page.shown():
            self._place(tag)

    def around(self, tag: Tag) -> Tag | None:
        """The block in which the element stands, or which it is."""
        return self._blocks.get(id(tag))

    def content_behind(self) -> Content | None:
        """Where the page's own content begins behind a block; None without one or the other."""
        first: Tag | None = None
        for tag in self._page.shown():
            block = self.around(tag)
            if block is not None:
                first = first or block
            elif first is not None and _has_text(tag) and not _is_control(tag):
                return Content(first, tag)
        return None

    def _place(self, tag: Tag) -> None:
        if id(tag.parent) in self._own or tag.name in _OWN or attribute(tag, "role") in _OWN:
            self._own.add(id(tag))
        elif block := self._blocks.get(id(tag.parent)):
            self._blocks[id(tag)] = block
        elif _role(tag) in _ROLES or _is_link_list(tag):
            self._blocks[id(tag)] = tag


def headings(page: HtmlPage) -> list[Tag]:
    """The headings that assistive technology meets, without empty ones."""
    return [tag for tag in page.shown() if _is_heading(tag) and page.name_of(tag)]


def _role(tag: Tag) -> str:
    return attribute(tag, "role") or _BLOCK_ROLES.get(tag.name, "")


def _is_heading(tag: Tag) -> bool:
    role = attribute(tag, "role")
    is_native = len(tag.name) == len("h1") and tag.name[0] == "h" and tag.name[1] in "123456"
    return role == "heading" or (is_native and not role)


def _is_link_list(tag: Tag) -> bool:
    """A list of several items with nothing but links in them."""
    if tag.name not in {"ul", "ol"}:
        return False
    items = tag.find_all("li", recursive=False)
    return len(items) > 1 and all(_has_links_only(item) for item in items)


def _has_links_only(item: Tag) -> bool:
    texts = [node for node in item.descendants if type(node) is NavigableString and node.strip()]
    return bool(texts) and all(node.find_parent("a") is not None for node in texts)


def _has_text(tag: Tag) -> bool:
    return any(type(node) is NavigableString and node.strip() for node in tag.children)


def _is_control(tag: Tag) -> bool:
    return any(parent.name in _CONTROLS for parent in (tag, *tag.parents))
