"""What of a page can be operated, and whether scripts may do more than its markup tells."""

from itertools import takewhile

from bs4 import Tag

from accessibility.document import HtmlPage, attribute

_FOCUSABLE = frozenset({"button", "iframe", "input", "select", "summary", "textarea"})
_FOCUSABLE_BY_ATTRIBUTE = {"a": "href", "area": "href", "audio": "controls", "video": "controls"}


def acts_by_script(page: HtmlPage) -> bool:
    """Whether a script may add, change or stop something, inline handlers among them."""
    return bool(page.named("script") or page.hosts) or any(
        name.startswith("on") for tag in page.shown() for name in tag.attrs
    )


def is_focused_before(page: HtmlPage, place: Tag) -> bool:
    """Whether the keyboard comes upon anything before this place of the page."""
    before = takewhile(lambda tag: tag is not place, page.shown())
    return any(map(_is_focusable, before))


def _is_focusable(tag: Tag) -> bool:
    if tag.name == "input" and attribute(tag, "type").casefold() == "hidden":
        return False
    return (
        tag.name in _FOCUSABLE
        or tag.has_attr("tabindex")
        or tag.has_attr("contenteditable")
        or "-" in tag.name
        or tag.has_attr(_FOCUSABLE_BY_ATTRIBUTE.get(tag.name, ""))
    )
