"""Rules over the pages of a whole site, one file each: a file dropped in here is a rule.

A rule gets every page's latest state and yields those that break it, each with what the message
should say besides the rule's title. Its ID is its file's name with hyphens.
"""

import importlib
import pkgutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from accessibility.findings import Impact, Text


@dataclass(frozen=True, slots=True)
class SeenPage:
    """A page as a browser saw it: its address, its title there, the language it says it has."""

    url: str
    title: str
    language: str


SiteCheck = Callable[[Sequence[SeenPage]], Iterator[tuple[SeenPage, Text]]]


@dataclass(frozen=True, slots=True)
class SiteRule:
    """A rule with its texts; ``selector`` names the element of a page at which it is broken."""

    id: str
    check: SiteCheck
    title: Text
    why: Text
    advice: Text
    impact: Impact
    selector: str
    field: str
    """The field of a page in which it is mended."""
    criteria: tuple[str, ...] = ()


def site_rule(
    *,
    title: Text,
    why: Text,
    advice: Text,
    impact: Impact,
    selector: str,
    field: str,
    criteria: tuple[str, ...] = (),
) -> Callable[[SiteCheck], SiteRule]:
    """Turn a generator over the pages of a site into a `SiteRule` named after its module."""

    def decorate(check: SiteCheck) -> SiteRule:
        name = check.__module__.rpartition(".")[2].replace("_", "-")
        return SiteRule(name, check, title, why, advice, impact, selector, field, criteria)

    return decorate


@cache
def all_site_rules() -> Mapping[str, SiteRule]:
    """Every rule in this package by ID."""
    found: dict[str, SiteRule] = {}
    for module_info in pkgutil.iter_modules(__path__):
        module = importlib.import_module(f"{__name__}.{module_info.name}")
        found |= {value.id: value for value in vars(module).values() if isinstance(value, SiteRule)}
    return found
