"""What stands around a link and tells where it leads: WCAG's programmatically determined context.

Sentence, paragraph, list item, table cell with its headers and description with its term count; a
heading above does not.
https://www.w3.org/TR/WCAG22/#dfn-programmatically-determined-link-context
"""

import re
from collections.abc import Iterable, Iterator
from itertools import takewhile
from typing import Final

from bs4 import Tag
from bs4.element import NavigableString, PageElement

from accessibility.document import BLOCKS, HtmlPage, attribute, collapse
from accessibility.table_cells import ROLES_OF_TABLES, cells_by_role, cells_of, headers_by_cell

_ALL_OF_IT = frozenset({"p", "li", "td", "th", "dd", "dt", "figcaption", "caption", "summary"})
_LISTS = ("ol", "ul")
_LETTER = re.compile(r"[^\W_]")
_CARD_HEADINGS = ("h2", "h3", "h4", "h5", "h6")
_CARDS = frozenset({"article", "li", "section", "td"})
_NAMES_OF_ROLES = {
    "cell": "td",
    "columnheader": "th",
    "definition": "dd",
    "gridcell": "td",
    "listitem": "li",
    "paragraph": "p",
    "rowheader": "th",
}
MAX_CARD_CHARS: Final = 500
MAX_UNPLACED_HEADERS: Final = 30
"""How many headers count for each cell of a table that is too large, or too strange, to lay out."""


def context_of(page: HtmlPage, link: Tag) -> str:
    """The text that belongs to the link's sentence, paragraph, list items and table cell."""
    contexts = dict.fromkeys(map(collapse, _contexts(page, link)))
    return collapse(" ".join(contexts))


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
    is_whole = block.name in _ALL_OF_IT
    yield page.wording(block) if is_whole else _line(page, link, block)
    for parent in link.parents:
        kind = _kind_of(parent)
        if kind == "li" and not (is_whole and parent is block):
            yield _item_alone(page, parent)
        elif kind in {"dd", "p", "td", "th"}:
            yield page.wording(parent)
        if kind in {"td", "th"}:
            yield from (page.wording(header) for header in _headers_of(page, parent))
        elif kind == "dd" and (term := parent.find_previous_sibling("dt")):
            yield page.wording(term)


def _kind_of(tag: Tag) -> str:
    """The name of the element that the tag is, or is said to be."""
    return _NAMES_OF_ROLES.get(attribute(tag, "role"), tag.name)


def _item_alone(page: HtmlPage, item: Tag) -> str:
    """The text of a list item without the lists in it."""
    key = (_item_alone, id(item))
    if key not in page.notes:
        parts = [node for node in item.children if getattr(node, "name", None) not in _LISTS]
        page.notes[key] = " ".join(_text_of(page, part) for part in parts)
    return str(page.notes[key])


def _headers_of(page: HtmlPage, cell: Tag) -> list[Tag]:
    """What heads the cell of a table, made of elements or of roles."""
    named = [page.by_id[key] for key in attribute(cell, "headers").split() if key in page.by_id]
    table = cell.find_parent(_is_table)
    if named or table is None:
        return named
    key = (_headers_of, id(table))
    if key not in page.notes:
        cells = cells_of(table) if table.name == "table" else cells_by_role(table)
        page.notes[key] = headers_by_cell(cells)
    found: list[Tag] | None = page.notes[key].get(id(cell))
    return table.find_all("th", limit=MAX_UNPLACED_HEADERS) if found is None else found


def _is_table(tag: Tag) -> bool:
    return tag.name == "table" or attribute(tag, "role") in ROLES_OF_TABLES


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
    line = takewhile(lambda node: getattr(node, "name", None) not in BLOCKS, nodes)
    return " ".join(_text_of(page, node) for node in line)


def _text_of(page: HtmlPage, node: PageElement) -> str:
    if isinstance(node, Tag):
        return page.wording(node) if page.is_shown(node) else ""
    return str(node) if type(node) is NavigableString else ""
