"""Walks through a page with the tab key and notes where the focus rests."""

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Self

from accessibility.failures import Failure, PageFailed
from accessibility.live_scripts import read_script
from accessibility.targets import LoadedPage

TAB, SHIFT, ESCAPE = "\ue004", "\ue008", "\ue00c"  # WebDriver's codes
LEFT, LOST, OPAQUE = -1, -2, -3
"""Where the focus may rest besides on an element: in the browser, nowhere, in a closed part."""

_BURST, _SMALL_BURST = 50, 10
_SLOW_STEPS = 60
_SURE_AFTER, _SURE_AFTER_UNREST = 4, 14
_OPAQUE_STEPS = 20
_WALK_SECONDS, _ALL_SECONDS = 6.0, 9.0
_REST_MS, _UNREST_MS = 350, 60

_FLUSH = """
const [limitMs, done] = arguments;
if (window.__auditWalk) window.__auditWalk.flush(limitMs, done);
else done(null);
"""
_CALL = """
const [name, given, done] = arguments;
new Promise((resolve) => resolve(window.__auditWalk[name](...given)))
  .then((told) => done(told ?? null), () => done(null));
"""
_END = (
    "window.__auditWalk?.end(); delete window.__auditWalk; arguments[arguments.length - 1](null);"
)


@dataclass(frozen=True, slots=True)
class Stop:
    """An element at which the walk has rested, and what was to be seen of it."""

    id: int
    is_top: bool
    is_in_view: bool
    is_empty: bool
    is_frame: bool
    has_caret: bool
    is_covered: bool
    is_opaque: bool
    is_flow: bool
    changes: bool
    box: tuple[float, float, float, float]
    """Left, top, right, bottom in the document, in CSS pixels."""


@dataclass(slots=True)
class Walk:
    """One walk over a page, which is put back at the end; use it as a context manager."""

    page: LoadedPage
    max_steps: int
    path: list[int] = field(default_factory=list)
    """Where the focus rested after each press, by the element's number."""
    is_complete: bool = False
    trap: tuple[int, ...] = ()
    """The elements among which the tab key goes round and out of which it does not lead."""
    leads_back: bool | None = None
    """Whether Shift+Tab leads out of the page as well; None where that was not found out."""
    _is_slow: bool = False
    _is_restless: bool = False
    _begun_at: float = 0.0
    _expected: int = 0

    def __enter__(self) -> Self:
        begun = self.page.run_async(with_keyboard_tools("keyboard_walk.js"))
        self._begun_at = time.monotonic()
        self.path = [begun["now"]]
        self._expected = int(begun["expected"])
        return self

    def __exit__(self, *_: object) -> None:
        self.page.run_async(_END)

    def forward(self) -> None:
        """Press the tab key until the focus has come to the browser and back to where it began."""
        first = self.path[0]
        burst = min(self._expected + 1, _BURST, self.max_steps)
        while burst and not self._is_over():
            rested, is_late = self._burst(burst)
            if is_late and not self._is_slow:
                # Scripts of the page answer later than keys are pressed: once more, with patience.
                self._is_slow, burst = True, 1
                first = self.rest()
                self.path = [first]
                continue
            self.path += rested
            self.is_complete = _has_come_round(self.path, first)
            self.trap = () if self.is_complete else _ring(self.path, self._sure_after)
            burst = 0 if self.is_complete or self.trap else self._next_burst

    def backward(self) -> None:
        """Walk back until the focus comes out of the page, with no more presses than forward."""
        enough = len(self.path) + 2
        rested: list[int] = []
        while len(rested) < enough and not self._is_over():
            burst = 1 if self._is_slow else min(enough - len(rested), _BURST)
            more, is_late = self._burst(burst, held=SHIFT)
            if LEFT in more:
                self.leads_back = True
                return
            rested += more
            if is_late and not self._is_slow:
                self._is_slow, rested = True, []
        if len(rested) >= enough and _ring([*rested, *rested], self._sure_after):
            self.leads_back = False

    def step(self, key: str = TAB, *, held: str = "") -> int:
        """Press a key and wait for what the page does about it; where the focus then rests.

        When time is up nothing is pressed, and the focus counts as lost.
        """
        if self.is_late:
            return LOST
        self._press(key, 1, held)
        return self.rest()

    def call(self, name: str, *given: Any) -> Any:
        """Call a function of the walk in the page; None where the page has lost it."""
        return self.page.run_async(_CALL, name, given)

    def told(self) -> tuple[Mapping[int, Stop], Sequence[int], Sequence[int]]:
        """The stops by number, and the elements that led away and that gave the focus away."""
        told = self.call("told")
        if told is None:
            raise _lost()
        stops = (
            Stop(
                id=stop["id"],
                is_top=stop["isTop"],
                is_in_view=stop["isInView"],
                is_empty=stop["isEmpty"],
                is_frame=stop["isFrame"],
                has_caret=stop["hasCaret"],
                is_covered=stop["isCovered"],
                is_opaque=stop["isOpaque"],
                is_flow=stop["isFlow"],
                changes=stop["changes"] is not False,
                box=tuple(stop["box"]),
            )
            for stop in told["stops"]
        )
        return {stop.id: stop for stop in stops}, told["leaves"], told["removals"]

    def _is_over(self) -> bool:
        opaque = sum(rest == OPAQUE for rest in self.path[-_OPAQUE_STEPS:])
        return self._seconds > _WALK_SECONDS or opaque >= _OPAQUE_STEPS

    @property
    def _next_burst(self) -> int:
        """How many presses may bring the walk to its end, as far as that can be told."""
        if self._is_slow:
            return max(0, min(1, _SLOW_STEPS - len(self.path)))
        missing = self._expected + 2 - len(self.path)
        return max(0, min(max(missing, _SMALL_BURST), _BURST, self.max_steps - len(self.path)))

    def _burst(self, times: int, *, held: str = "") -> tuple[list[int], bool]:
        self._press(TAB, times, held)
        told = self._flush()
        # Before the first press the focus was where the burst before had left it.
        return [*told["log"][1:], told["now"]], told["isLate"]

    def _press(self, key: str, times: int, held: str = "") -> None:
        self.page.press(key, times=times, held=held)

    def rest(self) -> int:
        """Where the focus rests when the page has done what it does about the last key."""
        return int(self._flush()["now"])

    @property
    def is_late(self) -> bool:
        """Whether time is up; what is not known by then remains a doubt."""
        return self._seconds > _ALL_SECONDS

    @property
    def _seconds(self) -> float:
        return time.monotonic() - self._begun_at

    @property
    def _sure_after(self) -> int:
        return _SURE_AFTER_UNREST if self._is_restless else _SURE_AFTER

    def _flush(self) -> Mapping[str, Any]:
        # A page whose timers never end is not waited for as long again.
        limit_ms = _UNREST_MS if self._is_restless else _REST_MS
        told: Mapping[str, Any] | None = self.page.run_async(_FLUSH, limit_ms)
        if told is None:
            raise _lost()
        self._is_restless = self._is_restless or told["isRestless"]
        return told


def with_keyboard_tools(name: str) -> str:
    """A script with what keeps a page in place while keys are tried."""
    return "\n".join(map(read_script, ("keyboard_tools.js", name)))


def _lost() -> PageFailed:
    return PageFailed(Failure.ENGINE, "keyboard walk: the page was left")


def _has_come_round(path: Sequence[int], first: int) -> bool:
    """Whether the focus went out of the page, and all before its beginning was seen as well."""
    if LEFT not in path[1:]:
        return False
    if first < 0:
        return True
    after = path[path.index(LEFT, 1) + 1 :]
    return first in after or LEFT in after


def _ring(path: Sequence[int], sure_after: int) -> tuple[int, ...]:
    """The elements among which a path goes round without leaving, if it surely does."""
    new = {rest: place for place, rest in reversed(list(enumerate(path)))}
    tail = path[max(new.values(), default=0) + 1 :]
    if LEFT in path[1:] or LOST in tail or OPAQUE in tail:
        return ()
    ring = tuple(sorted({rest for rest in tail if rest >= 0}))
    return ring if len(tail) >= max(sure_after, 2 * len(ring)) else ()
