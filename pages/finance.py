"""Sums over costs, grants and staff, exact to the cent, in a fixed number of queries.

Amounts are added up as whole cents: SQLite would add decimals as floating-point numbers.
The own share is what the town pays itself: what is planned less what is granted, and in actual
figures what was spent less what was drawn.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, fields
from decimal import Decimal
from typing import Any

from django.db.models import BigIntegerField, Case, F, Q, QuerySet, Sum, Value, When
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast, Round
from wagtail.models import Page

from pages.models import BudgetLine, Grant, MeasurePage, OrganisationOptionPage, StaffingLine

ZERO = Decimal("0.00")
AMOUNTS: tuple[tuple[type[BudgetLine | Grant | StaffingLine], tuple[str, ...]], ...] = (
    (BudgetLine, ("planned", "approved", "actual")),
    (Grant, ("applied", "granted", "drawn")),
    (StaffingLine, ("planned_fte", "filled_fte")),
)
EVERY_LINE = Q()


@dataclass(frozen=True, slots=True)
class Sums:
    """Euros and full-time equivalents; None where nothing is known yet."""

    planned: Decimal = ZERO
    approved: Decimal | None = None
    actual: Decimal | None = None
    applied: Decimal = ZERO
    granted: Decimal = ZERO
    drawn: Decimal = ZERO
    planned_fte: Decimal = ZERO
    filled_fte: Decimal | None = None

    @property
    def own_share(self) -> Decimal:
        """What of the planned cost the town has to pay itself."""
        return self.planned - self.granted

    @property
    def own_share_actual(self) -> Decimal | None:
        """What of the actual cost the town paid itself; None where nothing was spent or drawn.

        Unknown counts as nothing beside what is known, so that a column adds up to its total.
        """
        if self.actual is None and not self.drawn:
            return None
        return (self.actual or ZERO) - self.drawn

    def __add__(self, other: "Sums") -> "Sums":
        amounts: dict[str, Any] = {
            name: _added(getattr(self, name), getattr(other, name)) for name in _NAMES
        }
        return Sums(**amounts)

    def __neg__(self) -> "Sums":
        known = {name: getattr(self, name) for name in _NAMES}
        amounts: dict[str, Any] = {n: None if one is None else -one for n, one in known.items()}
        return Sums(**amounts)

    def __sub__(self, other: "Sums") -> "Sums":
        return self + -other

    def __bool__(self) -> bool:
        return any(getattr(self, name) for name in _NAMES)


_NAMES = tuple(field.name for field in fields(Sums))


@dataclass(frozen=True, slots=True)
class PointSums:
    """Sums by point of the motion; all of them, less ``repeated``, plus ``elsewhere``: the total.

    A measure that answers several points counts in each of them; ``repeated`` is what that
    counts too often.
    """

    by_point: dict[int, Sums]
    elsewhere: Sums
    repeated: Sums


def total(sums: Iterable[Sums]) -> Sums:
    """All of them added up."""
    return sum(sums, start=Sums())


def sums_of_line(line: BudgetLine | Grant | StaffingLine) -> Sums:
    """A line's own amounts, to be added to others without asking the database."""
    names = next(names for model, names in AMOUNTS if isinstance(line, model))
    amounts: dict[str, Any] = {name: getattr(line, name) for name in names}
    return Sums(**{name: amount for name, amount in amounts.items() if amount is not None})


def that_count(pages: QuerySet[Page]) -> QuerySet[Page]:
    """Those of the pages whose money is the town's.

    Organisational options are alternatives of which one at most comes, and a copy kept in step
    with its original (an alias) would count the original's lines again.
    """
    options = OrganisationOptionPage.objects.values("pk")
    return pages.filter(alias_of=None).exclude(pk__in=options)


def sums_of(pages: QuerySet[Page], *, where: Q = EVERY_LINE) -> Sums:
    """All lines of the pages that fulfil the condition; three queries."""
    return total(sums_by_year(pages, where=where).values())


def sums_by_year(pages: QuerySet[Page], *, where: Q = EVERY_LINE) -> dict[int, Sums]:
    """By year, the earliest first; three queries."""
    return dict(sorted(_sums_by(pages, F("year"), where=where).items()))


def sums_by_page(pages: QuerySet[Page], *, where: Q = EVERY_LINE) -> dict[int, Sums]:
    """By the ID of the page, pages without lines left out; three queries."""
    return _sums_by(pages, F("page_id"), where=where)


def sums_by_field(
    pages: QuerySet[Page], field_paths: dict[int, str], *, where: Q = EVERY_LINE
) -> dict[int | None, Sums]:
    """By the ID of the field of action that the page lies in, None for all others; three queries.

    ``field_paths`` holds the tree path of each field by its ID.
    """
    cases = [When(page__path__startswith=path, then=Value(pk)) for pk, path in field_paths.items()]
    field = Case(*cases, default=None, output_field=BigIntegerField())
    return _sums_by(pages, field, where=where)


def sums_by_point(
    pages: QuerySet[Page], points: Iterable[int], *, where: Q = EVERY_LINE
) -> PointSums:
    """By the ID of the point: its own lines and those of measures that answer it; seven queries."""
    ids = list(points)
    pages = pages.order_by()
    links = MeasurePage.motion_points.through.objects.filter(
        motionpointpage__in=ids, measurepage__in=pages.values("pk")
    )
    pairs = list(links.values_list("motionpointpage_id", "measurepage_id"))
    involved = pages.filter(Q(pk__in=ids) | Q(pk__in=links.values("measurepage_id")))
    by_page = sums_by_page(involved, where=where)
    by_point = {pk: by_page.get(pk, Sums()) for pk in ids}
    for point, measure in pairs:
        by_point[point] += by_page.get(measure, Sums())
    once = total(by_page.values())
    return PointSums(
        by_point=by_point,
        elsewhere=sums_of(pages, where=where) - once,
        repeated=total(by_point.values()) - once,
    )


def of_point(point: int) -> Q:
    """The condition on lines: those of the point itself and of the measures that answer it."""
    measures = MeasurePage.motion_points.through.objects.filter(motionpointpage=point)
    return Q(page=point) | Q(page__in=measures.values("measurepage_id"))


def _sums_by(pages: QuerySet[Page], key: Combinable, *, where: Q) -> dict[Any, Sums]:
    ids = pages.order_by().values("pk")
    found: dict[Any, dict[str, Decimal]] = defaultdict(dict)
    for model, names in AMOUNTS:
        lines = model.objects.filter(where, page__in=ids).order_by()
        columns = {f"sum_{name}": _hundredths(name) for name in names}
        for row in lines.annotate(key=key).values_list("key").annotate(**columns):
            found[row[0]] |= {
                name: Decimal(number).scaleb(-2)
                for name, number in zip(names, row[1:], strict=True)
                if number is not None
            }
    return {key: Sums(**amounts) for key, amounts in found.items()}


def _hundredths(name: str) -> Sum:
    return Sum(Cast(Round(F(name) * 100), BigIntegerField()))


def _added(one: Decimal | None, other: Decimal | None) -> Decimal | None:
    if one is None or other is None:
        return other if one is None else one
    return one + other
