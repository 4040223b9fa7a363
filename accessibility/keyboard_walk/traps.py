"""Tells a keyboard trap from a part of a page that can be left in another way than by tab."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from accessibility.keyboard_walk.walk import ESCAPE, LEFT, SHIFT, Walk

_MAX_CONTROLS = 6
_MAX_HINTS = 4
_HINT = re.compile(
    r"\b(ctrl|strg|alt|shift|umschalt)\s*\+\s*([a-z0-9])\b|\b(f\d{1,2})\b", re.IGNORECASE
)
_MODIFIERS = {"alt": 1, "ctrl": 2, "strg": 2, "shift": 8, "umschalt": 8}
_FUNCTION_KEY_CODE = 111

# Whether a ring of elements is in a dialogue or a layer, and the numbers of its controls: all but
# links that lead elsewhere, fields to write in, and what sends a form.
_ABOUT = """
const DIALOG = "dialog, [role=dialog], [role=alertdialog], [aria-modal=true]";
const FIELD = "textarea, [contenteditable], [role=textbox]";
const PRESSED = ["button", "reset", "submit", "image", "checkbox", "radio"];
const OTHER = `a[href]:not([href^='#'], [href^='javascript:' i], [role=button]), select, iframe,
  input:not(${PRESSED.map((type) => `[type=${type}]`)})`;
const [ids, done] = arguments;
const ring = ids.map((id) => window.__auditWalk.elements[id]);
const isFixed = (element) =>
  element && (getComputedStyle(element).position === "fixed" || isFixed(element.parentElement));
const isSubmit = (element) => ["submit", "image"].includes(element.type) && element.form;
done({
  isDialog: ring.some((each) => each.closest(DIALOG)),
  isField: ring.some((each) => each.matches(FIELD)),
  isLayer: ring.every(isFixed),
  isSending: ring.some(isSubmit),
  controls: ids.filter((id, at) => !ring[at].matches(`${FIELD}, ${OTHER}`) && !isSubmit(ring[at])),
});
"""
_CLICK = """
const [id, done] = arguments;
window.__auditWalk.elements[id].click();
done(document.body?.innerText ?? "");
"""
_TEXT = "arguments[0](document.body?.innerText ?? '')"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is known of a ring of elements."""

    is_trap: bool
    is_doubt: bool


def judge(walk: Walk) -> Verdict:
    """Try every usual way out of the walk's ring, and those that the page's text names."""
    run = walk.page.run_async
    about = run(_ABOUT, walk.trap)
    if _frees(walk, lambda: walk.step(held=SHIFT), held=SHIFT):
        return Verdict(is_trap=False, is_doubt=not about["isDialog"])
    if _frees(walk, lambda: walk.step(ESCAPE)):
        return Verdict(is_trap=False, is_doubt=False)
    if any(_frees_by_hint(walk, hint) for hint in _hints(run(_TEXT))):
        return Verdict(is_trap=False, is_doubt=False)
    controls = about["controls"]
    for control in controls[:_MAX_CONTROLS]:
        if walk.is_late:
            break
        text = run(_CLICK, control)
        if _frees(walk, None) or any(_frees_by_hint(walk, hint) for hint in _hints(text)):
            return Verdict(is_trap=False, is_doubt=False)
    is_untried = about["isSending"] or len(controls) > _MAX_CONTROLS or walk.is_late
    is_doubt = about["isDialog"] or about["isField"] or about["isLayer"] or is_untried
    return Verdict(is_trap=not is_doubt, is_doubt=is_doubt)


def _frees(walk: Walk, action: Any, *, held: str = "") -> bool:
    """Whether the focus comes out of the ring after an action and some presses of the tab key."""
    ring = set(walk.trap)
    if walk.is_late:
        return False
    rest = action() if action else walk.trap[0]
    for _ in range(len(ring) + 2):
        if rest == LEFT or (rest >= 0 and rest not in ring):
            return True
        rest = walk.step(held=held)
    return rest == LEFT or (rest >= 0 and rest not in ring)


def _frees_by_hint(walk: Walk, hint: dict[str, Any]) -> bool:
    def press() -> int:
        for kind in ("rawKeyDown", "keyUp"):
            walk.page.ask("Input.dispatchKeyEvent", type=kind, **hint)
        return walk.rest()

    if walk.is_late:
        return False
    walk.call("show", walk.trap[0], True)
    return _frees(walk, press)


def _hints(text: str) -> Sequence[dict[str, Any]]:
    """The keys that a text names, as parameters of ``Input.dispatchKeyEvent``."""
    return list(_parse_hints(text))[:_MAX_HINTS]


def _parse_hints(text: str) -> Iterator[dict[str, Any]]:
    for modifier, key, function_key in dict.fromkeys(_HINT.findall(text)):
        if function_key:
            code = _FUNCTION_KEY_CODE + int(function_key[1:])
            yield {"key": function_key.upper(), "windowsVirtualKeyCode": code}
        else:
            yield {
                "key": key.lower(),
                "windowsVirtualKeyCode": ord(key.upper()),
                "modifiers": _MODIFIERS[modifier.lower()],
            }
