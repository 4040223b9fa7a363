"""Rules that need the browser: a file with the texts and a script of the same name beside it.

A pair of files dropped in here is a rule. The script is a function that gets `scripts/live.js`'s
helpers and returns the elements at fault; docs/adding-a-rule.md has the shape of both. A `Probe` is
what a script in the page cannot do, such as pressing keys or looking at pixels: it is driven from
Python and has several rules, which are described in the same way.
"""

import importlib
import pkgutil
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from accessibility.conf import Configuration
from accessibility.depth import ENGINE
from accessibility.findings import (
    INTO,
    MAX_SNIPPET_CHARS,
    EngineResult,
    Finding,
    Impact,
    Outcome,
    Text,
)
from accessibility.origins import parse_origin
from accessibility.targets import LoadedPage


@dataclass(frozen=True, slots=True, kw_only=True)
class LiveRule:
    """A rule with its texts and two examples, as in `accessibility.rules`."""

    id: str
    title: Text
    why: Text
    advice: Text
    for_developers: Text
    impact: Impact
    applies_to: str = ""
    criteria: tuple[str, ...] = ()
    act_rules: tuple[str, ...] = ()
    same_as: tuple[str, ...] = ()
    overrules: tuple[str, ...] = ()
    """Rules that guess at what this one sees; where it ran, they say nothing."""
    sharpens: tuple[str, ...] = ()
    """Rules of other engines with the same demand: on an element of both, one finding."""
    fails: str = ""
    passes: str = ""
    script: str = ""
    """The function beside the rule, as an expression; a probe's rule has none."""

    def finding(
        self,
        place: Mapping[str, Any],
        *,
        is_doubt: bool = False,
        detail: Text | None = None,
        state: str = "desktop",
    ) -> Finding:
        """A finding at a place as `placeOf` in ``scripts/live.js`` gives it."""
        said = (
            Text(de=f"{self.title.de}: {detail.de}", en=f"{self.title.en}: {detail.en}")
            if detail
            else self.title
        )
        return Finding(
            rule=self.id,
            outcome=Outcome.CANT_TELL if is_doubt else Outcome.FAILED,
            impact=self.impact,
            engines=(ENGINE,),
            selector=INTO.join(place["target"]),
            html=place["html"][:MAX_SNIPPET_CHARS],
            message=said,
            criteria=self.criteria,
            act_rules=self.act_rules,
            state=state,
            origin=parse_origin(place["origin"]),
        )

    def outcome(self, findings: Iterable[Finding], *, applies: bool) -> Outcome:
        """The rule's outcome on a page: FAILED before doubts, and both before all else."""
        found = {finding.outcome for finding in findings if finding.rule == self.id}
        if found:
            return Outcome.FAILED if Outcome.FAILED in found else Outcome.CANT_TELL
        return Outcome.PASSED if applies else Outcome.INAPPLICABLE


@dataclass(frozen=True, slots=True, kw_only=True)
class Probe:
    """Rules that are checked together from Python, with `LoadedPage.ask` and `run_async`.

    ``check`` leaves the page as it found it. What it says nothing of is *untested*.
    ``looks_again`` names the rules of other engines that it tries once more, in other states.
    """

    name: str
    rules: tuple[LiveRule, ...]
    check: Callable[[LoadedPage, Configuration], EngineResult]
    looks_again: Callable[[Configuration], Iterable[str]] = lambda _configuration: ()


def live_rule(
    name: str,
    *,
    title: Text,
    why: Text,
    advice: Text,
    for_developers: Text,
    impact: Impact,
    applies_to: str = "",
    criteria: tuple[str, ...] = (),
    act_rules: tuple[str, ...] = (),
    same_as: tuple[str, ...] = (),
    overrules: tuple[str, ...] = (),
    sharpens: tuple[str, ...] = (),
    fails: str = "",
    passes: str = "",
) -> LiveRule:
    """A rule named after its module, by ``__name__``, or by a name of its own in a probe."""
    return LiveRule(
        id=name.rpartition(".")[2].replace("_", "-"),
        title=title,
        why=why,
        advice=advice,
        for_developers=for_developers,
        impact=impact,
        applies_to=applies_to,
        criteria=criteria,
        act_rules=act_rules,
        same_as=same_as,
        overrules=overrules,
        sharpens=sharpens,
        fails=fails,
        passes=passes,
    )


@cache
def all_live_rules() -> Mapping[str, LiveRule]:
    """Every rule in this package by ID, with its script; those of probes are not among them."""
    found: dict[str, LiveRule] = {}
    for module_info in pkgutil.iter_modules(__path__):
        module = importlib.import_module(f"{__name__}.{module_info.name}")
        script = Path(__file__).with_name(f"{module_info.name}.js").read_text(encoding="utf-8")
        rules = [value for value in vars(module).values() if isinstance(value, LiveRule)]
        found |= {rule.id: replace(rule, script=script) for rule in rules}
    return found
