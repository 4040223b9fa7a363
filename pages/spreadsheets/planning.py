"""Compares the rows of a file with what is stored, and works out what an import would do."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import ForeignKey
from django.utils.translation import gettext as _
from wagtail.models import Locale

from pages.models import MeasurePage
from pages.spreadsheets.guarding import check_pages
from pages.spreadsheets.plan import DELETED, Action, Change, LineEdit, PageEdit, Plan, Problem
from pages.spreadsheets.reading import Cell, FileRow
from pages.spreadsheets.records import Records
from pages.spreadsheets.sheets import MEASURES, Column, Role
from pages.spreadsheets.values import BadCellError, parse_cell, plain_text, say

_MARKS = {"x", "ja"}


def plan_of(rows: Iterable[FileRow], *, user: Any, locale: Locale) -> Plan:
    """The plan for the rows; stores nothing."""
    planner = Planner(Records(user, locale=locale))
    every = list(rows)
    for row in every:
        if row.sheet is MEASURES:
            planner.add_measure(row)
    for row in every:
        if row.sheet is not MEASURES:
            planner.add_line(row)
    edits = tuple(edit for edit in planner.edits.values() if not edit.is_empty)
    problems = [*planner.problems, *check_pages(edits, records=planner.records)]
    rejected = {problem.row for problem in problems}
    changes = [each for each in planner.changes if (each.sheet, each.row) not in rejected]
    return Plan(changes=tuple(changes), problems=tuple(problems), edits=edits)


class Planner:
    """Collects changes, problems and edits row by row."""

    def __init__(self, records: Records) -> None:
        self.records = records
        self.changes: list[Change] = []
        self.problems: list[Problem] = []
        self.edits: dict[int | str, PageEdit] = {}
        self._seen: dict[tuple[str, Any], str] = {}

    def add_measure(self, row: FileRow) -> None:
        """A row of the measures: changed, new, or as it was."""
        named = row.by_role(Role.PAGE)
        reference = _reference(named)
        if self._has_formulas(row) or not self._is_first(row, reference.casefold(), named):
            return
        if not reference:
            self._object(named, _("Every measure needs a number, such as “M-03”."))
            return
        page_id = self.records.page_id(reference)
        measure = self.records.measure(page_id) if page_id else None
        if measure is None and (page_id or reference.startswith("#")):
            self._object(named, _("There is no measure “%(number)s”.") % {"number": reference})
        elif measure is None:
            self._add_new_measure(row, reference)
        else:
            self._change_measure(row, measure)

    def add_line(self, row: FileRow) -> None:
        """A row of money or staff: changed, new, to be deleted, or as it was."""
        if self._has_formulas(row):
            return
        edit = self._edit_for(row)
        if edit is None:
            return
        key = row.by_role(Role.LINE)
        if key.is_empty:
            self._add_new_line(row, edit)
            return
        line = self._line(row, key, edit)
        if line is None or not self._is_first(row, line.pk, key):
            return
        if self._is_marked(row):
            _edit_line(edit, row, line, {}, delete=True)
            self._note(row, Action.DELETE, old=_words(row, line))
            return
        values = self._values(row, line)
        if values and self._is_consistent(row, line, values):
            _edit_line(edit, row, line, values)

    def _change_measure(self, row: FileRow, measure: MeasurePage) -> None:
        values = self._values(row, measure)
        if values and self._is_consistent(row, measure, values):
            place = row.by_role(Role.PAGE).place
            self.edits[measure.pk] = PageEdit(page_id=measure.pk, place=place, values=values)

    def _add_new_measure(self, row: FileRow, reference: str) -> None:
        where = row.by_role(Role.PARENT)
        parents = self.records.parents_called(plain_text(str(where.value or "")))
        if len(parents) != 1:
            self._object(
                where,
                _(
                    "The measure “%(number)s” is new: name the field of action or goal below "
                    "which it is to stand, as it is called on the site."
                )
                % {"number": reference},
            )
            return
        measure = MeasurePage(locale=self.records.locale, identifier=reference)
        values = self._values(row, measure, is_new=True)
        edit = PageEdit(
            page_id=None,
            place=row.by_role(Role.PAGE).place,
            parent_id=parents[0].pk,
            values={"identifier": reference, **values},
        )
        self.edits[reference.casefold()] = edit
        if self._is_consistent(row, measure, values):
            self._note(row, Action.NEW, new=_words(row, measure))

    def _add_new_line(self, row: FileRow, edit: PageEdit) -> None:
        if self._is_marked(row):
            mark = row.by_role(Role.DELETE)
            self._object(mark, _("A line without a number is new and cannot be deleted."))
            return
        line = row.sheet.model()
        values = self._values(row, line, is_new=True)
        if self._is_consistent(row, line, values):
            _edit_line(edit, row, line, values)
            self._note(row, Action.NEW, new=_words(row, line))

    def _edit_for(self, row: FileRow) -> PageEdit | None:
        named = row.by_role(Role.PAGE)
        reference = _reference(named)
        new = self.edits.get(reference.casefold())
        if new is not None:
            return new
        page_id = self.records.page_id(reference) if reference else None
        if page_id is None or (row.sheet.of_measures and not self.records.measure(page_id)):
            message = _("There is no measure or page “%(number)s”.") % {"number": reference}
            self._object(named, message)
            return None
        if page_id not in self.edits:
            self.edits[page_id] = PageEdit(page_id=page_id, place=named.place)
        return self.edits[page_id]

    def _line(self, row: FileRow, key: Cell, edit: PageEdit) -> Any | None:
        number = key.value
        if isinstance(number, float) and number.is_integer():
            number = int(number)
        line = self.records.lines_by_id(row.sheet).get(number)
        if line is None or line.page_id != edit.page_id:
            message = _(
                "This page has no line %(number)s any more. Export the file anew, "
                "or leave the cell empty for a new line."
            )
            self._object(key, message % {"number": number})
            return None
        return line

    def _values(self, row: FileRow, stored: Any, *, is_new: bool = False) -> dict[str, Any]:
        """The values that differ from the stored ones, which are set on it as well."""
        found = {}
        for column in row.sheet.values:
            cell = row.cells[column.heading]
            field = row.sheet.field(column)
            if is_new and cell.is_empty and (field.blank or field.has_default()):
                continue
            try:
                value = self._parse(row, column)
            except BadCellError as error:
                self._object(cell, str(error))
                continue
            old, new = say(field, getattr(stored, field.name)), say(field, value)
            if old != new or is_new:
                found[field.name] = value
                setattr(stored, field.name, value)
                if not is_new:
                    self._note(row, Action.CHANGE, heading=column.heading, old=old, new=new)
        return found

    def _parse(self, row: FileRow, column: Column) -> Any:
        field, cell = row.sheet.field(column), row.cells[column.heading]
        if not isinstance(field, ForeignKey):
            return parse_cell(field, cell.value)
        if cell.is_empty:
            return None
        unit = self.records.unit(plain_text(str(cell.value)))
        if unit is None:
            message = _("There is no unit “%(name)s”. Correct the name, or add the unit first.")
            raise BadCellError(message % {"name": cell.value})
        return unit

    def _is_consistent(self, row: FileRow, stored: Any, values: dict[str, Any]) -> bool:
        """Whether the values go together."""
        if any(problem.place in _places(row) for problem in self.problems):
            return False
        try:
            stored.clean()
        except ValidationError as error:
            cells = {column.name: row.cells[column.heading] for column in row.sheet.values}
            first = row.by_role(Role.PAGE)
            by_field = getattr(error, "error_dict", {"": [error]})
            for name, errors in by_field.items():
                texts = [text for one in errors for text in one.messages]
                self._object(cells.get(name, first), " ".join(texts))
            return False
        return bool(values)

    def _has_formulas(self, row: FileRow) -> bool:
        formulas = [cell for cell in row.cells.values() if cell.is_formula]
        for cell in formulas:
            self._object(cell, _("A formula stands here. Replace it by its value."))
        return bool(formulas)

    def _is_first(self, row: FileRow, key: Any, cell: Cell) -> bool:
        before = self._seen.setdefault((row.sheet.title, key), cell.place)
        if before != cell.place and key:
            self._object(cell, _("The same stands in %(place)s already.") % {"place": before})
            return False
        return True

    def _is_marked(self, row: FileRow) -> bool:
        cell = row.by_role(Role.DELETE)
        text = "" if cell.is_empty else str(cell.value).strip().casefold()
        if cell.value is True or text in _MARKS:
            return True
        if text and text != "nein":
            message = _("Please write “ja” to delete the line, or leave the cell empty.")
            self._object(cell, message)
        return False

    def _object(self, cell: Cell, message: str) -> None:
        self.problems.append(Problem(place=cell.place, message=message))

    def _note(
        self, row: FileRow, action: Action, *, heading: str = "", old: str = "", new: str = ""
    ) -> None:
        self.changes.append(
            Change(
                action=action,
                sheet=row.sheet.title,
                row=row.number,
                page=_reference(row.by_role(Role.PAGE)),
                heading=heading,
                old=old,
                new=new,
            )
        )


def _reference(cell: Cell) -> str:
    value = cell.value
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return plain_text(str(value)) if value is not None else ""


def _edit_line(
    edit: PageEdit, row: FileRow, line: Any, values: dict[str, Any], *, delete: bool = False
) -> None:
    if edit.is_empty:
        edit.place = row.by_role(Role.PAGE).place
    cells = {column.name: row.cells[column.heading] for column in row.sheet.values}
    places = {name: cells[name].place for name in values}
    if delete:
        places[DELETED] = row.by_role(Role.DELETE).place
    edit.lines.append(LineEdit(row.sheet, line.pk, line, places, values, delete))


def _places(row: FileRow) -> set[str]:
    return {cell.place for cell in row.cells.values()}


def _words(row: FileRow, stored: Any) -> str:
    """A whole row in one line, such as “Jahr: 2026; Zweck: Lizenzen”."""
    sheet = row.sheet
    values = [
        (column.heading, say(sheet.field(column), getattr(stored, column.name)))
        for column in sheet.values
    ]
    return "; ".join(f"{heading}: {value}" for heading, value in values if value)
