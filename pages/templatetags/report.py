"""The rows of a report's tables, written without a template: a chapter has thousands of cells."""

from collections.abc import Sequence
from html import escape

from django import template
from django.utils.safestring import SafeString

from pages.reports import Cell

register = template.Library()


@register.simple_tag
def report_row(cells: Sequence[Cell], part: str) -> SafeString:
    """A row that begins with its heading; ``part`` begins the anchors of the tables it opens."""
    first, *others = cells
    heading = f'<th class="kern-table__header" scope="row">{_content(first, part)}</th>'
    rest = "".join(
        f'<td class="kern-table__cell{" report-table__number" if cell.is_number else ""}">'
        f"{_content(cell, part)}</td>"
        for cell in others
    )
    return SafeString(f"<tr>{heading}{rest}</tr>")


def _content(cell: Cell, part: str) -> str:
    url = f"#{part}-zeilen-{cell.opens}" if cell.opens else cell.url
    return f'<a href="{escape(url)}">{escape(cell.text)}</a>' if url else escape(cell.text)
