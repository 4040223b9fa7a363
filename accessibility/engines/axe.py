"""axe-core in the page: all its rules for WCAG 2.0 to 2.2, levels A and AA, and best practices.

Of level AAA only the contrast of 7:1 is checked: what fails it is a small piece of advice.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from accessibility.engines.axe_texts import AxeTexts, axe_core
from accessibility.engines.distrusted import Use, distrusted
from accessibility.failures import Failure, PageFailed
from accessibility.findings import (
    INTO,
    MAX_FINDINGS_PER_RULE,
    MAX_SNIPPET_CHARS,
    EngineResult,
    Finding,
    Impact,
    Outcome,
    Text,
)
from accessibility.origins import parse_origin
from accessibility.targets import LoadedPage

ENHANCED_CONTRAST = "color-contrast-enhanced"
ENHANCED_CONTRAST_TAG = "wcag146"
TAGS = (
    *("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"),
    ENHANCED_CONTRAST_TAG,
    "best-practice",
)
WITHOUT_TAGS = ("experimental", "best-practice")
"""Rules with both tags are left out: axe calls them experiments, and no law asks for them."""
REPLACED = distrusted("axe", Use.REPLACED)
DOUBTED = distrusted("axe", Use.DOUBT) | REPLACED

_FILE = "axe.min.js"
_SCRIPTS = Path(__file__).parent.parent / "scripts"
_SCRIPT = (_SCRIPTS / "shared.js").read_text() + (_SCRIPTS / "axe.js").read_text()
_CRITERION_TAG = re.compile(r"wcag(\d)(\d)(\d+)")


class AxeEngine:
    """Runs the axe-core of one folder; what it calls experimental is for a person to judge."""

    name = "axe"

    def __init__(self, directory: Path) -> None:
        self._package = axe_core(directory)
        self._texts = AxeTexts(directory)

    @property
    def version(self) -> str:
        """The version of axe-core; raises EngineUnavailable when it is missing."""
        return self._package.version

    @property
    def preload(self) -> str:
        """axe-core itself, for the browser to hold ready in every document and frame.

        Raises EngineUnavailable when it is missing.
        """
        return self._package.read(_FILE)

    def check(self, page: LoadedPage) -> EngineResult:
        """Findings of axe-core on the page.

        Raises PageFailed when axe-core itself ends with an error.
        """
        arguments = (self.version, TAGS, WITHOUT_TAGS, MAX_FINDINGS_PER_RULE)
        result = page.run_async(_SCRIPT, *arguments)
        if "missing" in result:
            page.inject_axe(self._package.directory / _FILE)
            result = page.run_async(_SCRIPT, *arguments)
        if "missing" in result:
            raise PageFailed(Failure.ENGINE, "axe: window.axe")
        if "error" in result:
            raise PageFailed(Failure.ENGINE, f"axe: {result['error']}")
        outcomes = dict.fromkeys(result["rules"], Outcome.INAPPLICABLE)
        outcomes |= dict.fromkeys(result["passed"], Outcome.PASSED)
        findings: list[Finding] = []
        for kind in (Outcome.CANT_TELL, Outcome.FAILED):
            for rule in result[kind]:
                outcome = _trusted(kind, rule["id"], rule["tags"])
                outcomes[rule["id"]] = outcome
                findings += self.findings(rule, kind)
        return EngineResult(tuple(_limited(_without_repeated_contrast(findings))), outcomes)

    def findings(self, rule: Mapping[str, Any], kind: Outcome) -> Iterator[Finding]:
        """The elements of a rule's result, as ``scripts/axe.js`` returns it.

        None where axe-core only guesses.
        """
        outcome = _trusted(kind, rule["id"], rule["tags"])
        if outcome is Outcome.UNTESTED:
            return
        for node in rule["nodes"]:
            yield Finding(
                rule=rule["id"],
                outcome=outcome,
                impact=_impact(rule, node),
                engines=(self.name,),
                selector=INTO.join(node["target"]),
                html=node["html"][:MAX_SNIPPET_CHARS],
                message=self._message(rule["id"], node["checks"], kind),
                criteria=tuple(criteria_of(rule["tags"])),
                act_rules=tuple(node["actIds"]),
                origin=parse_origin(node["origin"]),
            )

    def _message(self, rule_id: str, checks: list[dict[str, Any]], kind: Outcome) -> Text:
        key = "fail" if kind is Outcome.FAILED else "incomplete"
        texts = [self._texts.message(check["id"], key, check["data"]) for check in checks]
        title = self._texts.title(rule_id)
        return Text(
            de=" ".join(filter(None, (text.de for text in texts))) or title.de,
            en=" ".join(filter(None, (text.en for text in texts))) or title.en,
        )


def _impact(rule: Mapping[str, Any], node: Mapping[str, Any]) -> Impact:
    if rule["id"] == ENHANCED_CONTRAST:
        return Impact.MINOR
    return Impact(node["impact"] or rule["impact"] or Impact.MODERATE)


def _without_repeated_contrast(findings: Sequence[Finding]) -> Iterator[Finding]:
    """What misses 4.5:1 misses 7:1 as well, and need not be told twice."""
    told = {finding.selector for finding in findings if finding.rule == "color-contrast"}
    for finding in findings:
        if finding.rule != ENHANCED_CONTRAST or finding.selector not in told:
            yield finding


def _limited(findings: Iterable[Finding]) -> Iterator[Finding]:
    """At most so many of a rule, failures before doubts."""
    count: Counter[str] = Counter()
    for finding in sorted(findings, key=lambda f: f.outcome is not Outcome.FAILED):
        count[finding.rule] += 1
        if count[finding.rule] <= MAX_FINDINGS_PER_RULE:
            yield finding


def _trusted(kind: Outcome, rule_id: str, tags: list[str]) -> Outcome:
    """An experimental rule's failure is for a person to judge, and its doubt says nothing.

    Nor does a doubt about the contrast of level AAA: the one of level AA says the same.
    """
    if rule_id == ENHANCED_CONTRAST:
        return kind if kind is Outcome.FAILED else Outcome.UNTESTED
    if "experimental" not in tags and rule_id not in DOUBTED:
        return kind
    return Outcome.CANT_TELL if kind is Outcome.FAILED else Outcome.UNTESTED


def criteria_of(tags: list[str]) -> Iterator[str]:
    """Success criteria from axe's tags: ``wcag1410`` is 1.4.10."""
    for tag in tags:
        if match := _CRITERION_TAG.fullmatch(tag):
            yield ".".join(match.groups())
