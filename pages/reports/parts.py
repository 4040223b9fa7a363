"""The parts of a chapter: facts, tables and explained words, ready to be shown anywhere."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any, Final

from pages.reports.words import say_euro, say_fte

Data = dict[str, Any]
WIDE_COLUMNS: Final = 6


@dataclass(frozen=True, slots=True)
class Column:
    """The head of a column; numbers stand at the right."""

    label: str
    is_number: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """What is read, what a spreadsheet reckons with, and the page that it names."""

    text: str
    value: Decimal | int | None = None
    page: int | None = None
    url: str = ""
    is_number: bool = False
    opens: int | None = None  # the number of the folded table of the same part that says more


@dataclass(frozen=True, slots=True)
class Table:
    """Rows that begin with their heading; ``total`` is the last row where there is a sum."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    total: tuple[Cell, ...] = ()

    @property
    def is_wide(self) -> bool:
        """Whether it needs a page of paper in landscape."""
        return len(self.columns) > WIDE_COLUMNS


@dataclass(frozen=True, slots=True)
class Fact:
    """A figure with its name."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A word with its explanation."""

    term: str
    text: str


@dataclass(frozen=True, slots=True)
class Part:
    """A section of a chapter; ``folded`` tables are opened by those who want the single lines."""

    title: str
    anchor: str
    text: str = ""
    facts: tuple[Fact, ...] = ()
    tables: tuple[Table, ...] = ()
    folded: tuple[Table, ...] = ()
    entries: tuple[Entry, ...] = ()

    @property
    def is_wide(self) -> bool:
        """Whether one of its tables is."""
        return any(table.is_wide for table in (*self.tables, *self.folded))

    def __bool__(self) -> bool:
        return bool(self.facts or self.tables or self.entries or self.text)


def text(value: Any, *, page: int | None = None) -> Cell:
    """A cell with words."""
    return Cell(text=str(value or ""), page=page)


def number(value: int | None) -> Cell:
    """A cell with a whole number."""
    said = "" if value is None else str(value).replace("-", "\N{MINUS SIGN}")
    return Cell(text=said, value=value, is_number=True)


def euros(amount: str | None) -> Cell:
    """A cell with an amount of money."""
    exact = None if amount is None else Decimal(amount)
    return Cell(text=say_euro(exact), value=exact, is_number=True)


def full_time(amount: str | None) -> Cell:
    """A cell with full-time equivalents."""
    exact = None if amount is None else Decimal(amount)
    return Cell(text=say_fte(exact), value=exact, is_number=True)


def columns(words: Iterable[str], numbers: Iterable[str] = ()) -> tuple[Column, ...]:
    """Columns with words, then columns with numbers."""
    return (*(Column(word) for word in words), *(Column(one, is_number=True) for one in numbers))


def opening(table: Table, numbers: Iterable[int | None], *, column: int = 0) -> Table:
    """The table with a link in each row to the folded table of the same part that says more."""
    rows = tuple(
        (*row[:column], replace(row[column], opens=one), *row[column + 1 :])
        for row, one in zip(table.rows, numbers, strict=True)
    )
    return replace(table, rows=rows)


def linked(parts: Iterable[Part], urls: dict[int, str]) -> list[Part]:
    """The parts with the address of each page that is named and still published."""
    return [
        replace(part, tables=tuple(_linked_table(table, urls) for table in part.tables))
        for part in parts
    ]


def _linked_table(table: Table, urls: dict[int, str]) -> Table:
    rows = tuple(
        tuple(replace(cell, url=urls[cell.page]) if cell.page in urls else cell for cell in row)
        for row in table.rows
    )
    return replace(table, rows=rows)


def pages_in(parts: Iterable[Part]) -> set[int]:
    """The pages that are named."""
    cells = (cell for part in parts for table in part.tables for row in table.rows for cell in row)
    return {cell.page for cell in cells if cell.page is not None}
