"""What the codes, dates and amounts in an edition's data are called in the reader's language."""

import datetime
from decimal import Decimal
from functools import lru_cache
from typing import Final

from django.db.models import TextChoices
from django.utils.formats import date_format, number_format
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from pages.models import BudgetLine, Indicator, MeasurePage, MotionPointPage, StaffingLine
from pages.templatetags.money import euro, fte

RESOLUTION_STATES: Final = {
    "carried_out": _("carried out"),
    "open": _("open"),
    "unjudged": _("not judged yet"),
    "noted": _("no task for the administration noted"),
}
_CHOICES: Final[dict[str, type[TextChoices]]] = {
    "status": MeasurePage.Status,
    "assessment": MeasurePage.Assessment,
    "phase": MeasurePage.Phase,
    "answer": MotionPointPage.Answer,
    "cost": BudgetLine.Kind,
    "recurrence": BudgetLine.Recurrence,
    "staff": StaffingLine.Purpose,
    "direction": Indicator.Direction,
}


def say_code(kind: str, code: str | None) -> str:
    """The word for a code, or the code itself where nobody knows it any more."""
    choices = _CHOICES[kind]
    return str(choices(code).label) if code in choices.values else str(code or "")


def say_date(iso: str | None) -> str:
    """A date that is stored as ``2024-12-31``."""
    return _date_in(get_language(), iso) if iso else ""


def say_euro(amount: Decimal | None) -> str:
    """An amount, or a word where it is not known."""
    return euro(amount)


def say_fte(amount: Decimal | None) -> str:
    """Full-time equivalents, or a word where they are not known."""
    return fte(amount)


def say_number(value: str, *, unit: str = "") -> str:
    """A decimal string with as many places as it has, and its unit."""
    said = _number_in(get_language(), value)
    return f"{said}\N{NO-BREAK SPACE}{unit}" if unit else said


# A chapter has hundreds of them, and working out how one is written takes as long as a query.
@lru_cache(maxsize=4096)
def _date_in(_language: str | None, iso: str) -> str:
    return str(date_format(datetime.date.fromisoformat(iso)))


@lru_cache(maxsize=4096)
def _number_in(_language: str | None, value: str) -> str:
    places = len(value.partition(".")[2])
    return str(number_format(Decimal(value), decimal_pos=places, force_grouping=True))
