"""How the sums of an edition are shared out: by year, field, point and page, always adding up."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from pages.finance import Sums, arrange, at_least, total
from pages.finance_scope import counted_for, outside_fields, outside_points
from pages.reports.amounts import MONEY
from pages.reports.parts import Cell, Data, euros
from pages.snapshots.money import said, sums_by_page


@dataclass(frozen=True, slots=True)
class Share:
    """A part of the whole; ``key`` is the same in every report."""

    key: str
    label: str
    sums: Data
    measures: int = 0
    page: int | None = None
    row: Any = None  # what the edition says of it, where it is no remainder


def whole(data: Data) -> Share:
    """All that the shares add up to."""
    return Share("", _("Total"), data["sums"]["total"], measures=len(data["measures"]))


def by_year(data: Data) -> list[Share]:
    """The years with lines."""
    rows = data["sums"]["by_year"]
    return [Share(str(row["year"]), str(row["year"]), row, row=row) for row in rows]


def by_field(data: Data) -> list[Share]:
    """The fields of action, and all that lies in none."""
    shares = [
        Share(str(row["page"]), row["title"], row["sums"], row["measures"], row["page"], row)
        for row in data["fields"]
    ]
    if not shares:
        return []
    fields = {row["page"] for row in data["fields"]}
    inside = {row["page"] for row in data["measures"] if row["field"] in fields}
    rest = total(sums for page, sums in _by_page(data).items() if page not in inside)
    measures = len(data["measures"]) - len(inside)
    return [*shares, *_remainder(outside_fields(), rest, measures=measures)]


def by_point(data: Data) -> list[Share]:
    """The points of the motion, what answers none, and less what counts for several."""
    rows = data["motion_points"]
    if not rows:
        return []
    pairs = [(row["page"], page) for row in rows for page in row["measures"]]
    further = [(row["page"], page) for row in rows for page in row.get("others", ())]
    points = [row["page"] for row in rows]
    found = arrange(_by_page(data), points=points, pairs=[*pairs, *further])
    several = at_least(pairs)
    unasked = len(data["measures"]) - len({page for _, page in pairs})
    return [
        *(
            Share(
                str(row["page"]), row["title"], row["sums"], len(row["measures"]), row["page"], row
            )
            for row in rows
        ),
        *_remainder(outside_points(), found.elsewhere, measures=unasked),
        *(
            share
            for times in sorted({*several, *found.repeated})
            for share in _remainder(
                counted_for(times),
                -found.repeated.get(times, Sums()),
                measures=-len(several.get(times, ())),
            )
        ),
    ]


def by_page(data: Data) -> list[Share]:
    """Every page with lines: measures by the key that all reports share, then the others."""
    known = _by_page(data)
    measures = [
        Share(
            row["key"],
            f"{row['identifier']} {row['title']}".strip(),
            row["sums"],
            1,
            row["page"],
            row,
        )
        for row in data["measures"]
        if row["page"] in known
    ]
    others = [
        Share(str(row["page"]), row["title"], said(known[row["page"]]), 0, row["page"], row)
        for row in (*data["motion_points"], *data.get("others", ()))
        if row["page"] in known
    ]
    return [*measures, *others]


def amounts(share: Share, names: Iterable[str] = MONEY) -> tuple[Cell, ...]:
    """A cell for each of the amounts."""
    return tuple(euros(share.sums[name]) for name in names)


def _by_page(data: Data) -> dict[int, Sums]:
    return sums_by_page(data["lines"])


def _remainder(label: str, sums: Sums, *, measures: int) -> list[Share]:
    return [Share(label, label, said(sums), measures)] if sums or measures else []
