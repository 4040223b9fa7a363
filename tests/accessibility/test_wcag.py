import re
from collections import Counter

import pytest
from django.conf import settings

from accessibility.wcag import CRITERIA, UnknownCriterion, criterion, understanding_url


def test_every_criterion_of_the_three_versions_is_there() -> None:
    per_version = Counter((entry.since, entry.level) for entry in CRITERIA.values())
    assert per_version == {
        ("2.0", "A"): 25,
        ("2.0", "AA"): 13,
        ("2.1", "A"): 5,
        ("2.1", "AA"): 7,
        ("2.2", "A"): 2,
        ("2.2", "AA"): 4,
    }


def test_criteria_stand_in_the_order_of_the_standard() -> None:
    numbers = [[int(part) for part in number.split(".")] for number in CRITERIA]
    assert numbers == sorted(numbers)


def test_a_criterion_carries_its_names_level_and_clause() -> None:
    found = criterion("2.4.4")
    assert (found.level, found.since, found.en_clause) == ("A", "2.0", "9.2.4.4")
    assert found.name.in_language("de") == "Linkzweck (im Kontext)"
    assert found.name.in_language("en") == "Link Purpose (In Context)"


def test_the_european_standard_has_no_clause_for_what_only_wcag_22_has() -> None:
    without = {entry.number for entry in CRITERIA.values() if entry.en_clause is None}
    assert without == {"2.4.11", "2.5.7", "2.5.8", "3.2.6", "3.3.7", "3.3.8"}


def test_parsing_is_the_only_criterion_that_was_removed() -> None:
    assert {entry.number: entry.removed_in for entry in CRITERIA.values() if entry.removed_in} == {
        "4.1.1": "2.2"
    }


@pytest.mark.parametrize("number", ["2.4.9", "9.9.9", "", "2.4"])
def test_what_is_no_criterion_of_level_a_or_aa_is_refused(number: str) -> None:
    with pytest.raises(UnknownCriterion, match="no success criterion"):
        criterion(number)


def test_an_explanation_can_be_found_for_each() -> None:
    assert understanding_url("1.4.10").endswith("/WCAG22/Understanding/reflow.html")
    assert understanding_url("4.1.1").endswith("/WCAG21/Understanding/parsing.html")


def test_every_tag_that_axe_gives_its_rules_of_level_a_and_aa_is_known() -> None:
    source = (settings.NODE_MODULES / "axe-core" / "axe.js").read_text()
    tag_lists = re.findall(r"tags: \[([^\]]*)\]", source)
    tags = {
        tag
        for tag_list in tag_lists
        if re.search(r"'wcag2\d?a{1,2}'", tag_list)
        for tag in re.findall(r"'(wcag\d{3,4})'", tag_list)
    }
    assert len(tags) > 20
    # One rule of level A also names 2.1.3, which is of level AAA.
    assert tags - {entry.axe_tag for entry in CRITERIA.values()} <= {"wcag213"}
