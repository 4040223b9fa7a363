"""The test steps of the BIK BITV-Test (web) for chapter 9 of EN 301 549: plain data.

The steps carry the clause's number and, where a clause has several, a letter. Numbers and names are
read from ``sources/bitv_steps.txt``, which says where they come from. Which of several steps a rule
belongs to is said only where the step's text is about the rule's own subject; otherwise the clause
itself is named.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import quote

from accessibility.wcag import CRITERIA

_SOURCE: Final = Path(__file__).parent / "sources" / "bitv_steps.txt"
_FOLDER: Final = "https://github.com/BIK-BITV/BIK-Web-Test/blob/HEAD/Prüfschritte/de/"
LIST_OF_STEPS: Final = "https://github.com/BIK-BITV/BIK-Web-Test/tree/HEAD/Prüfschritte/de"


@dataclass(frozen=True, slots=True)
class Step:
    """A test step; one without a name stands for all steps of a clause."""

    number: str
    name: str = ""

    @property
    def url(self) -> str:
        """Where its text is; for all steps of a clause the list."""
        if not self.name:
            return quote(LIST_OF_STEPS, safe=":/")
        return quote(f"{_FOLDER}{self.number} {self.name}.adoc", safe=":/")


def steps_of(rule_id: str, criteria: Iterable[str]) -> list[Step]:
    """The steps for a rule's criteria, in their order; none for what the standard does not have."""
    clauses = [CRITERIA[number].en_clause for number in criteria if number in CRITERIA]
    return [step for clause in clauses if clause for step in _steps_of_clause(rule_id, clause)]


def _steps_of_clause(rule_id: str, clause: str) -> list[Step]:
    numbers = [clause, *(f"{clause}{letter}" for letter in LETTERS.get(rule_id, ""))]
    return [STEPS[number] for number in numbers if number in STEPS] or [Step(clause)]


def _steps() -> dict[str, Step]:
    lines = _SOURCE.read_text(encoding="utf-8").splitlines()
    named = (line.partition(" ") for line in lines if not line.startswith("#"))
    return {number: Step(number, name) for number, _, name in named}


LETTERS: Final = {
    "alt-is-file-name": "ab",
    "alt-says-nothing": "ab",
    "image-alt": "ab",
    "image-hidden-but-telling": "b",
    "image-name-contradicts-file": "ab",
    "image-text-not-in-alternative": "ab",
    "input-image-alt": "a",
    "object-alt": "b",
    "role-img-alt": "ab",
    "svg-img-alt": "ab",
    "bold-paragraph-as-heading": "a",
    "p-as-heading": "a",
    "definition-list": "b",
    "dlitem": "b",
    "list": "b",
    "list-typed-by-hand": "b",
    "list-without-items": "b",
    "listitem": "b",
    "table-without-headers": "e",
    "td-has-header": "e",
    "td-headers-attr": "f",
}
"""Of the two clauses that have several steps, 9.1.1.1 and 9.1.3.1, those that a rule is about.

Step 9.1.1.1a is about pictures that are links or buttons, 9.1.1.1b about all others.
"""
STEPS: Final = _steps()
"""Every step of chapter 9 by its number, in the order of the standard."""
