"""How a finding shows an element: a short CSS path to it, and the beginning of its HTML."""

import html
import re
from typing import Final

from bs4 import Tag
from bs4.element import NavigableString, PageElement

from accessibility.document import HtmlPage, attribute
from accessibility.findings import MAX_SNIPPET_CHARS

_SIMPLE_ID = re.compile(r"[A-Za-z_][\w-]*\Z", re.ASCII)
MAX_SNIPPET_DEPTH: Final = 20
_METADATA = frozenset({"head", "title", "meta", "link", "base", "style", "script"})
_WHOLE_PAGE = frozenset({"html", "head", "body"})


def selector_of(page: HtmlPage, tag: Tag) -> str:
    """A CSS selector that finds just this element in the page as a browser builds it.

    It begins at the nearest element with an ID of its own: ``#inhalt > p:nth-of-type(2) > a``.
    """
    steps: list[str] = []
    element: Tag | None = tag
    while element is not None and element.parent is not None:
        key = attribute(element, "id")
        if _SIMPLE_ID.match(key) and page.is_the_only(key):
            steps.append(f"#{key}")
            break
        if element.name in _WHOLE_PAGE:
            steps.append(_landmark(element, tag))
            break
        steps.append(_step(element))
        if element.name == "tr" and element.parent.name == "table":
            # Browsers put such rows into a body that the parser used here leaves out.
            steps.append("tbody")
        element = element.parent
    return " > ".join(reversed(steps))


def snippet_of(tag: Tag, *, depth: int = 0) -> str:
    """The element's opening tag and the beginning of its content, without comments."""
    opening = f"<{tag.name}{''.join(_pair(name, tag) for name in tag.attrs)}>"
    if tag.name in _WHOLE_PAGE or tag.is_empty_element or depth == MAX_SNIPPET_DEPTH:
        return opening[:MAX_SNIPPET_CHARS]
    pieces = [opening]
    length = len(opening)
    for child in tag.children:
        if length >= MAX_SNIPPET_CHARS:
            break
        pieces.append(_piece(child, depth + 1))
        length += len(pieces[-1])
    return "".join((*pieces, f"</{tag.name}>"))[:MAX_SNIPPET_CHARS]


def _piece(node: PageElement, depth: int) -> str:
    return snippet_of(node, depth=depth) if isinstance(node, Tag) else _text(node)


def _landmark(element: Tag, target: Tag) -> str:
    """Where a path begins; what the parser left in the head a browser puts into the body."""
    is_misplaced = element.name == "head" and target.name not in _METADATA
    return "body" if is_misplaced else element.name


def _step(tag: Tag) -> str:
    alike = tag.parent.find_all(tag.name, recursive=False) if tag.parent else []
    if alike == [tag] or not alike:
        return tag.name
    position = next(place for place, other in enumerate(alike, 1) if other is tag)
    return f"{tag.name}:nth-of-type({position})"


def _pair(name: str, tag: Tag) -> str:
    return f' {name}="{html.escape(attribute(tag, name))}"'


def _text(node: PageElement) -> str:
    """The text with white space as one space each; nothing for comments."""
    if type(node) is not NavigableString:
        return ""
    return re.sub(r"[ \t\r\n]+", " ", html.escape(node, quote=False))
