"""Links of a page that read the same but lead to different places."""

from collections import defaultdict
from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit

from bs4 import Tag

from accessibility.document import HtmlPage, attribute

_LINKS = ("a", "area")


def namesakes(page: HtmlPage) -> Iterator[tuple[Tag, Tag]]:
    """The first link of a name with each later one that leads elsewhere, one at least in main."""
    by_name: defaultdict[str, list[Tag]] = defaultdict(list)
    for link in page.shown():
        if _leads_to_a_page(_address(link)):
            by_name[page.name_of(link).casefold()].append(link)
    inside = {id(tag) for tag in page.main.descendants}
    for name, links in by_name.items():
        first = _target(page, links[0])
        others = [link for link in links[1:] if _target(page, link) != first]
        if name and any(id(link) in inside for link in (links[0], *others)):
            yield from ((links[0], other) for other in others)


def _address(link: Tag) -> str:
    """Where a link leads; for one made of another element, what its script says of it."""
    if link.name in _LINKS:
        return attribute(link, "href").strip()
    return attribute(link, "onclick").strip() if attribute(link, "role") == "link" else ""


def _leads_to_a_page(href: str) -> bool:
    return bool(href) and not href.startswith(("#", "mailto:", "tel:", "javascript:"))


def _target(page: HtmlPage, link: Tag) -> str:
    address = _address(link)
    if link.name not in _LINKS:
        return address
    try:
        parts = urlsplit(urljoin(page.url, address))
    except ValueError:  # the address is malformed, such as "http://["
        return address
    return parts._replace(path=parts.path.rstrip("/"), fragment="").geturl()
