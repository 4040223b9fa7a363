"""JSON: the scan with its coverage, its issues, its pages and documents with their findings."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from accessibility import reports
from accessibility.models import Scan


def render(scan: Scan) -> Iterator[str]:
    """One object with ``scan``, ``issues``, ``pages`` and ``documents``, written one by one."""
    yield '{"scan": ' + _dump(reports.scan_record(scan))
    yield ',\n"issues": '
    yield from _array(reports.issue_records(scan))
    yield ',\n"pages": '
    yield from _array(reports.page_records(scan))
    yield ',\n"documents": '
    yield from _array(reports.document_records(scan))
    yield "}\n"


def _array(records: Iterable[dict[str, Any]]) -> Iterator[str]:
    separator = "["
    for record in records:
        yield separator + "\n" + _dump(record)
        separator = ","
    yield "]" if separator == "," else "[]"


def _dump(record: dict[str, Any]) -> str:
    return json.dumps(record, ensure_ascii=False)
