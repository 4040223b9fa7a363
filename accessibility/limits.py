"""What a scan left out on purpose, in sentences that stand beside its coverage."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from accessibility.depth import ENGINE, PROBES, QUICK, depth_of
from accessibility.engines import PAGE_ENGINES
from accessibility.findings import Text
from accessibility.states.names import STATES


def limits_of(
    engines: Mapping[str, str], configuration: Mapping[str, Any], *, all_engines: bool
) -> list[str]:
    """Such as “Only some of the engines ran.”; empty where everything was looked at.

    ``configuration`` is what the scan recorded, which of older ones is nothing.
    """
    sentences = []
    if depth_of(engines) == QUICK:
        sentences.append(
            _("This was a quick audit: it saw each page only as it opens on a desktop.")
        )
    elif off := _turned_off(configuration) if ENGINE in engines else []:
        sentences.append(_("Turned off: {parts}.").format(parts=", ".join(off)))
    if not all_engines and not engines.keys() >= PAGE_ENGINES:
        sentences.append(_("Only some of the engines ran."))
    return sentences


def _turned_off(configuration: Mapping[str, Any]) -> list[str]:
    probes = configuration.get("probes", PROBES)
    parts = words_of(PROBES, PROBES.keys() - set(probes))
    if "states" in probes:
        parts += words_of(STATES, STATES.keys() - set(configuration.get("states", STATES)))
    return parts


def words_of(known: Mapping[str, Text], names: Iterable[str]) -> list[str]:
    """States or probes by their names for people, in their order and in the reader's language."""
    wanted, language = set(names), get_language() or ""
    return [text.in_language(language) for name, text in known.items() if name in wanted]
