"""What is kept of a page so that the pages of a site can be compared once all are in.

Small and bounded, however large the page: where it links to, its navigations, its ways to get help,
the places that links may jump to, and what its statement on accessibility speaks of.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Any, NamedTuple
from urllib.parse import unquote, urlsplit

from accessibility.findings import Origin, OriginKind

_FILE = re.compile(r"\.(?!(?:html?|php|aspx?)$)[a-z][a-z0-9]{1,4}$", re.IGNORECASE)
Json = Mapping[str, Any]


class Link(NamedTuple):
    """A link as it leads away from its page.

    ``target`` is path and query on the site itself, or a whole address elsewhere; ``region`` is
    header, footer, main or body; ``href`` is how it is written and ``place`` its origin's kind,
    key and label, both only where the link may have to be shown.
    """

    target: str
    fragment: str
    name: str
    region: str
    href: str = ""
    place: tuple[str, ...] = ()

    @property
    def is_file(self) -> bool:
        """Whether the link leads to a file of the site, by its ending."""
        return self.target.startswith("/") and bool(_FILE.search(self.target.partition("?")[0]))


class Navigation(NamedTuple):
    """A navigation landmark with its links in their order."""

    name: str
    region: str
    links: tuple[Link, ...]
    place: tuple[str, ...] = ()


class Component(NamedTuple):
    """What recurs outside navigations and the main content: a link, a field or a button.

    ``function`` tells by its address what it does: ``link /``, ``field /suche/ q``,
    ``button /suche/`` or, of a link to another language, ``language en``.
    """

    function: str
    name: str
    region: str


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What the comparison of a page with others rests on.

    ``help`` are the ways to get help outside the main content in their order, each with its kind;
    ``places`` are the IDs on the page, None where they are too many to keep; ``statement`` are the
    parts of the statement on accessibility, None where the page is none; ``explanations`` says
    whether "easy-read" and "sign-language" are spoken of.
    """

    links: tuple[Link, ...] = ()
    navigations: tuple[Navigation, ...] = ()
    help: tuple[tuple[str, Link], ...] = ()
    places: frozenset[str] | None = None
    statement: tuple[str, ...] | None = None
    explanations: tuple[str, ...] = ()
    components: tuple[Component, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """As it is stored: every link once, and by its number wherever else it stands."""
        numbers = dict(zip(dict.fromkeys(self.links), count(), strict=False))
        return {
            "links": [list(link) for link in numbers],
            "navigations": [
                [nav.name, nav.region, [numbers[link] for link in nav.links], list(nav.place)]
                for nav in self.navigations
            ],
            "help": [[kind, numbers[link]] for kind, link in self.help],
            "places": None if self.places is None else sorted(self.places),
            "statement": None if self.statement is None else list(self.statement),
            "explanations": list(self.explanations),
            "components": [list(component) for component in self.components],
        }


NO_FACTS = PageFacts()


class FactsReader:
    """Reads what was stored; what many pages share, such as the menu, is kept once for all."""

    def __init__(self) -> None:
        self._shared: dict[Any, Any] = {}

    def read(self, stored: Json) -> PageFacts:
        """The facts of one page; none where nothing was kept, as by earlier versions."""
        if not stored:
            return NO_FACTS
        links = [self._link(row) for row in stored["links"]]
        navigations = tuple(self._navigation(row, links) for row in stored["navigations"])
        places, statement = stored["places"], stored["statement"]
        return PageFacts(
            links=self._one(tuple(links)),
            navigations=self._one(navigations),
            help=self._one(tuple((kind, links[number]) for kind, number in stored["help"])),
            places=None if places is None else frozenset(map(self._one, places)),
            statement=None if statement is None else tuple(statement),
            explanations=tuple(stored["explanations"]),
            # Earlier versions kept none.
            components=self._one(tuple(Component(*row) for row in stored.get("components", ()))),
        )

    def _link(self, row: Sequence[Any]) -> Link:
        target, fragment, name, region, href, place = row
        link: Link = self._one(Link(target, fragment, name, region, href, tuple(place)))
        return link

    def _navigation(self, row: Sequence[Any], links: Sequence[Link]) -> Navigation:
        name, region, numbers, place = row
        navigation: Navigation = self._one(
            Navigation(name, region, tuple(links[number] for number in numbers), tuple(place))
        )
        return navigation

    def _one(self, value: Any) -> Any:
        return self._shared.setdefault(value, value)


def path_of(url: str) -> str:
    """Path and query of an address as links of the site name it: ``/suche/?q=rat``."""
    parts = urlsplit(url)
    path = unquote(parts.path) or "/"
    return f"{path}?{parts.query}" if parts.query else path


def origin_at(place: Sequence[str]) -> Origin:
    """An origin as it was kept; unknown where nothing was."""
    if len(place) != len(("kind", "key", "label")):
        return Origin()
    kind, key, label = place
    return Origin(OriginKind(kind), key, label)
