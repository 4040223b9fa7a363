"""axe-core's own German and English texts, filled in as axe itself fills them in."""

import json
import re
from collections.abc import Mapping, Sequence
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from accessibility.engines.npm_package import NpmPackage
from accessibility.findings import Text

_PLACEHOLDER = re.compile(r"\$\{\s?data(?:\.(\w+))?\s?\}")
_OWN_GERMAN = {
    "aria-tab-name": (
        "Registerkarten (tabs) müssen einen zugänglichen Namen besitzen.",
        "Stellt sicher, dass jede Registerkarte (tab) einen zugänglichen Namen besitzt.",
    ),
    "color-contrast-enhanced": (
        "Texte sollten einen erhöhten Farbkontrast haben (mehr, als das Gesetz verlangt).",
        "Prüft, ob Texte den Kontrast von 7:1 erreichen, große Texte von 4,5:1 (WCAG, Stufe AAA).",
    ),
}
"""Rules that axe's German locale leaves out, or calls the same as another: help, description."""

Locale = Mapping[str, Mapping[str, Any]]


def axe_core(directory: Path) -> NpmPackage:
    """The axe-core of a folder."""
    return NpmPackage("axe-core", directory)


@cache
def _locale(package: NpmPackage, name: str) -> Locale:
    locale: Locale = json.loads(package.read(f"locales/{name}.json"))
    return locale


class AxeTexts:
    """The texts of the axe-core in one folder, which is opened when the first text is asked for.

    Every method raises EngineUnavailable when axe-core is missing.
    """

    def __init__(self, directory: Path) -> None:
        self._package = axe_core(directory)

    @cached_property
    def _german(self) -> Locale:
        return _locale(self._package, "de")

    @cached_property
    def _english(self) -> Locale:
        return _locale(self._package, "_template")

    def title(self, rule_id: str) -> Text:
        """What the rule demands, in a sentence."""
        return self._rule_text(rule_id, "help", 0)

    def why(self, rule_id: str) -> Text:
        """What the rule ensures."""
        return self._rule_text(rule_id, "description", 1)

    def message(self, check_id: str, kind: str, data: Any) -> Text:
        """What a check says of an element; ``kind`` is "fail" or "incomplete"."""
        english = self._check_text(self._english, check_id, kind, data)
        return Text(de=self._check_text(self._german, check_id, kind, data) or english, en=english)

    def _rule_text(self, rule_id: str, key: str, position: int) -> Text:
        english = self._english["rules"].get(rule_id, {}).get(key, rule_id)
        if own := _OWN_GERMAN.get(rule_id):
            return Text(de=own[position], en=english)
        german = self._german["rules"].get(rule_id, {}).get(key, english)
        return Text(de=german, en=english)

    @staticmethod
    def _check_text(locale: Locale, check_id: str, kind: str, data: Any) -> str:
        template = locale["checks"].get(check_id, {}).get(kind)
        return fill_in(template, data) if template else ""


def fill_in(template: str | Mapping[str, str], data: Any) -> str:
    """A check's message with its data, chosen and filled in as axe's ``processMessage`` does."""
    if isinstance(template, Mapping):
        template = _choose(template, data)
    if isinstance(data, list):
        data = {"values": _written(data), **dict(enumerate(data))}

    def value(match: re.Match[str]) -> str:
        name = match[1]
        return _written(data.get(name) if name and isinstance(data, Mapping) else data)

    return _PLACEHOLDER.sub(value, template)


def _written(value: Any) -> str:
    """A value as JavaScript writes it into a text; what is missing is left out."""
    if isinstance(value, list):
        return ", ".join(map(_written, value))
    if isinstance(value, bool):
        return str(value).lower()
    return "" if value is None else str(value)


def _choose(template: Mapping[str, str], data: Any) -> str:
    if isinstance(data, Sequence) and not isinstance(data, str) and "singular" in template:
        return template["singular" if len(data) == 1 else "plural"]
    if isinstance(data, Mapping):
        return template.get(str(data.get("messageKey")), template.get("default", ""))
    return template.get(str(data), template.get("default", ""))
