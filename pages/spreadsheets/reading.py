"""Reads a file that somebody uploads, and trusts nothing in it."""

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any
from xml.etree.ElementTree import ParseError

from django.utils.translation import gettext as _
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException

from pages.spreadsheets.sheets import SHEETS, Role, Sheet

MAX_FILE_BYTES = 3 * 1024 * 1024
MAX_UNPACKED_BYTES = 60 * 1024 * 1024
MAX_PARTS = 200
MAX_ROWS = 20_000
_CHUNK_BYTES = 1024 * 1024


class UnreadableFileError(Exception):
    """The file cannot be used; the text says why, and what to do."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell and where it is, such as “Kosten!D7”."""

    value: Any
    place: str
    is_formula: bool = False

    @property
    def is_empty(self) -> bool:
        return self.value is None or (isinstance(self.value, str) and not self.value.strip())


@dataclass(frozen=True, slots=True)
class FileRow:
    """A row of a sheet, its cells by heading."""

    sheet: Sheet
    number: int
    cells: dict[str, Cell]

    def by_role(self, role: Role) -> Cell:
        """The cell of the column with this role."""
        return self.cells[self.sheet.heading_of(role)]


def read_rows(content: bytes) -> list[FileRow]:
    """All rows that hold something; raises UnreadableFileError."""
    _check_package(content)
    try:
        book = load_workbook(BytesIO(content), read_only=True, data_only=False, keep_links=False)
        known = [sheet for title, sheet in SHEETS.items() if title in book.sheetnames]
        if not known:
            message = _("None of the sheets is called %(names)s. Export the file anew, fill it in.")
            raise UnreadableFileError(message % {"names": _(" or ").join(SHEETS)})
        return [row for sheet in known for row in _rows(sheet, book[sheet.title])]
    except (KeyError, ValueError, TypeError, AttributeError, IndexError, OSError) as error:
        raise UnreadableFileError(_damaged()) from error
    except (InvalidFileException, zipfile.BadZipFile, SyntaxError, ParseError) as error:
        raise UnreadableFileError(_damaged()) from error


def _damaged() -> str:
    return _("The file cannot be read. Save it once more as an Excel workbook (.xlsx).")


def _check_package(content: bytes) -> None:
    """Refuse what is no XLSX, what unpacks to too much, and XML that declares entities."""
    if len(content) > MAX_FILE_BYTES:
        message = _("The file is larger than %(limit)s MB. Split it into several.")
        raise UnreadableFileError(message % {"limit": MAX_FILE_BYTES // 1024**2})
    too_much = _("The file unpacks to far more than such a table needs, so it is refused.")
    try:
        with zipfile.ZipFile(BytesIO(content)) as package:
            parts = package.infolist()
            if not any(part.filename == "xl/workbook.xml" for part in parts):
                message = _("This is not an Excel workbook. Choose a file that ends in .xlsx.")
                raise UnreadableFileError(message)
            if len(parts) > MAX_PARTS:
                raise UnreadableFileError(too_much)
            left = MAX_UNPACKED_BYTES
            for part in parts:
                left -= _unpacked_bytes(package, part, limit=left)
                if left < 0:
                    raise UnreadableFileError(too_much)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError) as error:
        message = _("This is not an Excel workbook. Choose a file that ends in .xlsx.")
        raise UnreadableFileError(message) from error


def _unpacked_bytes(package: zipfile.ZipFile, part: zipfile.ZipInfo, *, limit: int) -> int:
    """How large the part really is, counted up to just above the limit."""
    size, tail = 0, b""
    with package.open(part) as stream:
        while size <= limit and (chunk := stream.read(_CHUNK_BYTES)):
            size += len(chunk)
            if b"<!DOCTYPE" in tail + chunk or b"<!ENTITY" in tail + chunk:
                raise UnreadableFileError(_damaged())
            tail = chunk[-16:]
    return size


def _rows(sheet: Sheet, worksheet: Any) -> Iterator[FileRow]:
    worksheet.reset_dimensions()  # what a file says of its size need not be true
    lines = worksheet.iter_rows(max_col=len(sheet.columns) + 20)
    positions = _positions(sheet, next(lines, ()))
    for number, line in enumerate(lines, start=2):
        cells = {
            heading: _cell(sheet, line, position, number) for heading, position in positions.items()
        }
        if all(cell.is_empty for cell in cells.values()):
            continue
        if number > MAX_ROWS:
            message = _("The sheet “%(sheet)s” has more than %(limit)s rows. Split the file.")
            raise UnreadableFileError(message % {"sheet": sheet.title, "limit": MAX_ROWS})
        yield FileRow(sheet=sheet, number=number, cells=cells)


def _positions(sheet: Sheet, line: tuple[Any, ...]) -> dict[str, int]:
    """The place of each heading; columns may stand in any order, and others beside them."""
    found = {str(cell.value).strip(): at for at, cell in enumerate(line) if cell.value is not None}
    needed = [column.heading for column in sheet.columns if column.role is not Role.INFO]
    missing = [heading for heading in needed if heading not in found]
    if missing:
        message = _("The sheet “%(sheet)s” lacks these headings in its first row: %(headings)s.")
        raise UnreadableFileError(message % {"sheet": sheet.title, "headings": ", ".join(missing)})
    return {heading: found[heading] for heading in needed}


def _cell(sheet: Sheet, line: tuple[Any, ...], position: int, number: int) -> Cell:
    place = f"{sheet.title}!{get_column_letter(position + 1)}{number}"
    if position >= len(line):
        return Cell(value=None, place=place)
    cell = line[position]
    return Cell(value=cell.value, place=place, is_formula=cell.data_type == "f")
