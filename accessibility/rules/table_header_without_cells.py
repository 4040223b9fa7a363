"""A header cell to which no cell of its table is assigned, so that it heads nothing."""

from collections.abc import Iterator

from bs4 import Tag

from accessibility.document import is_presentational
from accessibility.findings import Impact, Text
from accessibility.rules import Broken, Doubt, HtmlPage, attribute, quoted, rule
from accessibility.table_cells import (
    ROLES_OF_TABLES,
    Cell,
    cells_by_role,
    cells_of,
    headers_without_cells,
)

_HEADER_ROLES = frozenset({"", "columnheader", "rowheader"})


@rule(
    criteria=("1.3.1",),
    act_rules=("d0f69e",),
    same_as=("th-has-data-cells",),
    impact=Impact.SERIOUS,
    applies_to="table th, [role=columnheader], [role=rowheader]",
    title=Text(
        de="Überschriftenzelle gehört zu keiner anderen Zelle",
        en="Header cell belongs to no other cell",
    ),
    why=Text(
        de="Screenreader lesen zu jeder Zelle ihre Überschrift vor. Steht unter oder neben einer "
        "Überschrift nichts, fehlt eine Spalte oder die Tabelle ist verschoben.",
        en="Screen readers read its header with each cell. Where nothing stands below or beside a "
        "header, a column is missing or the table is out of place.",
    ),
    advice=Text(
        de="Prüfen Sie, ob in jeder Zeile gleich viele Zellen stehen, und löschen Sie "
        "Überschriften, zu denen es nichts gibt.",
        en="Check that every row has the same number of cells, and delete headers for which there "
        "is nothing.",
    ),
    fails=(
        "<table><tr><th>Jahr</th><th>Kosten</th></tr>\n"
        "<tr><td>2026</td></tr><tr><td>2027</td></tr></table>"
    ),
    passes=(
        "<table><tr><th>Jahr</th><th>Kosten</th></tr>\n"
        "<tr><td>2026</td><td>4 Mio. €</td></tr></table>"
    ),
    for_developers=Text(
        de="Prüfen Sie scope und headers: Jede Kennung in headers nimmt die Zelle von den anderen "
        "Überschriften weg.",
        en="Check scope and headers: each identifier in headers takes the cell away from the other "
        "headers.",
    ),
)
def table_header_without_cells(page: HtmlPage) -> Iterator[Broken | Doubt]:
    for table in page.shown("table"):
        if is_presentational(table):
            continue
        cells = cells_of(table)
        has_data = any(not cell.is_header for cell in cells)
        for header in _lonely_headers(page, cells):
            found = quoted(page.name_of(header))
            # A table that is still empty heads what is to come.
            yield Broken(header, found) if has_data else Doubt(header, found)
    for table in page.shown():
        # HTML says which cells a header belongs to; of roles, nobody has laid it down.
        if table.name != "table" and attribute(table, "role") in ROLES_OF_TABLES:
            for header in _lonely_headers(page, cells_by_role(table)):
                yield Doubt(header, quoted(page.name_of(header)))


def _lonely_headers(page: HtmlPage, cells: list[Cell]) -> Iterator[Tag]:
    for header in headers_without_cells(cells):
        if page.name_of(header) and page.is_shown(header) and _is_header(header):
            yield header


def _is_header(header: Tag) -> bool:
    return attribute(header, "role").casefold() in _HEADER_ROLES
