"""CSV: a line for each finding, and one for each page or file that could not be audited."""

import csv
import io
from collections.abc import Iterator
from itertools import chain
from typing import Any

from django.utils.translation import get_language

from accessibility import reports
from accessibility.findings import Outcome
from accessibility.models import Scan
from pages.cells import harmless_cell

COLUMNS = (
    "url",
    "title",
    "outcome",
    "impact",
    "rule",
    "criteria",
    "message",
    "selector",
    "html",
    "state",
    "engines",
    "origin_kind",
    "origin_key",
    "issue",
    "obligation",
)


def render(scan: Scan) -> Iterator[str]:
    """Semicolons and a byte order mark, so that a German spreadsheet opens it as it is."""
    yield "\ufeff"
    yield _line(COLUMNS)
    for page in chain(reports.page_records(scan), reports.document_records(scan)):
        if page["status"] != "done":
            message = page["reason"] or page["status"]
            row = {"url": page["url"], "title": page["title"], "message": message}
            yield _row(row | {"outcome": Outcome.UNTESTED.value})
        for finding in page["findings"]:
            yield _row(_columns_of(page, finding))


def _columns_of(page: dict[str, Any], finding: dict[str, Any]) -> dict[str, Any]:
    language = "de" if (get_language() or "de").startswith("de") else "en"
    return {
        **finding,
        "url": page["url"],
        "title": page["title"],
        "criteria": " ".join(finding["criteria"]),
        "engines": " ".join(finding["engines"]),
        "message": finding["message"][language],
        "origin_kind": finding["origin"]["kind"],
        "origin_key": finding["origin"]["key"],
    }


def _row(values: dict[str, Any]) -> str:
    return _line(tuple(harmless_cell(str(values.get(column, ""))) for column in COLUMNS))


def _line(cells: tuple[str, ...]) -> str:
    buffer = io.StringIO()
    csv.writer(buffer, delimiter=";").writerow(cells)
    return buffer.getvalue()
