"""Tables of indicators and of resolutions."""

from collections.abc import Iterable

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from pages.reports.measures import name_of
from pages.reports.parts import Cell, Data, Fact, Part, Table, columns, day, exactly, text
from pages.reports.words import RESOLUTION_STATES, say_code, say_date, say_number


def indicators_table(rows: Iterable[Data]) -> Table:
    """Where each indicator began, how it stands, and where it shall be."""
    words = (
        _("Indicator"),
        _("At the beginning"),
        _("Value before"),
        _("Latest value"),
        _("Target"),
        _("What is better"),
    )
    return Table(_("Indicators"), columns(words), tuple(_indicator(row) for row in rows))


def _indicator(row: Data) -> tuple[Cell, ...]:
    before = row["values"][-2] if len(row["values"]) > 1 else None
    latest = row["values"][-1] if row["values"] else None
    unit = row["unit"]
    return (
        text(row["name"]),
        text(_point(row["baseline"], unit)),
        text(_point(before, unit)),
        text(_point(latest, unit)),
        text(_point(row["target"], unit)),
        text(say_code("direction", row["direction"])),
    )


def every_indicator_table(rows: Iterable[Data]) -> Table:
    """The same in single columns, for spreadsheets."""
    points = (_("At the beginning"), _("Value before"), _("Latest value"), _("Target"))
    dated = (name for point in points for name in (point, _("%(point)s: date") % {"point": point}))
    words = (_("Indicator"), _("Unit of measurement"), *dated, _("What is better"))
    return Table(_("Indicators"), columns(words), tuple(map(_every_fact, rows)))


def _every_fact(row: Data) -> tuple[Cell, ...]:
    before, latest = [None, None, *row["values"]][-2:]
    points = (row["baseline"], before, latest, row["target"])
    return (
        text(row["name"]),
        text(row["unit"]),
        *(cell for point in points for cell in _dated(point)),
        text(say_code("direction", row["direction"])),
    )


def values_table(rows: Iterable[Data]) -> Table:
    """Every value of every indicator, for spreadsheets."""
    words = (_("Indicator"), _("Date"), _("Value"), _("Unit of measurement"), _("Note"))
    cells = tuple(
        (
            text(row["name"]),
            *reversed(_dated(value)),
            text(row["unit"]),
            text(value["note"]),
        )
        for row in rows
        for value in row["values"]
    )
    return Table(_("Values of the indicators"), columns(words), cells)


def _dated(point: Data | None) -> tuple[Cell, Cell]:
    return (exactly(point["value"]), day(point["date"])) if point else (text(""), text(""))


def _point(point: Data | None, unit: str) -> str:
    if point is None:
        return _("no value")
    value = say_number(point["value"], unit=unit)
    return f"{value} ({say_date(point['date'])})" if point["date"] else value


def resolutions_part(data: Data) -> Part:
    """How many resolutions stand how, and each with what became of it."""
    rows = data["resolutions"]
    if not rows:
        return Part(_("Resolutions"), "beschluesse")
    facts = tuple(
        Fact(capfirst(str(label)), str(sum(row["state"] == state for row in rows)))
        for state, label in RESOLUTION_STATES.items()
        if state != "unjudged" or any(row["state"] == state for row in rows)
    )
    return Part(_("Resolutions"), "beschluesse", facts=facts, tables=(resolutions_table(data),))


def resolutions_table(data: Data) -> Table:
    """Resolutions with what became of them, and the measures that carry them out."""
    names: dict[int, list[str]] = {}
    for measure in data["measures"]:
        for pk in measure["resolutions"]:
            names.setdefault(pk, []).append(name_of(measure))
    words = (_("Resolution"), _("Date"), _("Result"), _("State"), _("Measures"))
    cells = tuple(
        (
            text(row["name"]),
            day(row["date"]),
            text(row["result"]),
            text(_state(row)),
            text("; ".join(names.get(row["id"], ())) or _("none")),
        )
        for row in data["resolutions"]
    )
    return Table(_("Resolutions and what became of them"), columns(words), cells)


def _state(row: Data) -> str:
    state = str(RESOLUTION_STATES.get(row["state"], row["state"]))
    if not row["carried_out_on"]:
        return state
    said = _("carried out on %(date)s") % {"date": say_date(row["carried_out_on"])}
    return f"{said}. {row['implementation']}" if row["implementation"] else said
