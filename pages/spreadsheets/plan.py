"""What an import would do: changes to look at, errors by cell, and edits to carry out."""

import hashlib
from dataclasses import dataclass, field
from enum import Enum
from string import ascii_uppercase
from typing import Any, Final

from pages.spreadsheets.sheets import Sheet

DELETED: Final = "deleted"
"""Stands among the places of a line for the mark that deletes it."""


class Action(Enum):
    """What happens to a row."""

    NEW = "new"
    CHANGE = "change"
    DELETE = "delete"


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that keeps the file from being imported, and the cell it is in."""

    place: str
    message: str

    @property
    def row(self) -> tuple[str, int]:
        """The sheet, and the number of the row."""
        sheet, _mark, cell = self.place.partition("!")
        return sheet, int(cell.lstrip(ascii_uppercase))


@dataclass(frozen=True, slots=True)
class Change:
    """One line of the preview."""

    action: Action
    sheet: str
    row: int
    page: str
    heading: str  # empty where a whole row is new or deleted
    old: str
    new: str


@dataclass(slots=True)
class LineEdit:
    """A line to be added (without an ID), changed or deleted.

    ``record`` is the line as it would be; ``places`` are the cells of what changes, by field.
    """

    sheet: Sheet
    pk: int | None
    record: Any
    places: dict[str, str]
    values: dict[str, Any] = field(default_factory=dict)
    delete: bool = False


@dataclass(slots=True)
class PageEdit:
    """All that changes on a page; one without an ID is new and needs a parent."""

    page_id: int | None
    place: str  # of the first cell that names it in a row that changes
    parent_id: int | None = None
    values: dict[str, Any] = field(default_factory=dict)
    lines: list[LineEdit] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        return self.page_id is not None and not self.values and not self.lines


@dataclass(frozen=True, slots=True)
class Plan:
    """The whole import; only one without problems is carried out."""

    changes: tuple[Change, ...]
    problems: tuple[Problem, ...]
    edits: tuple[PageEdit, ...]

    @property
    def digest(self) -> str:
        """Differs as soon as the import would do something else."""
        return hashlib.sha256(repr(self.changes).encode()).hexdigest()

    @property
    def can_be_applied(self) -> bool:
        return bool(self.changes) and not self.problems
