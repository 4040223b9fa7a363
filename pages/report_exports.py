"""An edition as a spreadsheet, as CSV and as JSON: from its frozen data and nothing else."""

import datetime
import json
from collections.abc import Iterable
from decimal import Decimal
from typing import Any, Final

from django.utils import timezone
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from openpyxl import Workbook

from pages.cells import add_sheet, append_row, csv_bytes, harmless_cell, xlsx_bytes
from pages.models import ReportEdition
from pages.reports import Cell, Column, Table
from pages.reports.figures import every_indicator_table, resolutions_table, values_table
from pages.reports.measures import every_measure_table, fields_table
from pages.reports.money import (
    cost_lines,
    grants_table,
    pages_table,
    points_table,
    staff_lines,
    staff_table,
    years_table,
)
from pages.reports.parts import Data, day, number, text

MAX_COLUMN_WIDTH: Final = 60


def envelope_of(edition: ReportEdition) -> dict[str, Any]:
    """The data with what the edition adds to them; docs/report-schema.md describes it."""
    return {
        "schema": edition.data["schema"],
        "edition": {
            "number": edition.number,
            "note": edition.note,
            "frozen_at": edition.frozen_at.isoformat(),
            "checksum": edition.checksum,
        },
        "data": edition.data,
    }


def render_json(edition: ReportEdition) -> bytes:
    """The envelope as UTF-8."""
    return json.dumps(envelope_of(edition), ensure_ascii=False, indent=1).encode()


def render_csv(edition: ReportEdition) -> bytes:
    """All measures, as German spreadsheets expect it."""
    table = every_measure_table(edition.data)
    rows = [[_csv_cell(cell) for cell in row] for row in table.rows]
    return csv_bytes([[column.label for column in table.columns], *rows])


def _csv_cell(cell: Cell) -> str:
    if cell.value is None or isinstance(cell.value, datetime.date):
        return harmless_cell(cell.text)
    places = 0 if isinstance(cell.value, int) else 2
    return str(number_format(cell.value, decimal_pos=places, force_grouping=False))


def render_xlsx(edition: ReportEdition) -> bytes:
    """A sheet about the edition, then one for each table, with numbers as numbers."""
    book = Workbook(write_only=True)
    for name, table in ((_("Report"), _about(edition)), *_sheets(edition.data)):
        _add_sheet(book, name, table)
    return xlsx_bytes(book)


def _about(edition: ReportEdition) -> Table:
    report = edition.data["report"]
    rows = (
        (_("Report"), text(report["title"])),
        (_("Reporting day"), day(report["reporting_day"])),
        (_("Strategy"), text(report["strategy"])),
        (_("Edition"), number(edition.number)),
        (_("Note"), text(edition.note)),
        (_("Frozen on"), day(timezone.localdate(edition.frozen_at).isoformat())),
        (_("Checksum (SHA-256)"), text(edition.checksum)),
    )
    head = (Column(_("About this edition")), Column(_("Value")))
    return Table(_("Report"), head, tuple((text(name), said) for name, said in rows))


def _sheets(data: Data) -> Iterable[tuple[str, Table]]:
    """The tables that hold something, each with the short name of its sheet."""
    sheets = (
        (_("Measures"), every_measure_table(data)),
        (_("Fields of action"), fields_table(data)),
        (_("By year"), years_table(data)),
        (_("By point of the motion"), points_table(data)),
        (_("By page"), pages_table(data)),
        (_("Costs"), cost_lines(data)),
        (_("Grants"), grants_table(data, in_full=True)),
        (_("Staff by year"), staff_table(data)),
        (_("Staff"), staff_lines(data)),
        (_("Indicators"), every_indicator_table(data["indicators"])),
        (_("Values of the indicators"), values_table(data["indicators"])),
        (_("Resolutions"), resolutions_table(data)),
    )
    return ((name, table) for name, table in sheets if table.rows)


def _add_sheet(book: Workbook, name: str, table: Table) -> None:
    sheet = add_sheet(
        book,
        name,
        [column.label for column in table.columns],
        widths=[_width(table, place) for place in range(len(table.columns))],
        freeze="B2",
    )
    for row in table.rows:
        append_row(sheet, map(_sheet_value, row))
    if table.total:
        append_row(sheet, map(_sheet_value, table.total), bold=True)


def _width(table: Table, place: int) -> int:
    texts = [table.columns[place].label, *(row[place].text for row in table.rows)]
    return min(max(map(len, texts)) + 2, MAX_COLUMN_WIDTH)


def _sheet_value(cell: Cell) -> str | int | Decimal | datetime.date:
    return cell.text if cell.value is None else cell.value
