"""The engine for our own rules that need the browser: layout, computed styles, keys and pixels."""

import logging
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

from accessibility.conf import Configuration
from accessibility.depth import ENGINE, recorded_version
from accessibility.engines.axe import AxeEngine
from accessibility.failures import Failure, PageFailed
from accessibility.findings import MAX_FINDINGS_PER_RULE, EngineResult, Finding, Outcome, Text
from accessibility.live_rules import LiveRule, Probe, all_live_rules
from accessibility.live_scripts import read_script, tools
from accessibility.probes import all_probes
from accessibility.targets import LoadedPage

logger = logging.getLogger(__name__)

VERSION = "1"
MAX_RULE_MS = 5000


class LiveEngine:
    """Runs the rules of the package in one go and then, unless the audit is quick, the probes."""

    name = ENGINE

    def __init__(
        self, configuration: Configuration, *, rules: Mapping[str, LiveRule] | None = None
    ) -> None:
        self._configuration = configuration
        self._axe = AxeEngine(configuration.axe_dir)
        self._rules = all_live_rules() if rules is None else rules

    @property
    def version(self) -> str:
        """The version of the engine, which says how deep it goes."""
        return recorded_version(VERSION, self._configuration.depth)

    @property
    def preload(self) -> str:
        """axe-core, which tells names and roles.

        Raises EngineUnavailable when it is missing.
        """
        return self._axe.preload

    @cached_property
    def _script(self) -> str:
        rules = ",\n".join(map(_property, self._rules.values()))
        return "\n".join((tools(), f"const scripts = {{{rules}}};", read_script("live.js")))

    def check(self, page: LoadedPage) -> EngineResult:
        """Findings of the rules and probes on the page.

        A rule that ends with an error is untested and leaves the others as they are.
        Raises PageFailed when the tab is gone or hangs.
        """
        findings: list[Finding] = []
        outcomes: dict[str, Outcome] = {}
        for result in (self._check_rules(page), *self._run_probes(page)):
            findings += result.findings
            outcomes |= result.outcomes
        return EngineResult(tuple(findings), outcomes)

    @property
    def _probes(self) -> Sequence[Probe]:
        return all_probes() if self._configuration.is_thorough else ()

    def _check_rules(self, page: LoadedPage) -> EngineResult:
        if not self._rules:
            return EngineResult()
        selectors = {rule.id: rule.applies_to or "*" for rule in self._rules.values()}
        arguments = (self._axe.version, selectors, MAX_FINDINGS_PER_RULE, MAX_RULE_MS)
        results = page.run_async(self._script, *arguments)
        if "missing" in results:
            page.inject_axe(self._configuration.axe_dir / "axe.min.js")
            results = page.run_async(self._script, *arguments)
        if "missing" in results:
            return EngineResult((), dict.fromkeys(self._rules, Outcome.UNTESTED))
        findings: list[Finding] = []
        outcomes: dict[str, Outcome] = {}
        for result in results:
            rule = self._rules[result["id"]]
            if "error" in result:
                logger.warning("live rule failed", extra={"rule": rule.id, "url": page.url})
                outcomes[rule.id] = Outcome.UNTESTED
                continue
            found = [_finding(rule, hit) for hit in result["hits"]]
            findings += found
            outcomes[rule.id] = rule.outcome(found, applies=result["applies"])
        return EngineResult(tuple(findings), outcomes)

    def _run_probes(self, page: LoadedPage) -> Iterator[EngineResult]:
        """What the probes say; what one says nothing of, or never comes to, is untested.

        Trouble of a probe costs its own rules, never what other engines have found on the page.
        """
        is_stuck = False
        for probe in self._probes:
            untested = {rule.id: Outcome.UNTESTED for rule in probe.rules}
            is_on = probe.name in self._configuration.probes
            again = probe.looks_again(self._configuration) if is_on else ()
            result = EngineResult((), dict.fromkeys(again, Outcome.UNTESTED))
            try:
                if is_on and not is_stuck:
                    result = probe.check(page, self._configuration)
            except PageFailed as error:
                if error.failure is Failure.CRASH:
                    raise
                is_stuck = error.failure is Failure.SCRIPT_TIMEOUT
                logger.warning("probe failed", extra={"probe": probe.name, "url": page.url})
            except Exception:
                logger.exception("probe failed", extra={"probe": probe.name, "url": page.url})
            yield EngineResult(result.findings, untested | dict(result.outcomes))


def _finding(rule: LiveRule, hit: Mapping[str, Any]) -> Finding:
    detail = Text(**hit["detail"]) if hit["detail"] else None
    return rule.finding(hit, is_doubt=hit["isDoubt"], detail=detail)


def _property(rule: LiveRule) -> str:
    return f'"{rule.id}": (\n{rule.script.rstrip().removesuffix(";")}\n)'
