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
    """Whom the rule serves, two examples in HTML, one of which breaks it, and the remedy."""

    why: Text
    fails: str
    passes: str
    for_developers: Text


@cache
def axe_examples() -> Mapping[str, AxeExample]:
    """By the ID of each of axe-core's rules that runs."""
    source = tomllib.loads(_SOURCE.read_text(encoding="utf-8"))
    reasons = {group: Text(**said) for group, said in source["why"].items()}
    return {
        rule_id: AxeExample(
            why=reasons[said["group"]],
            fails=said["fails"],
            passes=said["passes"],
            for_developers=Text(de=said["de"], en=said["en"]),
        )
        for rule_id, said in source["rules"].items()
    }
