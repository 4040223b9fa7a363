"""The passages of text on a page, each with the language that is declared for it."""

from collections.abc import Iterator

from bs4 import Tag
from bs4.element import NavigableString

from accessibility.document import HtmlPage, collapse

_WHOLE = frozenset({"html", "body"})
_NOT_PROSE = ("code", "pre", "kbd", "samp", "address")


def text_in_language(page: HtmlPage, element: Tag, *, language: str) -> str:
    """The element's text without parts that declare another language and without code."""
    return collapse("".join(_pieces(page, element, language)))


def passages(page: HtmlPage) -> Iterator[tuple[Tag, str]]:
    """Paragraphs, list items and the like, and elements that declare a language themselves.

    Each comes with its text in the language that is declared for it.
    """
    declaring = [tag for tag in page.shown() if "lang" in tag.attrs and tag.name not in _WHOLE]
    blocks = {id(tag): tag for tag in (*page.text_blocks, *declaring)}
    for element in blocks.values():
        yield element, text_in_language(page, element, language=page.language_of(element))


def _pieces(page: HtmlPage, element: Tag, language: str) -> Iterator[str]:
    for node in element.descendants:
        if type(node) is not NavigableString or not page.is_shown(node.parent):
            continue
        parent = node.parent
        if parent is None or parent.name in _NOT_PROSE or not node.strip():
            yield " "
        elif page.language_of(parent) == language:
            yield f"{node} " if parent is element else node
