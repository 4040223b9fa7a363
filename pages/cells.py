"""Tables that leave the house as CSV or XLSX: what somebody wrote must not run as a formula."""

import csv
import datetime
from collections.abc import Iterable, Sequence
from decimal import Decimal
from io import BytesIO, StringIO
from typing import Any, Final

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MAX_CELL_CHARS: Final = 32_767  # Excel's own limit
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def harmless_cell(cell: str) -> str:
    """The cell as text that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA_STARTS) else cell


def csv_bytes(rows: Iterable[Sequence[str]]) -> bytes:
    """Semicolons and a byte order mark, so that a German spreadsheet opens it as it is."""
    buffer = StringIO()
    csv.writer(buffer, delimiter=";").writerows(rows)
    return buffer.getvalue().encode("utf-8-sig")


def add_sheet(
    book: Workbook, title: str, headings: Sequence[str], *, widths: Sequence[float], freeze: str
) -> WriteOnlyWorksheet:
    """A sheet with bold headings; ``freeze`` is the first cell that moves, such as ``A2``."""
    sheet = book.create_sheet(title)
    # A sheet that is written row by row takes its widths and frozen rows before the first.
    sheet.freeze_panes = freeze
    for number, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    append_row(sheet, headings, bold=True)
    return sheet


def append_row(sheet: WriteOnlyWorksheet, values: Iterable[Any], *, bold: bool = False) -> None:
    """Texts stay texts, amounts are numbers with cents, days are dates."""
    sheet.append([_sheet_cell(sheet, value, bold=bold) for value in values])


def xlsx_bytes(book: Workbook) -> bytes:
    """The workbook as a file."""
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _sheet_cell(sheet: WriteOnlyWorksheet, value: Any, *, bold: bool) -> Any:
    cell = WriteOnlyCell(sheet, _legible(value))
    if isinstance(value, str):
        cell.data_type = "s"  # even if it begins like a formula
    elif isinstance(value, Decimal):
        cell.number_format = "#,##0.00"
    elif isinstance(value, datetime.date):
        cell.number_format = "dd.mm.yyyy"
    if bold:
        cell.font = Font(bold=True)
    return cell


def _legible(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    return ILLEGAL_CHARACTERS_RE.sub("", value)[:MAX_CELL_CHARS]
