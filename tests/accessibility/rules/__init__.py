"""The harness for rules: what a rule yields for a piece of HTML."""

from bs4 import Tag

from accessibility.rules import Doubt, all_rules, parse

GERMAN = (
    "Die Stadt hat im Januar beschlossen, die Verwaltung zu modernisieren, und sie berichtet nun "
    "jedes zweite Jahr, was daraus geworden ist und was es gekostet hat. Alle Berichte sind "
    "öffentlich, und wer Fragen hat, kann sich an die Stabsstelle wenden."
)
ENGLISH = (
    "In January the town decided to modernise its administration, and it now reports every second "
    "year on what has become of this and what it has cost. All of the reports are public, and "
    "whoever has a question is welcome to write to us."
)


def hits(rule_id: str, html: str, *, url: str = "https://stadt.example/seite/") -> list[Tag]:
    """The elements that break the rule for certain."""
    page = parse(html, url=url)
    found = all_rules()[rule_id].check(page)
    return [
        hit if isinstance(hit, Tag) else hit.element for hit in found if not isinstance(hit, Doubt)
    ]


def doubts(rule_id: str, html: str, *, url: str = "https://stadt.example/seite/") -> list[Tag]:
    """The elements at which the rule wants a person to look."""
    page = parse(html, url=url)
    return [hit.element for hit in all_rules()[rule_id].check(page) if isinstance(hit, Doubt)]


def applies(rule_id: str, html: str) -> bool:
    """Whether there is anything in the page for the rule to look at."""
    return bool(parse(html).select(all_rules()[rule_id].applies_to))
