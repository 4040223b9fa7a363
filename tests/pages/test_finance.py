"""Sums over money and staff: exact, complete, and in a number of queries that stays."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from django.db.models import Q
from wagtail.models import Page

from pages import finance
from pages.finance import Sums
from pages.models import (
    BudgetLine,
    FieldOfActionPage,
    Grant,
    MeasurePage,
    MotionPage,
    MotionPointPage,
    OrganisationComparisonPage,
    OrganisationOptionPage,
    StaffingLine,
)
from tests import factories


def cost(page: Page, *, year: int = 2024, planned: str, **fields: Any) -> BudgetLine:
    return BudgetLine.objects.create(
        page=page, year=year, purpose="Lizenzen", planned=Decimal(planned), **fields
    )


def grant(page: Page, *, year: int = 2024, granted: str, **fields: Any) -> Grant:
    return Grant.objects.create(
        page=page,
        year=year,
        programme="Digitale Kommune",
        grantor="Land",
        granted=Decimal(granted),
        **fields,
    )


@pytest.fixture
def motion(town: dict[str, Page]) -> MotionPage:
    return factories.add_page(MotionPage, parent=town["HomePage"], title="Der Antrag")


@pytest.fixture
def points(motion: MotionPage) -> list[MotionPointPage]:
    return [
        factories.add_page(MotionPointPage, parent=motion, title=f"Punkt {number}", number=number)
        for number in (1, 2)
    ]


def measure(field: Page, number: int, *points: Page) -> MeasurePage:
    page = factories.add_page(
        MeasurePage, parent=field, title=f"Maßnahme {number}", identifier=f"X-{number}"
    )
    page.motion_points.set(points)
    page.save()
    return page


def test_many_small_amounts_add_up_to_the_cent(town: dict[str, Page]) -> None:
    amounts = [Decimal(n).scaleb(-2) for n in range(1, 400)] + [Decimal("999999999999.99")]
    for amount in amounts:
        cost(town["MeasurePage"], planned=str(amount), actual=amount)

    sums = finance.sums_of(Page.objects.all())

    assert sums.planned == sums.actual == sum(amounts)
    assert str(sums.planned) == "1000000000797.99"


def test_own_share_is_what_grants_do_not_pay(town: dict[str, Page]) -> None:
    page = town["MeasurePage"]
    cost(page, planned="1000.10", actual=Decimal("900.05"))
    grant(page, granted="600.04", applied=Decimal(700), drawn=Decimal("500.01"))

    sums = finance.sums_of(Page.objects.all())

    assert sums.own_share == Decimal("400.06")
    assert sums.own_share_actual == Decimal("400.04")
    assert sums.applied == 700


def test_unknown_is_not_nothing(town: dict[str, Page]) -> None:
    cost(town["MeasurePage"], planned="10")
    cost(town["MeasurePage"], planned="10", approved=Decimal(0))

    sums = finance.sums_of(Page.objects.all())

    assert sums.approved == 0
    assert sums.actual is None
    assert sums.own_share_actual is None
    assert sums.own_share == 20
    assert (sums.applied, sums.granted, sums.drawn) == (None, None, None)
    assert sums.planned_fte is None
    assert Sums().own_share is None


def test_own_shares_so_far_add_up_where_only_a_grant_is_known(town: dict[str, Page]) -> None:
    page = town["MeasurePage"]
    cost(page, year=2024, planned="10", actual=Decimal("9.50"))
    cost(page, year=2025, planned="10")
    grant(page, year=2025, granted="4", drawn=Decimal("3.25"))
    cost(page, year=2026, planned="10")

    by_year = finance.sums_by_year(Page.objects.all())

    shares = [sums.own_share_actual for sums in by_year.values()]
    assert shares == [Decimal("9.50"), Decimal("-3.25"), None]
    everything = finance.total(by_year.values())
    assert everything.own_share_actual == sum(share for share in shares if share is not None)


def test_by_year_and_by_page(town: dict[str, Page]) -> None:
    page, other = town["MeasurePage"], town["ContentPage"]
    cost(page, year=2025, planned="2")
    cost(page, year=2024, planned="1")
    cost(other, year=2025, planned="4")
    StaffingLine.objects.create(page=page, year=2026, task="Leitung", planned_fte=Decimal("0.75"))

    assert finance.sums_by_year(Page.objects.all()) == {
        2024: Sums(planned=Decimal(1)),
        2025: Sums(planned=Decimal(6)),
        2026: Sums(planned_fte=Decimal("0.75")),
    }
    assert list(finance.sums_by_year(Page.objects.all())) == [2024, 2025, 2026]
    assert finance.sums_by_page(Page.objects.all(), where=Q(year__lte=2025)) == {
        page.pk: Sums(planned=Decimal(3)),
        other.pk: Sums(planned=Decimal(4)),
    }


def test_by_field_counts_what_lies_anywhere_below_it(town: dict[str, Page]) -> None:
    field = town["FieldOfActionPage"]
    second = factories.add_page(FieldOfActionPage, parent=town["StrategyPage"], title="Netze")
    cost(town["MeasurePage"], planned="5.10")
    cost(measure(second, 1), planned="7")
    cost(town["ContentPage"], planned="0.20")

    sums = finance.sums_by_field(Page.objects.all(), {field.pk: field.path, second.pk: second.path})

    assert {key: found.planned for key, found in sums.items()} == {
        field.pk: Decimal("5.10"),
        second.pk: Decimal(7),
        None: Decimal("0.20"),
    }


def test_by_point_adds_up_though_a_measure_answers_two(
    town: dict[str, Page], points: list[MotionPointPage]
) -> None:
    field = town["FieldOfActionPage"]
    cost(points[0], planned="1")
    cost(measure(field, 1, points[0]), planned="10")
    cost(measure(field, 2, *points), planned="100.01")
    cost(measure(field, 3), planned="1000")

    found = finance.sums_by_point(Page.objects.all(), [point.pk for point in points])

    assert found.by_point[points[0].pk].planned == Decimal("111.01")
    assert found.by_point[points[1].pk].planned == Decimal("100.01")
    assert {number: sums.planned for number, sums in found.repeated.items()} == {
        2: Decimal("100.01")
    }
    assert found.elsewhere.planned == 1000
    repeated = finance.total(found.repeated.values())
    everything = finance.total(found.by_point.values()) - repeated + found.elsewhere
    assert everything == finance.sums_of(Page.objects.all())
    opened = finance.sums_of(Page.objects.all(), where=finance.of_point(points[0].pk))
    assert opened == found.by_point[points[0].pk]


def test_alternatives_are_not_added_to_what_the_town_pays(town: dict[str, Page]) -> None:
    comparison = factories.add_page(
        OrganisationComparisonPage, parent=town["HomePage"], title="Varianten"
    )
    option = factories.add_page(OrganisationOptionPage, parent=comparison, title="Stabsstelle")
    cost(option, planned="50000")
    cost(town["MeasurePage"], planned="7")

    assert finance.sums_of(finance.that_count(Page.objects.all())).planned == 7
    assert finance.sums_of(Page.objects.filter(pk=option.pk)).planned == 50000


def test_queries_do_not_grow_with_the_lines(
    town: dict[str, Page],
    points: list[MotionPointPage],
    django_assert_max_num_queries: Callable[..., Any],
) -> None:
    for number in range(12):
        page = measure(town["FieldOfActionPage"], number, *points)
        cost(page, year=2020 + number, planned="1")
        grant(page, granted="1")
    every = Page.objects.all()
    with django_assert_max_num_queries(3):
        finance.sums_by_year(every)
    with django_assert_max_num_queries(3):
        finance.sums_by_field(every, {page.pk: page.path for page in points})
    with django_assert_max_num_queries(4):
        finance.sums_by_point(every, [point.pk for point in points])
