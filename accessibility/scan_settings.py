"""What a scan records of the settings and rules it began with, and how it goes on with them."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any, Final

from accessibility.conf import Configuration
from accessibility.depth import depth_of

RECORDED: Final = ("states", "probes", "gender_form", "max_tab_stops")
"""Settings that change what is found; the depth stands in an engine's version."""
RULE_SET: Final = "rule_set"
_PACKAGE: Final = Path(__file__).parent
_NO_RULES: Final = {
    *("admin", "exporters", "management", "migrations", "models", "queries", "static"),
    *("templatetags", "apps.py", "indicator_feed.py", "limits.py", "publishing.py", "reports.py"),
    *("resuming.py", "signals.py", "tasks.py", "wagtail_hooks.py"),
}
_FINGERPRINT_CHARS: Final = 12


def recorded(conf: Configuration) -> dict[str, Any]:
    """The settings and the fingerprint of the rules, to be kept with a scan."""
    settings = {name: getattr(conf, name) for name in RECORDED}
    lists = {"states": visited_states(conf), "probes": list(conf.probes) * conf.is_thorough}
    return {**settings, **lists, RULE_SET: rule_set()}


def restored(
    conf: Configuration, *, engines: Mapping[str, str], record: Mapping[str, Any]
) -> Configuration:
    """The configuration with what a scan has recorded; older scans have recorded less."""
    known: dict[str, Any] = {
        # JSON knows no tuples.
        name: tuple(record[name]) if isinstance(record[name], list) else record[name]
        for name in RECORDED
        if name in record
    }
    return replace(conf, depth=depth_of(engines), **known)


def visited_states(conf: Configuration) -> list[str]:
    """The states besides the page as it opens that an audit of this depth visits."""
    return list(conf.states) if conf.is_thorough and "states" in conf.probes else []


def has_todays_rules(record: Mapping[str, Any]) -> bool:
    """Whether the rules are those of the record; of older scans, which have none, nobody knows."""
    return bool(record.get(RULE_SET, rule_set()) == rule_set())


@cache
def rule_set() -> str:
    """A fingerprint of all that finds something, so that two scans can be told apart by it."""
    digest = hashlib.sha256()
    for path in sorted(_sources()):
        digest.update(path.relative_to(_PACKAGE).as_posix().encode() + path.read_bytes())
    return digest.hexdigest()[:_FINGERPRINT_CHARS]


def _sources() -> Iterator[Path]:
    for pattern in ("*.py", "*.js"):
        for path in _PACKAGE.rglob(pattern):
            if path.relative_to(_PACKAGE).parts[0] not in _NO_RULES:
                yield path
