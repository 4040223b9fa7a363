"""Lines of money and staff as readers see them: with their page, in groups that have sums."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from pages.finance import Sums, sums_of_line, total
from pages.frame import Link
from pages.models import BudgetLine, Grant, StaffingLine

Line = BudgetLine | Grant | StaffingLine


@dataclass(frozen=True, slots=True)
class Entry:
    """A line and the page it belongs to."""

    line: Line
    page: Link


@dataclass(frozen=True, slots=True)
class Group:
    """Lines under a name, and what they come to."""

    label: str
    anchor: str
    sums: Sums
    entries: tuple[Entry, ...]
    url: str = ""  # where these lines are shown alone


@dataclass(frozen=True, slots=True)
class Money:
    """All that a page shows of its costs, grants and staff."""

    sums: Sums
    years: tuple[Group, ...]  # of all lines, for the sums
    costs: tuple[Group, ...]  # by year
    kinds: tuple[Group, ...]  # the same costs by kind
    grants: tuple[Entry, ...]
    staff: tuple[Group, ...]  # by year
    names_pages: bool  # whether the lines come from several pages


def money_of(entries: Sequence[Entry]) -> Money | None:
    """The lines in their groups; None without lines."""
    if not entries:
        return None
    ordered = sorted(entries, key=lambda entry: entry.line.year)
    costs = [entry for entry in ordered if isinstance(entry.line, BudgetLine)]
    staff = [entry for entry in ordered if isinstance(entry.line, StaffingLine)]
    return Money(
        sums=_sums(entries),
        years=_by_year(ordered, anchor="jahr"),
        costs=_by_year(costs, anchor="kosten"),
        kinds=_by_kind(costs),
        grants=tuple(entry for entry in ordered if isinstance(entry.line, Grant)),
        staff=_by_year(staff, anchor="stellen"),
        names_pages=len({entry.page for entry in entries}) > 1,
    )


def _by_year(entries: Iterable[Entry], *, anchor: str) -> tuple[Group, ...]:
    groups = _grouped(entries, lambda line: line.year)
    return tuple(
        Group(label=str(year), anchor=f"{anchor}-{year}", sums=_sums(found), entries=found)
        for year, found in groups.items()
    )


def _by_kind(costs: Iterable[Entry]) -> tuple[Group, ...]:
    groups = _grouped(costs, lambda line: line.kind)
    return tuple(
        Group(
            label=str(kind.label),
            anchor=f"kosten-{kind.value}",
            sums=_sums(groups[kind.value]),
            entries=groups[kind.value],
        )
        for kind in BudgetLine.Kind
        if kind.value in groups
    )


def _grouped(
    entries: Iterable[Entry], key: Callable[[Any], Hashable]
) -> dict[Hashable, tuple[Entry, ...]]:
    groups: dict[Hashable, list[Entry]] = defaultdict(list)
    for entry in entries:
        groups[key(entry.line)].append(entry)
    return {name: tuple(found) for name, found in groups.items()}


def _sums(entries: Iterable[Entry]) -> Sums:
    return total(sums_of_line(entry.line) for entry in entries)
