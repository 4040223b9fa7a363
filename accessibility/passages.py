"""The passages of text on a page, each with the language that is declared for it."""

from collections.abc import Iterator

from bs4 import Tag
from bs4.element import NavigableString

from accessibility.document import HtmlPage, attribute, collapse

_WHOLE = frozenset({"html", "body"})
_WITH_ALTERNATIVE = frozenset({"img", "area", "input"})
_NAMING = frozenset({"alt", "aria-label", "aria-labelledby"})
_NOT_PROSE = ("code", "pre", "kbd", "samp", "address")


def text_in_language(page: HtmlPage, element: Tag, *, language: str) -> str:
    """The element's text and the names in it, such as the alternatives of pictures.

    Parts that declare another language, and code, are left out. A name is read in the language of
    the element that bears it, wherever its words stand.
    """
    return collapse("".join(_pieces(page, element, language)))


def passages(page: HtmlPage) -> Iterator[tuple[Tag, str]]:
    """Elements that declare a language themselves, then paragraphs, list items and the like.

    Each comes with its text in the language that is declared for it.
    """
    declaring = [tag for tag in page.shown() if "lang" in tag.attrs and tag.name not in _WHOLE]
    blocks = {id(tag): tag for tag in (*declaring, *page.text_blocks)}
    for element in blocks.values():
        yield element, text_in_language(page, element, language=page.language_of(element))


def _pieces(page: HtmlPage, element: Tag, language: str) -> Iterator[str]:
    if _NAMING & element.attrs.keys():
        yield _name(page, element)
    for node in element.descendants:
        parent = node.parent
        if parent is None or not page.is_shown(parent):
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
