"""Writes measures, money and staff into a workbook that `reading` takes back."""

import datetime
from collections.abc import Iterable
from decimal import Decimal
from io import BytesIO
from typing import Any

from django.db.models import Field, Model
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from pages.spreadsheets.records import Records
from pages.spreadsheets.sheets import LINES, MEASURES, SHEETS, Column, Role, Sheet
from pages.spreadsheets.values import cell_of, plain_text

_AMOUNT, _DATE = "#,##0.00", "dd.mm.yyyy"


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
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def _start(book: Workbook, sheet: Sheet) -> WriteOnlyWorksheet:
    worksheet = book.create_sheet(sheet.title)
    worksheet.freeze_panes = "C2"
    for number, column in enumerate(sheet.columns, start=1):
        worksheet.column_dimensions[get_column_letter(number)].width = column.width
    worksheet.append(_headings(worksheet, sheet.columns))
    return worksheet


def _headings(worksheet: WriteOnlyWorksheet, columns: Iterable[Column]) -> list[Any]:
    cells = [WriteOnlyCell(worksheet, column.heading) for column in columns]
    for cell in cells:
        cell.font = Font(bold=True)
    return cells


def _append(
    worksheet: WriteOnlyWorksheet, sheet: Sheet, row: Model, extra: dict[Role, Any]
) -> None:
    cells = []
    for column in sheet.columns:
        if column.role is Role.VALUE:
            field = sheet.field(column)
            cells.append(_cell(worksheet, cell_of(field, _value(row, field))))
        else:
            value = extra.get(column.role)
            cells.append(_cell(worksheet, plain_text(value) if isinstance(value, str) else value))
    worksheet.append(cells)


def _value(row: Model, field: Field) -> Any:
    return getattr(row, field.name)


def _cell(worksheet: WriteOnlyWorksheet, value: Any) -> Any:
    cell = WriteOnlyCell(worksheet, value)
    if isinstance(value, str):
        cell.data_type = "s"  # a text that begins with “=” is no formula
    elif isinstance(value, Decimal):
        cell.number_format = _AMOUNT
    elif isinstance(value, datetime.date):
        cell.number_format = _DATE
    return cell
