"""Which cells of a table a header belongs to, by HTML's own algorithm.

https://html.spec.whatwg.org/multipage/tables.html#header-and-data-cell-semantics
Tables made of ARIA roles are read alike, as long as their cells stand where they are written.
"""

from collections import defaultdict, deque
from collections.abc import Iterator
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from bs4 import Tag

from accessibility.document import attribute

MAX_CELLS: Final = 3000
_MAX_SPAN: Final = 200
_MAX_HEADERS: Final = 10
"""Of a cell in one direction."""
_CELLS: Final = frozenset({"td", "th"})
_SCOPES: Final = MappingProxyType({"columnheader": "col", "rowheader": "row"})
_ROLES_OF_CELLS: Final = frozenset({"cell", "gridcell", *_SCOPES})
ROLES_OF_TABLES: Final = frozenset({"table", "grid", "treegrid"})
_MOVED: Final = ("aria-colindex", "aria-rowindex", "aria-owns")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell with the rows and columns that it covers, from 0, each end exclusive."""

    element: Tag
    top: int
    left: int
    bottom: int
    right: int

    @property
    def is_header(self) -> bool:
        """Whether it heads others, by its element or, of no cell of HTML, by its role."""
        if self.element.name in _CELLS:
            return self.element.name == "th"
        return attribute(self.element, "role") in _SCOPES

    @property
    def scope(self) -> str:
        """What it heads: ``col``, ``row`` or a group of them; empty where nothing says so."""
        if self.element.name in _CELLS:
            return attribute(self.element, "scope").casefold()
        return _SCOPES.get(attribute(self.element, "role"), "")


def cells_of(table: Tag) -> list[Cell]:
    """The table's own cells at their places; none where there are too many to look at."""
    rows = [row for row in table.find_all("tr") if row.find_parent("table") is table]
    return _placed_in([row.find_all(_CELLS, recursive=False) for row in rows])


def cells_by_role(table: Tag) -> list[Cell]:
    """The same of a table whose rows and cells are roles.

    None where some are said to be elsewhere than they are written, or where it holds other tables.
    """
    parts = [table, *table.find_all(True)]
    if any(part.has_attr(name) for part in parts for name in _MOVED) or table.find(_is_table):
        return []
    rows: dict[int, list[Tag]] = {id(tag): [] for tag in parts if attribute(tag, "role") == "row"}
    for part in parts:
        row = part.find_parent(attrs={"role": "row"})
        if row is not None and id(row) in rows and attribute(part, "role") in _ROLES_OF_CELLS:
            rows[id(row)].append(part)
    return _placed_in(list(rows.values()))


def _is_table(tag: Tag) -> bool:
    return tag.name == "table" or attribute(tag, "role") in ROLES_OF_TABLES


def _placed_in(rows: list[list[Tag]]) -> list[Cell]:
    taken: defaultdict[int, set[int]] = defaultdict(set)
    found: list[Cell] = []
    for top, row in enumerate(rows):
        left = 0
        for element in row:
            while left in taken[top]:
                left += 1
            cell = _placed(element, top, left, len(rows))
            found.append(cell)
            if len(found) > MAX_CELLS:
                return []
            for covered in range(top, cell.bottom):
                taken[covered].update(range(left, cell.right))
    return found


def headers_without_cells(cells: list[Cell]) -> Iterator[Tag]:
    """The headers to which no other cell is assigned."""
    assigned = _assigned_by_id(cells)
    open_cells = [cell for cell in cells if not attribute(cell.element, "headers").split()]
    for header in cells:
        if not header.is_header or attribute(header.element, "id") in assigned:
            continue
        if not any(_heads(header, header.scope, cell) for cell in open_cells if cell is not header):
            yield header.element


def headers_by_cell(cells: list[Cell]) -> dict[int, list[Tag]]:
    """What heads each cell, by its element's ``id()``: in its row, and above it in its columns."""
    in_row: defaultdict[int, list[Tag]] = defaultdict(list)
    for cell in cells:
        if cell.is_header:
            for row in range(cell.top, cell.bottom):
                in_row[row].append(cell.element)
    above: defaultdict[int, deque[Tag]] = defaultdict(lambda: deque(maxlen=_MAX_HEADERS))
    found: dict[int, list[Tag]] = {}
    for cell in cells:
        ends = dict.fromkeys((cell.left, cell.right - 1))
        over = [header for column in ends for header in above[column]]
        found[id(cell.element)] = [*in_row[cell.top][:_MAX_HEADERS], *over]
        if cell.is_header:
            for column in range(cell.left, cell.right):
                above[column].append(cell.element)
    return found


def _assigned_by_id(cells: list[Cell]) -> set[str]:
    return {
        key
        for cell in cells
        for key in attribute(cell.element, "headers").split()
        if key != attribute(cell.element, "id")
    }


def _heads(header: Cell, scope: str, cell: Cell) -> bool:
    """Whether the cell stands below or beside the header, as its scope says.

    More generous than HTML: where another header stands in between, or the scope is left open, both
    directions count, so that what is told to head nothing does so by any reading.
    """
    in_column = header.left < cell.right and cell.left < header.right and cell.top >= header.bottom
    in_row = header.top < cell.bottom and cell.top < header.bottom and cell.left >= header.right
    if cell.is_header:
        in_row = in_row and scope in {"row", "rowgroup"}
        in_column = in_column and scope in {"col", "colgroup", ""}
    if scope in {"row", "rowgroup"}:
        return in_row or (scope == "rowgroup" and cell.top >= header.top)
    if scope in {"col", "colgroup"}:
        return in_column
    return in_column or in_row


def _placed(element: Tag, top: int, left: int, rows: int) -> Cell:
    height = _span(element, "rowspan")
    bottom = rows if height == 0 else min(top + height, rows)
    return Cell(element, top, left, bottom, left + max(_span(element, "colspan"), 1))


def _span(element: Tag, name: str) -> int:
    told = (attribute(element, name) or attribute(element, f"aria-{name}")).strip()
    return min(int(told), _MAX_SPAN) if told.isdecimal() else 1
