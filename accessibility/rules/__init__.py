"""The project's own rules, one file each: a file dropped in here is a rule.

A rule is a generator over the parsed page. It yields the elements that break it, or
`Doubt(element)` for those at which a person has to look. Its ID is its file's name with hyphens,
and `applies_to` selects what it looks at: where nothing matches, the rule is inapplicable.
"""

import importlib
import pkgutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from bs4 import BeautifulSoup, Tag

from accessibility.findings import Impact, Text


@dataclass(frozen=True, slots=True)
class Doubt:
    """An element of which the rule cannot tell whether it is at fault."""

    element: Tag


Check = Callable[["HtmlPage"], Iterator[Tag | Doubt]]


class HtmlPage(BeautifulSoup):
    """A page as served, parsed, that knows its own address."""

    url: str = ""


def parse(html: str, *, url: str = "") -> HtmlPage:
    """Parse HTML, however broken, into a tree; ``url`` is where it was served."""
    page = HtmlPage(html, "lxml")
    page.url = url
    return page


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule with its texts. Without success criteria it is best practice, never the law."""

    id: str
    check: Check
    title: Text
    why: Text
    advice: Text
    impact: Impact
    applies_to: str
    criteria: tuple[str, ...] = ()
    act_rules: tuple[str, ...] = ()


def rule(
    *,
    title: Text,
    why: Text,
    advice: Text,
    impact: Impact,
    applies_to: str,
    criteria: tuple[str, ...] = (),
    act_rules: tuple[str, ...] = (),
) -> Callable[[Check], Rule]:
    """Turn a generator over a page into a `Rule` named after its module.

    ``criteria`` are WCAG success criteria ("2.4.4"), ``act_rules`` the identifiers of the W3C's
    ACT rules ("c487ae") that the rule implements, ``applies_to`` a CSS selector.
    """

    def decorate(check: Check) -> Rule:
        name = check.__module__.rpartition(".")[2].replace("_", "-")
        return Rule(name, check, title, why, advice, impact, applies_to, criteria, act_rules)

    return decorate


@cache
def all_rules() -> Mapping[str, Rule]:
    """Every rule in this package by ID."""
    found: dict[str, Rule] = {}
    for module_info in pkgutil.iter_modules(__path__):
        module = importlib.import_module(f"{__name__}.{module_info.name}")
        found |= {value.id: value for value in vars(module).values() if isinstance(value, Rule)}
    return found
