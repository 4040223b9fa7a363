"""Values of fields as cells, and cells as values of fields."""

import datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import translation
from django.utils.translation import gettext as _
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

from pages.numbers import number_of

YES, NO = "ja", "nein"
_DATE_FORMATS = ("%d.%m.%Y", "%Y-%m-%d")


class BadCellError(Exception):
    """A cell cannot be understood; its text says why, and what to write instead."""


def cell_of(field: models.Field, value: Any) -> Any:
    """What stands in the cell: text, a number, a date, or None."""
    if value is None or value == "":
        return None
    if field.choices:
        return _labels(field).get(value, str(value))
    if isinstance(field, models.BooleanField):
        return YES if value else NO
    if isinstance(value, Decimal | int | datetime.date):
        return value
    return plain_text(str(value))


def plain_text(text: str) -> str:
    """The text as a cell can hold it."""
    return ILLEGAL_CHARACTERS_RE.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).strip()


def say(field: models.Field, value: Any) -> str:
    """The value as the list of changes shows it."""
    cell = cell_of(field, value)
    if cell is None:
        return ""
    if isinstance(cell, datetime.date):
        return cell.strftime("%d.%m.%Y")
    return str(cell).replace(".", ",") if isinstance(cell, Decimal) else str(cell)


def parse_cell(field: models.Field, cell: Any) -> Any:
    """The value for the field; raises BadCellError."""
    text = plain_text(cell) if isinstance(cell, str) else cell
    is_empty = text is None or text == ""
    value = _nothing(field) if is_empty else _parse(field, text)
    try:
        return field.clean(value, None)
    except ValidationError as error:
        raise BadCellError(" ".join(error.messages)) from error


def _nothing(field: models.Field) -> Any:
    if isinstance(field, models.BooleanField):
        return False
    if not field.blank:
        raise BadCellError(_("Something must stand here."))
    return None if field.null else ""


def _parse(field: models.Field, cell: Any) -> Any:
    if field.choices:
        return _choice(field, cell)
    if isinstance(field, models.BooleanField):
        return _yes_or_no(cell)
    if isinstance(field, models.DecimalField):
        return _decimal(cell, places=field.decimal_places)
    if isinstance(field, models.IntegerField):
        return _integer(cell)
    if isinstance(field, models.DateField):
        return _date(cell)
    return _text(cell)


def _labels(field: models.Field) -> dict[Any, str]:
    with translation.override("de"):
        return {value: str(label) for value, label in field.flatchoices}


def _choice(field: models.Field, cell: Any) -> Any:
    labels = _labels(field)
    wanted = str(cell).casefold()
    for value, label in labels.items():
        if wanted in {label.casefold(), str(value).casefold()}:
            return value
    message = _("“%(cell)s” cannot be chosen here. Please write one of: %(choices)s.")
    choices = ", ".join(label for value, label in labels.items() if value)
    raise BadCellError(message % {"cell": cell, "choices": choices})


def _yes_or_no(cell: Any) -> bool:
    text = str(cell).casefold()
    if cell is True or text in {YES, "x"}:
        return True
    if cell is False or text == NO:
        return False
    raise BadCellError(_("Please write “ja” or “nein”, not “%(cell)s”.") % {"cell": cell})


def _decimal(cell: Any, *, places: int) -> Decimal:
    try:
        number = _number(cell)
    except InvalidOperation as error:
        message = _("“%(cell)s” is not an amount. Please write a number such as 1234,50.")
        raise BadCellError(message % {"cell": cell}) from error
    exponent = number.normalize().as_tuple().exponent
    if isinstance(exponent, int) and -exponent > places:
        message = _("“%(cell)s” has more than %(places)s decimal places. Please round it.")
        raise BadCellError(message % {"cell": str(cell).replace(".", ","), "places": places})
    try:
        return number.quantize(Decimal(1).scaleb(-places))
    except InvalidOperation as error:
        raise BadCellError(_("“%(cell)s” is too large.") % {"cell": cell}) from error


def _number(cell: Any) -> Decimal:
    if isinstance(cell, bool):
        raise InvalidOperation
    if isinstance(cell, int | float | Decimal):
        number = Decimal(str(cell))  # a float's shortest form is the number that was typed
        if not number.is_finite():
            raise InvalidOperation
        return number
    return number_of(str(cell))


def _integer(cell: Any) -> int:
    try:
        number = _number(cell)
    except InvalidOperation as error:
        message = _("“%(cell)s” is not a number. Please write a whole number such as 2026.")
        raise BadCellError(message % {"cell": cell}) from error
    if number != number.to_integral_value():
        message = _("“%(cell)s” is not a whole number.")
        raise BadCellError(message % {"cell": str(cell).replace(".", ",")})
    return int(number)


def _date(cell: Any) -> datetime.date:
    if isinstance(cell, datetime.datetime):
        return cell.date()
    if isinstance(cell, datetime.date):
        return cell
    for form in _DATE_FORMATS:
        try:
            return datetime.datetime.strptime(str(cell), form).date()
        except ValueError:
            continue
    message = _("“%(cell)s” is not a date. Please write one such as 31.12.2026.")
    raise BadCellError(message % {"cell": cell})


def _text(cell: Any) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime.datetime):
        return cell.strftime("%d.%m.%Y")
    return str(cell)
