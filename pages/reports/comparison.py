"""Two reports side by side: what has changed, sum by sum and measure by measure, in words."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from django.utils.translation import gettext as _

from pages.reports.amounts import MONEY, money_labels
from pages.reports.changes import Pair, change_in_words, difference, indicator_change_in_words
from pages.reports.measures import name_of
from pages.reports.money import filled
from pages.reports.parts import Cell, Data, Fact, Part, Table, address_of, columns, text
from pages.reports.shares import (
    Share,
    amount,
    by_field,
    by_page,
    by_point,
    by_year,
    maker_of,
    whole,
)
from pages.reports.words import say_code, say_number


@dataclass(frozen=True, slots=True)
class Compared:
    """A report of the two: its data, what it is called, and where it shows its lines."""

    data: Data
    title: str
    lines_url: str


Two = tuple[Compared, Compared]
"""The report before, and the later one."""


def pairs_of(before: Data, now: Data) -> list[Pair]:
    """Every measure of either report, those of the later one first, in its order."""
    earlier = {row["key"]: row for row in before["measures"]}
    pairs = [Pair(earlier.pop(row["key"], None), row) for row in now["measures"]]
    return [*pairs, *(Pair(row, None) for row in earlier.values())]


def comparison_parts(before: Data, now: Data, *, lines_urls: tuple[str, str]) -> list[Part]:
    """The parts of the comparison, whose sums lead to the lines; those without content left out."""
    pairs = pairs_of(before, now)
    names = (before["report"]["title"], now["report"]["title"])
    reports = zip((before, now), names, lines_urls, strict=True)
    one, other = (Compared(*facts) for facts in reports)
    two = (one, other)
    parts = [
        Part(_("In short"), "in-kuerze", text=_caution(before, now), facts=_facts(pairs)),
        Part(_("Sums"), "summen", tables=(_totals(two),)),
        *(_amount_part(name, label, two) for name, label in _compared().items()),
        Part(_("Staff"), "stellen", tables=filled(_staff(two))),
        Part(_("Measures"), "massnahmen", tables=filled((_measures(pairs, names),))),
        Part(_("Indicators"), "kennzahlen", tables=filled((_indicators(before, now, names),))),
    ]
    return [part for part in parts if part]


def _compared() -> dict[str, str]:
    """The amounts that are set side by side share by share, with the titles of their parts."""
    return {
        "planned": _("Planned cost"),
        "approved": _("Approved cost"),
        "actual": _("Actual cost"),
        "granted": _("Funding granted"),
        "drawn": _("Funding drawn"),
        "own_share": _("Own share"),
    }


def _caution(before: Data, now: Data) -> str:
    """What makes the sums of editions hard to compare; empty where nothing does."""
    if before["schema"] != "1" or now["schema"] == "1":
        return ""
    return _(
        "The sums of the report before hold only measures and points of the motion; those of this "
        "report hold all costs, such as those of IT services."
    )


def _facts(pairs: list[Pair]) -> tuple[Fact, ...]:
    done = [
        pair
        for pair in pairs
        if pair.now and pair.now["status"] == "done" and (pair.before or {}).get("status") != "done"
    ]
    counts = (
        (_("Measures in both reports"), sum(bool(p.before and p.now) for p in pairs)),
        (_("New measures"), sum(p.before is None for p in pairs)),
        (_("No longer there"), sum(p.now is None for p in pairs)),
        (_("Completed since"), len(done)),
    )
    return tuple(Fact(label, str(count)) for label, count in counts)


def _totals(two: Two) -> Table:
    labels = dict(zip(MONEY, money_labels(), strict=True)) | {"applied": _("Applied for")}
    shown = (*MONEY[:3], "applied", *MONEY[3:])
    wholes = [whole(report.data) for report in two]
    rows = tuple((text(labels[name]), *_amounts(wholes, name, two)) for name in shown)
    caption = _("Sums over all years of each report")
    return Table(caption, columns([_("Sum")], _heads(two)), rows)


def _amount_part(name: str, label: str, two: Two) -> Part:
    """One of the amounts in both reports, shared out in every way."""
    ways: tuple[tuple[str, str, Callable[[Data], list[Share]]], ...] = (
        (_("by year"), _("Year"), by_year),
        (_("by field of action"), _("Field of action"), by_field),
        (_("by point of the motion"), _("Point"), by_point),
        (_("by page"), _("Measure, point or other page"), by_page),
    )
    *tables, pages = (
        Table(
            f"{label} {way}",
            columns([heading], _heads(two)),
            tuple(_beside(met, name, two) for met in _met(shares, two)),
            _beside([whole(report.data) for report in two], name, two),
        )
        for way, heading, shares in ways
    )
    return Part(label, f"summen-{name}", tables=filled(tables), folded=filled((pages,)))


def _staff(two: Two) -> list[Table]:
    """Full-time equivalents by year; those of several years are not added up."""
    captions = {
        "planned_fte": _("Full-time equivalents planned, by year"),
        "filled_fte": _("Full-time equivalents filled, by year"),
    }
    met = _met(_staffed, two)
    return [
        Table(
            caption,
            columns([_("Year")], _heads(two)),
            tuple(_beside(shares, name, two) for shares in met),
        )
        for name, caption in captions.items()
    ]


def _staffed(data: Data) -> list[Share]:
    return [one for one in by_year(data) if Decimal(one.sums["planned_fte"] or 0)]


def _met(shares_of: Callable[[Data], list[Share]], two: Two) -> list[Sequence[Share | None]]:
    """The shares of both reports, those of the later one first, in its order."""
    before, now = (shares_of(report.data) for report in two)
    earlier = {share.key: share for share in before}
    pairs: list[Sequence[Share | None]] = [(earlier.pop(one.key, None), one) for one in now]
    return [*pairs, *((share, None) for share in earlier.values())]


def _beside(shares: Sequence[Share | None], name: str, two: Two) -> tuple[Cell, ...]:
    share = next(one for one in reversed(shares) if one)
    return (text(share.label, page=share.page), *_amounts(shares, name, two))


def _amounts(shares: Sequence[Share | None], name: str, two: Two) -> tuple[Cell, ...]:
    """The amount in each report, which leads to its lines there, and the change."""
    cells = (
        _leading(amount(share, name), report) if share else Cell(_("not in it"), is_number=True)
        for share, report in zip(shares, two, strict=True)
    )
    before, now = (share.sums[name] if share else None for share in shares)
    return (*cells, _change(before, now, cell=maker_of(name)))


def _leading(cell: Cell, report: Compared) -> Cell:
    return replace(cell, url=address_of(cell.lines, report.lines_url))


def _heads(two: Two) -> tuple[str, ...]:
    before, now = two
    return head_names((before.title, now.title))


def head_names(names: tuple[str, str]) -> tuple[str, ...]:
    """The heads of the columns with numbers: both reports and the change between them."""
    return (*names, _("Change"))


def _change(before: str | None, now: str | None, *, cell: Callable[[str], Cell]) -> Cell:
    change = difference(before, now)
    if change is None:
        return Cell(text=_("cannot be told"), is_number=True)
    sign = "+" if change > 0 else ""
    said = cell(str(change))
    return replace(said, text=sign + said.text)


def _measures(pairs: list[Pair], names: tuple[str, str]) -> Table:
    rows = []
    for pair in pairs:
        row = pair.now or pair.before or {}
        cells = [_standing(one) for one in (pair.before, pair.now)]
        name = text(name_of(row), page=row["page"])
        rows.append((name, *cells, text(change_in_words(pair))))
    head = columns((_("Measure"), *names, _("Change")))
    return Table(_("Measure by measure"), head, tuple(rows))


def _standing(row: Data | None) -> Cell:
    if row is None:
        return text(_("not in it"))
    said = [say_code("status", row["status"]), say_code("assessment", row["assessment"])]
    if row["progress"] is not None:
        said.append(f"{row['progress']}\N{NO-BREAK SPACE}%")
    return text(", ".join(word for word in said if word))


def _indicators(before: Data, now: Data, names: tuple[str, str]) -> Table:
    earlier = {row["id"]: row for row in before["indicators"]}
    rows = []
    for row in now["indicators"]:
        known = earlier.get(row["id"])
        change = text(indicator_change_in_words(known, row))
        rows.append((text(row["name"]), _latest(known), _latest(row), change))
    still = {row["id"] for row in now["indicators"]}
    for row in (row for pk, row in earlier.items() if pk not in still):
        gone = (text(_("not in it")), text(_("no longer in this report")))
        rows.append((text(row["name"]), _latest(row), *gone))
    head = columns((_("Indicator"), *names, _("Change")))
    return Table(_("Latest value of each indicator"), head, tuple(rows))


def _latest(row: Data | None) -> Cell:
    if row is None:
        return text(_("not in it"))
    if not row["values"]:
        return text(_("no value"))
    return text(say_number(row["values"][-1]["value"], unit=row["unit"]))
