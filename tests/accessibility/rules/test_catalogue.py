"""What holds for every rule: its test, its texts, its criteria."""

import re
from pathlib import Path

import pytest
from soupsieve import compile as compile_selector

from accessibility.rules import Rule, all_rules
from accessibility.wcag import CRITERIA

RULES = list(all_rules().values())
FOLDER = Path(__file__).parent


def test_there_are_rules_enough() -> None:
    assert len(RULES) >= 30


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_every_rule_has_a_test(rule: Rule) -> None:
    test_file = FOLDER / f"test_{rule.id.replace('-', '_')}.py"
    assert test_file.exists()
    assert "hits(" in test_file.read_text() or "doubts(" in test_file.read_text()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_every_rule_speaks_both_languages(rule: Rule) -> None:
    for text in (rule.title, rule.why, rule.advice):
        assert text.de.strip()
        assert text.en.strip()
        assert text.de != text.en
    # A title is a line of a list, the rest are sentences.
    assert not rule.title.de.endswith(".")
    assert all(text.endswith(".") for text in (rule.why.de, rule.why.en, rule.advice.de))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_every_rule_names_known_criteria_and_act_rules(rule: Rule) -> None:
    assert set(rule.criteria) <= CRITERIA.keys()
    assert all(re.fullmatch(r"[a-z0-9]{6}", identifier) for identifier in rule.act_rules)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_every_rule_selects_what_it_looks_at(rule: Rule) -> None:
    assert compile_selector(rule.applies_to)


def test_titles_are_distinct() -> None:
    for language in ("de", "en"):
        titles = [rule.title.in_language(language) for rule in RULES]
        assert len(titles) == len(set(titles))
