"""A second opinion: AccessLint's rules in the same page load, for a few milliseconds.

A rule goes by the name of the rule of axe-core that demands the same, so that what both find is
one finding, with axe-core's German texts. Only rules with such a counterpart run, and only those
that fail none of the ACT rules' good cases.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from accessibility.engines.axe_criteria import AXE_CRITERIA
from accessibility.engines.axe_texts import AxeTexts
from accessibility.engines.npm_package import NpmPackage
from accessibility.failures import Failure, PageFailed
from accessibility.findings import (
    INTO,
    MAX_FINDINGS_PER_RULE,
    MAX_SNIPPET_CHARS,
    EngineResult,
    Finding,
    Impact,
    Outcome,
)
from accessibility.origins import parse_origin
from accessibility.targets import LoadedPage

COUNTERPARTS: Final[Mapping[str, str]] = {
    "adaptable/autocomplete-valid": "autocomplete-valid",
    "adaptable/orientation-lock": "css-orientation-lock",
    "aria/aria-hidden-focus": "aria-hidden-focus",
    "aria/aria-required-attr": "aria-required-attr",
    "aria/aria-valid-attr": "aria-valid-attr",
    "aria/aria-valid-attr-value": "aria-valid-attr-value",
    "aria/presentation-role-conflict": "presentation-role-conflict",
    "aria/presentational-children-focusable": "nested-interactive",
    "distinguishable/meta-viewport": "meta-viewport",
    "enough-time/meta-refresh-no-exception": "meta-refresh-no-exceptions",
    "labels-and-names/aria-command-name": "aria-command-name",
    "labels-and-names/button-name": "button-name",
    "labels-and-names/form-label": "label",
    "labels-and-names/frame-focusable-content": "frame-focusable-content",
    "labels-and-names/frame-title": "frame-title",
    "labels-and-names/summary-name": "summary-name",
    "navigable/document-title": "document-title",
    "navigable/link-name": "link-name",
    "readable/html-has-lang": "html-has-lang",
    "readable/html-lang-valid": "html-lang-valid",
    "readable/valid-lang": "valid-lang",
    "text-alternatives/img-alt": "image-alt",
    "text-alternatives/input-image-alt": "input-image-alt",
    "text-alternatives/svg-img-alt": "svg-img-alt",
}
"""The rules that run, with the name of axe-core's rule for the same demand.

Left out are those that `accessibility.engines.distrusted` names, those on which the cases say
nothing, and that of contrast: it takes half of the engine's time and finds nothing on the cases
that axe-core does not find.
"""

_SCRIPTS = Path(__file__).parent.parent / "scripts"
_SCRIPT = (_SCRIPTS / "shared.js").read_text() + (_SCRIPTS / "accesslint.js").read_text()


class AccessLintEngine:
    """Runs the @accesslint/core of one folder under the names of axe-core's rules."""

    name = "accesslint"

    def __init__(self, directory: Path, *, axe_dir: Path) -> None:
        self._package = NpmPackage("AccessLint", directory)
        self._texts = AxeTexts(axe_dir)

    @property
    def version(self) -> str:
        """The version of AccessLint; raises EngineUnavailable when it is missing."""
        return self._package.version

    @property
    def preload(self) -> str:
        """The engine itself, for the browser to hold ready in every document.

        Raises EngineUnavailable when it is missing.
        """
        return self._package.read("dist/index.iife.js")

    def check(self, page: LoadedPage) -> EngineResult:
        """Findings of AccessLint on the page.

        A page that has put something else in its place leaves its rules untested.
        Raises PageFailed when the engine itself ends with an error.
        """
        arguments = (self.version, list(COUNTERPARTS), MAX_FINDINGS_PER_RULE)
        result = page.run_async(_SCRIPT, *arguments)
        if "missing" in result:
            return EngineResult((), dict.fromkeys(COUNTERPARTS.values(), Outcome.UNTESTED))
        if "error" in result:
            raise PageFailed(Failure.ENGINE, f"accesslint: {result['error']}")
        return EngineResult(tuple(self._findings(result["findings"])), _outcomes(result))

    def _findings(self, violations: list[Mapping[str, Any]]) -> Iterator[Finding]:
        for violation in violations:
            rule = COUNTERPARTS[violation["rule"]]
            yield Finding(
                rule=rule,
                outcome=Outcome.FAILED,
                impact=Impact(violation["impact"]),
                engines=(self.name,),
                selector=INTO.join(violation["target"]),
                html=violation["html"][:MAX_SNIPPET_CHARS],
                message=self._texts.title(rule),
                criteria=AXE_CRITERIA.get(rule, ()),
                act_rules=tuple(violation["actIds"]),
                origin=parse_origin(violation["origin"]),
            )


def _outcomes(result: Mapping[str, Any]) -> dict[str, Outcome]:
    """By axe-core's name; of several rules under one name the one that says most counts."""
    told = dict.fromkeys(result["rules"], Outcome.PASSED)
    told |= dict.fromkeys(result["inapplicable"], Outcome.INAPPLICABLE)
    told |= dict.fromkeys(result["untested"], Outcome.UNTESTED)
    told |= {violation["rule"]: Outcome.FAILED for violation in result["findings"]}
    outcomes: dict[str, Outcome] = {}
    for strength in (Outcome.INAPPLICABLE, Outcome.PASSED, Outcome.UNTESTED, Outcome.FAILED):
        outcomes |= {COUNTERPARTS[rule]: strength for rule in told if told[rule] is strength}
    return outcomes
