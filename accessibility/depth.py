"""How deep an audit goes, and how a scan records it: in the version of the engine it concerns."""

from collections.abc import Mapping
from typing import Final

from accessibility.findings import Text

QUICK: Final = "quick"
"""The page as it opens on a desktop."""
THOROUGH: Final = "thorough"
"""Also its states, its pixels and the way through it by keyboard."""
ENGINE: Final = "live"
"""The engine whose work depends on it."""
PROBES: Final[Mapping[str, Text]] = {
    "media": Text(de="Audio und Video", en="audio and video"),
    "pictured-text": Text(de="Text in Bildern", en="text in pictures"),
    "pixel-contrast": Text(de="Kontrast nach Bildpunkten", en="contrast by pixels"),
    "states": Text(de="Zustände der Seite", en="states of the page"),
    "keyboard-walk": Text(de="der Weg mit der Tastatur", en="the way by keyboard"),
}
"""What a thorough audit does beyond a quick one, in its order."""


def recorded_version(version: str, depth: str) -> str:
    """The version of the engine as it is recorded with a scan of this depth."""
    return f"{version}-{QUICK}" if depth == QUICK else version


def depth_of(engines: Mapping[str, str]) -> str:
    """The depth of a scan by its engines and their recorded versions."""
    return QUICK if engines.get(ENGINE, "").endswith(f"-{QUICK}") else THOROUGH
