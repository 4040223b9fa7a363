"""What the page does about clicks, single keys and the movement of the device."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from accessibility.findings import MAX_FINDINGS_PER_RULE, EngineResult, Finding, Outcome, Text
from accessibility.keyboard_walk.rules import (
    CHARACTER_SHORTCUT,
    CLICK_ONLY,
    MOTION_ALWAYS_ON,
    MOTION_ONLY,
)
from accessibility.keyboard_walk.walk import with_keyboard_tools
from accessibility.live_scripts import read_script, with_tools
from accessibility.targets import LoadedPage

_PLACES = """
({ placeOf }, limit) => {
  const elements = (window.__auditClickOnly || []).filter((element) => element.isConnected);
  delete window.__auditClickOnly;
  return elements.slice(0, limit).map(placeOf);
}
"""
_MAX_KEYS_NAMED = 10
_BODY = "({ placeOf }) => placeOf(document.body)"


def look(page: LoadedPage) -> Mapping[str, bool]:
    """Which kinds of listeners the page has, before any of ours is there."""
    answer = page.ask(
        "Runtime.evaluate",
        expression=read_script("keyboard_listeners.js"),
        includeCommandLineAPI=True,
        returnByValue=True,
    )
    listeners: Mapping[str, bool] = answer["result"].get("value") or {}
    return listeners


def check(page: LoadedPage, listeners: Mapping[str, bool]) -> EngineResult:
    """What clicks, keys and movements do; loads the page anew where one of them has changed it."""
    if not listeners:
        return EngineResult()
    limit = MAX_FINDINGS_PER_RULE
    places = page.run_async(with_tools(_PLACES), limit) if listeners["clickOnly"] else ()
    clicks = [CLICK_ONLY.finding(place, is_doubt=True) for place in places or ()]
    findings, outcomes = list(clicks), {}
    outcomes[CLICK_ONLY.id] = CLICK_ONLY.outcome(clicks, applies=listeners["clicks"])
    is_changed = False
    for kind, rules in _RULES.items():
        script = with_keyboard_tools("keyboard_reactions.js")
        told = page.run_async(script, kind) if listeners[kind] else {}
        is_changed = is_changed or bool(told.get("changed")) or "error" in told
        if "error" in told:
            outcomes |= dict.fromkeys((rule.id for rule in rules), Outcome.UNTESTED)
            continue
        found = list(_findings(page, kind, told))
        findings += found
        for rule in rules:
            outcomes[rule.id] = rule.outcome(found, applies=listeners[kind])
    if is_changed:
        page.ask("Page.reload")
    return EngineResult(tuple(findings), outcomes)


_RULES = {"keys": (CHARACTER_SHORTCUT,), "motion": (MOTION_ONLY, MOTION_ALWAYS_ON)}


def _findings(page: LoadedPage, kind: str, told: Mapping[str, Any]) -> Iterator[Finding]:
    if not told.get("isHit"):
        return
    place = page.run_async(with_tools(_BODY))
    if place is None:
        return
    is_doubt = bool(told["isDoubt"])
    if kind == "keys":
        detail = _name_keys(told["keys"][:_MAX_KEYS_NAMED]) if told["keys"] else None
        yield CHARACTER_SHORTCUT.finding(place, is_doubt=is_doubt, detail=detail)
        return
    if not told["hasOther"]:
        yield MOTION_ONLY.finding(place, is_doubt=is_doubt)
    if not told["hasSwitch"]:
        yield MOTION_ALWAYS_ON.finding(place, is_doubt=is_doubt or told["hasOther"])


def _name_keys(keys: Sequence[str]) -> Text:
    de, en = (
        ", ".join(space if key == " " else key for key in keys) for space in ("Leertaste", "space")
    )
    is_one = len(keys) == 1
    return Text(
        de=f"{'Taste' if is_one else 'Tasten'} {de}", en=f"{'key' if is_one else 'keys'} {en}"
    )
