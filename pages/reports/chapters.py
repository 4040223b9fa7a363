"""Which data each kind of chapter shows."""

from collections.abc import Callable
from typing import Final

from django.utils.translation import gettext as _

from pages.models import FieldOfActionPage, ReportChapterPage
from pages.reports import measures, money
from pages.reports.figures import indicators_table, resolutions_part
from pages.reports.parts import Data, Entry, Part
from pages.reports.shares import Share, of_measures

Kind = ReportChapterPage.Kind
Icon = FieldOfActionPage.Icon
SUBJECTS: Final[dict[str, frozenset[str]]] = {
    Kind.ONLINE_SERVICES.value: frozenset({Icon.SERVICE.value, Icon.ADMINISTRATION.value}),
    Kind.BROADBAND.value: frozenset({Icon.NETWORK.value}),
    Kind.SCHOOLS.value: frozenset({Icon.EDUCATION.value}),
    Kind.ACCESSIBILITY.value: frozenset({Icon.PEOPLE.value}),
}
"""In editions whose chapters do not name their measures, those of the fields with these icons."""


def parts_of(chapter: Data, data: Data) -> list[Part]:
    """The parts that the chapter shows of the data; those without content left out."""
    kind = chapter["kind"]
    if kind in SUBJECTS:
        return [part for part in _subject(chapter, data) if part]
    build = _BUILDERS.get(kind)
    return [part for part in build(data) if part] if build else []


def _summary(data: Data) -> list[Part]:
    indicators = money.filled((indicators_table(data["indicators"]),))
    points = money.filled((money.points_table(data),))
    return [
        Part(_("Measures"), "massnahmen", facts=measures.by_status(data)),
        Part(_("Money and staff"), "geld-und-stellen", facts=money.money_facts(data)),
        Part(_("Indicators"), "kennzahlen", tables=indicators),
        Part(_("Answer to the motion"), "antwort-auf-den-antrag", tables=points),
    ]


def _organisation(data: Data) -> list[Part]:
    tables = money.filled((money.staff_table(data), money.units_table(data)))
    folded = money.filled((money.staff_lines(data),))
    return [Part(_("Figures"), "zahlen", tables=tables, folded=folded)]


def _fields(data: Data) -> list[Part]:
    overview = money.filled((measures.fields_table(data),))
    return [Part(_("Overview"), "uebersicht", tables=overview), *measures.field_parts(data)]


def _grants(data: Data) -> list[Part]:
    return [Part(_("Figures"), "zahlen", tables=money.filled((money.grants_table(data),)))]


def _finances(data: Data) -> list[Part]:
    return [money.money_part(data)]


def _outlook(data: Data) -> list[Part]:
    return [measures.ahead_part(data)]


def _resolutions(data: Data) -> list[Part]:
    return [resolutions_part(data)]


def _glossary(data: Data) -> list[Part]:
    entries = tuple(Entry(row["term"], row["explanation"]) for row in data["glossary"])
    return [Part(_("Terms"), "begriffe", entries=entries)]


def _subject(chapter: Data, data: Data) -> list[Part]:
    fields, rows = _told(chapter, data)
    fed = chapter["kind"] == Kind.ACCESSIBILITY
    indicators = [
        one for one in data["indicators"] if fields & set(one["fields"]) or (fed and one["feed"])
    ]
    title = _("Measures on this subject")
    tables = money.filled(
        (
            measures.measures_table(title, rows, share=subject_share(chapter, data)),
            *measures.updates_tables(title, rows),
        )
    )
    figures = money.filled((indicators_table(indicators),))
    return [
        Part(_("Indicators"), "kennzahlen", tables=figures),
        Part(_("Measures"), "massnahmen", tables=tables),
    ]


def subject_share(chapter: Data, data: Data) -> Share:
    """The measures that a chapter on a subject tells of."""
    _fields, rows = _told(chapter, data)
    return of_measures(rows, label=chapter["title"], lines=f"kapitel={chapter['page']}")


def _told(chapter: Data, data: Data) -> tuple[set[int], list[Data]]:
    """The fields of action and the measures of a chapter on a subject."""
    return _chosen(chapter, data) if "measures" in chapter else _by_icon(chapter, data)


def _chosen(chapter: Data, data: Data) -> tuple[set[int], list[Data]]:
    rows = [row for row in data["measures"] if row["page"] in chapter["measures"]]
    return set(chapter["fields"]), rows


def _by_icon(chapter: Data, data: Data) -> tuple[set[int], list[Data]]:
    icons = SUBJECTS[chapter["kind"]]
    fields = {row["page"] for row in data["fields"] if row["subject"] in icons}
    return fields, [row for row in data["measures"] if row["field"] in fields]


_BUILDERS: Final[dict[str, Callable[[Data], list[Part]]]] = {
    Kind.SUMMARY.value: _summary,
    Kind.ORGANISATION.value: _organisation,
    Kind.FIELDS.value: _fields,
    Kind.GRANTS.value: _grants,
    Kind.FINANCES.value: _finances,
    Kind.OUTLOOK.value: _outlook,
    Kind.RESOLUTIONS.value: _resolutions,
    Kind.GLOSSARY.value: _glossary,
}
