"""Gathers from a parsed page the facts by which the pages of a site are compared."""

import re
from collections.abc import Iterator
from itertools import islice
from urllib.parse import unquote, urljoin, urlsplit

from bs4 import Tag

from accessibility.document import HtmlPage, attribute, collapse
from accessibility.facts import Component, Link, Navigation, PageFacts, path_of
from accessibility.findings import OriginKind
from accessibility.origins import origin_of
from accessibility.statement import PERHAPS_NAME, parts_in

MAX_LINKS = 500
MAX_NAVIGATIONS = 12
MAX_PLACES = 800
MAX_COMPONENTS = 60
MAX_NAME_CHARS = 100
MAX_ADDRESS_CHARS = 300
MAX_PLACE_CHARS = 200
MAX_STATEMENT_CHARS = 100_000

_REGIONS = {
    "header": "header",
    "banner": "header",
    "footer": "footer",
    "contentinfo": "footer",
    "main": "main",
}
_BUTTONS = frozenset({"submit", "button", "image", "reset"})
_HELP_SCHEMES = {"tel": "phone", "mailto": "mail"}
_HELP_NAMES = {
    "contact": re.compile(
        r"^(?:kontakt|contact)\b|ansprechpartner|schreiben sie uns", re.IGNORECASE
    ),
    "help": re.compile(
        r"^(?:hilfe|help|support|faq)\b|häufige fragen|frequently asked", re.IGNORECASE
    ),
    "chat": re.compile(r"\bchat(?:bot)?\b", re.IGNORECASE),
}
_EXPLANATIONS = {
    "easy-read": re.compile(
        r"\bleichte[rn]? sprache\b|\beasy[- ](?:read|language)\b", re.IGNORECASE
    ),
    "sign-language": re.compile(r"gebärdensprach|\bDGS\b|\bsign[- ]language", re.IGNORECASE),
}


def facts_of(page: HtmlPage, *, url: str) -> PageFacts:
    """The facts of a page that was loaded for the address ``url``."""
    gathering = _Gathering(page, url)
    gathering.read()
    return gathering.facts()


class _Gathering:
    """One page while it is read: its links by element, so that each is described once."""

    def __init__(self, page: HtmlPage, url: str) -> None:
        self._page = page
        self._hosts = {urlsplit(url).netloc, urlsplit(page.url).netloc, ""}
        self._address = page.url or url
        self._own_path = path_of(url)
        self._links: dict[int, Link] = {}

    def read(self) -> None:
        for element in self._page.shown("a"):
            if len(self._links) == MAX_LINKS:
                break
            if link := self._link(element):
                self._links[id(element)] = link

    def facts(self) -> PageFacts:
        navigations = tuple(self._navigations())
        in_navigations = [link for nav in navigations for link in nav.links]
        return PageFacts(
            links=tuple(dict.fromkeys((*self._links.values(), *in_navigations))),
            navigations=navigations,
            help=tuple(self._help()),
            places=self._places(),
            statement=self._statement(),
            explanations=tuple(self._explanations()),
            components=tuple(islice(dict.fromkeys(self._components()), MAX_COMPONENTS)),
        )

    def _link(self, element: Tag) -> Link | None:
        href = attribute(element, "href").strip()
        is_current = not href and element.has_attr("aria-current")
        if (not href and not is_current) or len(href) > MAX_ADDRESS_CHARS:
            return None
        if "\0" in unquote(href):  # which no database keeps
            return None
        target, fragment = (self._own_path, "") if is_current else self._resolved(href)
        if not target:
            return None
        name = self._page.name_of(element)[:MAX_NAME_CHARS]
        link = Link(target, fragment, name, _region(element))
        leads_out = fragment and target != self._own_path
        if link.target.startswith("/") and (link.is_file or leads_out):
            return link._replace(href=href, place=_place(element))
        return link

    def _resolved(self, href: str) -> tuple[str, str]:
        """Path and fragment on this site, else the whole address; empty for what is no address."""
        try:
            parts = urlsplit(urljoin(self._address, href))
        except ValueError:
            return "", ""
        if parts.scheme in _HELP_SCHEMES:
            return href, ""
        if parts.scheme not in {"http", "https"}:
            return "", ""
        if parts.netloc not in self._hosts:
            return parts._replace(fragment="").geturl(), ""
        return path_of(parts.geturl()), unquote(parts.fragment)

    def _navigations(self) -> Iterator[Navigation]:
        for nav in self._landmarks()[:MAX_NAVIGATIONS]:
            links = [self._links.get(id(tag)) or self._here(tag) for tag in nav.find_all(True)]
            yield Navigation(
                name=self._label(nav),
                region=_region(nav),
                links=tuple(link for link in links if link),
                place=_place(nav),
            )

    def _landmarks(self) -> list[Tag]:
        return [
            tag
            for tag in self._page.shown()
            if tag.name == "nav" or attribute(tag, "role") == "navigation"
        ]

    def _here(self, tag: Tag) -> Link | None:
        """The page's own place in a navigation, which is often no link."""
        if tag.name == "a" or not tag.has_attr("aria-current") or tag.find("a"):
            return None
        name = self._page.wording(tag)[:MAX_NAME_CHARS]
        return Link(self._own_path, "", name, _region(tag))

    def _label(self, nav: Tag) -> str:
        referred = [self._page.by_id.get(key) for key in attribute(nav, "aria-labelledby").split()]
        labelled = " ".join(self._page.wording(other) for other in referred if other is not None)
        return (labelled or collapse(attribute(nav, "aria-label")))[:MAX_NAME_CHARS]

    def _help(self) -> Iterator[tuple[str, Link]]:
        for link in self._links.values():
            if link.region != "main" and (kind := _help_kind(link)):
                yield kind, link

    def _components(self) -> Iterator[Component]:
        for element in self._page.shown("a", "input", "button", "select"):
            region = _region(element)
            if region == "main" or not (function := self._function(element)):
                continue
            if name := self._component_name(element):
                yield Component(function, name[:MAX_NAME_CHARS], region)

    def _component_name(self, element: Tag) -> str:
        labels = (self._page.wording(label) for label in self._page.labels.get(id(element), ()))
        written = attribute(element, "value" if _is_button(element) else "placeholder")
        named = self._page.name_of(element) or collapse(" ".join(labels))
        return named or collapse(written)

    def _function(self, element: Tag) -> str:
        """What a component does, by its address; empty where that cannot be told."""
        if element.name == "a":
            return self._function_of_link(element)
        form = element.find_parent("form")
        if form is None or attribute(element, "type") == "hidden":
            return ""
        action, _ = self._resolved(attribute(form, "action"))
        if _is_button(element):
            return f"button {action} {attribute(element, 'name')}".rstrip()
        return f"field {action} {attribute(element, 'name')}"

    def _function_of_link(self, element: Tag) -> str:
        """The links of a navigation are compared with each other, and so are no components."""
        language = attribute(element, "hreflang").lower()
        if language and language == attribute(element, "lang").lower():
            return f"language {language}"
        link = self._links.get(id(element))
        if link is None or link.fragment or _is_in_navigation(element):
            return ""
        return f"link {link.target}" if link.target.startswith("/") else ""

    def _places(self) -> frozenset[str] | None:
        places = self._page.places
        is_bounded = all(len(place) <= MAX_PLACE_CHARS for place in places)
        return frozenset(places) if is_bounded and len(places) <= MAX_PLACES else None

    def _statement(self) -> tuple[str, ...] | None:
        headings = [self._page.wording(heading) for heading in self._page.shown("h1")]
        title = self._page.title.get_text() if self._page.title else ""
        if not any(PERHAPS_NAME.search(text) for text in (*headings, title, self._own_path)):
            return None
        return parts_in(self._page.wording(self._page.main)[:MAX_STATEMENT_CHARS])

    def _explanations(self) -> Iterator[str]:
        headings = self._page.shown("h1", "h2", "h3", "h4")
        texts = [link.name for link in self._links.values()]
        texts += [self._page.wording(heading) for heading in headings]
        for kind, pattern in _EXPLANATIONS.items():
            if any(pattern.search(text) for text in texts):
                yield kind


def _is_button(element: Tag) -> bool:
    return element.name == "button" or attribute(element, "type") in _BUTTONS


def _is_in_navigation(element: Tag) -> bool:
    return any(
        parent.name == "nav" or attribute(parent, "role") == "navigation"
        for parent in element.parents
    )


def _help_kind(link: Link) -> str:
    scheme, is_address, _rest = link.target.partition(":")
    if is_address and scheme in _HELP_SCHEMES:
        return _HELP_SCHEMES[scheme]
    return next((kind for kind, name in _HELP_NAMES.items() if name.search(link.name)), "")


def _region(element: Tag) -> str:
    """The outermost of header, footer and main in which the element stands, else the body."""
    region = "body"
    for parent in (element, *element.parents):
        region = _REGIONS.get(attribute(parent, "role") or parent.name, region)
    return region


def _place(element: Tag) -> tuple[str, ...]:
    origin = origin_of(element)
    if origin.kind is OriginKind.UNKNOWN:
        return ()
    return origin.kind.value, origin.key, origin.label
