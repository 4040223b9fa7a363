"""Rules over the pages of a whole site, one file each: a file dropped in here is a rule.

A rule gets what is known of every page and yields a `SiteHit` for each page that breaks it, or at
which a person has to look. Its ID is its file's name with hyphens.
"""

import importlib
import pkgutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from functools import cache

from accessibility.facts import NO_FACTS, Link, Navigation, PageFacts, path_of
from accessibility.findings import Impact, Origin, Text

__all__ = [
    "Link",
    "Navigation",
    "Needs",
    "SeenPage",
    "SeenSite",
    "SiteHit",
    "SiteRule",
    "all_site_rules",
    "site_rule",
]


class Needs(Enum):
    """Which pages must have been audited for a rule to say anything.

    What is the same on all pages, such as the menu, changes on all at once: pages of different
    scans cannot be compared in it, nor those of a scan that was resumed on another day.
    """

    KNOWN_PAGES = "the latest result of each page, from whichever scan"
    ONE_SCAN = "a scan of the whole site"
    EVERY_PAGE = "a scan of the whole site in which no page failed"


@dataclass(frozen=True, slots=True)
class SeenPage:
    """A page as a browser saw it.

    ``is_fresh`` says that it has not been published again since, ``is_of_scan`` that it was seen in
    the scan that asks, ``is_start`` that the site begins there, ``is_published`` that it is a page
    of the CMS.
    """

    url: str
    title: str
    language: str
    facts: PageFacts = NO_FACTS
    is_fresh: bool = True
    is_of_scan: bool = True
    is_start: bool = False
    is_published: bool = False

    @property
    def path(self) -> str:
        """Path and query, by which other pages link it."""
        return path_of(self.url)

    @property
    def main_language(self) -> str:
        """The primary subtag of the language, such as ``de``."""
        return self.language.lower().split("-")[0]


@dataclass(frozen=True, slots=True)
class SeenSite:
    """All pages of a site of which something is known, and which of their files do not exist."""

    pages: Sequence[SeenPage]
    missing_files: frozenset[str] = field(default_factory=frozenset)


@dataclass(frozen=True, slots=True)
class SiteHit:
    """A page that breaks a rule, or with ``is_doubt`` may break it.

    ``detail`` says what is special about it; selector, snippet and origin are the rule's own
    where they are not given.
    """

    page: SeenPage
    detail: Text
    is_doubt: bool = False
    selector: str = ""
    html: str = ""
    origin: Origin | None = None


SiteCheck = Callable[[SeenSite], Iterator[SiteHit]]


@dataclass(frozen=True, slots=True)
class SiteRule:
    """A rule with its texts; ``selector`` names the element of a page at which it is broken."""

    id: str
    check: SiteCheck
    title: Text
    why: Text
    advice: Text
    for_developers: Text
    impact: Impact
    selector: str
    field: str
    """The field of a page in which it is mended; empty where that is elsewhere."""
    criteria: tuple[str, ...] = ()
    needs: Needs = Needs.KNOWN_PAGES
    fails: str = ""
    passes: str = ""


def site_rule(
    *,
    title: Text,
    why: Text,
    advice: Text,
    for_developers: Text,
    impact: Impact,
    selector: str,
    field: str = "",
    criteria: tuple[str, ...] = (),
    needs: Needs = Needs.KNOWN_PAGES,
    fails: str = "",
    passes: str = "",
) -> Callable[[SiteCheck], SiteRule]:
    """Turn a generator over the pages of a site into a `SiteRule` named after its module.

    ``fails`` and ``passes`` are short examples in HTML for the catalogue of rules.
    """

    def decorate(check: SiteCheck) -> SiteRule:
        return SiteRule(
            id=check.__module__.rpartition(".")[2].replace("_", "-"),
            check=check,
            title=title,
            why=why,
            advice=advice,
            for_developers=for_developers,
            impact=impact,
            selector=selector,
            field=field,
            criteria=criteria,
            needs=needs,
            fails=fails,
            passes=passes,
        )

    return decorate


@cache
def all_site_rules() -> Mapping[str, SiteRule]:
    """Every rule in this package by ID."""
    found: dict[str, SiteRule] = {}
    for module_info in pkgutil.iter_modules(__path__):
        module = importlib.import_module(f"{__name__}.{module_info.name}")
        found |= {value.id: value for value in vars(module).values() if isinstance(value, SiteRule)}
    return found
