"""Two reports side by side: what has changed, sum by sum and measure by measure, in words."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pages.reports.amounts import MONEY, money_labels
from pages.reports.measures import name_of
from pages.reports.money import filled
from pages.reports.parts import Cell, Data, Fact, Part, Table, columns, euros, full_time, text
from pages.reports.shares import Share, by_field, by_page, by_point, by_year, whole
from pages.reports.words import say_code, say_euro, say_number

SayAmount = Callable[[str | None], Cell]


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
        Part(_("In short"), "in-kuerze", text=_caution(before, now), facts=_facts(pairs)),
        Part(_("Sums"), "summen", tables=(_totals(before, now, names),)),
        *(_amount_part(name, label, before, now, names) for name, label in _compared().items()),
        Part(_("Staff"), "stellen", tables=filled(_staff(before, now, names))),
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
    for name, (more, less) in _more_and_less().items():
        amount = _difference(pair.before["sums"][name], pair.now["sums"][name])
        if amount:
            said.append((more if amount > 0 else less) % {"amount": say_euro(abs(amount))})
    return "; ".join(said) or _("unchanged")


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


def _more_and_less() -> dict[str, tuple[str, str]]:
    return {
        "planned": (_("%(amount)s more planned"), _("%(amount)s less planned")),
        "approved": (_("%(amount)s more approved"), _("%(amount)s less approved")),
        "actual": (_("%(amount)s more spent"), _("%(amount)s less spent")),
    }


def _caution(before: Data, now: Data) -> str:
    """What makes the sums of editions hard to compare; empty where nothing does."""
    if before["schema"] != "1" or now["schema"] == "1":
        return ""
    return _(
        "The sums of the report before hold only measures and points of the motion; those of this "
        "report hold all costs, such as those of IT services."
    )


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
    """Unknown counts as nothing beside what is known, so that the changes add up."""
    if before is None and now is None:
        return None
    return Decimal(now or 0) - Decimal(before or 0)


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


def _totals(before: Data, now: Data, names: tuple[str, str]) -> Table:
    totals = (before["sums"]["total"], now["sums"]["total"])
    labels = dict(zip(MONEY, money_labels(), strict=True)) | {"applied": _("Applied for")}
    shown = (*MONEY[:3], "applied", *MONEY[3:])
    rows = tuple(
        (text(labels[name]), *_amounts(totals[0][name], totals[1][name])) for name in shown
    )
    caption = _("Sums over all years of each report")
    return Table(caption, columns([_("Sum")], head_names(names)), rows)


def _amount_part(name: str, label: str, before: Data, now: Data, names: tuple[str, str]) -> Part:
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
            columns([heading], head_names(names)),
            tuple(_beside(one, other, name) for one, other in _met(shares(before), shares(now))),
            _beside(whole(before), whole(now), name),
        )
        for way, heading, shares in ways
    )
    return Part(label, f"summen-{name}", tables=filled(tables), folded=filled((pages,)))


def _staff(before: Data, now: Data, names: tuple[str, str]) -> list[Table]:
    """Full-time equivalents by year; those of several years are not added up."""
    captions = {
        "planned_fte": _("Full-time equivalents planned, by year"),
        "filled_fte": _("Full-time equivalents filled, by year"),
    }
    met = _met(_staffed(before), _staffed(now))
    return [
        Table(
            caption,
            columns([_("Year")], head_names(names)),
            tuple(_beside(one, other, name, cell=full_time) for one, other in met),
        )
        for name, caption in captions.items()
    ]


def _staffed(data: Data) -> list[Share]:
    return [one for one in by_year(data) if Decimal(one.sums["planned_fte"])]


def _met(before: list[Share], now: list[Share]) -> list[tuple[Share | None, Share | None]]:
    """The shares of both reports, those of the later one first, in its order."""
    earlier = {share.key: share for share in before}
    pairs = [(earlier.pop(share.key, None), share) for share in now]
    return [*pairs, *((share, None) for share in earlier.values())]


def _beside(
    before: Share | None, now: Share | None, name: str, *, cell: SayAmount = euros
) -> tuple[Cell, ...]:
    share = now or before
    amounts = [one.sums[name] if one else None for one in (before, now)]
    cells = [
        cell(amount) if one else Cell(text=_("not in it"), is_number=True)
        for one, amount in zip((before, now), amounts, strict=True)
    ]
    label = text(share.label, page=share.page) if share else text("")
    return (label, *cells, _change(*amounts, cell=cell))


def head_names(names: tuple[str, str]) -> tuple[str, ...]:
    """The heads of the columns with numbers: both reports and the change between them."""
    return (*names, _("Change"))


def _amounts(before: str | None, now: str | None) -> tuple[Cell, ...]:
    return (euros(before), euros(now), _change(before, now))


def _change(before: str | None, now: str | None, *, cell: SayAmount = euros) -> Cell:
    change = _difference(before, now)
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
