"""The sheets of the file and their columns.

The names are German whatever language the editor works in: they are the file's format, and a file
that one person exports must be readable for another.
"""

from dataclasses import dataclass
from enum import Enum

from django.db.models import Field, Model

from pages.models import BudgetLine, Grant, MeasurePage, Milestone, StaffingLine


class Role(Enum):
    """What a column is for."""

    VALUE = "value"  # can be changed
    LINE = "line"  # the line's ID
    PAGE = "page"  # the number of the measure, or “#12” for page 12
    PARENT = "parent"  # where a new measure is put
    INFO = "info"  # for people, not read
    DELETE = "delete"  # marks a line to be deleted


@dataclass(frozen=True, slots=True)
class Column:
    """A column; ``name`` is the model's field."""

    heading: str
    name: str = ""
    role: Role = Role.VALUE
    width: int = 14


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet with a row for each measure or line; ``relation`` is the page's name for lines."""

    title: str
    model: type[Model]
    relation: str
    columns: tuple[Column, ...]
    ordered_by: str = "year"
    of_measures: bool = False  # no other page has such lines

    @property
    def values(self) -> tuple[Column, ...]:
        """The columns that can be changed."""
        return tuple(column for column in self.columns if column.role is Role.VALUE)

    def field(self, column: Column) -> Field:
        """The model's field behind a column."""
        field = self.model._meta.get_field(column.name)
        assert isinstance(field, Field)  # noqa: S101 - tells the type; lists below name no others
        return field

    def heading_of(self, role: Role) -> str:
        """The heading of the column with this role."""
        return next(column.heading for column in self.columns if column.role is role)


_OF_A_PAGE = (
    Column("Posten", role=Role.LINE, width=9),
    Column("Maßnahme", role=Role.PAGE),
    Column("Titel", role=Role.INFO, width=36),
)
_LINE = (*_OF_A_PAGE, Column("Jahr", "year", width=8))
_DELETE = Column("Löschen", role=Role.DELETE, width=10)

MEASURES = Sheet(
    title="Maßnahmen",
    model=MeasurePage,
    relation="",
    columns=(
        Column("Maßnahme", role=Role.PAGE),
        Column("Titel", "title", width=36),
        Column("Handlungsfeld oder Ziel", role=Role.PARENT, width=30),
        Column("Zusammenfassung", "summary", width=60),
        Column("Status", "status"),
        Column("Begründung des Status", "status_reason", width=40),
        Column("Phase", "phase"),
        Column("Phase in Worten", "phase_note", width=30),
        Column("Priorität", "priority"),
        Column("Fortschritt (%)", "progress"),
        Column("Beginn", "start_date"),
        Column("Beginn bekannt auf", "start_precision", width=20),
        Column("Ende", "end_date"),
        Column("Ende bekannt auf", "end_precision", width=20),
        Column("Ohne Ende", "is_continuous"),
        Column("Bewertung", "assessment"),
        Column("Bewertung vom", "assessment_since"),
        Column("Begründung der Bewertung", "assessment_reason", width=40),
        Column("Ursachen", "risk_causes", width=40),
        Column("Handlungsmöglichkeiten", "risk_options", width=40),
        Column("Zuständige Stelle", "unit", width=30),
        Column("Partner", "partners", width=30),
        Column("Ansprechperson", "contact_name", width=24),
        Column("E-Mail", "contact_email", width=30),
        Column("Telefon", "contact_phone", width=18),
        Column("Ort", "place_name", width=24),
        Column("Geografische Breite", "latitude", width=20),
        Column("Geografische Länge", "longitude", width=20),
        Column("Rechtsgrundlage", "legal_basis", width=30),
        Column("Barrierefreiheit", "accessibility_effect", width=40),
        Column("Nachhaltigkeit", "sustainability_effect", width=40),
        Column("In einfachen Worten", "plain_language_summary", width=60),
    ),
)
MILESTONES = Sheet(
    title="Meilensteine",
    model=Milestone,
    relation="milestones",
    columns=(
        *_OF_A_PAGE,
        Column("Meilenstein", "title", width=36),
        Column("Fällig am", "due_date"),
        Column("Erledigt am", "done_date"),
        Column("Hinweis", "note", width=40),
        _DELETE,
    ),
    ordered_by="due_date",
    of_measures=True,
)
COSTS = Sheet(
    title="Kosten",
    model=BudgetLine,
    relation="budget_lines",
    columns=(
        *_LINE,
        Column("Zweck", "purpose", width=36),
        Column("Kostenart", "kind", width=20),
        Column("Wiederkehr", "recurrence"),
        Column("Geplant (€)", "planned"),
        Column("Bereitgestellt (€)", "approved", width=18),
        Column("Ausgegeben (€)", "actual", width=16),
        _DELETE,
    ),
)
GRANTS = Sheet(
    title="Förderungen",
    model=Grant,
    relation="grants",
    columns=(
        *_LINE,
        Column("Programm", "programme", width=36),
        Column("Fördergeber", "grantor", width=24),
        Column("Fördersatz (%)", "rate"),
        Column("Beantragt (€)", "applied"),
        Column("Bewilligt (€)", "granted"),
        Column("Abgerufen (€)", "drawn"),
        Column("Frist", "deadline"),
        _DELETE,
    ),
)
STAFF = Sheet(
    title="Stellen",
    model=StaffingLine,
    relation="staffing_lines",
    columns=(
        *_LINE,
        Column("Aufgabe", "task", width=36),
        Column("Zweck", "purpose", width=24),
        Column("Entgeltgruppe", "pay_grade"),
        Column("Geplant (VZÄ)", "planned_fte"),
        Column("Besetzt (VZÄ)", "filled_fte"),
        _DELETE,
    ),
)
LINES = (MILESTONES, COSTS, GRANTS, STAFF)
SHEETS = {sheet.title: sheet for sheet in (MEASURES, *LINES)}
