"""Goes through a page with the keyboard, as those do who cannot use a mouse.

The walk ends after a number of steps and a few seconds, whatever the page does, and puts back the
focus and the scroll position. What it did not come to is untested, never passed.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from accessibility.conf import Configuration
from accessibility.failures import TRANSIENT, PageFailed
from accessibility.findings import EngineResult, Finding, Outcome, Text
from accessibility.keyboard_walk import reactions, sight, traps
from accessibility.keyboard_walk.rules import (
    CHANGE_ON_FOCUS,
    FOCUS_COVERED,
    FOCUS_LOST,
    FOCUS_NOT_VISIBLE,
    FOCUS_ORDER,
    KEYBOARD_TRAP,
    REACTION_RULES,
    WALK_RULES,
)
from accessibility.keyboard_walk.walk import Stop, Walk
from accessibility.live_rules import LiveRule, Probe
from accessibility.live_scripts import with_tools
from accessibility.targets import LoadedPage

_JUMP_PX = 200
_MAX_JUMPS = 5
_PLACES = """
({ placeOf }, ids) => ids.map((id) => {
  let element = window.__auditWalk.elements[id];
  while (element.ownerDocument !== document && element.ownerDocument.defaultView.frameElement) {
    element = element.ownerDocument.defaultView.frameElement;
  }
  return placeOf(element.isConnected ? element : document.body);
})
"""


@dataclass(frozen=True, slots=True)
class Hit:
    """An element of a walk, by its number, at which a rule is broken or in doubt."""

    rule: LiveRule
    id: int
    is_doubt: bool = False
    detail: Text | None = None


def check(page: LoadedPage, configuration: Configuration) -> EngineResult:
    """What the keyboard meets on the page, and what the page does about keys and movement."""
    listeners = reactions.look(page)
    try:
        result = _walked(page, configuration.max_tab_stops)
    except PageFailed as error:
        if error.failure in TRANSIENT:
            raise
        return EngineResult()
    reacted = reactions.check(page, listeners)
    return EngineResult(
        (*result.findings, *reacted.findings), {**result.outcomes, **reacted.outcomes}
    )


def _walked(page: LoadedPage, max_steps: int) -> EngineResult:
    with Walk(page, max_steps) as walk:
        walk.forward()
        hits = list(_hits(walk))
        places = page.run_async(with_tools(_PLACES), [hit.id for hit in hits]) if hits else ()
    if places is None:
        return EngineResult((), {rule.id: Outcome.UNTESTED for rule in WALK_RULES})
    findings = [
        hit.rule.finding(place, is_doubt=hit.is_doubt, detail=hit.detail)
        for hit, place in zip(hits, places, strict=True)
    ]
    return EngineResult(tuple(findings), dict(_outcomes(findings, walk)))


def _outcomes(findings: Sequence[Finding], walk: Walk) -> Iterator[tuple[str, Outcome]]:
    has_stops = any(rest >= 0 for rest in walk.path)
    for rule in WALK_RULES:
        outcome = rule.outcome(findings, applies=has_stops)
        is_silent = outcome in {Outcome.PASSED, Outcome.INAPPLICABLE}
        yield rule.id, Outcome.UNTESTED if is_silent and not _is_tried(rule, walk) else outcome


def _is_tried(rule: LiveRule, walk: Walk) -> bool:
    """Whether the walk came to all that the rule asks for."""
    if rule is KEYBOARD_TRAP:
        return walk.is_complete or bool(walk.trap)
    return walk.is_complete and (rule is not FOCUS_ORDER or walk.leads_back is not None)


def _hits(walk: Walk) -> Iterator[Hit]:
    path = tuple(walk.path)
    if walk.is_complete:
        walk.backward()
    stops, leaves, removals = walk.told()
    yield from (Hit(CHANGE_ON_FOCUS, number) for number in leaves)
    yield from (Hit(FOCUS_LOST, number) for number in removals if number not in stops)
    for stop, is_sure in sight.covered(walk, [each for each in stops.values() if each.is_covered]):
        yield Hit(FOCUS_COVERED, stop.id, is_doubt=not is_sure)
    yield from _jumps([stops[rest] for rest in dict.fromkeys(path) if rest in stops])
    if walk.leads_back is False:
        yield _way_back_hit(path)
    yield from _invisible(walk, stops.values())
    if walk.trap:
        verdict = traps.judge(walk)
        if verdict.is_trap or verdict.is_doubt:
            yield Hit(KEYBOARD_TRAP, walk.trap[0], is_doubt=verdict.is_doubt)


def _invisible(walk: Walk, stops: Iterable[Stop]) -> Iterator[Hit]:
    suspects = [
        stop
        for stop in stops
        if not (stop.is_in_view and (stop.changes or stop.has_caret))
        and not (stop.is_covered or stop.is_frame)
    ]
    for stop, is_sure in sight.unseen(walk, suspects):
        yield Hit(FOCUS_NOT_VISIBLE, stop.id, is_doubt=not is_sure)


def _jumps(stops: Sequence[Stop]) -> Iterator[Hit]:
    """Where the focus goes far up in the same column, against the order of reading."""
    jumps = [
        Hit(FOCUS_ORDER, after.id, is_doubt=True)
        for before, after in pairwise(stops)
        if before.is_flow and after.is_flow and _is_jump(before.box, after.box)
    ]
    yield from jumps[:_MAX_JUMPS]


def _is_jump(
    before: tuple[float, float, float, float], after: tuple[float, float, float, float]
) -> bool:
    left, right = max(before[0], after[0]), min(before[2], after[2])
    narrower = min(before[2] - before[0], after[2] - after[0])
    return before[1] - after[3] > _JUMP_PX and right - left > narrower / 2


def _way_back_hit(path: Sequence[int]) -> Hit:
    detail = Text(
        de="mit Umschalt und Tabulatortaste führt kein Weg zurück",
        en="shift and tab do not lead back",
    )
    return Hit(FOCUS_ORDER, next(rest for rest in path if rest >= 0), True, detail)


PROBE = Probe(name="keyboard-walk", rules=(*WALK_RULES, *REACTION_RULES), check=check)
