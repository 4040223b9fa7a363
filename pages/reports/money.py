"""Tables of costs, grants and staff."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from pages.reports.amounts import MONEY, money_labels
from pages.reports.parts import (
    Cell,
    Data,
    Fact,
    Part,
    Table,
    columns,
    euros,
    full_time,
    number,
    text,
)
from pages.reports.words import say_code


def money_facts(data: Data) -> tuple[Fact, ...]:
    """Planned, granted and own share over all years, staff of the last one."""
    total = data["sums"]["total"]
    names = dict(zip(MONEY, money_labels(), strict=True))
    shown = ("planned", "actual", "granted", "own_share")
    facts = [Fact(names[name], euros(total[name]).text) for name in shown]
    staffed = [row for row in data["sums"]["by_year"] if row["year"] == _last_year(data)]
    for row in staffed:
        words = {"year": row["year"]}
        label = _("Full-time equivalents planned for %(year)d") % words
        facts.append(Fact(label, full_time(row["planned_fte"]).text))
        label = _("of these filled in %(year)d") % words
        facts.append(Fact(label, full_time(row["filled_fte"]).text))
    return tuple(facts)


def _last_year(data: Data) -> int:
    return int(data["report"]["reporting_day"][:4])


def years_table(data: Data) -> Table:
    """The sums by year, and over all years."""
    rows = tuple(
        (text(row["year"]), *(euros(row[name]) for name in MONEY))
        for row in data["sums"]["by_year"]
    )
    total = data["sums"]["total"]
    return Table(
        _("Costs and grants by year"),
        columns([_("Year")], money_labels()),
        rows,
        (text(_("Sum")), *(euros(total[name]) for name in MONEY)),
    )


def points_table(data: Data) -> Table:
    """The sums by point of the motion."""
    rows = tuple(
        (
            text(row["title"], page=row["page"]),
            text(say_code("answer", row["state"])),
            number(len(row["measures"])),
            euros(row["sums"]["planned"]),
            euros(row["sums"]["own_share"]),
        )
        for row in data["motion_points"]
    )
    head = columns([_("Point"), _("Answer")], [_("Measures"), _("Planned"), _("Own share")])
    return Table(_("Points of the motion, with the cost of their measures"), head, rows)


def owners(data: Data) -> dict[int, str]:
    """The titles of the pages that lines belong to."""
    return {row["page"]: row["title"] for row in (*data["measures"], *data["motion_points"])}


def cost_lines(data: Data) -> Table:
    """Every line behind the sums of costs."""
    titles = owners(data)
    rows = tuple(
        (
            text(titles.get(line["page"])),
            text(line["year"]),
            text(line["purpose"]),
            text(say_code("cost", line["kind"])),
            text(say_code("recurrence", line["recurrence"])),
            *(euros(line[name]) for name in ("planned", "approved", "actual")),
        )
        for line in data["lines"]["costs"]
    )
    words = (_("Measure or point"), _("Year"), _("Purpose"), _("Kind"), _("Recurrence"))
    return Table(_("All lines of costs"), columns(words, money_labels()[:3]), rows)


def grants_table(data: Data) -> Table:
    """Every grant with its sums."""
    names = ("applied", "granted", "drawn")
    titles = owners(data)
    rows = tuple(
        (
            text(line["programme"]),
            text(line["grantor"]),
            text(titles.get(line["page"]), page=line["page"]),
            text(line["year"]),
            *(euros(line[name]) for name in names),
        )
        for line in data["lines"]["grants"]
    )
    words = (_("Programme"), _("Grantor"), _("Measure or point"), _("Year"))
    head = columns(words, (_("Applied for"), _("Granted"), _("Drawn")))
    total = data["sums"]["total"]
    last: tuple[Cell, ...] = (text(_("Sum")), *(text("") for _word in words[1:]))
    return Table(_("Grants"), head, rows, (*last, *(euros(total[name]) for name in names)))


def staff_table(data: Data) -> Table:
    """Full-time equivalents by year and purpose."""
    rows = tuple(
        (
            text(row["year"]),
            text(say_code("staff", row["purpose"])),
            full_time(row["planned_fte"]),
            full_time(row["filled_fte"]),
        )
        for row in data["staff"]
    )
    head = columns([_("Year"), _("Purpose")], [_("Planned"), _("Filled")])
    return Table(_("Full-time equivalents by year and purpose"), head, rows)


def staff_lines(data: Data) -> Table:
    """Every line behind the sums of staff."""
    titles = owners(data)
    rows = tuple(
        (
            text(titles.get(line["page"])),
            text(line["year"]),
            text(line["task"]),
            text(line["pay_grade"]),
            full_time(line["planned_fte"]),
            full_time(line["filled_fte"]),
        )
        for line in data["lines"]["staff"]
    )
    words = (_("Measure or point"), _("Year"), _("Task"), _("Pay grade"))
    return Table(_("All lines of staff"), columns(words, (_("Planned"), _("Filled"))), rows)


def units_table(data: Data) -> Table:
    """How many measures each unit is in charge of."""
    units = [row["unit"] or _("not named") for row in data["measures"]]
    rows = tuple((text(unit), number(units.count(unit))) for unit in sorted(set(units)))
    return Table(_("Measures by unit in charge"), columns([_("Unit")], [_("Measures")]), rows)


def filled(tables: Iterable[Table]) -> tuple[Table, ...]:
    """Those of the tables that have rows."""
    return tuple(table for table in tables if table.rows)


def money_part(data: Data) -> Part:
    """Costs by year, by field and by point, with all their lines."""
    from_fields = _fields(data)
    tables = filled((years_table(data), *from_fields, points_table(data)))
    folded = filled((cost_lines(data),))
    return Part(_("Figures"), "zahlen", tables=tables, folded=folded)


def _fields(data: Data) -> tuple[Table, ...]:
    rows = tuple(
        (text(row["title"], page=row["page"]), *(euros(row["sums"][name]) for name in MONEY))
        for row in data["fields"]
    )
    head = columns([_("Field of action")], money_labels())
    return (Table(_("Costs and grants by field of action"), head, rows),)
