"""What a scan left out on purpose, in sentences that stand beside its coverage."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from accessibility.depth import ENGINE, PROBES, QUICK, depth_of
from accessibility.findings import Text
from accessibility.states.names import STATES


def limits_of(
    engines: Mapping[str, str], configuration: Mapping[str, Any], *, all_engines: bool
) -> list[str]:
    """Such as “Only some of the engines ran.”; empty where everything was looked at.

    ``configuration`` is what the scan recorded, which of older ones is nothing.
    """
    if depth_of(engines) == QUICK:
        return [_("This was a quick audit: it saw each page only as it opens on a desktop.")]
    if not all_engines:
        return [_("Only some of the engines ran.")]
    probes = configuration.get("probes", PROBES)
    parts = words_of(PROBES, PROBES.keys() - set(probes))
    if "states" in probes:
        parts += words_of(STATES, STATES.keys() - set(configuration.get("states", STATES)))
    if ENGINE in engines and parts:
        return [_("Turned off: {parts}.").format(parts=", ".join(parts))]
    return []


def words_of(known: Mapping[str, Text], names: Iterable[str]) -> list[str]:
    """States or probes by their names for people, in their order and in the reader's language."""
    wanted, language = set(names), get_language() or ""
    return [text.in_language(language) for name, text in known.items() if name in wanted]
