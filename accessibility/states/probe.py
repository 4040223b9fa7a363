"""Brings the page into each of its states, has it looked at, and brings it back."""

import logging
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any, Final

from accessibility.conf import Configuration
from accessibility.engines.axe import REPLACED, AxeEngine
from accessibility.engines.axe_criteria import AXE_CRITERIA
from accessibility.failures import TRANSIENT, PageFailed
from accessibility.findings import MAX_FINDINGS_PER_RULE, EngineResult, Finding, Outcome, Text
from accessibility.live_rules import Probe
from accessibility.live_scripts import read_script, tools
from accessibility.states.names import joined
from accessibility.states.rules import RULES
from accessibility.targets import LoadedPage
from accessibility.wcag import CRITERIA

logger = logging.getLogger(__name__)

_WCAG_TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa")
_RULES = {rule.id: rule for rule in RULES}
_TARGET_SIZE: Final = frozenset({"target-size"})
_CONTRAST: Final = frozenset({"color-contrast"})
_OF_WCAG: Final = frozenset(
    rule
    for rule, criteria in AXE_CRITERIA.items()
    if CRITERIA.keys() & set(criteria) and rule not in REPLACED
)


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """A state with what Chromium has to emulate.

    ``rules`` are tested once it was visited, and ``again`` are axe-core's that are tried once more.
    """

    name: str
    rules: tuple[str, ...] = ()
    again: frozenset[str] = frozenset()
    size: tuple[int, int] | None = None
    scale: int = 1
    media: Mapping[str, str] = field(default_factory=dict)


_AS_OPENED: Final = State(name="")
STATES: Final = (
    State(
        name="narrow",
        size=(320, 640),
        rules=(
            "reflow-scrolls-sideways",
            "text-cut-off-when-narrow",
            "content-missing-when-narrow",
        ),
        again=_TARGET_SIZE,
    ),
    State(
        name="zoomed",
        size=(320, 256),
        scale=4,
        rules=("fixed-part-covers-zoomed-page", "orientation-restricted"),
    ),
    State(name="enlarged", size=(640, 512), scale=2, rules=("text-cut-off-at-200-percent",)),
    State(name="spaced", rules=("text-lost-with-spacing",)),
    State(name="dark", media={"prefers-color-scheme": "dark"}, again=_CONTRAST),
    State(name="forced", media={"forced-colors": "active"}, again=_CONTRAST),
    State(name="opened", again=_OF_WCAG - _TARGET_SIZE),
)


def check(page: LoadedPage, configuration: Configuration) -> EngineResult:
    """The findings of all states that are turned on; the same defect in several is one.

    The rules of a state that is turned off are untested; what axe-core says of the page as it opens
    stands. Raises PageFailed when the tab is gone or hangs.
    """
    result = visit(page, _wanted(configuration), configuration)
    untested = dict.fromkeys(_RULES, Outcome.UNTESTED)
    return EngineResult(result.findings, untested | dict(result.outcomes))


def looks_again(configuration: Configuration) -> frozenset[str]:
    """axe-core's rules that are tried once more in one of the states that are turned on."""
    return frozenset().union(*(state.again for state in _wanted(configuration)))


def _wanted(configuration: Configuration) -> list[State]:
    return [state for state in STATES if state.name in configuration.states]


def visit(
    page: LoadedPage,
    states: Sequence[State],
    configuration: Configuration,
    *,
    seconds: dict[str, float] | None = None,
) -> EngineResult:
    """As `check`, for these states in this order; notes by state how long each took.

    A state that the page did not get into leaves its rules untested, also those that axe-core has
    passed on the page as it opens.
    """
    if not states:
        return EngineResult()
    axe = AxeEngine(configuration.axe_dir)
    findings: list[Finding] = []
    outcomes: dict[str, Outcome] = {}
    seen = _look(page, "begin", colours=any(state.media for state in states))
    if "size" not in seen:
        return EngineResult((), _untested(states))
    emulated = _AS_OPENED
    try:
        for state in states:
            started = time.monotonic()
            _emulate(page, state, before=emulated)
            emulated = state
            result = _visit(page, state)
            if result is None:
                outcomes |= _untested([state])
            else:
                findings += _findings(result, state, axe)
                untested = result.get("untested", ())
                outcomes |= {each: Outcome.PASSED for each in state.rules if each not in untested}
            if seconds is not None:
                seconds[state.name] = time.monotonic() - started
    finally:
        _emulate(page, _AS_OPENED, before=emulated)
        if not _look(page, "end").get("isSame"):
            logger.warning("page is not as it was before its states", extra={"url": page.url})
    found = tuple(_once(findings))
    for finding in sorted(found, key=lambda each: each.outcome is Outcome.FAILED):
        outcomes[finding.rule] = finding.outcome
    return EngineResult(found, outcomes)


def _visit(page: LoadedPage, state: State) -> Mapping[str, Any] | None:
    """What is seen in the state; None where the page did not get into it."""
    result = _look(page, state.name, size=state.size)
    if "missing" in result or "error" in result:
        logger.warning("state not tested", extra={"state": state.name, "url": page.url})
        return None
    return result


def _emulate(page: LoadedPage, state: State, *, before: State) -> None:
    """Tell Chromium what differs from the state before, as each change lays the page out anew."""
    if state.size is None and before.size:
        page.ask("Emulation.clearDeviceMetricsOverride")
    elif state.size and (state.size, state.scale) != (before.size, before.scale):
        width, height = state.size
        screen = {"width": width, "height": height, "deviceScaleFactor": state.scale}
        page.ask("Emulation.setDeviceMetricsOverride", **screen, mobile=False)
    if state.media != before.media:
        features = [{"name": name, "value": value} for name, value in state.media.items()]
        page.ask("Emulation.setEmulatedMedia", features=features)


@cache
def _script() -> str:
    return "\n".join((tools(), read_script("states.js"), read_script("state_checks.js")))


def _look(page: LoadedPage, action: str, **parameters: Any) -> Mapping[str, Any]:
    """Run one of the script's actions; an error of its own is an answer, not the page's end."""
    given = {"limit": MAX_FINDINGS_PER_RULE, "tags": _WCAG_TAGS} | parameters
    try:
        answer: Mapping[str, Any] = page.run_async(_script(), action, given) or {}
    except PageFailed as error:
        if error.failure in TRANSIENT:
            raise
        return {"error": error.detail}
    return answer


def _findings(result: Mapping[str, Any], state: State, axe: AxeEngine) -> Iterator[Finding]:
    for hit in result.get("hits", ())[: MAX_FINDINGS_PER_RULE * len(RULES)]:
        detail = Text(**hit["detail"]) if hit["detail"] else None
        yield _RULES[hit["rule"]].finding(
            hit, is_doubt=hit["isDoubt"], detail=detail, state=state.name
        )
    for rule in result.get("failures", ()):
        for finding in axe.findings(rule, Outcome.FAILED):
            yield replace(finding, state=state.name)


def _untested(states: Iterable[State]) -> dict[str, Outcome]:
    rules = (rule for state in states for rule in (*state.rules, *state.again))
    return dict.fromkeys(rules, Outcome.UNTESTED)


def _once(findings: Sequence[Finding]) -> Iterator[Finding]:
    """The same rule on the same element, with the names of all states in which it was seen."""
    places: dict[tuple[str, str], list[Finding]] = {}
    for finding in findings:
        places.setdefault((finding.rule, finding.selector), []).append(finding)
    for same in places.values():
        worst = min(same, key=lambda each: each.outcome is not Outcome.FAILED)
        yield replace(worst, state=joined(each.state for each in same))


PROBE = Probe(name="states", rules=RULES, check=check, looks_again=looks_again)
