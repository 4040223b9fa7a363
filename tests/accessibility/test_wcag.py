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


def axe_tag_lists() -> list[str]:
    source = (settings.NODE_MODULES / "axe-core" / "axe.js").read_text()
    return re.findall(r"tags: \[([^\]]*)\]", source)


def test_clauses_and_levels_are_those_that_axe_gives_its_rules() -> None:
    by_tag = {entry.axe_tag: entry for entry in CRITERIA.values()}
    seen = set()
    for tag_list in axe_tag_lists():
        tags = set(re.findall(r"'([^']+)'", tag_list))
        known = [by_tag[tag] for tag in tags & by_tag.keys()]
        if "EN-301-549" in tags:
            clauses = {tag.removeprefix("EN-") for tag in tags if tag.startswith("EN-9")}
            assert {entry.en_clause for entry in known} == clauses - {"9.2.1.3"}, tag_list
        if len(known) == 1 and not tags & {"wcag2a-obsolete", "wcag2aaa"}:
            (entry,) = known
            version = entry.since.replace(".", "").removesuffix("0")
            assert f"wcag{version}{entry.level.lower()}" in tags, tag_list
        seen |= {entry.number for entry in known}
    assert len(seen) > 20


def test_levels_are_those_that_accesslint_gives_its_rules() -> None:
    source = (settings.NODE_MODULES / "@accesslint" / "core" / "dist" / "index.iife.js").read_text()
    told = re.findall(r'wcag:\["([\d.]+)"\],level:"(A+)"', source)
    assert len(told) > 40
    assert {(number, level) for number, level in told if level != "AAA"} <= {
        (entry.number, entry.level) for entry in CRITERIA.values()
    } | {("2.4.6", "A")}, "AccessLint takes 2.4.6 for level A"


def test_every_tag_that_axe_gives_its_rules_of_level_a_and_aa_is_known() -> None:
    tag_lists = axe_tag_lists()
    tags = {
        tag
        for tag_list in tag_lists
        if re.search(r"'wcag2\d?a{1,2}'", tag_list)
        for tag in re.findall(r"'(wcag\d{3,4})'", tag_list)
    }
    assert len(tags) > 20
    # One rule of level A also names 2.1.3, which is of level AAA.
    assert tags - {entry.axe_tag for entry in CRITERIA.values()} <= {"wcag213"}
