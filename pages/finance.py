"""Sums over costs, grants and staff, exact to the cent, in a fixed number of queries.

Amounts are added up as whole cents: SQLite would add decimals as floating-point numbers.
The own share is what the town pays itself: what is planned less what is granted, and in actual
figures what was spent less what was drawn.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, fields
from decimal import Decimal
from typing import Any

from django.db.models import BigIntegerField, Case, F, Q, QuerySet, Sum, Value, When
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast, Round
from wagtail.models import Page

from pages.models import (
    BudgetLine,
    EvaluationPage,
    Grant,
    ITServicePage,
    MeasurePage,
    OrganisationOptionPage,
    StaffingLine,
)

ZERO = Decimal("0.00")
AMOUNTS: tuple[tuple[type[BudgetLine | Grant | StaffingLine], tuple[str, ...]], ...] = (
    (BudgetLine, ("planned", "approved", "actual")),
    (Grant, ("applied", "granted", "drawn")),
    (StaffingLine, ("planned_fte", "filled_fte")),
)
EVERY_LINE = Q()
ANSWERING: tuple[type[MeasurePage | EvaluationPage | ITServicePage], ...] = (
    MeasurePage,
    EvaluationPage,
    ITServicePage,
)
"""What answers points of the motion, so that its lines count for them."""

Pairs = Iterable[tuple[int, int]]
"""Points with the pages that answer them, both by their IDs."""


@dataclass(frozen=True, slots=True)
class Sums:
    """Euros and full-time equivalents; None where nobody has entered anything.

    Unknown counts as nothing beside what is known, so that a column adds up to its total.
    """

    planned: Decimal | None = None
    approved: Decimal | None = None
    actual: Decimal | None = None
    applied: Decimal | None = None
    granted: Decimal | None = None
    drawn: Decimal | None = None
    planned_fte: Decimal | None = None
    filled_fte: Decimal | None = None

    @property
    def own_share(self) -> Decimal | None:
        """What of the planned cost the town has to pay itself."""
        return _less(self.planned, self.granted)

    @property
    def own_share_actual(self) -> Decimal | None:
        """What of the actual cost the town paid itself."""
        return _less(self.actual, self.drawn)

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
    """Sums by point of the motion; less all ``repeated``, plus ``elsewhere``, they are the total.

    What answers several points counts in each of them. ``repeated`` holds what answers at least
    two of them under 2, what answers at least three under 3, and so on.
    """

    by_point: dict[int, Sums]
    elsewhere: Sums
    repeated: dict[int, Sums]


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
    """All lines of the pages that fulfil the condition; one query."""
    return total(sums_by_year(pages, where=where).values())


def sums_by_year(pages: QuerySet[Page], *, where: Q = EVERY_LINE) -> dict[int, Sums]:
    """By year, the earliest first; one query."""
    return dict(sorted(_sums_by(pages, F("year"), where=where).items()))


def sums_by_page(pages: QuerySet[Page], *, where: Q = EVERY_LINE) -> dict[int, Sums]:
    """By the ID of the page, pages without lines left out; one query."""
    return _sums_by(pages, F("page_id"), where=where)


def sums_by_field(
    pages: QuerySet[Page], field_paths: dict[int, str], *, where: Q = EVERY_LINE
) -> dict[int | None, Sums]:
    """By the ID of the field of action that the page lies in, None for all others; one query.

    ``field_paths`` holds the tree path of each field by its ID.
    """
    cases = [When(page__path__startswith=path, then=Value(pk)) for pk, path in field_paths.items()]
    field = Case(*cases, default=None, output_field=BigIntegerField())
    return _sums_by(pages, field, where=where)


def sums_by_point(
    pages: QuerySet[Page], points: Iterable[int], *, where: Q = EVERY_LINE
) -> PointSums:
    """By the ID of the point: its own lines and those of what answers it; two queries."""
    ids = list(points)
    return arrange(sums_by_page(pages, where=where), points=ids, pairs=answers_to(ids))


def arrange(by_page: dict[int, Sums], *, points: Iterable[int], pairs: Pairs) -> PointSums:
    """The sums of pages by the points that they are, or that they answer."""
    known = [(point, page) for point, page in pairs if page in by_page]
    by_point = {pk: by_page.get(pk, Sums()) for pk in points}
    elsewhere = total(
        sums for pk, sums in by_page.items() if pk not in {*by_point, *(page for _, page in known)}
    )
    for point, page in known:
        by_point[point] += by_page[page]
    return PointSums(
        by_point=by_point,
        elsewhere=elsewhere,
        repeated={
            number: total(by_page[page] for page in pages)
            for number, pages in at_least(known).items()
        },
    )


def at_least(pairs: Pairs) -> dict[int, list[int]]:
    """The pages that answer two points or more, three or more, and so on."""
    times = Counter(page for _, page in pairs)
    return {
        number: [page for page, found in times.items() if found >= number]
        for number in range(2, max(times.values(), default=0) + 1)
    }


def answers_to(points: Iterable[int]) -> list[tuple[int, int]]:
    """The points with the pages that answer them; one query."""
    first, *others = (
        model.objects.filter(motion_points__in=list(points))
        .order_by()
        .values_list("motion_points", "pk")
        for model in ANSWERING
    )
    return list(first.union(*others))


def that_answer(points: Iterable[int]) -> Q:
    """The condition on lines: those of what answers any of the points."""
    where = Q()
    for model in ANSWERING:
        answers = model.objects.filter(motion_points__in=list(points)).order_by()
        where |= Q(page__in=answers.values("pk"))
    return where


def of_point(point: int) -> Q:
    """The condition on lines: those of the point itself and of what answers it."""
    return Q(page=point) | that_answer([point])


def _sums_by(pages: QuerySet[Page], key: Combinable, *, where: Q) -> dict[Any, Sums]:
    ids = pages.order_by().values("pk")
    found: dict[Any, dict[str, Decimal]] = defaultdict(dict)
    first, *others = (
        model.objects.filter(where, page__in=ids)
        .order_by()
        .annotate(key=key)
        .values_list("key")
        .annotate(kind=Value(kind), **_columns(names))
        for kind, (model, names) in enumerate(AMOUNTS)
    )
    for group, kind, *sums in first.union(*others, all=True):
        _model, names = AMOUNTS[kind]
        found[group] |= {
            name: Decimal(number).scaleb(-2)
            for name, number in zip(names, sums, strict=False)
            if number is not None
        }
    return {key: Sums(**amounts) for key, amounts in found.items()}


def _columns(names: tuple[str, ...]) -> dict[str, Combinable]:
    """A sum for each of the amounts, and as many columns for any kind of line."""
    widest = max(len(names) for _model, names in AMOUNTS)
    none = Cast(Value(None), BigIntegerField())
    sums = [_hundredths(name) for name in names]
    return {f"sum_{n}": sums[n] if n < len(sums) else none for n in range(widest)}


def _hundredths(name: str) -> Sum:
    return Sum(Cast(Round(F(name) * 100), BigIntegerField()))


def _less(one: Decimal | None, other: Decimal | None) -> Decimal | None:
    if one is None and other is None:
        return None
    return (one or ZERO) - (other or ZERO)


def _added(one: Decimal | None, other: Decimal | None) -> Decimal | None:
    if one is None or other is None:
        return other if one is None else one
    return one + other
