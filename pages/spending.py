"""Which lines of cost look like slips: far more is spent than was approved."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Final

from django.utils.translation import gettext as _

from pages.models import BudgetLine
from pages.templatetags.money import euro

TIMES: Final = 2
AT_LEAST: Final = Decimal(1000)
"""Far more is more than twice as much, and at least a thousand euros more."""


def far_above(lines: Iterable[BudgetLine]) -> list[BudgetLine]:
    """The lines on which far more is spent than was approved, where that is known."""
    return [
        line
        for line in lines
        if line.approved is not None
        and line.actual is not None
        and line.actual > line.approved * TIMES
        and line.actual - line.approved >= AT_LEAST
    ]


def say_far_above(line: BudgetLine) -> str:
    """What is odd about the line, and what to do."""
    return _(
        "%(purpose)s, %(year)d: %(actual)s spent, but only %(approved)s approved. That is more "
        "than twice as much. Check both amounts."
    ) % {
        "purpose": line.purpose,
        "year": line.year,
        "actual": euro(line.actual),
        "approved": euro(line.approved),
    }
