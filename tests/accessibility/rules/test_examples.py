"""The examples of each rule, which the catalogue shows, are true: the rule itself says so."""

import pytest

from accessibility.rules import Rule, all_rules
from tests.accessibility.rules import doubts, hits

RULES = list(all_rules().values())


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_what_fails_is_found_and_what_passes_is_not(rule: Rule) -> None:
    assert rule.fails
    assert rule.passes
    assert hits(rule.id, rule.fails) or doubts(rule.id, rule.fails)
    assert hits(rule.id, rule.passes) == []
    assert doubts(rule.id, rule.passes) == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_what_developers_are_told_is_told_in_both_languages(rule: Rule) -> None:
    assert rule.for_developers.de.endswith(".")
    assert rule.for_developers.en.endswith(".")
    assert rule.for_developers.de != rule.for_developers.en
