"""The probes in the order in which they run: what moves the focus comes last."""

from collections.abc import Mapping
from functools import cache

from accessibility import keyboard_walk, pixel_contrast
from accessibility.live_rules import LiveRule, Probe
from accessibility.media import probe as media
from accessibility.pictured_text import probe as pictured_text
from accessibility.states import probe as states


@cache
def all_probes() -> tuple[Probe, ...]:
    """Every probe. A new one is imported here and gets its place."""
    return (
        media.PROBE,
        pictured_text.PROBE,
        pixel_contrast.PROBE,
        states.PROBE,
        keyboard_walk.PROBE,
    )


@cache
def probe_rules() -> Mapping[str, LiveRule]:
    """Every rule of every probe by ID."""
    return {rule.id: rule for probe in all_probes() for rule in probe.rules}
