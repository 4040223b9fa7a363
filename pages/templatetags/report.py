"""The rows of a report's tables, written without a template: a chapter has thousands of cells."""

from collections.abc import Sequence
from html import escape

from django import template
from django.utils.safestring import SafeString

from pages.reports.parts import Cell, Fact, address_of

register = template.Library()


@register.simple_tag
def report_row(cells: Sequence[Cell], lines_url: str) -> SafeString:
    """A row that begins with its heading; its sums lead to their lines where there is an address.

    ``lines_url`` is where the edition shows the lines behind its sums.
    """
    first, *others = cells
    heading = f'<th class="kern-table__header" scope="row">{_content(first, lines_url)}</th>'
    rest = "".join(
        f'<td class="kern-table__cell{" report-table__number" if cell.is_number else ""}">'
        f"{_content(cell, lines_url)}</td>"
        for cell in others
    )
    return SafeString(f"<tr>{heading}{rest}</tr>")


@register.simple_tag
def report_figure(fact: Fact, lines_url: str) -> SafeString:
    """A figure beside its name, leading to its lines as the sums in tables do."""
    return SafeString(_leading(fact.text, address_of(fact.lines, lines_url)))


def _content(cell: Cell, lines_url: str) -> str:
    return _leading(cell.text, cell.url or address_of(cell.lines, lines_url))


def _leading(said: str, url: str) -> str:
    return f'<a href="{escape(url)}">{escape(said)}</a>' if url else escape(said)
