"""How high the grants of a page may be, given what it costs; in the editor and in imports alike."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, Protocol

from django.utils.formats import number_format
from django.utils.translation import gettext as _

CENTS: Final = 2
WHOLE: Final = Decimal(100)
ROUNDING: Final = Decimal("0.005")  # a rate of a third is entered as 33.33


class GrantAmounts(Protocol):
    """A grant, as far as it matters here."""

    @property
    def rate(self) -> Decimal | None: ...
    @property
    def applied(self) -> Decimal | None: ...
    @property
    def granted(self) -> Decimal | None: ...


@dataclass(frozen=True, slots=True)
class Excess:
    """What is too high: a field of a grant, or without one the sum of what is granted."""

    grant: GrantAmounts | None
    field: str
    message: str


def excesses(grants: Sequence[GrantAmounts], *, planned: Decimal) -> Iterator[Excess]:
    """Each amount above its grant's share of the planned cost, else their sum above all of it."""
    single = [each for grant in grants for each in _of_grant(grant, planned=planned)]
    yield from single
    granted = sum((grant.granted or Decimal(0) for grant in grants), Decimal(0))
    if granted > planned and not single:
        message = _(
            "More is granted than this costs: %(granted)s € against %(planned)s € planned. "
            "Correct the grants, or add the costs that are missing."
        )
        words = {"granted": say_amount(granted), "planned": say_amount(planned)}
        yield Excess(None, "granted", message % words)


def _of_grant(grant: GrantAmounts, *, planned: Decimal) -> Iterator[Excess]:
    rate = WHOLE if grant.rate is None else grant.rate
    most = planned * min(rate + ROUNDING, WHOLE) / WHOLE
    message = _(
        "%(amount)s € is more than %(rate)s per cent of the planned cost of %(planned)s €. "
        "Correct the amount or the rate, or add the costs that are missing."
    )
    for field in ("applied", "granted"):
        amount = getattr(grant, field)
        if amount is not None and amount > most:
            words = {
                "amount": say_amount(amount),
                "rate": number_format(rate.normalize(), use_l10n=True),
                "planned": say_amount(planned),
            }
            yield Excess(grant, field, message % words)


def say_amount(amount: Decimal) -> str:
    """An amount as it is shown everywhere, such as “1.000,10”."""
    return str(number_format(amount, decimal_pos=CENTS, force_grouping=True))
