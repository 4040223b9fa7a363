"""Writes measures, money and staff into a workbook that `reading` takes back."""

from typing import Any

from django.db.models import Model
from openpyxl import Workbook
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from pages.cells import add_sheet, append_row, xlsx_bytes
from pages.spreadsheets.records import Records
from pages.spreadsheets.sheets import LINES, MEASURES, SHEETS, Role, Sheet
from pages.spreadsheets.values import cell_of, plain_text


def workbook_of(records: Records) -> bytes:
    """An XLSX file with all that the records hold."""
    book = Workbook(write_only=True)
    worksheets = {title: _start(book, sheet) for title, sheet in SHEETS.items()}
    for measure in records.measures():
        extra = {Role.PAGE: records.reference(measure.pk), Role.PARENT: records.parent(measure)}
        _append(worksheets[MEASURES.title], MEASURES, measure, extra)
    for sheet in LINES:
        for line in records.lines(sheet):
            extra = {
                Role.LINE: line.pk,
                Role.PAGE: records.reference(line.page_id),
                Role.INFO: records.title(line.page_id),
            }
            _append(worksheets[sheet.title], sheet, line, extra)
    return xlsx_bytes(book)


def _start(book: Workbook, sheet: Sheet) -> WriteOnlyWorksheet:
    return add_sheet(
        book,
        sheet.title,
        [column.heading for column in sheet.columns],
        widths=[column.width for column in sheet.columns],
        freeze="C2",
    )


def _append(
    worksheet: WriteOnlyWorksheet, sheet: Sheet, row: Model, extra: dict[Role, Any]
) -> None:
    values: list[Any] = []
    for column in sheet.columns:
        if column.role is Role.VALUE:
            field = sheet.field(column)
            values.append(cell_of(field, getattr(row, field.name)))
        else:
            value = extra.get(column.role)
            values.append(plain_text(value) if isinstance(value, str) else value)
    append_row(worksheet, values)
