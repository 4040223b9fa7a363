"""Reads what the pages of the desk show, and what can be taken away from them."""

import csv
import io
from typing import Any

from django.test import Client
from django.urls import reverse
from openpyxl import Workbook, load_workbook


def page_of(desk: Client, name: str, *keys: int, **query: str) -> str:
    """What a page of the desk shows below the admin's own furniture."""
    content = desk.get(reverse(f"accessibility:{name}", args=keys), query).content.decode()
    return content.partition('id="main"')[2]


def lines_of(desk: Client, name: str, *keys: Any, **query: str) -> list[list[str]]:
    """A list's export as CSV: what was audited, the headings, the rows."""
    url = reverse(f"accessibility:{name}", args=keys)
    response = desk.get(url, {"export": "csv", **query})
    content = b"".join(response.streaming_content)  # type: ignore[attr-defined]
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))


def rows_of(desk: Client, name: str, *keys: int, **query: str) -> list[dict[str, str]]:
    """The rows of a list's export by heading."""
    headings, *rows = lines_of(desk, name, *keys, **query)
    return [dict(zip(headings, row, strict=True)) for row in rows]


def book_of(desk: Client, name: str, *keys: int) -> Workbook:
    """A list's export as a workbook."""
    response = desk.get(reverse(f"accessibility:{name}", args=keys), {"export": "xlsx"})
    return load_workbook(io.BytesIO(b"".join(response.streaming_content)))  # type: ignore[attr-defined]
