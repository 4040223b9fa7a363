"""Every page type answers, within its number of queries, without a cookie."""

import datetime
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page, PageViewRestriction

from pages.models import BasePage, MeasurePage, NewsPage, StrategyPage
from tests import factories

MAX_QUERIES = 30


def page_types() -> list[type[BasePage]]:
    return sorted(BasePage.__subclasses__(), key=lambda model: model.__name__)


@pytest.mark.parametrize("model", page_types(), ids=lambda model: model.__name__)
def test_page_answers_within_its_queries(
    town: dict[str, Page], client: Client, model: type[BasePage]
) -> None:
    page = town[model.__name__]
    client.get(page.url)  # renditions are made at the first visit

    with CaptureQueriesContext(connection) as queries:
        response = client.get(page.url)

    assert response.status_code == 200
    assert f"{page.title}</h1>" in response.content.decode()
    assert len(queries) <= MAX_QUERIES


@pytest.mark.parametrize("model", page_types(), ids=lambda model: model.__name__)
def test_page_can_be_previewed(town: dict[str, Page], model: type[BasePage]) -> None:
    response = town[model.__name__].make_preview_request()
    response.render()

    assert response.status_code == 200


@pytest.mark.parametrize("model", page_types(), ids=lambda model: model.__name__)
def test_page_type_says_where_it_may_stand(model: type[BasePage]) -> None:
    assert model.parent_page_types, "a type without parents can be put anywhere"
    parents = [one for one in model.allowed_parent_page_models() if one is not Page]
    assert all(model in parent.allowed_subpage_models() for parent in parents)


def test_listing_needs_no_query_per_item(town: dict[str, Page], client: Client) -> None:
    index = town["NewsIndexPage"]

    def number_of_queries() -> int:
        client.get(index.url)
        with CaptureQueriesContext(connection) as queries:
            client.get(index.url)
        return len(queries)

    few = number_of_queries()
    for number in range(4):
        factories.add_page(
            NewsPage, parent=index, title=f"Meldung {number}", image=factories.image()
        )
    assert number_of_queries() == few


def test_news_come_page_by_page_the_latest_first(town: dict[str, Page], client: Client) -> None:
    index = town["NewsIndexPage"]
    town["NewsPage"].delete()
    for day in range(1, 9):
        factories.add_page(NewsPage, parent=index, title=f"Tag {day}", date=f"2024-05-0{day}")

    first = client.get(index.url).content.decode()
    second = client.get(index.url, {"page": "2"}).content.decode()

    assert first.index("Tag 8") < first.index("Tag 3")
    assert "Tag 2" not in first
    assert "Tag 2" in second
    assert "<title>Aktuelles – Seite 2 – Digitales Musterstadt</title>" in second


def test_children_of_a_private_page_are_not_listed(town: dict[str, Page], client: Client) -> None:
    PageViewRestriction.objects.create(page=town["StrategyPage"], restriction_type="login")

    html = client.get(town["HomePage"].url).content.decode()

    assert town["StrategyPage"].title not in html


def test_measure_shows_status_and_period(town: dict[str, Page], client: Client) -> None:
    html = client.get(town["MeasurePage"].url).content.decode()

    assert "in Umsetzung" in html
    assert "seit 2023" in html
    assert "Fachdienst Digitales" in html


@pytest.mark.parametrize(
    ("model", "years", "field"),
    [
        (
            MeasurePage,
            {"start_date": datetime.date(2024, 1, 1), "end_date": datetime.date(2023, 12, 31)},
            "end_date",
        ),
        (StrategyPage, {"period_start": 2024, "period_end": 2023}, "period_end"),
    ],
)
def test_years_the_wrong_way_round_are_refused(
    db: None, model: type[BasePage], years: dict[str, Any], field: str
) -> None:
    with pytest.raises(ValidationError) as refused:
        model(title="Zeitreise", slug="zeitreise", **years).clean()
    assert field in refused.value.message_dict
