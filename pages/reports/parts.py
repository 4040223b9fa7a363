"""The parts of a chapter: facts, tables and explained words, ready to be shown anywhere."""

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any, Final

from pages.reports.words import say_date, say_euro, say_fte, say_number

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
    value: Decimal | int | datetime.date | None = None
    page: int | None = None
    url: str = ""
    is_number: bool = False
    lines: str | None = None  # the query and anchor of the lines that it adds up


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
    """A figure with its name, and the query and anchor of the lines that it adds up."""

    label: str
    text: str
    lines: str | None = None


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


def year(value: int) -> Cell:
    """A cell with a year, which is nothing to reckon with but to sort by."""
    return Cell(text=str(value), value=value)


def day(iso: str | None) -> Cell:
    """A cell with a date that is stored as ``2024-12-31``."""
    exact = datetime.date.fromisoformat(iso) if iso else None
    return Cell(text=say_date(iso), value=exact)


def exactly(amount: str | None) -> Cell:
    """A cell with a decimal number that has as many places as it was stored with."""
    if amount is None:
        return text("")
    exact = Decimal(amount) if "." in amount else int(amount)
    return Cell(text=say_number(amount), value=exact, is_number=True)


def euros(amount: str | None, *, lines: str | None = None) -> Cell:
    """A cell with an amount of money, which leads to its lines where these are named."""
    return _amount(amount, say_euro, lines=lines)


def full_time(amount: str | None, *, lines: str | None = None) -> Cell:
    """A cell with full-time equivalents, which leads to its lines where these are named."""
    return _amount(amount, say_fte, lines=lines)


def _amount(amount: str | None, say: Callable[[Decimal | None], str], *, lines: str | None) -> Cell:
    if amount is None:
        return Cell(text=say(None), is_number=True)
    exact = Decimal(amount)
    return Cell(text=say(exact), value=exact, is_number=True, lines=lines)


def columns(words: Iterable[str], numbers: Iterable[str] = ()) -> tuple[Column, ...]:
    """Columns with words, then columns with numbers."""
    return (*(Column(word) for word in words), *(Column(one, is_number=True) for one in numbers))


def address_of(lines: str | None, base: str) -> str:
    """Where the lines are shown, with the edition's address for lines; empty without either."""
    if lines is None or not base:
        return ""
    return f"{base}?{lines}" if lines and lines[0] != "#" else base + lines


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
