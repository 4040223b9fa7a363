"""The measures that match, as files: CSV and XLSX for people, JSON for programmes."""

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict
from datetime import date
from decimal import Decimal
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.formats import date_format, number_format
from django.utils.text import slugify
from openpyxl import Workbook

from pages.cells import XLSX, add_sheet, append_row, csv_bytes, harmless_cell, xlsx_bytes
from pages.models import MeasurePage, MeasureRegisterPage
from pages.register.index import Field
from pages.register.records import HEADERS, Record, records_of
from pages.register.selection import Selection
from pages.register.views import fetch_measures

WIDTHS = {"title": 44, "url": 40, "field_of_action": 32, "unit": 32, "summary": 60}
DEFAULT_WIDTH = 16


def export(
    pks: Sequence[int],
    *,
    name: str,
    page: MeasureRegisterPage,
    fields: Sequence[Field],
    selection: Selection,
    request: HttpRequest,
) -> HttpResponse:
    """The measures in their order as a file of that format, to be saved under a dated name."""
    content_type, render = FORMATS[name]
    found = fetch_measures(pks)
    measures: list[MeasurePage] = [found[pk] for pk in pks if pk in found]
    records = records_of(measures, fields=fields, request=request)
    head = {
        "title": page.title,
        "url": request.build_absolute_uri(request.path + selection.query()),
        "language": page.locale.language_code,
        "created": timezone.localtime().isoformat(timespec="seconds"),
        "filters": {
            **selection.chosen,
            **({"suche": selection.search} if selection.search else {}),
        },
        "count": len(records),
    }
    response = HttpResponse(render(records, head), content_type=content_type)
    stem = slugify(page.slug) or "massnahmen"
    file_name = f"{stem}-{timezone.localdate().isoformat()}.{name}"
    response.headers["Content-Disposition"] = f'attachment; filename="{file_name}"'
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def render_csv(records: Sequence[Record], head: dict[str, Any]) -> bytes:  # noqa: ARG001
    """What a German spreadsheet opens as it is."""
    rows = [[_csv_cell(getattr(record, name)) for name in HEADERS] for record in records]
    return csv_bytes([[str(label) for label in HEADERS.values()], *rows])


def render_json(records: Sequence[Record], head: dict[str, Any]) -> bytes:
    """All fields, with dates in ISO 8601 and amounts as strings, so that no cent is lost."""
    data = {**head, "measures": [asdict(record) for record in records]}
    return json.dumps(data, cls=DjangoJSONEncoder, ensure_ascii=False, indent=1).encode()


def render_xlsx(records: Sequence[Record], head: dict[str, Any]) -> bytes:
    """One sheet with a header row that stays in sight, real dates and real numbers."""
    book = Workbook(write_only=True)
    sheet = add_sheet(
        book,
        "Maßnahmen" if head["language"] == "de" else "Measures",
        [str(label) for label in HEADERS.values()],
        widths=[WIDTHS.get(name, DEFAULT_WIDTH) for name in HEADERS],
        freeze="A2",
    )
    for record in records:
        append_row(sheet, [getattr(record, name) for name in HEADERS])
    return xlsx_bytes(book)


def _csv_cell(value: Any) -> str:
    match value:
        case None:
            return ""
        case Decimal():
            return str(number_format(value, 2, use_l10n=True, force_grouping=False))
        case date():
            return date_format(value, "SHORT_DATE_FORMAT")
    return harmless_cell(str(value))


FORMATS: dict[str, tuple[str, Callable[[Sequence[Record], dict[str, Any]], bytes]]] = {
    "csv": ("text/csv; charset=utf-8", render_csv),
    "xlsx": (XLSX, render_xlsx),
    "json": ("application/json", render_json),
}
