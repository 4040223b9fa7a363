"""The rows of tables of money, written without a template: a page has hundreds of cells."""

from collections.abc import Iterable
from functools import singledispatch
from html import escape
from typing import Any

from django import template
from django.utils.formats import date_format
from django.utils.safestring import SafeString

from pages.models import BudgetLine, Grant, StaffingLine
from pages.money_lines import Entry
from pages.templatetags.money import amount_cells, choice, percent

register = template.Library()


@register.simple_tag
def money_rows(entries: Iterable[Entry], names_pages: bool, names_years: bool) -> SafeString:
    """The lines in the columns of their kind, after those for their page and their year."""
    rows = []
    for entry in entries:
        page = _cell(_link(entry.page.title, entry.page.url)) if names_pages else ""
        year = _cell(str(entry.line.year)) if names_years else ""
        rows.append(f"<tr>{page}{year}{_columns(entry.line)}</tr>")
    return SafeString("\n".join(rows))


@register.simple_tag
def sum_rows(rows: Iterable[Any], *names: str) -> SafeString:
    """Rows with ``label``, ``url`` and the named amounts of their ``sums``."""
    found = (
        f"<tr>{_heading(row.label, row.url)}{amount_cells(row.sums, *names)}</tr>" for row in rows
    )
    return SafeString("\n".join(found))


@singledispatch
def _columns(line: Any) -> str:
    raise TypeError(line)


@_columns.register
def _of_cost(line: BudgetLine) -> str:
    kind = _cell(escape(f"{choice(line, 'kind')}, {choice(line, 'recurrence')}"))
    return _heading(line.purpose) + kind + amount_cells(line, "planned", "approved", "actual")


@_columns.register
def _of_grant(line: Grant) -> str:
    amounts = amount_cells(line, "applied", "granted", "drawn")
    rate = _cell(percent(line.rate), " money-table__number")
    deadline = ""
    if line.deadline:
        said = date_format(line.deadline, "SHORT_DATE_FORMAT")
        deadline = f'<time datetime="{line.deadline.isoformat()}">{said}</time>'
    return _heading(line.programme) + _cell(escape(line.grantor)) + rate + _cell(deadline) + amounts


@_columns.register
def _of_staff(line: StaffingLine) -> str:
    cells = _cell(escape(choice(line, "purpose"))) + _cell(escape(line.pay_grade))
    return _heading(line.task) + cells + amount_cells(line, "planned_fte", "filled_fte")


def _heading(text: str, url: str = "") -> str:
    name = _link(text, url) if url else escape(text)
    return f'<th class="kern-table__header money-table__name" scope="row">{name}</th>'


def _cell(content: str, more_classes: str = "") -> str:
    return f'<td class="kern-table__cell{more_classes}">{content}</td>'


def _link(text: str, url: str) -> str:
    return f'<a href="{escape(url)}">{escape(text)}</a>'
