"""What the address of a register asks for, and the addresses that ask for a little else.

Everything a visitor chooses stands in the address, so every view can be shared, and the register
needs neither script nor cookie.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from django.http import QueryDict

SEVERAL = ("feld", "status", "phase", "thema")
"""Facets of which several values may be chosen; a measure matches if it has one of them."""

ONE = ("stelle", "jahr", "foerderung")
"""Facets of which one value is chosen."""

FACETS = (*SEVERAL, *ONE)
SEARCH, SORT, VIEW, PAGE, FORMAT = "suche", "sortierung", "ansicht", "seite", "format"
CARDS, TABLE, BOARD, PLAN = "karten", "tabelle", "board", "lageplan"
VIEWS = (CARDS, TABLE, BOARD, PLAN)
SORTS = ("feld", "nummer", "titel", "status", "beginn", "ende", "fortschritt")
DEFAULT_SORT = SORTS[0]

MAX_VALUES = 20
MAX_VALUE_CHARS = 80
MAX_SEARCH_CHARS = 200
MAX_SEARCH_WORDS = 8


@dataclass(frozen=True, slots=True)
class Selection:
    """Filters, search, order and view; facets without a choice are not among the chosen."""

    chosen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    search: str = ""
    sort: str = DEFAULT_SORT
    descending: bool = False
    view: str = CARDS

    @classmethod
    def parse(cls, parameters: QueryDict) -> "Selection":
        """What the parameters ask for; what makes no sense is passed over."""
        found = {name: _values(parameters.getlist(name)) for name in FACETS}
        chosen = {name: values for name, values in found.items() if values}
        chosen |= {name: chosen[name][-1:] for name in ONE if name in chosen}
        sort = parameters.get(SORT, "")
        is_known = sort.removeprefix("-") in SORTS
        view = parameters.get(VIEW, "")
        return cls(
            chosen=chosen,
            search=_clean(parameters.get(SEARCH, ""))[:MAX_SEARCH_CHARS],
            sort=sort.removeprefix("-") if is_known else DEFAULT_SORT,
            descending=is_known and sort.startswith("-"),
            view=view if view in VIEWS else CARDS,
        )

    @property
    def words(self) -> list[str]:
        """What a measure must contain, each of them."""
        return self.search.split()[:MAX_SEARCH_WORDS]

    @property
    def is_narrowed(self) -> bool:
        """Whether it leaves measures out."""
        return bool(self.chosen or self.search)

    def without(self, name: str, value: str = "") -> "Selection":
        """Without a facet's choice, or without one value of it, or without the search."""
        if name == SEARCH:
            return replace(self, search="")
        left = tuple(one for one in self.chosen.get(name, ()) if value and one != value)
        others = {other: values for other, values in self.chosen.items() if other != name}
        return replace(self, chosen={**others, name: left} if left else others)

    def with_only(self, name: str, value: str) -> "Selection":
        """With this value as the facet's only one."""
        return replace(self, chosen={**self.chosen, name: (value,)})

    def reset(self) -> "Selection":
        """Everything, in the same order and view."""
        return replace(self, chosen={}, search="")

    def seen_as(self, view: str) -> "Selection":
        """The same measures in another view."""
        return replace(self, view=view)

    def sorted_by(self, sort: str, *, descending: bool = False) -> "Selection":
        """The same measures in another order."""
        return replace(self, sort=sort, descending=descending)

    def query(self, **further: str) -> str:
        """The part of the address from the question mark on; empty if it would say nothing."""
        parameters = QueryDict(mutable=True)
        for name in FACETS:
            parameters.setlist(name, list(self.chosen.get(name, ())))
        if self.search:
            parameters[SEARCH] = self.search
        if self.sort != DEFAULT_SORT or self.descending:
            parameters[SORT] = f"-{self.sort}" if self.descending else self.sort
        if self.view != CARDS:
            parameters[VIEW] = self.view
        for name, value in further.items():
            parameters[name] = value
        encoded = parameters.urlencode()
        return f"?{encoded}" if encoded else ""


def _values(raw: list[str]) -> tuple[str, ...]:
    cleaned = (_clean(value)[:MAX_VALUE_CHARS] for value in raw)
    return tuple(dict.fromkeys(value for value in cleaned if value))[:MAX_VALUES]


def _clean(raw: str) -> str:
    """One space between words, and no NUL, which PostgreSQL refuses."""
    return " ".join(raw.replace("\0", " ").split())
