"""Reads the tables of money on a page as a reader adds them up."""

import re
from decimal import Decimal

from bs4 import BeautifulSoup, Tag

_AMOUNT = re.compile(r"[+\N{MINUS SIGN}]?\d{1,3}(\.?\d{3})*(,\d+)?( €| Euro)?")


def columns_that_do_not_add_up(page: BeautifulSoup) -> list[str]:
    """The columns whose rows do not come to their last one; a word counts as nothing."""
    return [
        f"{table.caption.get_text(' ', strip=True)}: {name}"  # type: ignore[union-attr]
        for table in page.select("table:has(tfoot)")
        for name, rows, foot in _columns(table)
        if (total := amount_in(foot)) is not None
        and sum(amount for row in rows if (amount := amount_in(row)) is not None) != total
    ]


def _columns(table: Tag) -> list[tuple[str, tuple[str, ...], str]]:
    heads, *rows = (_cells(row) for row in table.select("tr"))
    *body, foot = rows
    return [
        (name, column, last)
        for name, column, last in zip(heads, zip(*body, strict=True), foot, strict=True)
    ]


def _cells(row: Tag) -> list[str]:
    """The texts of the row, in as many places as they span."""
    cells: list[str] = []
    for cell in row.select("th, td"):
        text = cell.get_text(" ", strip=True).replace("\N{NO-BREAK SPACE}", " ")
        cells += [text, *[""] * (int(str(cell.get("colspan", "1"))) - 1)]
    return cells


def amount_in(text: str) -> Decimal | None:
    """Euros or another number as German writes it; None where it is no number."""
    if not _AMOUNT.fullmatch(text):
        return None
    plain = text.replace("\N{MINUS SIGN}", "-")
    return Decimal(re.sub(r"[^\d,-]", "", plain).replace(",", "."))
