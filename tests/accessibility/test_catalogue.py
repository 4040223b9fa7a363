"""Every rule has texts that an editor understands, in both languages."""

import json
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from django.conf import settings

from accessibility.catalogue import criteria_of, texts_of, title_of
from accessibility.conf import configuration
from accessibility.engines.axe_advice import AXE_ADVICE
from accessibility.engines.axe_criteria import AXE_CRITERIA
from accessibility.findings import Text

PO_FILE = Path(settings.BASE_DIR) / "accessibility" / "locale" / "de" / "LC_MESSAGES" / "django.po"


def axe_rules() -> set[str]:
    template = configuration().axe_dir / "locales" / "_template.json"
    return set(json.loads(template.read_text(encoding="utf-8"))["rules"])


def test_advice_is_for_rules_that_axe_has() -> None:
    assert AXE_ADVICE.keys() - axe_rules() == set()
    assert AXE_CRITERIA.keys() - axe_rules() == set()


@pytest.mark.parametrize("rule", sorted(AXE_ADVICE))
def test_advice_differs_by_language_and_ends_its_sentences(rule: str) -> None:
    advice = texts_of(rule).advice
    assert advice.de != advice.en
    assert advice.de.endswith((".", "?"))
    assert advice.en.endswith((".", "?"))


def test_a_rule_that_only_developers_can_keep_says_so() -> None:
    assert "Technik" in texts_of("accesskeys").advice.de


def test_a_rule_without_advice_points_to_its_occurrences() -> None:
    assert "Fundstelle" in texts_of("no-such-rule").advice.de


def test_a_rule_that_nobody_knows_is_called_by_its_name() -> None:
    assert title_of("no-such-rule") == Text(de="no-such-rule", en="no-such-rule")
    assert criteria_of("no-such-rule") == ()


@pytest.mark.parametrize(
    ("rule", "criteria"),
    [("image-alt", ("1.1.1",)), ("link-text-is-url", ("2.4.4",)), ("heading-order", ())],
)
def test_the_criteria_of_a_rule_are_known_without_a_browser(
    rule: str, criteria: tuple[str, ...]
) -> None:
    assert criteria_of(rule) == criteria


def test_the_german_translation_is_complete() -> None:
    with PO_FILE.open("rb") as file:
        messages = [message for message in read_po(file) if message.id]
    assert messages
    gaps = [
        message.id
        for message in messages
        if message.fuzzy
        or not all(message.string if isinstance(message.string, tuple) else [message.string])
    ]
    assert gaps == []
