"""What a scan left out on purpose, in sentences that stand beside its coverage."""

from collections.abc import Iterable, Mapping

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from accessibility.depth import ENGINE, QUICK, depth_of
from accessibility.states.names import STATES


def limits_of(
    engines: Mapping[str, str], *, all_engines: bool, states: Iterable[str] | None
) -> list[str]:
    """Such as “Only some of the engines ran.”; empty where everything was looked at.

    ``states`` is None for a scan that has not recorded which it visited.
    """
    if depth_of(engines) == QUICK:
        return [_("This was a quick audit: it saw each page only as it opens on a desktop.")]
    if not all_engines:
        return [_("Only some of the engines ran.")]
    left_out = [] if states is None else STATES.keys() - set(states)
    if ENGINE in engines and left_out:
        return [_("States that are turned off: {states}.").format(states=states_words(left_out))]
    return []


def states_words(names: Iterable[str]) -> str:
    """States by their names for people, in their order and in the reader's language."""
    wanted, language = set(names), get_language() or ""
    return ", ".join(text.in_language(language) for name, text in STATES.items() if name in wanted)
