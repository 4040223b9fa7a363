"""What became of a measure or an indicator from one report to the next, in words."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pages.reports.parts import Data
from pages.reports.words import say_code, say_euro, say_number


@dataclass(frozen=True, slots=True)
class Pair:
    """The same measure in both reports; None where one does not know it."""

    before: Data | None
    now: Data | None


def change_in_words(pair: Pair) -> str:
    """What has become of a measure, such as “now completed, was under way; 500 € more planned”."""
    if pair.before is None:
        return _("new in this report")
    if pair.now is None:
        return _("no longer in this report")
    changes = (
        *_code_changes(pair.before, pair.now),
        *_progress_change(pair.before, pair.now),
        *_fact_changes(pair.before, pair.now),
        *_money_changes(pair.before, pair.now),
    )
    return "; ".join(changes) or _("unchanged")


def indicator_change_in_words(before: Data | None, now: Data) -> str:
    """How the latest value differs from that of the report before, and whether that is better."""
    if before is None:
        return _("new in this report")
    if not before["values"] or not now["values"]:
        return _("unchanged") if before["values"] == now["values"] else _("cannot be told")
    if before["unit"] != now["unit"]:
        return _("cannot be told: measured in another unit")
    change = Decimal(now["values"][-1]["value"]) - Decimal(before["values"][-1]["value"])
    said = [_amount_of(change, unit=now["unit"]), _judged(change, now["direction"])]
    if not change:
        same = before["values"][-1]["date"] == now["values"][-1]["date"]
        said = [_("no newer value") if same else _("unchanged")]
    if before["target"] != now["target"]:
        said.append(_("another target"))
    return "; ".join(one for one in said if one)


def difference(before: str | None, now: str | None) -> Decimal | None:
    """Unknown counts as nothing beside what is known, so that the changes add up."""
    if before is None and now is None:
        return None
    return Decimal(now or 0) - Decimal(before or 0)


def _code_changes(before: Data, now: Data) -> Iterator[str]:
    for kind in ("status", "assessment", "phase"):
        if before[kind] == now[kind] or not (now[kind] or before[kind]):
            continue
        words = {"now": say_code(kind, now[kind]), "before": say_code(kind, before[kind])}
        if not now[kind]:
            if before["status"] == now["status"]:  # otherwise that says why
                yield _("no longer assessed, was %(before)s") % words
        elif kind == "phase":
            yield _("phase: now %(now)s, was %(before)s") % words
        else:
            yield (_("now %(now)s, was %(before)s") if before[kind] else _("now %(now)s")) % words


def _progress_change(before: Data, now: Data) -> Iterator[str]:
    if None in (before["progress"], now["progress"]):
        return
    points = now["progress"] - before["progress"]
    if points:
        words = {"points": _signed(points)}
        yield (
            ngettext("%(points)s percentage point", "%(points)s percentage points", abs(points))
            % words
        )


def _fact_changes(before: Data, now: Data) -> Iterator[str]:
    """Period, unit and name, with what stood there before."""
    dates = ("start_date", "end_date", "is_continuous")  # the period's words may change alone
    facts = (
        ("period", dates, _("period: now %(now)s, was %(before)s")),
        ("unit", ["unit"], _("unit in charge: now %(now)s, was %(before)s")),
        ("identifier", ["identifier"], _("number: now %(now)s, was %(before)s")),
        ("title", ["title"], _("name: was “%(before)s”")),
    )
    for name, looked_at, words in facts:
        if any(before[one] != now[one] for one in looked_at):
            said = {"now": now[name] or _("none"), "before": before[name] or _("none")}
            yield words % said


def _money_changes(before: Data, now: Data) -> Iterator[str]:
    for name, (more, less) in _more_and_less().items():
        amount = difference(before["sums"][name], now["sums"][name])
        if amount:
            yield (more if amount > 0 else less) % {"amount": say_euro(abs(amount))}


def _more_and_less() -> dict[str, tuple[str, str]]:
    return {
        "planned": (_("%(amount)s more planned"), _("%(amount)s less planned")),
        "approved": (_("%(amount)s more approved"), _("%(amount)s less approved")),
        "actual": (_("%(amount)s more spent"), _("%(amount)s less spent")),
        "applied": (_("%(amount)s more applied for"), _("%(amount)s less applied for")),
        "granted": (_("%(amount)s more granted"), _("%(amount)s less granted")),
        "drawn": (_("%(amount)s more drawn"), _("%(amount)s less drawn")),
        "own_share": (_("own share %(amount)s higher"), _("own share %(amount)s lower")),
    }


def _judged(change: Decimal, direction: str) -> str:
    """Whether a change is one for the better; nothing where no direction is better."""
    if not change or direction not in {"up", "down"}:
        return ""
    return _("better") if (change > 0) == (direction == "up") else _("worse")


def _amount_of(change: Decimal, *, unit: str) -> str:
    said = say_number(str(abs(change)), unit=unit)
    return ("+" if change > 0 else "\N{MINUS SIGN}") + said


def _signed(points: int) -> str:
    return f"{points:+d}".replace("-", "\N{MINUS SIGN}")
