"""What the catalogue says of axe-core's rules besides axe-core's own texts, from axe_rules.toml."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from accessibility.findings import Text

_SOURCE = Path(__file__).with_name("axe_rules.toml")


@dataclass(frozen=True, slots=True)
class AxeExample:
    """Two examples in HTML, one that breaks the rule and one that does not, and the remedy."""

    fails: str
    passes: str
    for_developers: Text


@cache
def axe_examples() -> Mapping[str, AxeExample]:
    """By the ID of each of axe-core's rules that runs."""
    rules = tomllib.loads(_SOURCE.read_text(encoding="utf-8"))
    return {
        rule_id: AxeExample(said["fails"], said["passes"], Text(de=said["de"], en=said["en"]))
        for rule_id, said in rules.items()
    }
