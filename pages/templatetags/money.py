"""Amounts as they are written in the language of the page."""

from decimal import Decimal
from functools import lru_cache

from babel.numbers import format_currency, format_decimal
from django import template
from django.utils import translation
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
    if number is None:
        return gettext("not known yet")
    return _number(number, "#,##0.00", _locale())


@register.filter
def percent(rate: Decimal | None) -> str:
    """``80 %``, with as many decimals as it has, or nothing."""
    if rate is None:
        return ""
    number = _number(rate, "#,##0.##", _locale())
    return f"{number}{NO_BREAK_SPACE}%" if _locale() == "de" else f"{number}%"


# A page shows hundreds of amounts, and working out how one is written takes as long as a query.
@lru_cache(maxsize=8192)
def _in_euros(amount: Decimal, locale: str) -> str:
    return str(format_currency(amount, "EUR", locale=locale))


@lru_cache(maxsize=8192)
def _number(number: Decimal, pattern: str, locale: str) -> str:
    return str(format_decimal(number, format=pattern, locale=locale))
