"""The states of a page by the names that findings and settings use, in words for people."""

from collections.abc import Iterable, Mapping
from typing import Final

from accessibility.findings import Text

DESKTOP: Final = "desktop"
STATES: Final[Mapping[str, Text]] = {
    "narrow": Text(de="320 Pixel breit", en="320 pixels wide"),
    "zoomed": Text(de="auf 400 % vergrößert", en="magnified to 400%"),
    "enlarged": Text(de="auf 200 % vergrößert", en="magnified to 200%"),
    "spaced": Text(de="mit größeren Textabständen", en="with wider text spacing"),
    "dark": Text(de="in dunkler Darstellung", en="in dark colours"),
    "forced": Text(de="mit eigenen Farben (Kontrastmodus)", en="with forced colours"),
    "opened": Text(de="mit aufgeklappten Bereichen", en="with menus and sections open"),
}
"""In the order in which they are visited and named."""
_DESKTOP = Text(de="auf dem Desktop (1280 Pixel breit)", en="on a desktop (1280 pixels wide)")
_SEPARATOR = ", "


def joined(states: Iterable[str]) -> str:
    """The names of several states as one, in their order: ``"desktop, dark"``."""
    told = {name for state in states for name in state.split(_SEPARATOR)}
    return _SEPARATOR.join(name for name in (DESKTOP, *STATES) if name in told)


def label_of(state: str) -> Text:
    """The names in a finding's state, in words; empty where that is only the page as it opens."""
    names = state.split(_SEPARATOR)
    labels = [_DESKTOP if name == DESKTOP else STATES.get(name, Text(name, name)) for name in names]
    if names == [DESKTOP]:
        return Text(de="", en="")
    return Text(
        de=_SEPARATOR.join(label.de for label in labels),
        en=_SEPARATOR.join(label.en for label in labels),
    )
