"""The lines behind a sum of an edition, found by the query that the sum leads to."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from django.utils.http import urlencode
from django.utils.translation import gettext as _

from pages.reports.amounts import MONEY
from pages.reports.chapters import SUBJECTS, subject_share
from pages.reports.measures import outside_any_field
from pages.reports.money import cost_lines, filled, grants_table, staff_lines, sum_facts
from pages.reports.parts import Data, Part
from pages.reports.shares import (
    Share,
    by_field,
    by_point,
    by_staff,
    by_year,
    every_page,
    lines_of,
    whole,
)
from pages.snapshots.money import sums_of

NAMES: Final = ("jahr", "stellen", "feld", "massnahmen", "punkt", "punkte", "seite", "kapitel")
"""The parameters of the queries, in the order in which a query has them."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A sum with all its lines."""

    title: str
    parts: list[Part]


def opened(query: Mapping[str, str], data: Data) -> Opened | None:
    """The lines that a query such as ``feld=12`` asks for, all without any; None for nothing."""
    wanted = urlencode({name: query[name] for name in NAMES if name in query})
    share = next((one for one in _shares(data) if one.lines == wanted), None)
    if share is None:
        return None
    # What counts for several points is taken off there; its lines are what they are.
    sums = replace(share, sums=sums_of(lines_of(share, data)))
    known = [name for name in MONEY if sums.sums[name] is not None]
    facts = tuple(replace(fact, lines=None) for fact in sum_facts(sums, known))
    tables = (
        (_("Costs"), "kosten", cost_lines(data, share=share)),
        (_("Grants"), "foerderung", grants_table(data, share=share)),
        (_("Staff"), "stellen", staff_lines(data, share=share)),
    )
    lines = [Part(title, anchor, tables=filled([table])) for title, anchor, table in tables]
    if not any(lines):
        return Opened(share.label, [Part(_("Sums"), "summen", text=_("There are no lines here."))])
    parts = (Part(_("Sums"), "summen", facts=facts), *lines)
    return Opened(share.label, [part for part in parts if part])


def _shares(data: Data) -> Iterator[Share]:
    """Everything that a report shows a sum of."""
    yield whole(data)
    for way in (by_year, by_staff, by_field, by_point, every_page):
        yield from way(data)
    yield outside_any_field(data)
    for chapter in data["chapters"]:
        if chapter["kind"] in SUBJECTS:
            yield subject_share(chapter, data)
