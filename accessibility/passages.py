"""The passages of text on a page, each with the language that is declared for it."""

import re
from collections.abc import Iterator, Set
from typing import Final

from bs4 import Tag
from bs4.element import NavigableString

from accessibility.document import HtmlPage, attribute, collapse

_WHOLE = frozenset({"html", "body"})
_WITH_ALTERNATIVE = frozenset({"img", "area", "input"})
_NAMING = frozenset({"alt", "aria-label", "aria-labelledby"})
_PROSE = frozenset({"p", "blockquote", "figcaption"})
_SENTENCE_END = re.compile(r"[.!?…:][\"'“”»«’)]*$")
_BETWEEN_NAMES = re.compile(r"[,;|·•/]|\s[–—-]\s")
MIN_MORE_NAMES: Final = 3
MIN_SHARE_OF_CAPITALS: Final = 0.7
_NOT_PROSE = ("code", "pre", "kbd", "samp", "address")


def text_in_language(
    page: HtmlPage, element: Tag, *, language: str, without: Set[int] = frozenset()
) -> str:
    """The element's text and the names in it, such as the alternatives of pictures.

    Parts that declare another language, code, and what stands in the elements ``without`` are left
    out. A name is read in the language of the element that bears it, wherever its words stand.
    """
    return collapse("".join(_pieces(page, element, language, without)))


def is_enumeration(text: str) -> bool:
    """Whether it may be nothing but names, such as those of bands: each begins with a capital."""
    _, *later = [part.lstrip(" „“”\"'‘’»«(") for part in _BETWEEN_NAMES.split(text)]
    capitals = sum(part[:1].isupper() for part in later)
    return len(later) >= MIN_MORE_NAMES and capitals >= MIN_SHARE_OF_CAPITALS * len(later)


def parts_of_names(page: HtmlPage) -> set[int]:
    """The elements, by ``id()``, whose words may be names: they make no sentence, or list some."""
    lists = [block for block in page.text_blocks if _is_of_names(page, block)]
    return {id(part) for block in lists for part in (block, *block.descendants)}


def passages(page: HtmlPage) -> Iterator[tuple[Tag, str]]:
    """Elements that declare a language themselves, then paragraphs, list items and the like.

    Each comes with its text in the language that is declared for it.
    """
    declaring = [tag for tag in page.shown() if "lang" in tag.attrs and tag.name not in _WHOLE]
    blocks = {id(tag): tag for tag in (*declaring, *page.text_blocks)}
    for element in blocks.values():
        yield element, text_in_language(page, element, language=page.language_of(element))


def _is_of_names(page: HtmlPage, block: Tag) -> bool:
    text = page.wording(block)
    is_prose = block.name in _PROSE or bool(_SENTENCE_END.search(text))
    return not is_prose or is_enumeration(text)


def _pieces(page: HtmlPage, element: Tag, language: str, without: Set[int]) -> Iterator[str]:
    if _NAMING & element.attrs.keys():
        yield _name(page, element)
    for node in element.descendants:
        parent = node.parent
        if parent is None or id(parent) in without or not page.is_shown(parent):
            continue
        if isinstance(node, Tag):
            if (
                _NAMING & node.attrs.keys()
                and page.is_shown(node)
                and page.language_of(node) == language
            ):
                yield _name(page, node)
        elif type(node) is not NavigableString:
            continue
        elif parent.name in _NOT_PROSE or not node.strip():
            yield " "
        elif page.language_of(parent) == language:
            yield f"{node} " if parent is element else node


def _name(page: HtmlPage, element: Tag) -> str:
    """A name that is not the element's own text: by attribute, or from what is hidden."""
    referred = (page.by_id.get(key) for key in attribute(element, "aria-labelledby").split())
    hidden = [tag.get_text(" ") for tag in referred if tag is not None and not page.is_shown(tag)]
    alternative = attribute(element, "alt") if element.name in _WITH_ALTERNATIVE else ""
    name = " ".join(hidden) or attribute(element, "aria-label") or alternative
    return f" {name} " if name else ""
