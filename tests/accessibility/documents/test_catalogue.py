"""What holds for every rule over documents: its texts, its criteria, its place in a result."""

from pathlib import Path

import pytest

from accessibility.catalogue import criteria_of, title_of
from accessibility.document_rules import FILE_TYPES, DocumentRule, all_document_rules
from accessibility.documents.checking import check_contents
from accessibility.wcag import CRITERIA
from tests.accessibility.documents import ORIGIN, contents_of

RULES = list(all_document_rules().values())


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_every_rule_speaks_both_languages(rule: DocumentRule) -> None:
    for text in (rule.title, rule.why, rule.advice, rule.fails, rule.passes):
        assert text.de.strip()
        assert text.en.strip()
        assert text.de != text.en
    assert not rule.title.de.endswith(".")
    assert all(text.endswith(".") for text in (rule.why.de, rule.why.en, rule.advice.de))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_every_rule_is_in_the_catalogue(rule: DocumentRule) -> None:
    assert title_of(rule.id) == rule.title
    assert criteria_of(rule.id) == rule.criteria
    assert set(rule.criteria) <= CRITERIA.keys()
    assert set(rule.file_types) <= set(FILE_TYPES)


def test_every_rule_has_an_outcome_for_every_file(good_pdf: Path) -> None:
    result = check_contents(contents_of(good_pdf), origin=ORIGIN)
    assert result.outcomes.keys() == all_document_rules().keys()
