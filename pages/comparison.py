"""Options compared by weighted criteria, in exact numbers; knows no database.

An option's total is the mean of its points, each weighted by its criterion, between 0 and 5. It is
kept as a fraction and rounded only to be shown, so that options are ranked as they are.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

CENT = Decimal("0.01")
TENTHS_IN_ALL = 1000  # a hundred per cent, in tenths of a per cent


@dataclass(frozen=True, slots=True)
class Total:
    """What an option's points come to; ``missing`` counts the criteria without points."""

    exact: Fraction
    missing: int

    @property
    def rounded(self) -> Decimal:
        """To two places, halves up."""
        number = Decimal(self.exact.numerator) / Decimal(self.exact.denominator)
        return number.quantize(CENT, rounding=ROUND_HALF_UP)


def weights_in_per_cent(weights: Sequence[int]) -> list[Decimal]:
    """The weights as shares of a hundred, to a tenth, that add up to exactly a hundred.

    What rounding down leaves over goes to the largest remainders, the first of equals first.
    """
    whole = sum(weights)
    if not whole:
        return [Decimal(0) for _ in weights]
    shares = [weight * TENTHS_IN_ALL // whole for weight in weights]
    left = TENTHS_IN_ALL - sum(shares)
    by_remainder = sorted(
        range(len(weights)), key=lambda at: -(weights[at] * TENTHS_IN_ALL % whole)
    )
    for at in by_remainder[:left]:
        shares[at] += 1
    return [Decimal(share).scaleb(-1) for share in shares]


def total_of(points: Mapping[int, int], *, weights: Mapping[int, int]) -> Total | None:
    """The weighted mean of an option's points by criterion; None where nothing is weighed.

    A criterion without points counts as nothing in neither direction: it is left out of the mean
    and reported as missing.
    """
    scored = {key: weight for key, weight in weights.items() if key in points}
    whole = sum(scored.values())
    if not whole:
        return None
    weighed = sum(points[key] * weight for key, weight in scored.items())
    return Total(exact=Fraction(weighed, whole), missing=len(weights) - len(scored))
