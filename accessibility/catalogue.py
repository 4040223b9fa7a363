"""The texts of every rule of every engine, by the rule's ID."""

from dataclasses import dataclass

from accessibility.conf import configuration
from accessibility.document_rules import DocumentRule, all_document_rules
from accessibility.engines.axe_advice import AXE_ADVICE, TEMPLATE_ADVICE
from accessibility.engines.axe_criteria import AXE_CRITERIA
from accessibility.engines.axe_examples import axe_examples
from accessibility.engines.axe_texts import AxeTexts
from accessibility.failures import EngineUnavailable
from accessibility.findings import Text
from accessibility.live_rules import LiveRule, all_live_rules
from accessibility.probes import probe_rules
from accessibility.rules import Rule, all_rules
from accessibility.site_rules import SiteRule, all_site_rules

_OTHER_ADVICE = Text(
    de="Was an der Stelle zu ändern ist, steht bei jeder Fundstelle.",
    en="What has to be changed stands beside each occurrence.",
)


@dataclass(frozen=True, slots=True)
class RuleTexts:
    """What a rule demands, why, and what to do about it."""

    title: Text
    why: Text
    advice: Text


def texts_of(rule_id: str) -> RuleTexts:
    """The texts of one of our own rules or of one of axe-core's.

    Where axe-core is missing, earlier scans can still be read: its rules then go by their IDs.
    """
    if own := _own(rule_id):
        return RuleTexts(own.title, own.why, own.advice)
    axe = AxeTexts(configuration().axe_dir)
    known = axe_examples().get(rule_id)
    advice = AXE_ADVICE.get(rule_id, TEMPLATE_ADVICE if known else _OTHER_ADVICE)
    try:
        return RuleTexts(axe.title(rule_id), known.why if known else axe.why(rule_id), advice)
    except EngineUnavailable:
        name = Text(de=rule_id, en=rule_id)
        return RuleTexts(name, name, advice)


def title_of(rule_id: str) -> Text:
    """What the rule demands, in a few words."""
    return texts_of(rule_id).title


def criteria_of(rule_id: str) -> tuple[str, ...]:
    """The success criteria that a rule tests, by their numbers; none for best practice."""
    if own := _own(rule_id):
        return own.criteria
    return AXE_CRITERIA.get(rule_id, ())


def _own(rule_id: str) -> Rule | SiteRule | LiveRule | DocumentRule | None:
    ours = (all_rules(), all_site_rules(), all_live_rules(), probe_rules(), all_document_rules())
    for rules in ours:
        if rule := rules.get(rule_id):
            return rule
    return None
