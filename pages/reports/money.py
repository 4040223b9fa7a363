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
    opening,
    text,
)
from pages.reports.shares import Share, amounts, by_field, by_page, by_point, by_year, whole
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
    return _shared(_("Costs and grants by year"), _("Year"), by_year(data), data)


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


def cost_lines(data: Data, *, year: int | None = None) -> Table:
    """Every line behind the sums of costs, of all years or of one with its sum."""
    titles = owners(data)
    names = ("planned", "approved", "actual")
    rows = tuple(
        (
            text(titles.get(line["page"])),
            text(line["year"]),
            text(line["purpose"]),
            text(say_code("cost", line["kind"])),
            text(say_code("recurrence", line["recurrence"])),
            *(euros(line[name]) for name in names),
        )
        for line in data["lines"]["costs"]
        if year in {None, line["year"]}
    )
    words = (_("Measure, point or other page"), _("Year"), _("Purpose"), _("Kind"), _("Recurrence"))
    head = columns(words, money_labels()[:3])
    if year is None:
        return Table(_("All lines of costs"), head, rows)
    [share] = [one for one in by_year(data) if one.key == str(year)]
    last = (text(_("Sum")), *(text("") for _word in words[1:]), *amounts(share, names))
    return Table(_("Lines of costs %(year)d") % {"year": year}, head, rows, last)


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
    words = (_("Programme"), _("Grantor"), _("Measure, point or other page"), _("Year"))
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
    words = (_("Measure, point or other page"), _("Year"), _("Task"), _("Pay grade"))
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
    pages = filled((pages_table(data),))
    years = sorted({line["year"] for line in data["lines"]["costs"]})
    lines = {year: cost_lines(data, year=year) for year in years}
    grants = filled((grants_table(data),))
    places = {str(year): place for place, year in enumerate(years, start=len(pages) + 1)}
    by_years = years_table(data)
    by_years = opening(by_years, [places.get(row[0].text) for row in by_years.rows])
    if grants:
        place = len(pages) + len(years) + 1
        column = 1 + MONEY.index("granted")
        by_years = opening(by_years, [place] * len(by_years.rows), column=column)
    shared = (
        opening(table, [1 if pages else None] * len(table.rows), column=column)
        for table, column in ((fields_money_table(data), 1), (points_table(data), 3))
    )
    tables = filled((by_years, *shared))
    return Part(_("Figures"), "zahlen", tables=tables, folded=(*pages, *lines.values(), *grants))
