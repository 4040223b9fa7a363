"""What stands around a link and tells where it leads: WCAG's programmatically determined context.

Sentence, paragraph, list item and table cell with its headers count; a heading above does not.
https://www.w3.org/TR/WCAG22/#dfn-programmatically-determined-link-context
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from bs4 import Tag
from bs4.element import NavigableString, PageElement

from accessibility.document import BLOCKS, HtmlPage, collapse

_ALL_OF_IT = frozenset({"p", "li", "td", "th", "dd", "dt", "figcaption", "caption", "summary"})
_LISTS = ("ol", "ul")
_LETTER = re.compile(r"[^\W_]")
_CARD_HEADINGS = ("h2", "h3", "h4", "h5", "h6")
_CARDS = frozenset({"article", "li", "section", "td"})
MAX_CARD_CHARS: Final = 500


def context_of(page: HtmlPage, link: Tag) -> str:
    """The text that belongs to the link's sentence, paragraph, list items and table cell."""
    return collapse(" ".join(_contexts(page, link)))


def block_of(tag: Tag) -> Tag | None:
    """The nearest element around the tag that begins a line of its own."""
    return next((parent for parent in tag.parents if parent.name in BLOCKS), None)


def heading_of_card(page: HtmlPage, link: Tag) -> Tag | None:
    """The heading of the teaser that the link closes: a short list item, article or section."""
    for parent in link.parents:
        if parent.name in _CARDS:
            if len(page.wording(parent)) > MAX_CARD_CHARS:
                return None
            headings = [tag for tag in parent.find_all(_CARD_HEADINGS) if page.is_shown(tag)]
            return headings[0] if headings and link not in headings[0].descendants else None
    return None


def row_of(page: HtmlPage, link: Tag) -> list[Tag]:
    """The links of its menu, or of the list or line of nothing but links, itself among them.

    What follows the last one may be the page itself, at the end of the way to it.
    """
    holder = link.find_parent("nav") or link.find_parent(_LISTS) or block_of(link)
    if holder is None:
        return []
    key = (row_of, id(holder))
    if key not in page.notes:
        page.notes[key] = _row(page, holder)
    row: list[Tag] = page.notes[key]
    return row


def _row(page: HtmlPage, holder: Tag) -> list[Tag]:
    links = [link for link in holder.find_all("a") if page.is_shown(link)]
    return links if holder.name == "nav" or not _has_text_between(holder, links) else []


def _has_text_between(holder: Tag, links: list[Tag]) -> bool:
    """Whether there are words before the last of the links that belong to none of them."""
    inside = {id(node) for link in links for node in link.descendants}
    for node in holder.descendants:
        if links and node is links[-1]:
            return False
        if type(node) is NavigableString and id(node) not in inside and _LETTER.search(node):
            return True
    return True


def _contexts(page: HtmlPage, link: Tag) -> Iterator[str]:
    block = block_of(link)
    if block is None:
        return
    yield page.wording(block) if block.name in _ALL_OF_IT else _line(page, link, block)
    for parent in block.parents:
        if parent.name == "li":
            yield _inline(page, parent.children)
        elif parent.name in {"td", "th", "dd"}:
            yield page.wording(parent)
    yield from _table_headers(page, link)


def _table_headers(page: HtmlPage, link: Tag) -> Iterator[str]:
    row = link.find_parent("tr")
    if row is not None:
        yield from (page.wording(header) for header in row.find_all("th"))


def _line(page: HtmlPage, link: Tag, block: Tag) -> str:
    """The run of text within a block such as a ``div`` in which the link stands."""
    part: PageElement = link
    while part.parent is not None and part.parent is not block:
        part = part.parent
    before = _inline(page, part.previous_siblings)
    itself = page.wording(part) if isinstance(part, Tag) else ""
    return f"{before} {itself} {_inline(page, part.next_siblings)}"


def _inline(page: HtmlPage, nodes: Iterable[PageElement]) -> str:
    """The text of the nodes up to the first one that begins a line of its own."""
    texts: list[str] = []
    for node in nodes:
        if isinstance(node, Tag):
            if node.name in BLOCKS:
                break
            texts.append(page.wording(node) if page.is_shown(node) else "")
        elif type(node) is NavigableString:
            texts.append(node)
    return " ".join(texts)
