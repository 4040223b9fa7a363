"""Amounts as they are written in the language of the page."""

from decimal import Decimal
from functools import lru_cache
from html import escape
from typing import Any

from babel.numbers import format_currency, format_decimal
from django import template
from django.db.models import Model
from django.utils import translation
from django.utils.safestring import SafeString
from django.utils.translation import gettext

register = template.Library()
NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"


def _locale() -> str:
    return (translation.get_language() or "de").partition("-")[0]


@register.filter
def euro(amount: Decimal | None) -> str:
    """``1.234.567,89 €`` in German, ``€1,234,567.89`` in English; a word where not known."""
    if amount is None:
        return gettext("not known yet")
    return _in_euros(amount, _locale())


@register.filter
def fte(number: Decimal | None) -> str:
    """Full-time equivalents with two decimals; a word where not known."""
    return _amount(number)


@register.filter
def percent(rate: Decimal | None) -> str:
    """``80 %``, with as many decimals as it has, or nothing."""
    if rate is None:
        return ""
    number = _number(rate, "#,##0.##", _locale())
    return f"{number}{NO_BREAK_SPACE}%" if _locale() == "de" else f"{number}%"


@register.simple_tag
def amount_cells(owner: Any, *names: str) -> SafeString:
    """A cell for each of the owner's amounts, in a table whose caption says what they count."""
    locale = _locale()
    return SafeString("".join([_cell(getattr(owner, name), locale) for name in names]))


def _amount(amount: Decimal | None) -> str:
    if amount is None:
        return gettext("not known yet")
    return _number(amount, "#,##0.00", _locale())


@register.filter
def choice(line: Model, name: str) -> str:
    """The word for the code in a field, as ``get_FOO_display`` gives it in a tenth of the time."""
    return _choice(type(line), name, getattr(line, name), translation.get_language())


# A page shows hundreds of amounts, and working out how one is written takes as long as a query.
@lru_cache(maxsize=8192)
def _cell(amount: Decimal | None, _locale: str) -> str:
    return f'<td class="kern-table__cell money-table__number">{escape(_amount(amount))}</td>'


@lru_cache(maxsize=8192)
def _in_euros(amount: Decimal, locale: str) -> str:
    return _with_minus(format_currency(amount, "EUR", locale=locale))


@lru_cache(maxsize=8192)
def _number(number: Decimal, pattern: str, locale: str) -> str:
    return _with_minus(format_decimal(number, format=pattern, locale=locale))


def _with_minus(said: str) -> str:
    """The amount with a minus sign, which a line does not end with and a screen reader says."""
    return said.replace("-", "\N{MINUS SIGN}")


@lru_cache(maxsize=1024)
def _choice(model: type[Model], name: str, code: str, _language: str | None) -> str:
    field: Any = model._meta.get_field(name)
    return str(dict(field.flatchoices).get(code, code))
