"""Lists as spreadsheets: harmless to open, and issues with every fact in a column of its own."""

import csv
import io
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any, ClassVar

from django.utils import timezone
from django.utils.formats import date_format, number_format
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from wagtail.admin.views.mixins import ExcelDateFormatter, SpreadsheetExportMixin

from accessibility.admin import wording
from accessibility.catalogue import texts_of
from accessibility.models import Issue
from accessibility.queries.issues import addresses_of, origin_titles
from pages.cells import harmless_cell

MAX_ADDRESSES = 10
MAX_SHEET_NAME_CHARS = 31
MIN_WIDTH, MAX_WIDTH = 8, 60

ISSUE_HEADINGS: dict[str, Any] = {
    "pk": _("Number"),
    "title": _("Issue"),
    "rule": _("Rule"),
    "engine_words": _("Engine"),
    "get_outcome_display": _("Outcome"),
    "get_impact_display": _("Impact"),
    "criteria_words": _("Success criterion"),
    "is_demanded": _("Demanded by the standard"),
    "origin_words": _("Origin"),
    "occurrences": _("Occurrences"),
    "page_count": _("Pages"),
    "address_words": _("Addresses of affected pages or documents"),
    "advice_words": _("What to do"),
}
ISSUE_EXPORT = list(ISSUE_HEADINGS)


class HarmlessExport(SpreadsheetExportMixin):
    """Wagtail's export, where a page's title or an editor's words cannot become a formula.

    XLSX needs no guard: there Wagtail says of each cell that it is text. CSV has semicolons and a
    byte order mark, so that a German spreadsheet opens it as it is.
    """

    model: Any
    custom_value_preprocess: ClassVar[dict[Any, Any]] = {
        **SpreadsheetExportMixin.custom_value_preprocess,
        # As the desk shows them; Wagtail would write them in universal time.
        datetime: {
            "xlsx": lambda value: timezone.make_naive(value) if timezone.is_aware(value) else value,
            "csv": lambda value: date_format(timezone.localtime(value), "SHORT_DATETIME_FORMAT"),
        },
        timedelta: {"xlsx": wording.duration_words, "csv": wording.duration_words},
        float: {
            "xlsx": lambda value: round(value, 1),
            "csv": lambda value: number_format(value, decimal_pos=1),
        },
    }

    def preprocess_field_value(self, field: str, value: Any, export_format: str) -> Any:
        cell = super().preprocess_field_value(field, value, export_format)
        is_text = export_format == self.FORMAT_CSV and isinstance(cell, str)
        return harmless_cell(cell) if is_text else cell

    def coverage_lines(self) -> list[str]:
        """What was audited, for the numbers in the list; empty where its columns say so."""
        return []

    def stream_csv(self, queryset: Any) -> Iterator[bytes]:
        yield b"\xef\xbb\xbf"
        # On each row, because what reads a CSV file takes its first line for the headings.
        coverage = [harmless_cell(" ".join(lines))] if (lines := self.coverage_lines()) else []
        yield _csv_line([*self.headings(queryset), *([_("Coverage")] if coverage else [])])
        for item in queryset:
            cells = [
                self.preprocess_field_value(field, value, self.FORMAT_CSV)
                for field, value in self.to_row_dict(item).items()
            ]
            yield _csv_line([*cells, *coverage])

    def write_xlsx(self, queryset: Any, output: io.BytesIO) -> None:
        book = Workbook(write_only=True)
        name = str(capfirst(self.model._meta.verbose_name_plural))
        sheet = book.create_sheet(title=name[:MAX_SHEET_NAME_CHARS])
        dates = ExcelDateFormatter().get()
        headings = [WriteOnlyCell(sheet, heading) for heading in self.headings(queryset)]
        for heading in headings:
            heading.font = Font(bold=True)
        rows = [headings]
        for item in queryset:
            cells = self.generate_xlsx_row(sheet, self.to_row_dict(item), date_format=dates)
            rows.append(list(cells))
        # A sheet that is written row by row takes its widths and frozen rows before the first.
        sheet.freeze_panes = "A2"
        for number, column in enumerate(zip(*rows, strict=True), start=1):
            width = max(len(str(cell.value or "")) for cell in column) + 2
            letter = get_column_letter(number)
            sheet.column_dimensions[letter].width = min(max(width, MIN_WIDTH), MAX_WIDTH)
        for row in rows:
            sheet.append(row)
        if lines := self.coverage_lines():
            beside = book.create_sheet(title=str(_("Coverage")))
            beside.column_dimensions["A"].width = MAX_WIDTH
            for line in lines:
                beside.append([line])
        book.save(output)

    def headings(self, queryset: Any) -> list[str]:
        return [self.get_heading(queryset, field) for field in self.list_export]


class IssueRows:
    """Mixed into lists of issues: adds to each what is not a field of it."""

    is_export: bool

    def decorate_paginated_queryset(self, object_list: Any) -> Any:
        titles = origin_titles(object_list)
        addresses = addresses_of(getattr(self, "scan", None)) if self.is_export else {}
        for issue in object_list:
            issue.origin_title = titles.get(issue.pk, "")
            issue.addresses = addresses.get(issue.pk, [])
        return object_list

    def to_row_dict(self, item: Issue) -> dict[str, Any]:
        item.engine_words = wording.engine_words(item.engine)  # type: ignore[attr-defined]
        item.criteria_words = wording.criteria_words(item.criteria)  # type: ignore[attr-defined]
        item.origin_words = wording.origin_words(item, getattr(item, "origin_title", ""))  # type: ignore[attr-defined]
        item.is_demanded = _("no") if item.is_advice else _("yes")  # type: ignore[attr-defined]
        item.address_words = _address_words(item.addresses)  # type: ignore[attr-defined]
        item.advice_words = wording.reader_text(texts_of(item.rule).advice)  # type: ignore[attr-defined]
        for seen in ("first", "last"):
            scan = getattr(item, f"{seen}_scan")
            setattr(item, f"{seen}_seen", scan.created_at if scan else "")
        if life := getattr(item, "life", ""):
            item.life_words = Issue.Status(life).label  # type: ignore[attr-defined]
        row: dict[str, Any] = super().to_row_dict(item)  # type: ignore[misc]
        return row


def _address_words(addresses: list[str]) -> str:
    """The first addresses, and how many there are beyond them."""
    words = addresses[:MAX_ADDRESSES]
    more = len(addresses) - len(words)
    if more:
        words.append(ngettext("%(more)d more", "%(more)d more", more) % {"more": more})
    return ", ".join(words)


def _csv_line(cells: list[Any]) -> bytes:
    buffer = io.StringIO()
    csv.writer(buffer, delimiter=";").writerow(cells)
    return buffer.getvalue().encode()
