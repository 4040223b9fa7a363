"""Tables of measures, of the fields of action, and of what is still ahead."""

from collections.abc import Iterable

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from pages.reports.amounts import MONEY, money_labels
from pages.reports.parts import Cell, Data, Fact, Part, Table, columns, day, euros, number, text
from pages.reports.shares import Share, amounts, by_field, of_measures, of_page, whole
from pages.reports.words import say_code

AHEAD = {"planned", "running", "paused"}


def by_status(data: Data) -> tuple[Fact, ...]:
    """How many measures there are, and how many have which status or assessment."""
    rows = data["measures"]
    facts = [Fact(_("Measures in all"), str(len(rows)))]
    for kind in ("status", "assessment"):
        codes = [row[kind] for row in rows if row[kind]]
        facts += [
            Fact(capfirst(say_code(kind, code)), str(codes.count(code)))
            for code in sorted(set(codes), key=codes.index)
        ]
    return tuple(facts)


def fields_table(data: Data) -> Table:
    """Each field of action with its number of measures and its money, and what lies in none."""
    shown = ("planned", "granted", "own_share")
    rows = tuple(
        (text(one.label, page=one.page), number(one.measures), *amounts(one, shown))
        for one in by_field(data)
    )
    last = whole(data)
    final = (text(last.label), number(last.measures), *amounts(last, shown))
    numbers = (_("Measures"), _("Planned"), _("Granted"), _("Own share"))
    head = columns([_("Field")], numbers)
    return Table(_("Fields of action with their money"), head, rows, final if rows else ())


def measures_table(caption: str, rows: Iterable[Data], *, share: Share) -> Table:
    """Measures with status, assessment, progress and planned cost, and the sum of that."""
    shown = list(rows)
    words = (_("Measure"), _("Status"), _("Assessment"), _("Unit in charge"))
    numbers = (_("Progress"), _("Planned cost"))
    empty = (text("") for _one in (*words[1:], numbers[0]))
    last = (text(_("Sum")), *empty, *amounts(share, ["planned"]))
    cells = tuple(_measure(row) for row in shown)
    return Table(caption, columns(words, numbers), cells, last if cells else ())


def every_measure_table(data: Data) -> Table:
    """All facts and sums of every measure, for spreadsheets."""
    fields = {row["page"]: row["title"] for row in data["fields"]}
    numbers = {row["page"]: str(row["number"]) for row in data["motion_points"]}
    words = (
        *(_("Number"), _("Measure"), _("Field of action"), _("Status"), _("Assessment")),
        *(_("Phase"), _("Period"), _("Unit in charge"), _("Points of the motion")),
        *(_("Last reported on"), _("What happened")),
    )
    figures = (_("Progress (per cent)"), *(_in_euros(label) for label in money_labels()))
    rows = []
    for row in data["measures"]:
        latest = row["latest_update"] or {"date": None, "text": ""}
        points = ", ".join(numbers[page] for page in row["motion_points"] if page in numbers)
        said = (
            *(row["identifier"], row["title"], fields.get(row["field"], "")),
            *(say_code(kind, row[kind]) for kind in ("status", "assessment", "phase")),
            *(row["period"], row["unit"], points),
        )
        told = (day(latest["date"]), text(latest["text"]), number(row["progress"]))
        sums = (euros(row["sums"][name]) for name in MONEY)
        rows.append((*(text(one) for one in said), *told, *sums))
    return Table(_("Measures"), columns(words, figures), tuple(rows))


def _in_euros(label: str) -> str:
    return _("%(sum)s (euros)") % {"sum": label}


def name_of(row: Data) -> str:
    """Number and title of a measure."""
    return f"{row['identifier']} {row['title']}".strip()


def _measure(row: Data) -> tuple[Cell, ...]:
    progress = row["progress"]
    said = "" if progress is None else f"{progress}\N{NO-BREAK SPACE}%"
    return (
        text(name_of(row), page=row["page"]),
        text(say_code("status", row["status"])),
        text(say_code("assessment", row["assessment"]) or _("none")),
        text(row["unit"] or _("not named")),
        Cell(text=said or _("not known yet"), value=progress, is_number=True),
        euros(row["sums"]["planned"], lines=f"{of_page(row['page'])}#kosten"),
    )


def field_parts(data: Data) -> list[Part]:
    """A part for each field: its measures, and what was last reported of them."""
    parts = []
    titles = {row["page"]: row["title"] for row in data["fields"]}
    groups = [*titles.items(), (None, _("Outside of any field"))]
    for page, title in groups:
        rows = [row for row in data["measures"] if row["field"] == page]
        if rows:
            caption = _("Measures: %(field)s") % {"field": title}
            lines = outside_any_field(data).lines if page is None else f"feld={page}"
            share = of_measures(rows, label=caption, lines=lines)
            tables = (measures_table(caption, rows, share=share), *updates_tables(title, rows))
            parts.append(Part(title, f"feld-{page or 0}", tables=tables))
    return parts


def outside_any_field(data: Data) -> Share:
    """The measures that lie in no field of action; `by_field` has what else there is."""
    rows = [row for row in data["measures"] if row["field"] is None]
    return of_measures(rows, label=_("Measures outside of any field"), lines="massnahmen=0")


def updates_tables(title: str, rows: Iterable[Data]) -> tuple[Table, ...]:
    """What was last reported of each measure, if there is anything."""
    told = [row for row in rows if row["latest_update"]]
    if not told:
        return ()
    cells = tuple(
        (
            text(name_of(row)),
            day(row["latest_update"]["date"]),
            text(row["latest_update"]["text"]),
        )
        for row in told
    )
    caption = _("Last reported: %(field)s") % {"field": title}
    return (Table(caption, columns([_("Measure"), _("Date"), _("What happened")]), cells),)


def ahead_part(data: Data) -> Part:
    """Measures that are not finished, with their period and their open milestones."""
    rows = [row for row in data["measures"] if row["status"] in AHEAD]
    cells = tuple(
        (
            text(name_of(row), page=row["page"]),
            text(say_code("status", row["status"])),
            text(row["period"] or _("not known yet")),
            number(row["milestones"]["total"] - row["milestones"]["done"]),
            number(row["milestones"]["overdue"]),
        )
        for row in rows
    )
    words = columns(
        (_("Measure"), _("Status"), _("Period")), (_("Open milestones"), _("of these overdue"))
    )
    tables = (Table(_("Measures that go on"), words, cells),) if cells else ()
    return Part(_("What goes on"), "was-weitergeht", tables=tables)
