"""The facets of the register with their words: what can be chosen, and how much each would give."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.translation import gettext as _

from pages.models import FieldOfActionPage, MeasurePage, MeasureRegisterPage, Unit
from pages.register.index import FUNDED, NOT_FUNDED, ROOT_CHARS, Field, Matches
from pages.register.selection import ONE, SEARCH, Selection
from pages.visibility import visible


@dataclass(frozen=True, slots=True)
class Option:
    """A value of a facet and how many measures it would give."""

    value: str
    label: str
    count: int
    selected: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """A question to the measures; one answer or several."""

    name: str
    label: str
    several: bool
    options: Sequence[Option]


@dataclass(frozen=True, slots=True)
class ActiveFilter:
    """A filter in words and the address without it."""

    label: str
    url: str
    count: int = 0  # measures without it; only where it matters


def labels() -> dict[str, str]:
    """The name of each facet, and of the search, in the language of the page."""
    return {
        "status": _("Status"),
        "feld": _("Field of action"),
        "phase": _("Phase"),
        "thema": _("Smart City theme"),
        "stelle": _("Unit in charge"),
        "jahr": _("Year"),
        "foerderung": _("Grants"),
        SEARCH: _("Search"),
    }


def read_fields(page: MeasureRegisterPage, *, request: HttpRequest) -> list[Field]:
    """The public fields of action of the register's site and language, in the tree's order."""
    # No filter by locale: its index would lead SQLite through all pages to reach these few.
    pages = FieldOfActionPage.objects.filter(path__startswith=page.path[:ROOT_CHARS])
    rows = visible(pages, request=request).order_by("path")
    fields: dict[str, Field] = {}
    for pk, path, slug, title, theme in rows.values_list("pk", "path", "slug", "title", "theme"):
        key = f"{slug}-{pk}" if slug in fields else slug  # two strategies may use the same
        fields[key] = Field(key=key, path=path, title=title, theme=theme)
    return list(fields.values())


def read_values(fields: Iterable[Field]) -> dict[str, dict[str, str]]:
    """The label of each value of each facet but the year, whose values are what they are called."""
    fields = list(fields)
    themes = {field.theme for field in fields}
    units = Unit.objects.order_by("name").values_list("pk", "name")
    return {
        "status": {one.value: str(one.label) for one in MeasurePage.Status},
        "feld": {field.key: field.title for field in fields},
        "phase": {one.value: str(one.label) for one in MeasurePage.Phase},
        "thema": {
            one.value: str(one.label) for one in FieldOfActionPage.Theme if one.value in themes
        },
        "stelle": {str(pk): name for pk, name in units},
        "foerderung": {FUNDED: _("with grants"), NOT_FUNDED: _("without grants")},
    }


def facets_of(
    matches: Matches, *, values: Mapping[str, Mapping[str, str]], selection: Selection
) -> list[Facet]:
    """All facets that have something to choose, in the order of the form."""
    facets = []
    for name, label in labels().items():
        if name == SEARCH:
            continue
        counts = matches.counts.get(name, {})
        chosen = selection.chosen.get(name, ())
        known = _years_of(counts, chosen) if name == "jahr" else values[name]
        options = [
            Option(value=value, label=text, count=counts.get(value, 0), selected=value in chosen)
            for value, text in known.items()
            # A town has many units; those without a measure are no choice.
            if name not in ONE or counts.get(value) or value in chosen
        ]
        if options:
            facets.append(Facet(name=name, label=label, several=name not in ONE, options=options))
    return facets


def active_filters(
    *,
    selection: Selection,
    values: Mapping[str, Mapping[str, str]],
    path: str,
) -> list[ActiveFilter]:
    """Every value that is chosen, each to be dropped by itself."""
    names = labels()
    found = [
        ActiveFilter(
            label=f"{names[name]}: {_label(values, name, value)}",
            url=path + selection.without(name, value).query(),
        )
        for name in names
        for value in selection.chosen.get(name, ())
    ]
    if selection.search:
        url = path + selection.without(SEARCH).query()
        found.append(ActiveFilter(label=f"{names[SEARCH]}: {selection.search}", url=url))
    return found


def ways_out(
    matches: Matches,
    *,
    selection: Selection,
    values: Mapping[str, Mapping[str, str]],
    without_search: int,
    path: str,
) -> list[ActiveFilter]:
    """Where nothing matches: which filter to drop so that something does, the most first."""
    names = labels()
    found = []
    for name, count in {**matches.without, SEARCH: without_search}.items():
        chosen = ", ".join(_label(values, name, value) for value in selection.chosen.get(name, ()))
        words = selection.search if name == SEARCH else chosen
        url = path + selection.without(name).query()
        found.append(ActiveFilter(label=f"{names[name]}: {words}", url=url, count=count))
    return sorted((one for one in found if one.count), key=lambda one: -one.count)


def _years_of(counts: Mapping[str, int], chosen: tuple[str, ...]) -> dict[str, str]:
    years = {*counts, *filter(_is_year, chosen)}
    return {year: year for year in sorted(years, reverse=True)}


def _is_year(value: str) -> bool:
    return value.isascii() and value.isdecimal()


def _label(values: Mapping[str, Mapping[str, str]], name: str, value: str) -> str:
    if name == "jahr" and _is_year(value):
        return value
    return values.get(name, {}).get(value) or _("does not exist")
