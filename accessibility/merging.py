"""What two engines say of the same element is one finding that names both."""

from collections.abc import Sequence
from dataclasses import replace

from bs4 import Tag
from soupsieve import SelectorSyntaxError

from accessibility.document import HtmlPage
from accessibility.elements import selector_of
from accessibility.findings import Finding, Outcome
from accessibility.rules import all_rules
from accessibility.targets import LoadedPage

Key = tuple[str, str]
"""A rule and an element's selector."""


def merged(page: LoadedPage, findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """The findings, those of other engines taken into ours where a rule of ours is ``same_as``.

    Ours stays, because its texts are written for editors; the outcome is the more certain one.
    """
    ours: dict[Key, Finding] = {(f.rule, f.selector): f for f in findings}
    twins = {theirs: rule.id for rule in all_rules().values() for theirs in rule.same_as}
    kept: list[Key] = []
    for finding in findings:
        own_rule = twins.get(finding.rule)
        key = (own_rule, _own_selector(page.document, finding)) if own_rule else None
        if key in ours:
            ours[key] = _joined(ours[key], finding)
        else:
            kept.append((finding.rule, finding.selector))
    return tuple(ours[key] for key in dict.fromkeys(kept))


def _own_selector(document: HtmlPage, finding: Finding) -> str:
    """Another engine's selector in our own spelling; empty where it names nothing as served."""
    try:
        element = document.select_one(finding.selector)
    except SelectorSyntaxError:
        return ""  # into a frame or a shadow tree
    return selector_of(document, element) if isinstance(element, Tag) else ""


def _joined(ours: Finding, theirs: Finding) -> Finding:
    is_certain = Outcome.FAILED in {ours.outcome, theirs.outcome}
    return replace(
        ours,
        outcome=Outcome.FAILED if is_certain else Outcome.CANT_TELL,
        impact=max(ours.impact, theirs.impact, key=lambda impact: impact.rank),
        engines=tuple(dict.fromkeys((*ours.engines, *theirs.engines))),
        act_rules=tuple(dict.fromkeys((*ours.act_rules, *theirs.act_rules))),
    )
