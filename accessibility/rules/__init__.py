"""The project's own rules, one file each: a file dropped in here is a rule.

A rule is a generator over the parsed page. It yields the elements that break it, or
`Doubt(element)` for those at which a person has to look; `Broken(element, detail)` and
`Doubt(element, detail)` say more about the one at hand than the rule's title does. Its ID is its
file's name with hyphens, and `applies_to` selects what it looks at: where nothing matches, the
rule is inapplicable.
"""

import importlib
import pkgutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from bs4 import Tag

from accessibility.document import HtmlPage, attribute, parse
from accessibility.findings import Impact, Text

__all__ = [
    "Broken",
    "Doubt",
    "HtmlPage",
    "Rule",
    "all_rules",
    "attribute",
    "parse",
    "quoted",
    "rule",
]


@dataclass(frozen=True, slots=True)
class Broken:
    """An element that breaks the rule, with what the message should say besides the title."""

    element: Tag
    detail: Text | None = None


@dataclass(frozen=True, slots=True)
class Doubt:
    """An element of which the rule cannot tell whether it is at fault."""

    element: Tag
    detail: Text | None = None


Check = Callable[[HtmlPage], Iterator[Tag | Broken | Doubt]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule with its texts and two examples in HTML, one that breaks it and one that does not.

    Without success criteria it is best practice, never the law. ``advice`` is for those who edit
    the page, ``for_developers`` for those who make its templates.
    """

    id: str
    check: Check
    title: Text
    why: Text
    advice: Text
    for_developers: Text
    impact: Impact
    applies_to: str
    criteria: tuple[str, ...] = ()
    act_rules: tuple[str, ...] = ()
    same_as: tuple[str, ...] = ()
    sharpens: tuple[str, ...] = ()
    fails: str = ""
    passes: str = ""


def rule(
    *,
    title: Text,
    why: Text,
    advice: Text,
    for_developers: Text,
    impact: Impact,
    applies_to: str,
    criteria: tuple[str, ...] = (),
    act_rules: tuple[str, ...] = (),
    same_as: tuple[str, ...] = (),
    sharpens: tuple[str, ...] = (),
    fails: str = "",
    passes: str = "",
) -> Callable[[Check], Rule]:
    """Turn a generator over a page into a `Rule` named after its module.

    ``criteria`` are WCAG success criteria ("2.4.4"), ``act_rules`` the identifiers of the W3C's
    ACT rules ("c487ae") that the rule implements, ``applies_to`` a CSS selector, ``same_as`` the
    rules of other engines that say the same of the same element, ``sharpens`` those with the same
    demand that say less of it, ``fails`` and ``passes`` short examples in HTML for the catalogue of
    rules, ``for_developers`` what to change in a template.
    """

    def decorate(check: Check) -> Rule:
        name = check.__module__.rpartition(".")[2].replace("_", "-")
        return Rule(
            id=name,
            check=check,
            title=title,
            why=why,
            advice=advice,
            for_developers=for_developers,
            impact=impact,
            applies_to=applies_to,
            criteria=criteria,
            act_rules=act_rules,
            same_as=same_as,
            sharpens=sharpens,
            fails=fails,
            passes=passes,
        )

    return decorate


@cache
def all_rules() -> Mapping[str, Rule]:
    """Every rule in this package by ID."""
    found: dict[str, Rule] = {}
    for module_info in pkgutil.iter_modules(__path__):
        module = importlib.import_module(f"{__name__}.{module_info.name}")
        found |= {value.id: value for value in vars(module).values() if isinstance(value, Rule)}
    return found


def quoted(text: str) -> Text:
    """A text from the page as a detail, in the quotation marks of either language."""
    return Text(de=f"„{text}“", en=f"“{text}”")
