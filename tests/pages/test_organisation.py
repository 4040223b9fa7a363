"""Organisational options are compared in exact numbers, and their scores keep to the criteria."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from wagtail.models import Page
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from pages.comparison import total_of, weights_in_per_cent
from pages.models import (
    BudgetLine,
    Criterion,
    OptionScore,
    OrganisationComparisonPage,
    OrganisationOptionPage,
    StaffingLine,
)
from tests import factories

MAX_QUERIES = 30


class TestExactNumbers:
    @pytest.mark.parametrize(
        ("weights", "shares"),
        [
            ([40, 35, 25], ["40.0", "35.0", "25.0"]),
            ([1, 1, 1], ["33.4", "33.3", "33.3"]),
            ([60, 60], ["50.0", "50.0"]),
            ([0, 0], ["0", "0"]),
            ([], []),
        ],
    )
    def test_shares_add_up_to_a_hundred(self, weights: list[int], shares: list[str]) -> None:
        found = weights_in_per_cent(weights)

        assert found == [Decimal(share) for share in shares]
        assert sum(found) in {0, 100}

    def test_mean_is_weighted_and_exact(self) -> None:
        total = total_of({1: 5, 2: 0, 3: 4}, weights={1: 40, 2: 35, 3: 25})

        assert total is not None
        assert total.exact == Fraction(3)
        assert total.rounded == Decimal("3.00")

    def test_halves_are_rounded_up(self) -> None:
        total = total_of({1: 1, 2: 0}, weights={1: 1, 2: 199})

        assert total is not None
        assert total.rounded == Decimal("0.01")  # 0.005

    def test_missing_points_are_counted_and_leave_the_mean_alone(self) -> None:
        total = total_of({1: 4}, weights={1: 10, 2: 90})

        assert total is not None
        assert (total.exact, total.missing) == (Fraction(4), 1)

    @pytest.mark.parametrize(("points", "weights"), [({}, {1: 10}), ({1: 3}, {1: 0}), ({}, {})])
    def test_nothing_weighed_has_no_mean(
        self, points: dict[int, int], weights: dict[int, int]
    ) -> None:
        assert total_of(points, weights=weights) is None


@pytest.fixture
def comparison(db: None) -> OrganisationComparisonPage:
    page: Any = factories.add_page(
        OrganisationComparisonPage, parent=factories.home_page(), title="Wer steuert?"
    )
    page.criteria = [
        Criterion(name="Wirkung", weight=60, sort_order=1),
        Criterion(name="Kosten", weight=60, sort_order=2),
    ]
    page.save_revision().publish()
    return OrganisationComparisonPage.objects.get()


def option(
    comparison: OrganisationComparisonPage, title: str, *points: int, **fields: Any
) -> OrganisationOptionPage:
    page: Any = factories.add_page(OrganisationOptionPage, parent=comparison, title=title, **fields)
    page.scores = [
        OptionScore(criterion=criterion, points=one, reason=f"{title} wegen {criterion.name}")
        for criterion, one in zip(comparison.criteria.all(), points, strict=False)
    ]
    page.save_revision().publish()
    return page


def words(html: Any) -> str:
    return " ".join(html.get_text(" ").split())


def table(client: Client, page: Page) -> list[list[str]]:
    html = BeautifulSoup(client.get(page.url).content, "html.parser")
    rows = html.select("#vergleich + .table-scroll tr")
    return [[words(cell) for cell in row.select("th, td")] for row in rows]


def test_table_has_criteria_down_and_options_across(
    comparison: OrganisationComparisonPage, client: Client
) -> None:
    option(comparison, "Digitalamt", 5, 2, is_recommended=True, kind="office")
    option(comparison, "Stabsstelle", 3, 3, kind="staff_unit")

    head, effect, _cost, mean, *_ = table(client, comparison)

    assert head == ["Kriterium", "Gewicht", "Digitalamt empfohlen", "Stabsstelle"]
    assert effect[:2] == ["Wirkung", "50 %"]  # of weights that come to 120
    assert effect[2:] == ["5 von 5 Digitalamt wegen Wirkung", "3 von 5 Stabsstelle wegen Wirkung"]
    assert mean[2:] == ["3,50 von 5 Rang 1", "3,00 von 5 Rang 2"]


def test_what_is_not_scored_is_said(comparison: OrganisationComparisonPage, client: Client) -> None:
    option(comparison, "Digitalamt", 5)
    option(comparison, "Stabsstelle")

    _head, _effect, cost, mean, *_ = table(client, comparison)

    assert cost[2:] == ["nicht bewertet", "nicht bewertet"]
    assert mean[2] == "5,00 von 5 unvollständig: 1 Kriterium ist nicht bewertet"
    assert mean[3] == "nicht bewertet"


def test_staff_and_cost_of_each_option(
    comparison: OrganisationComparisonPage, client: Client
) -> None:
    office = option(comparison, "Digitalamt", 5, 2)
    for year, fte in [(2025, "1.50"), (2025, "0.75"), (2026, "2.00")]:
        StaffingLine.objects.create(page=office, year=year, task="Leitung", planned_fte=fte)
    for year, recurrence, planned in [
        (2025, "one_off", "1000.10"),
        (2025, "recurring", "0.10"),
        (2025, "recurring", "0.20"),
        (2026, "recurring", "0.25"),
    ]:
        BudgetLine.objects.create(
            page=office, year=year, recurrence=recurrence, purpose="Kosten", planned=planned
        )

    staff, one_off, yearly, whole = [row[1] for row in table(client, comparison)[-4:]]

    assert staff == "2,25"  # the year that needs most, not all years together
    assert [one_off, yearly, whole] == ["1.000,10 €", "0,30 €", "1.000,65 €"]


def test_costs_of_alternatives_lead_to_their_lines_and_count_in_no_sum(
    comparison: OrganisationComparisonPage, client: Client
) -> None:
    office = option(comparison, "Digitalamt", 5, 2)
    BudgetLine.objects.create(page=office, year=2025, purpose="Umbau", planned="1000.10")

    compared = BeautifulSoup(client.get(comparison.url).content, "html.parser")
    link = compared.select_one("#vergleich + .table-scroll thead a")
    assert link is not None
    page = BeautifulSoup(client.get(str(link["href"])).content, "html.parser")

    assert "Umbau" in words(page.select_one("#geld ~ details table"))
    for shown in (compared, page):
        assert "in keiner Gesamtsumme der Stadt enthalten" in words(shown.main)


def test_recommended_option_is_marked_in_words(
    comparison: OrganisationComparisonPage, client: Client
) -> None:
    page = option(comparison, "Digitalamt", 5, 2, is_recommended=True, advantages="<p>Klar.</p>")

    assert "empfohlen" in words(BeautifulSoup(client.get(page.url).content, "html.parser").main)
    html = words(BeautifulSoup(client.get(comparison.url).content, "html.parser").main)
    assert "Empfohlen Digitalamt" in html
    assert "Klar." in html


@pytest.mark.parametrize("many", [1, 8])
def test_queries_do_not_grow(
    comparison: OrganisationComparisonPage,
    client: Client,
    many: int,
    django_assert_max_num_queries: Any,
) -> None:
    pages = [option(comparison, f"Form {number}", 3, 4) for number in range(many)]
    client.get(comparison.url)

    for page in (comparison, pages[0]):
        with django_assert_max_num_queries(MAX_QUERIES):
            client.get(page.url)


def form(title: str, *scores: tuple[Criterion, int]) -> dict[str, Any]:
    lines = [{"criterion": criterion.pk, "points": points} for criterion, points in scores]
    return nested_form_data(
        {
            "title": title,
            "slug": "amt",
            "summary": "",
            "kind": "own",
            "advantages": rich_text(""),
            "drawbacks": rich_text(""),
            "scores": inline_formset(lines),
            "budget_lines": inline_formset([]),
            "grants": inline_formset([]),
            "staffing_lines": inline_formset([]),
            "body": streamfield([]),
            "comments": inline_formset([]),
        }
    )


def add_url(comparison: Page) -> str:
    return reverse(
        "wagtailadmin_pages:add", args=["pages", "organisationoptionpage", comparison.pk]
    )


def test_scores_are_saved(comparison: OrganisationComparisonPage, admin_client: Client) -> None:
    first, second = comparison.criteria.all()

    admin_client.post(add_url(comparison), form("Amt", (first, 5), (second, 1)))

    assert [score.points for score in OrganisationOptionPage.objects.get().scores.all()] == [5, 1]


def test_a_criterion_twice_is_refused(
    comparison: OrganisationComparisonPage, admin_client: Client
) -> None:
    first = comparison.criteria.all()[0]

    answer = admin_client.post(add_url(comparison), form("Amt", (first, 5), (first, 1)))

    assert "„Wirkung“ ist weiter oben schon bewertet" in answer.content.decode()
    assert not OrganisationOptionPage.objects.exists()


def test_a_criterion_of_another_comparison_is_refused(
    comparison: OrganisationComparisonPage, admin_client: Client
) -> None:
    other = factories.add_page(
        OrganisationComparisonPage, parent=comparison.get_parent(), title="Anderer Vergleich"
    )
    stranger = Criterion.objects.create(page=other, name="Fremdes", weight=10)

    answer = admin_client.post(add_url(comparison), form("Amt", (stranger, 5)))

    html = answer.content.decode()
    assert "gehört nicht zu dem Vergleich" in html
    assert "Fremdes" not in html
    assert not OrganisationOptionPage.objects.exists()


def test_weights_that_do_not_add_up_are_mentioned(
    comparison: OrganisationComparisonPage, admin_client: Client
) -> None:
    url = reverse("wagtailadmin_pages:edit", args=[comparison.pk])
    criteria = [
        {"id": one.pk, "name": one.name, "weight": one.weight} for one in comparison.criteria.all()
    ]
    data = nested_form_data(
        {
            "title": comparison.title,
            "slug": comparison.slug,
            "summary": "",
            "criteria": inline_formset(criteria, initial=len(criteria)),
            "recommendation": rich_text(""),
            "body": streamfield([]),
            "related": streamfield([]),
            "comments": inline_formset([]),
        }
    )

    answer = admin_client.post(url, data, follow=True)

    assert "ergeben zusammen 120 statt 100 Prozent" in answer.content.decode()
