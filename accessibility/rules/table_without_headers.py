"""A table of data in which no cell is marked as a header."""

from collections.abc import Iterator

from bs4 import Tag

from accessibility.document import is_presentational
from accessibility.findings import Impact, Text
from accessibility.rules import Broken, Doubt, HtmlPage, attribute, rule

MAX_CELL_CHARS = 120
MIN_CERTAIN_ROWS = 3
_LAYOUT_PARTS = (
    *("table", "img", "form", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "iframe"),
    *("button", "input", "label", "select", "textarea"),
)
_HEADER_ROLES = frozenset({"columnheader", "rowheader"})


@rule(
    criteria=("1.3.1",),
    sharpens=("td-has-header",),
    impact=Impact.SERIOUS,
    applies_to="table",
    title=Text(de="Tabelle ohne Überschriftenzellen", en="Table without header cells"),
    why=Text(
        de="Wer sich eine Tabelle vorlesen lässt, hört zu jeder Zelle, in welcher Spalte und Zeile "
        "sie steht. Ohne Überschriftenzellen bleiben nur Zahlen ohne Zusammenhang.",
        en="Whoever has a table read out hears for each cell in which column and row it stands. "
        "Without header cells only numbers without meaning remain.",
    ),
    advice=Text(
        de="Wählen Sie im Tabellenbaustein, ob die erste Zeile, die erste Spalte oder beide "
        "Überschriften enthalten, und geben Sie der Tabelle eine Beschriftung.",
        en="In the table block choose whether the first row, the first column or both hold the "
        "headers, and give the table a caption.",
    ),
    for_developers=Text(
        de='Kopfzellen sind „th“ mit scope="col" oder scope="row".',
        en='Header cells are “th” with scope="col" or scope="row".',
    ),
    fails=(
        "<table><tr><td>Ort</td><td>Einwohner</td></tr>\n"
        "<tr><td>Altstadt</td><td>4210</td></tr>\n"
        "<tr><td>Neustadt</td><td>3850</td></tr></table>"
    ),
    passes=(
        "<table><tr><th>Ort</th><th>Einwohner</th></tr>\n"
        "<tr><td>Altstadt</td><td>4210</td></tr>\n"
        "<tr><td>Neustadt</td><td>3850</td></tr></table>"
    ),
)
def table_without_headers(page: HtmlPage) -> Iterator[Broken | Doubt]:
    for table in page.shown("table"):
        if is_presentational(table) or _has_headers(table):
            continue
        rows = [list(row.find_all("td", recursive=False)) for row in table.find_all("tr")]
        rows = [cells for cells in rows if cells]
        if len(rows) > 1 and max(map(len, rows)) > 1:
            yield Broken(table) if _is_data(page, table, rows) else Doubt(table)


def _has_headers(table: Tag) -> bool:
    return any(
        cell.name == "th"
        or attribute(cell, "role") in _HEADER_ROLES
        or (cell.name == "td" and (cell.has_attr("scope") or cell.has_attr("headers")))
        for cell in table.find_all(True)
    )


def _may_be_laid_out(tag: Tag) -> bool:
    return tag.name in _LAYOUT_PARTS or "-" in tag.name


def _is_data(page: HtmlPage, table: Tag, rows: list[list[Tag]]) -> bool:
    """Whether the table can hardly be there for the layout alone, where headers would be wrong."""
    if table.find(("caption", "thead"), recursive=False):
        return True
    if table.find(_may_be_laid_out) or len(rows) < MIN_CERTAIN_ROWS:
        return False
    is_even = len({len(cells) for cells in rows}) == 1
    return is_even and all(
        len(page.wording(cell)) <= MAX_CELL_CHARS for cells in rows for cell in cells
    )
