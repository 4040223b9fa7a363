"""Walks the structure of a tagged PDF, without recursion and each element once."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

import pikepdf

from accessibility.documents.contents import (
    MAX_PARTS,
    Figure,
    Heading,
    Passage,
    Table,
    shortened,
)
from accessibility.documents.refusal import TOO_LARGE, Refused

MAX_ELEMENTS: Final = 150_000
MAX_ROLE_STEPS: Final = 8
_CELLS: Final = frozenset({"/TH", "/TD"})
_FIGURES: Final = frozenset({"/Figure", "/Formula"})
_ITEMS: Final = frozenset({"/LI", "/L"})
_GROUPS: Final = frozenset({"/Div", "/NonStruct", "/Part", "/Sect"})
_HEADINGS: Final = {f"/H{level}": level for level in range(1, 7)}
_NO_TAGS: Final = frozenset({"/MCR", "/OBJR"})
Numbers = Mapping[tuple[int, int], int]
"""The number of a page by its object."""


@dataclass(slots=True)
class _Grid:
    """A table or a list while its parts are counted."""

    page: int | None
    rows: int = 0
    cells: int = 0
    headers: int = 0
    items: int = 0
    others: int = 0


@dataclass(slots=True)
class Tags:
    """What the structure of a PDF holds."""

    count: int = 0
    has_languages: bool = False
    headings: list[Heading] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    list_count: int = 0
    grids: list[_Grid] = field(default_factory=list)
    lists: list[_Grid] = field(default_factory=list)

    def tables(self) -> tuple[Table, ...]:
        """The tables; rows that span are counted by the cells that they have."""
        return tuple(
            Table(
                rows=grid.rows,
                columns=-(-grid.cells // grid.rows) if grid.rows else 0,
                has_headers=bool(grid.headers),
                page=grid.page,
            )
            for grid in self.grids[:MAX_PARTS]
        )

    def broken_lists(self) -> tuple[Passage, ...]:
        """The lists that have parts, but no item among them."""
        broken = (each for each in self.lists if each.others and not each.items)
        return tuple(Passage(page=each.page) for each in list(broken)[:MAX_PARTS])


@dataclass(frozen=True, slots=True)
class _Step:
    """An element that waits to be visited, and what surrounds it."""

    element: Any
    page: int | None
    table: _Grid | None = None
    list: _Grid | None = None
    alternative: str = ""
    """The words that stand for all of what is around it."""


def read_tags(pdf: pikepdf.Pdf, numbers: Numbers) -> Tags:
    """All elements of the structure in the order of reading; raises Refused for too many."""
    tags = Tags()
    root = pdf.Root.get("/StructTreeRoot")
    if not isinstance(root, pikepdf.Dictionary):
        return tags
    roles = root.get("/RoleMap")
    seen: set[tuple[int, int]] = set()
    waiting = [_Step(child, None) for child in _children(root)][::-1]
    while waiting:
        step = waiting.pop()
        key = step.element.objgen
        if key != (0, 0) and key in seen:
            continue
        seen.add(key)
        tags.count += 1
        if tags.count + len(waiting) > MAX_ELEMENTS:
            raise Refused(TOO_LARGE)
        waiting += _visited(step, tags, roles, numbers)
    return tags


def language_of_tags(pdf: pikepdf.Pdf) -> str:
    """The language that the outermost elements state, where all of them do; else empty."""
    root = pdf.Root.get("/StructTreeRoot")
    if not isinstance(root, pikepdf.Dictionary):
        return ""
    stated = [child.get("/Lang") for child in _children(root)]
    said = [str(language).strip() for language in stated if isinstance(language, pikepdf.String)]
    return said[0] if said and len(said) == len(stated) else ""


def _children(element: Any) -> list[Any]:
    """The elements right below one; what is no element but content is left out."""
    below = element.get("/K")
    kids = list(below) if isinstance(below, pikepdf.Array) else [below]
    return [
        kid
        for kid in kids
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid and kid.get("/Type") not in _NO_TAGS
    ]


def _visited(step: _Step, tags: Tags, roles: Any, numbers: Numbers) -> Iterator[_Step]:
    """Note what the element is; gives the elements below it, the last one first."""
    element = step.element
    tag = _tag(element, roles)
    page = numbers.get(getattr(element.get("/Pg"), "objgen", (0, 0)), step.page)
    children = _children(element)
    page = page or _first_page(children, numbers) or _page_of_content(element, numbers)
    tags.has_languages |= isinstance(element.get("/Lang"), pikepdf.String)
    words = _alternative(element) or step.alternative
    if level := _HEADINGS.get(tag):
        tags.headings.append(Heading(level, _said(element), page))
    elif tag in _FIGURES:
        parts = any(_tag(child, roles) != "/Caption" for child in children)
        tags.figures.append(Figure(words, tag[1:], has_parts=parts, page=page))
    table, items = step.table, step.list
    _count(tag, table, items)
    if tag == "/Table":
        table = _Grid(page)
        tags.grids.append(table)
    # What only groups its parts stands between a list and its items without parting them.
    items = step.list if tag in _GROUPS else None
    if tag == "/L":
        items = _Grid(page)
        tags.lists.append(items)
        tags.list_count += 1
    return reversed([_Step(child, page, table, items, words) for child in children])


def _count(tag: str, table: _Grid | None, items: _Grid | None) -> None:
    """Count the element in the table and in the list that it is a part of."""
    if table is not None:
        table.rows += tag == "/TR"
        table.cells += tag in _CELLS
        table.headers += tag == "/TH"
    if items is not None:
        items.items += tag in _ITEMS
        items.others += tag not in {*_ITEMS, *_GROUPS, "/Caption"}


def _tag(element: Any, roles: Any) -> str:
    """The standard name of the element's tag, by the role map where it has a name of its own."""
    name = str(element.get("/S"))
    for _ in range(MAX_ROLE_STEPS):
        mapped = roles.get(name) if isinstance(roles, pikepdf.Dictionary) else None
        if mapped is None or str(mapped) == name:
            break
        name = str(mapped)
    return name


def _said(element: Any) -> str:
    for key in ("/ActualText", "/T"):
        if isinstance(words := element.get(key), pikepdf.String):
            return shortened(str(words))
    return ""


def _alternative(element: Any) -> str:
    for key in ("/Alt", "/ActualText"):
        words = element.get(key)
        if isinstance(words, pikepdf.String) and str(words).strip():
            return shortened(str(words))
    return ""


def _first_page(children: list[Any], numbers: Numbers) -> int | None:
    pages = (numbers.get(getattr(child.get("/Pg"), "objgen", (0, 0))) for child in children[:5])
    return next(filter(None, pages), None)


def _page_of_content(element: Any, numbers: Numbers) -> int | None:
    """The page that the element's marked content names."""
    below = element.get("/K")
    kids = list(below)[:5] if isinstance(below, pikepdf.Array) else [below]
    pages = (
        numbers.get(getattr(kid.get("/Pg"), "objgen", (0, 0)))
        for kid in kids
        if isinstance(kid, pikepdf.Dictionary)
    )
    return next(filter(None, pages), None)
