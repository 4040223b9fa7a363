"""Every rule of every engine, with all that the catalogue of rules shows of it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from accessibility import bitv
from accessibility.catalogue import RuleTexts, criteria_of, texts_of
from accessibility.document_rules import DocumentRule, all_document_rules
from accessibility.engines.accesslint import COUNTERPARTS
from accessibility.engines.axe_act_rules import AXE_ACT_RULES
from accessibility.engines.axe_examples import axe_examples
from accessibility.findings import Text
from accessibility.live_rules import LiveRule, all_live_rules
from accessibility.probes import probe_rules
from accessibility.rules import Rule, all_rules
from accessibility.site_rules import SiteRule, all_site_rules
from accessibility.wcag import CRITERIA, is_demanded

OwnRule = Rule | LiveRule | SiteRule | DocumentRule


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A rule; its examples are HTML or, where a page is not enough, words."""

    id: str
    engines: tuple[str, ...]
    for_developers: Text
    fails: str | Text
    passes: str | Text
    criteria: tuple[str, ...]
    act_rules: tuple[str, ...] = ()
    same_as: tuple[str, ...] = ()
    """Of one of our own, axe-core's rules whose findings stand under it, and the other way."""

    @property
    def texts(self) -> RuleTexts:
        """Its texts, which for axe-core's rules are read from axe-core."""
        return texts_of(self.id)

    @property
    def is_demanded(self) -> bool:
        """Whether the law demands it; otherwise it is advice."""
        return is_demanded(self.criteria)

    @property
    def clauses(self) -> list[str]:
        """The clauses of EN 301 549 V3.2.1: of chapter 10 for documents, else of chapter 9."""
        known = [CRITERIA[number] for number in self.criteria if number in CRITERIA]
        found = [
            entry.en_document_clause if self.is_of_documents else entry.en_clause for entry in known
        ]
        return [clause for clause in found if clause]

    @property
    def steps(self) -> list[bitv.Step]:
        """The steps of the BITV-Test, which is about web pages."""
        return [] if self.is_of_documents else bitv.steps_of(self.id, self.criteria)

    @property
    def is_of_documents(self) -> bool:
        """Whether it looks into files."""
        return self.engines == ("documents",)


def act_rule_url(act_rule: str) -> str:
    """Where the text of an ACT rule is, in English."""
    return f"https://act-rules.github.io/rules/{act_rule}"


@cache
def rulebook() -> Mapping[str, Entry]:
    """Every rule by ID: our own in the order of the engines, then axe-core's."""
    ours = list(_own_entries())
    return {entry.id: entry for entry in (*ours, *_axe_entries(ours))}


def _own_entries() -> Iterator[Entry]:
    registers: tuple[tuple[str, Mapping[str, OwnRule]], ...] = (
        ("static", all_rules()),
        ("live", {**all_live_rules(), **probe_rules()}),
        ("site", all_site_rules()),
        ("documents", all_document_rules()),
    )
    for engine, rules in registers:
        for rule_id, rule in rules.items():
            yield Entry(
                id=rule_id,
                engines=(engine,),
                for_developers=rule.for_developers,
                fails=rule.fails,
                passes=rule.passes,
                criteria=rule.criteria,
                act_rules=getattr(rule, "act_rules", ()),
                same_as=getattr(rule, "same_as", ()),
            )


def _axe_entries(ours: Iterable[Entry]) -> Iterator[Entry]:
    second_opinion = set(COUNTERPARTS.values())
    twins: defaultdict[str, list[str]] = defaultdict(list)
    for entry in ours:
        for theirs in entry.same_as:
            twins[theirs].append(entry.id)
    for rule_id, example in axe_examples().items():
        yield Entry(
            id=rule_id,
            engines=("axe", "accesslint") if rule_id in second_opinion else ("axe",),
            for_developers=example.for_developers,
            fails=example.fails,
            passes=example.passes,
            criteria=criteria_of(rule_id),
            act_rules=AXE_ACT_RULES.get(rule_id, ()),
            same_as=tuple(twins[rule_id]),
        )
