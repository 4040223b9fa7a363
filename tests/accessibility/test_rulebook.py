"""The catalogue of rules: complete, true to its sources, and written down as it is."""

from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command

from accessibility import bitv
from accessibility.document_rules import all_document_rules
from accessibility.engines.axe_examples import axe_examples
from accessibility.live_rules import all_live_rules
from accessibility.probes import probe_rules
from accessibility.rule_document import rule_document
from accessibility.rulebook import rulebook
from accessibility.rules import all_rules
from accessibility.site_rules import all_site_rules
from accessibility.wcag import BEYOND, CRITERIA, criterion

ENTRIES = list(rulebook().values())
OWN_WITH_ACT_RULES = [e for e in ENTRIES if "axe" not in e.engines and e.act_rules]
SHARES_NO_CRITERION = {
    ("name-on-unnameable", "kb1m8s"): (
        "what the name says may stand in the text as well, so 1.3.1 is not broken for certain"
    ),
    ("video-without-captions", "f51b46"): (
        "the W3C's list has 1.2.1 for it, but captions of a film with sound are 1.2.2"
    ),
    ("video-without-description", "1a02b0"): (
        "a transcript is one of the ways to meet 1.2.3, which is what the rule is about"
    ),
}
"""Pairs of a rule of ours and an ACT rule without a criterion in common, and why that is so.

ACT rules on nothing but criteria of level AAA are left out: no rule of ours breaks one by itself.
"""


def test_every_rule_of_every_engine_is_there_once() -> None:
    registers = (
        all_rules(),
        all_live_rules(),
        probe_rules(),
        all_site_rules(),
        all_document_rules(),
        axe_examples(),
    )
    assert set(rulebook()) == set().union(*registers)
    assert len(rulebook()) == sum(map(len, registers))


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.id)
def test_an_entry_says_all_that_is_to_be_said(entry) -> None:  # type: ignore[no-untyped-def]
    for text in (entry.texts.title, entry.texts.why, entry.texts.advice, entry.for_developers):
        assert text.de
        assert text.en
    assert entry.fails
    assert entry.passes
    assert set(entry.criteria) <= CRITERIA.keys() | BEYOND.keys()


def test_clauses_follow_the_numbers_of_the_criteria() -> None:
    assert rulebook()["image-alt"].clauses == ["9.1.1.1"]
    assert criterion("1.1.1").en_document_clause == "10.1.1.1"
    # WCAG's criteria on sets of pages do not apply to a file, nor do those of WCAG 2.2.
    void = {number for number, known in CRITERIA.items() if known.en_document_clause is None}
    assert void - {"2.4.1", "2.4.5", "3.2.3", "3.2.4"} == {
        number for number, known in CRITERIA.items() if known.en_clause is None
    }


def test_each_clause_of_chapter_9_has_its_steps() -> None:
    clauses = {known.en_clause for known in CRITERIA.values() if known.en_clause}
    assert {number.rstrip("abcdefgh") for number in bitv.STEPS} == clauses


@pytest.mark.parametrize(
    ("rule", "steps"),
    [
        ("list-typed-by-hand", ["9.1.3.1b"]),
        ("image-alt", ["9.1.1.1a", "9.1.1.1b"]),
        ("input-image-alt", ["9.1.1.1a", "9.4.1.2"]),
        ("object-alt", ["9.1.1.1b"]),
        ("link-text-vague", ["9.2.4.4"]),
        ("target-size", []),
        ("heading-order", []),
    ],
)
def test_a_rule_names_its_steps(rule: str, steps: list[str]) -> None:
    assert [step.number for step in rulebook()[rule].steps] == steps


def test_a_step_that_is_not_certain_is_left_open() -> None:
    (step,) = rulebook()["aria-required-children"].steps
    assert (step.number, step.name) == ("9.1.3.1", "")
    assert step.url.endswith("/de")
    assert bitv.STEPS["9.2.4.4"].url.endswith("/9.2.4.4%20Aussagekr%C3%A4ftige%20Linktexte.adoc")


def test_letters_are_those_of_rules_and_of_their_steps() -> None:
    for rule, letters in bitv.LETTERS.items():
        numbers = "".join(step.number for step in rulebook()[rule].steps)
        assert all(letter in numbers for letter in letters), rule


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.id)
def test_each_criterion_leads_to_its_clause_and_step(entry) -> None:  # type: ignore[no-untyped-def]
    for number in set(entry.criteria) & CRITERIA.keys():
        known = CRITERIA[number]
        if known.en_clause is None:
            assert known.since == "2.2"
        elif entry.is_of_documents:
            assert known.en_document_clause in entry.clauses
        else:
            assert known.en_clause in entry.clauses
            assert known.en_clause in {step.number.rstrip("abcdefgh") for step in entry.steps}


def test_criteria_of_our_own_rules_are_those_of_their_act_rules() -> None:
    published = _published_act_rules()
    for entry in OWN_WITH_ACT_RULES:
        assert set(entry.act_rules) <= published.keys(), entry.id
        broken = set().union(*(published[act_rule] for act_rule in entry.act_rules))
        if broken:
            assert set(entry.criteria) <= broken, entry.id


def test_each_act_rule_of_our_own_rules_shares_a_criterion_or_it_is_known_why_not() -> None:
    published = _published_act_rules()
    without = {
        (entry.id, act_rule)
        for entry in OWN_WITH_ACT_RULES
        for act_rule in entry.act_rules
        if published[act_rule] & CRITERIA.keys() and published[act_rule].isdisjoint(entry.criteria)
    }
    assert without == SHARES_NO_CRITERION.keys()


def _published_act_rules() -> dict[str, set[str]]:
    lines = (Path(__file__).parent / "act_rules.txt").read_text().splitlines()
    rules = (line.split(" | ") for line in lines if not line.startswith("#"))
    return {act_rule: set(criteria.split()) for act_rule, criteria, _name in rules}


def test_rules_that_say_the_same_name_each_other() -> None:
    assert rulebook()["heading-level-skipped"].same_as == ("heading-order",)
    assert rulebook()["heading-order"].same_as == ("heading-level-skipped",)


def test_the_law_is_told_from_advice() -> None:
    assert rulebook()["image-alt"].is_demanded
    assert not rulebook()["target-size"].is_demanded
    assert not rulebook()["heading-order"].is_demanded


def test_the_document_is_up_to_date() -> None:
    written = (Path(settings.BASE_DIR) / "docs" / "rules.md").read_text(encoding="utf-8")
    assert written == rule_document("en"), "manage.py rule_catalogue --output docs/rules.md"


def test_the_command_writes_the_catalogue_in_german(tmp_path: Path) -> None:
    file = tmp_path / "regeln.md"
    call_command("rule_catalogue", language="de", output=str(file))
    text = file.read_text(encoding="utf-8")
    assert text.startswith("# Regeln\n")
    assert "### Linktext ist eine Adresse" in text
    assert "**Für die Redaktion:**" in text
    assert "- Verbindlichkeit: gesetzlich verlangt" in text
    assert "1.4.6 Kontrast (erhöht) (Stufe AAA)" in text
