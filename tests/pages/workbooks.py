"""Workbooks of the exchange: exported, changed as people do it, planned, and carried out."""

import io
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from openpyxl import Workbook, load_workbook
from wagtail.models import Locale

from pages.spreadsheets.applying import apply_rows
from pages.spreadsheets.exporting import workbook_of
from pages.spreadsheets.plan import Plan
from pages.spreadsheets.planning import plan_of
from pages.spreadsheets.reading import read_rows
from pages.spreadsheets.records import Records


def export(user: AbstractBaseUser) -> Workbook:
    content = workbook_of(Records(user, locale=Locale.get_default()))
    return load_workbook(io.BytesIO(content))


def content_of(book: Workbook) -> bytes:
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def plan(book: Workbook, user: AbstractBaseUser) -> Plan:
    return plan_of(read_rows(content_of(book)), user=user, locale=Locale.get_default())


def carry_out(book: Workbook, user: AbstractBaseUser) -> Plan:
    rows = read_rows(content_of(book))
    shown = plan_of(rows, user=user, locale=Locale.get_default())
    assert shown.problems == ()
    return apply_rows(rows, user=user, locale=Locale.get_default(), digest=shown.digest)


def at(book: Workbook, sheet: str, heading: str, row: int = 2) -> Any:
    """The cell below the heading."""
    worksheet = book[sheet]
    for cell in worksheet[1]:
        if cell.value == heading:
            return worksheet.cell(row=row, column=cell.column)
    raise KeyError(heading)


def add_row(book: Workbook, sheet: str, **values: Any) -> None:
    headings = [cell.value for cell in book[sheet][1]]
    book[sheet].append([values.get(str(heading)) for heading in headings])
