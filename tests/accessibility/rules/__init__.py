"""The harness for rules: what a rule yields for a piece of HTML."""

from bs4 import Tag

from accessibility.rules import Doubt, all_rules, parse


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
