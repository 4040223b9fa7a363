"""How the sums of an edition are shared out: by year, field, point and page, always adding up."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from django.utils.translation import gettext as _

from pages.finance import Sums, arrange, at_least, total
from pages.finance_scope import REST, counted_for, outside_fields, outside_points
from pages.reports.amounts import MONEY
from pages.reports.parts import Cell, Data, euros, full_time
from pages.reports.words import say_code
from pages.snapshots.money import Line, Lines, said, sums_by_page

Where = Callable[[str, Line], bool]
"""Whether a line of one of the kinds of `Lines` belongs to a share."""
_ANCHORS: Final = {
    **dict.fromkeys(("planned", "approved", "actual"), "#kosten"),
    **dict.fromkeys(("applied", "granted", "drawn"), "#foerderung"),
    **dict.fromkeys(("planned_fte", "filled_fte"), "#stellen"),
    "own_share": "",
}
"""Where, among the lines of a share, those of an amount begin."""


def _any_line(_kind: str, _line: Line) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Share:
    """A part of the whole; ``key`` is the same in every report.

    ``lines`` is the query under which the edition shows the lines behind it: those that ``where``
    tells.
    """

    key: str
    label: str
    sums: Data
    measures: int = 0
    page: int | None = None
    row: Any = None  # what the edition says of it, where it is no remainder
    lines: str = ""
    where: Where = _any_line


def whole(data: Data) -> Share:
    """All that the shares add up to."""
    return Share("", _("Total"), data["sums"]["total"], measures=len(data["measures"]))


def by_year(data: Data) -> list[Share]:
    """The years with lines."""
    rows = data["sums"]["by_year"]
    return [
        Share(
            str(row["year"]),
            str(row["year"]),
            row,
            row=row,
            lines=f"jahr={row['year']}",
            where=_of_year(row["year"]),
        )
        for row in rows
    ]


def by_staff(data: Data) -> list[Share]:
    """The full-time equivalents of each year and purpose."""
    return [
        Share(
            f"{row['year']}-{row['purpose']}",
            f"{say_code('staff', row['purpose'])}, {row['year']}",
            row,
            row=row,
            lines=f"jahr={row['year']}&stellen={row['purpose']}",
            where=_of_staff(row["year"], row["purpose"]),
        )
        for row in data["staff"]
    ]


def by_field(data: Data) -> list[Share]:
    """The fields of action, and all that lies in none."""
    pages: dict[int, set[int]] = {row["page"]: set() for row in data["fields"]}
    for row in data["measures"]:
        if row["field"] in pages:
            pages[row["field"]].add(row["page"])
    shares = [
        Share(
            str(row["page"]),
            row["title"],
            row["sums"],
            row["measures"],
            row["page"],
            row,
            f"feld={row['page']}",
            _of_pages(pages[row["page"]]),
        )
        for row in data["fields"]
    ]
    if not shares:
        return []
    inside = set().union(*pages.values())
    rest = total(sums for page, sums in _by_page(data).items() if page not in inside)
    measures = len(data["measures"]) - len(inside)
    where = _of_others(inside)
    return [*shares, *_remainder(outside_fields(), rest, measures, f"feld={REST}", where)]


def by_point(data: Data) -> list[Share]:
    """The points of the motion, what answers none, and less what counts for several."""
    rows = data["motion_points"]
    if not rows:
        return []
    pairs = [(row["page"], page) for row in rows for page in row["measures"]]
    further = [(row["page"], page) for row in rows for page in row.get("others", ())]
    points = [row["page"] for row in rows]
    found = arrange(_by_page(data), points=points, pairs=[*pairs, *further])
    several, counted = at_least(pairs), at_least([*pairs, *further])
    unasked = len(data["measures"]) - len({page for _, page in pairs})
    asked = {*points, *(page for _, page in (*pairs, *further))}
    shares = [_point(row) for row in rows]
    shares += _remainder(
        outside_points(), found.elsewhere, unasked, f"punkt={REST}", _of_others(asked)
    )
    for times, pages in counted.items():
        sums = -found.repeated.get(times, Sums())
        measures = -len(several.get(times, ()))
        shares += _remainder(
            counted_for(times), sums, measures, f"punkte={times}", _of_pages(pages)
        )
    return shares


def _point(row: Data) -> Share:
    pages = {row["page"], *row["measures"], *row.get("others", ())}
    return Share(
        str(row["page"]),
        row["title"],
        row["sums"],
        len(row["measures"]),
        row["page"],
        row,
        f"punkt={row['page']}",
        _of_pages(pages),
    )


def by_page(data: Data) -> list[Share]:
    """Every page with lines: measures by the key that all reports share, then the others."""
    known = _by_page(data)
    return [share for share in every_page(data) if share.page in known]


def every_page(data: Data) -> list[Share]:
    """The pages with lines, and the measures without."""
    known = _by_page(data)
    measures = [
        (row["key"], f"{row['identifier']} {row['title']}".strip(), row["sums"], row)
        for row in data["measures"]
    ]
    others = [
        (str(row["page"]), row["title"], said(known[row["page"]]), row)
        for row in (*data["motion_points"], *data.get("others", ()))
        if row["page"] in known
    ]
    return [
        Share(
            key,
            label,
            sums,
            measures=int(place < len(measures)),
            page=row["page"],
            row=row,
            lines=of_page(row["page"]),
            where=_of_pages({row["page"]}),
        )
        for place, (key, label, sums, row) in enumerate((*measures, *others))
    ]


def of_page(page: int) -> str:
    """The query for the lines of one page."""
    return f"seite={page}"


def of_measures(rows: Collection[Data], *, label: str, lines: str) -> Share:
    """Some of the measures, which a table shows together."""
    known = [row["sums"]["planned"] for row in rows if row["sums"]["planned"] is not None]
    sums = said(total(Sums(planned=Decimal(amount)) for amount in known))
    pages = {row["page"] for row in rows}
    return Share(lines, label, sums, len(rows), lines=lines, where=_of_pages(pages))


def lines_of(share: Share, data: Data) -> Lines:
    """The lines that the share adds up."""
    return {
        kind: [line for line in rows if share.where(kind, line)]
        for kind, rows in data["lines"].items()
    }


def amounts(share: Share, names: Iterable[str] = MONEY) -> tuple[Cell, ...]:
    """A cell for each of the amounts, which leads to the lines behind it."""
    return tuple(amount(share, name) for name in names)


def amount(share: Share, name: str) -> Cell:
    """A cell for one of the amounts of money or of staff, which leads to the lines behind it."""
    return maker_of(name)(share.sums[name], lines=share.lines + _ANCHORS[name])


def maker_of(name: str) -> Callable[..., Cell]:
    """What makes a cell of an amount of money or of staff."""
    return full_time if name.endswith("_fte") else euros


def _by_page(data: Data) -> dict[int, Sums]:
    return sums_by_page(data["lines"])


def _remainder(label: str, sums: Sums, measures: int, lines: str, where: Where) -> list[Share]:
    if not sums and not measures:
        return []
    return [Share(label, label, said(sums), measures, lines=lines, where=where)]


def _of_year(year: int) -> Where:
    return lambda _kind, line: line["year"] == year


def _of_staff(year: int, purpose: str) -> Where:
    return lambda kind, line: (
        kind == "staff" and line["year"] == year and line["purpose"] == purpose
    )


def _of_pages(pages: Collection[int]) -> Where:
    return lambda _kind, line: line["page"] in pages


def _of_others(pages: Collection[int]) -> Where:
    return lambda _kind, line: line["page"] not in pages
