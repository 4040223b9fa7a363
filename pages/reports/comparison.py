"""Two reports side by side: what has changed, sum by sum and measure by measure, in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pages.reports.amounts import MONEY, money_labels
from pages.reports.measures import name_of
from pages.reports.money import filled
from pages.reports.parts import Cell, Data, Fact, Part, Table, columns, euros, text
from pages.reports.words import say_code, say_euro, say_number


@dataclass(frozen=True, slots=True)
class Pair:
    """The same measure in both reports; None where one does not know it."""

    before: Data | None
    now: Data | None


def pairs_of(before: Data, now: Data) -> list[Pair]:
    """Every measure of either report, those of the later one first, in its order."""
    earlier = {row["key"]: row for row in before["measures"]}
    pairs = [Pair(earlier.pop(row["key"], None), row) for row in now["measures"]]
    return [*pairs, *(Pair(row, None) for row in earlier.values())]


def comparison_parts(before: Data, now: Data) -> list[Part]:
    """The parts of the comparison; those without content left out."""
    pairs = pairs_of(before, now)
    names = (before["report"]["title"], now["report"]["title"])
    parts = [
        Part(_("In short"), "in-kuerze", facts=_facts(pairs)),
        Part(_("Sums"), "summen", tables=filled(_sum_tables(before, now, names))),
        Part(_("Measures"), "massnahmen", tables=filled((_measures(pairs, names),))),
        Part(_("Indicators"), "kennzahlen", tables=filled((_indicators(before, now, names),))),
    ]
    return [part for part in parts if part]


def change_in_words(pair: Pair) -> str:
    """What has become of a measure, such as “now completed (was under way); cost 500 € more”."""
    if pair.before is None:
        return _("new in this report")
    if pair.now is None:
        return _("no longer in this report")
    said = [*_status_change(pair.before, pair.now), *_progress_change(pair.before, pair.now)]
    amount = _difference(pair.before["sums"]["planned"], pair.now["sums"]["planned"])
    if amount:
        words = {"amount": say_euro(abs(amount))}
        more, less = _("%(amount)s more planned"), _("%(amount)s less planned")
        said.append((more if amount > 0 else less) % words)
    return "; ".join(said) or _("unchanged")


def _status_change(before: Data, now: Data) -> Iterable[str]:
    for kind in ("status", "assessment"):
        if before[kind] == now[kind] or not now[kind]:
            continue
        words = {"now": say_code(kind, now[kind]), "before": say_code(kind, before[kind])}
        yield (_("now %(now)s, was %(before)s") if before[kind] else _("now %(now)s")) % words


def _progress_change(before: Data, now: Data) -> Iterable[str]:
    if None in (before["progress"], now["progress"]):
        return
    points = now["progress"] - before["progress"]
    if points:
        words = {"points": f"{points:+d}".replace("-", "\N{MINUS SIGN}")}
        yield (
            ngettext("%(points)s percentage point", "%(points)s percentage points", abs(points))
            % words
        )


def _difference(before: str | None, now: str | None) -> Decimal | None:
    if before is None or now is None:
        return None
    return Decimal(now) - Decimal(before)


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


def _sum_tables(before: Data, now: Data, names: tuple[str, str]) -> Iterable[Table]:
    head = columns([_("Sum")], head_names(names))
    totals = (before["sums"]["total"], now["sums"]["total"])
    rows = [
        (text(label), *_amounts(totals[0][name], totals[1][name]))
        for name, label in zip(MONEY, money_labels(), strict=True)
    ]
    yield Table(_("Sums over all years of each report"), head, tuple(rows))
    years = {row["year"]: row["planned"] for row in before["sums"]["by_year"]}
    later = {row["year"]: row["planned"] for row in now["sums"]["by_year"]}
    by_year = [
        (text(year), *_amounts(years.get(year), later.get(year))) for year in sorted(years | later)
    ]
    yield Table(_("Planned cost by year"), columns([_("Year")], head_names(names)), tuple(by_year))
    fields = {row["page"]: row for row in before["fields"]}
    by_field = [
        (
            text(row["title"], page=row["page"]),
            *_amounts(
                fields[row["page"]]["sums"]["planned"] if row["page"] in fields else None,
                row["sums"]["planned"],
            ),
        )
        for row in now["fields"]
    ]
    head = columns([_("Field of action")], head_names(names))
    yield Table(_("Planned cost by field of action"), head, tuple(by_field))


def head_names(names: tuple[str, str]) -> tuple[str, ...]:
    """The heads of the columns with numbers: both reports and the change between them."""
    return (*names, _("Change"))


def _amounts(before: str | None, now: str | None) -> tuple[Cell, ...]:
    change = _difference(before, now)
    if change is None:
        said = Cell(text=_("cannot be told"), is_number=True)
    else:
        sign = "+" if change > 0 else ""
        said = Cell(text=sign + say_euro(change), value=change, is_number=True)
    return (euros(before), euros(now), said)


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
    rows = [
        (text(row["name"]), _latest(earlier.get(row["id"])), _latest(row))
        for row in now["indicators"]
    ]
    return Table(
        _("Latest value of each indicator"), columns((_("Indicator"), *names)), tuple(rows)
    )


def _latest(row: Data | None) -> Cell:
    if row is None or not row["values"]:
        return text(_("no value"))
    return text(say_number(row["values"][-1]["value"], unit=row["unit"]))
