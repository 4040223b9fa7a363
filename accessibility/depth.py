"""How deep an audit goes, and how a scan records it: in the version of the engine it concerns.

The version is `1-quick`, `1` with all states, or `1-without-dark-forced`.
"""

from collections.abc import Collection, Mapping
from typing import Final

from accessibility.states.names import STATES

QUICK: Final = "quick"
"""The page as it opens on a desktop."""
THOROUGH: Final = "thorough"
"""Also its states, its pixels and the way through it by keyboard."""
ENGINE: Final = "live"
"""The engine whose work depends on it."""
_WITHOUT: Final = "-without-"


def recorded_version(version: str, depth: str, states: Collection[str] = tuple(STATES)) -> str:
    """The version of the engine as it is recorded with a scan of this depth in these states."""
    if depth == QUICK:
        return f"{version}-{QUICK}"
    without = "-".join(name for name in STATES if name not in states)
    return f"{version}{_WITHOUT}{without}" if without else version


def depth_of(engines: Mapping[str, str]) -> str:
    """The depth of a scan by its engines and their recorded versions."""
    return QUICK if engines.get(ENGINE, "").endswith(f"-{QUICK}") else THOROUGH


def states_of(engines: Mapping[str, str]) -> tuple[str, ...]:
    """The states that a scan visits, by its engines and their recorded versions."""
    if depth_of(engines) == QUICK:
        return ()
    without = engines.get(ENGINE, "").partition(_WITHOUT)[2].split("-")
    return tuple(name for name in STATES if name not in without)
