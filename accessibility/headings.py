"""The headings of a page with their levels, as assistive technology meets them."""

from bs4 import Tag

from accessibility.document import HtmlPage, attribute

_NAMES = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
DEFAULT_LEVEL = 2


def headings(page: HtmlPage) -> list[Tag]:
    """Every heading that is not hidden, by element or by role, in document order."""
    return [tag for tag in page.shown() if _is_heading(tag)]


def level_of(heading: Tag) -> int:
    """1 to 6, or more by ``aria-level``; ARIA's default where a role gives none."""
    declared = attribute(heading, "aria-level")
    if declared.isdigit() and int(declared):
        return int(declared)
    return int(heading.name[1]) if heading.name in _NAMES else DEFAULT_LEVEL


def _is_heading(tag: Tag) -> bool:
    role = attribute(tag, "role")
    if tag.name in _NAMES and role in {"", "none", "presentation"}:
        # A global ARIA attribute makes browsers ignore a role that would take the meaning away.
        return not role or any(name.startswith("aria-") for name in tag.attrs)
    return role == "heading"
