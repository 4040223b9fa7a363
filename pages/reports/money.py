"""Tables of costs, grants and staff."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from django.utils.translation import gettext as _

from pages.reports.amounts import MONEY, money_labels
from pages.reports.parts import (
    Cell,
    Data,
    Fact,
    Part,
    Table,
    columns,
    day,
    euros,
    exactly,
    full_time,
    number,
    text,
)
from pages.reports.parts import year as year_cell
from pages.reports.shares import (
    Share,
    amount,
    amounts,
    by_field,
    by_page,
    by_point,
    by_staff,
    by_year,
    lines_of,
    whole,
)
from pages.reports.words import say_code
from pages.snapshots.money import Lines, sums_of


def money_facts(data: Data) -> tuple[Fact, ...]:
    """Planned, granted and own share over all years, staff of the last one."""
    facts = sum_facts(whole(data), ("planned", "actual", "granted", "own_share"))
    staffed = [share for share in by_year(data) if share.row["year"] == _last_year(data)]
    for share in staffed:
        words = {"year": share.row["year"]}
        labels = {
            "planned_fte": _("Full-time equivalents planned for %(year)d") % words,
            "filled_fte": _("of these filled in %(year)d") % words,
        }
        facts += [_fact(label, amount(share, name)) for name, label in labels.items()]
    return tuple(facts)


def sum_facts(share: Share, shown: Iterable[str] = MONEY) -> list[Fact]:
    """The amounts of a share with their names, each leading to its lines."""
    names = dict(zip(MONEY, money_labels(), strict=True))
    return [_fact(names[name], amount(share, name)) for name in shown]


def _fact(label: str, cell: Cell) -> Fact:
    return Fact(label, cell.text, cell.lines)


def _last_year(data: Data) -> int:
    return int(data["report"]["reporting_day"][:4])


def years_table(data: Data) -> Table:
    """The sums by year, and over all years."""
    table = _shared(_("Costs and grants by year"), _("Year"), by_year(data), data)
    return replace(table, rows=tuple((year_cell(int(row[0].text)), *row[1:]) for row in table.rows))


def fields_money_table(data: Data) -> Table:
    """The sums by field of action, and of what lies in none."""
    caption = _("Costs and grants by field of action")
    return _shared(caption, _("Field of action"), by_field(data), data)


def pages_table(data: Data) -> Table:
    """The sums of every page with lines."""
    caption = _("Costs and grants by page")
    return _shared(caption, _("Measure, point or other page"), by_page(data), data)


def _shared(caption: str, heading: str, shares: Iterable[Share], data: Data) -> Table:
    rows = tuple((text(one.label, page=one.page), *amounts(one)) for one in shares)
    last = whole(data)
    head = columns([heading], money_labels())
    return Table(caption, head, rows, (text(last.label), *amounts(last)) if rows else ())


def points_table(data: Data) -> Table:
    """The sums by point of the motion, and of what answers none."""
    shown = ("planned", "own_share")
    rows = tuple(
        (
            text(one.label, page=one.page),
            text(say_code("answer", one.row["state"]) if one.row else ""),
            number(one.measures),
            *amounts(one, shown),
        )
        for one in by_point(data)
    )
    head = columns([_("Point"), _("Answer")], [_("Measures"), _("Planned"), _("Own share")])
    last = whole(data)
    final = (text(last.label), text(""), number(last.measures), *amounts(last, shown))
    caption = _("Points of the motion, with the cost of what answers them")
    return Table(caption, head, rows, final if rows else ())


def owners(data: Data) -> dict[int, str]:
    """The titles of the pages that lines belong to."""
    rows = (*data["measures"], *data["motion_points"], *data.get("others", ()))
    return {row["page"]: row["title"] for row in rows}


def cost_lines(data: Data, *, share: Share | None = None) -> Table:
    """Every line behind the sums of costs, or those behind a share with their sum."""
    titles = owners(data)
    names = ("planned", "approved", "actual")
    lines = lines_of(share or whole(data), data)
    rows = tuple(
        (
            text(titles.get(line["page"]), page=line["page"]),
            year_cell(line["year"]),
            text(line["purpose"]),
            text(say_code("cost", line["kind"])),
            text(say_code("recurrence", line["recurrence"])),
            *(euros(line[name]) for name in names),
        )
        for line in lines["costs"]
    )
    words = (_("Measure, point or other page"), _("Year"), _("Purpose"), _("Kind"), _("Recurrence"))
    head = columns(words, money_labels()[:3])
    if share is None:
        return Table(_("All lines of costs"), head, rows)
    caption = _("Lines of costs: %(share)s") % {"share": share.label}
    return Table(caption, head, rows, _last(lines, words, names))


def grants_table(data: Data, *, share: Share | None = None, in_full: bool = False) -> Table:
    """Every grant with their sums, or those behind a share.

    ``in_full`` also with deadline and rate, for spreadsheets.
    """
    names = ("applied", "granted", "drawn")
    titles = owners(data)
    lines = lines_of(share or whole(data), data)
    rows = tuple(
        (
            text(line["programme"]),
            text(line["grantor"]),
            text(titles.get(line["page"]), page=line["page"]),
            year_cell(line["year"]),
            *((day(line["deadline"]), exactly(line["rate"])) if in_full else ()),
            *(euros(line[name]) for name in names),
        )
        for line in lines["grants"]
    )
    words = (
        *(_("Programme"), _("Grantor"), _("Measure, point or other page"), _("Year")),
        *((_("Deadline"), _("Rate of funding (per cent)")) if in_full else ()),
    )
    first = words[:-1] if in_full else words
    head = columns(first, (*words[len(first) :], _("Applied for"), _("Granted"), _("Drawn")))
    caption = _("Grants: %(share)s") % {"share": share.label} if share else _("Grants")
    return Table(caption, head, rows, _last(lines, words, names))


def _last(lines: Lines, words: Sequence[str], names: Sequence[str]) -> tuple[Cell, ...]:
    """The sums of the lines, below as many columns with words."""
    sums = sums_of(lines, names=names)
    cell = full_time if names[0].endswith("_fte") else euros
    return (text(_("Sum")), *(text("") for _word in words[1:]), *(cell(sums[one]) for one in names))


def staff_table(data: Data) -> Table:
    """Full-time equivalents by year and purpose."""
    names = ("planned_fte", "filled_fte")
    rows = tuple(
        (
            year_cell(one.row["year"]),
            text(say_code("staff", one.row["purpose"])),
            *amounts(one, names),
        )
        for one in by_staff(data)
    )
    head = columns([_("Year"), _("Purpose")], [_("Planned"), _("Filled")])
    return Table(_("Full-time equivalents by year and purpose"), head, rows)


def staff_lines(data: Data, *, share: Share | None = None) -> Table:
    """Every line behind the sums of staff, or those behind a share with their sum in one year."""
    titles = owners(data)
    names = ("planned_fte", "filled_fte")
    lines = lines_of(share or whole(data), data)
    rows = tuple(
        (
            text(titles.get(line["page"]), page=line["page"]),
            year_cell(line["year"]),
            text(line["task"]),
            text(line["pay_grade"]),
            *(full_time(line[name]) for name in names),
        )
        for line in lines["staff"]
    )
    words = (_("Measure, point or other page"), _("Year"), _("Task"), _("Pay grade"))
    head = columns(words, (_("Planned"), _("Filled")))
    if share is None:
        return Table(_("All lines of staff"), head, rows)
    caption = _("Lines of staff: %(share)s") % {"share": share.label}
    in_one_year = len({line["year"] for line in lines["staff"]}) == 1
    return Table(caption, head, rows, _last(lines, words, names) if in_one_year else ())


def units_table(data: Data) -> Table:
    """How many measures each unit is in charge of."""
    units = [row["unit"] or _("not named") for row in data["measures"]]
    rows = tuple((text(unit), number(units.count(unit))) for unit in sorted(set(units)))
    return Table(_("Measures by unit in charge"), columns([_("Unit")], [_("Measures")]), rows)


def filled(tables: Iterable[Table]) -> tuple[Table, ...]:
    """Those of the tables that have rows."""
    return tuple(table for table in tables if table.rows)


def money_part(data: Data) -> Part:
    """Costs by year, by field and by point, and folded all that they are made of."""
    tables = (years_table(data), fields_money_table(data), points_table(data))
    lines = (cost_lines(data, share=share) for share in by_year(data))
    folded = (pages_table(data), *lines, grants_table(data))
    return Part(_("Figures"), "zahlen", tables=filled(tables), folded=filled(folded))
