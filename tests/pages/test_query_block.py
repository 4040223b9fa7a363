"""The block that lists pages by query: what it asks for, what it shows, what it refuses."""

import datetime
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone, translation
from wagtail.models import Page, PageViewRestriction

from pages.blocks.query import PageQueryBlock
from pages.models import (
    ContentPage,
    FieldOfActionPage,
    HomePage,
    MeasurePage,
    NewsIndexPage,
    NewsPage,
    StrategyPage,
)
from pages.page_lists import TYPES
from tests import factories
from tests.factories import block

MOST_QUERIES = 3


def show(home: Page, client: Client, **question: Any) -> BeautifulSoup:
    """A page whose only block asks the question."""
    question = {"kind": "measure", "statuses": [], "limit": 6, "shape": "list"} | question
    body = [factories.heading("Auswahl"), block("page_query", question)]
    page = home.add_child(instance=ContentPage(title="Übersicht", body=body))
    response = client.get(page.url)
    assert response.status_code == 200
    html = BeautifulSoup(response.content, "lxml").select_one(".content")
    assert html is not None
    return BeautifulSoup(str(html), "lxml")


def titles(html: BeautifulSoup) -> list[str]:
    return [link.get_text(strip=True) for link in html.select("li a")]


@pytest.fixture
def home(db: None) -> HomePage:
    """A site with two fields of action, three measures and a news item."""
    home = factories.home_page()
    strategy = home.add_child(instance=StrategyPage(title="Strategie"))
    services = strategy.add_child(instance=FieldOfActionPage(title="Dienste"))
    schools = strategy.add_child(instance=FieldOfActionPage(title="Schulen"))
    for parent, title, status, year in (
        (services, "Antragsportal", "running", 2023),
        (schools, "Tablets", "planned", 2027),
        (schools, "Akustik", "done", 2020),
    ):
        begun = datetime.date(year, 1, 1)
        measure = MeasurePage(title=title, status=status, start_date=begun)
        measure.first_published_at = timezone.now() - datetime.timedelta(days=begun.year)
        parent.add_child(instance=measure)
        if status != "planned":
            measure.tags.set(["Teilhabe"])
            measure.save()
    index = home.add_child(instance=NewsIndexPage(title="Aktuelles"))
    index.add_child(instance=NewsPage(title="Portal gestartet"))
    return home


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ({}, ["Antragsportal", "Tablets", "Akustik"]),
        ({"order": "title"}, ["Akustik", "Antragsportal", "Tablets"]),
        ({"order": "date"}, ["Tablets", "Antragsportal", "Akustik"]),
        ({"order": "published"}, ["Akustik", "Antragsportal", "Tablets"]),
        ({"order": "status"}, ["Tablets", "Antragsportal", "Akustik"]),
        ({"statuses": ["done", "running"]}, ["Antragsportal", "Akustik"]),
        ({"tag": "Teilhabe"}, ["Antragsportal", "Akustik"]),
        ({"tag": "Teilhabe", "statuses": ["done"]}, ["Akustik"]),
        ({"kind": "news", "tag": "Teilhabe"}, []),
        ({"limit": 1}, ["Antragsportal"]),
        ({"kind": "field"}, ["Dienste", "Schulen"]),
        ({"kind": "news"}, ["Portal gestartet"]),
        ({"kind": "something old"}, []),
    ],
)
def test_question_chooses_and_sorts(
    home: HomePage, client: Client, question: dict[str, Any], expected: list[str]
) -> None:
    assert titles(show(home, client, **question)) == expected


def test_only_what_lies_below_a_page(home: HomePage, client: Client) -> None:
    schools = FieldOfActionPage.objects.get(title="Schulen")

    assert titles(show(home, client, section=schools.pk)) == ["Tablets", "Akustik"]


@pytest.mark.parametrize("kind", TYPES)
def test_every_kind_can_be_shown_as_cards(home: HomePage, client: Client, kind: str) -> None:
    html = show(home, client, kind=kind, shape="cards", order="date")

    assert html.select("h3, h4") == []  # cards may follow a heading of any level
    assert len(html.select(".card")) <= 6


def test_status_is_said_in_words(home: HomePage, client: Client) -> None:
    assert "Tablets (geplant)" in show(home, client).get_text(" ", strip=True).replace(" )", ")")


def test_nothing_found_says_so(home: HomePage, client: Client) -> None:
    nothing: dict[str, Any] = {"statuses": ["paused"]}

    assert "Hier gibt es zurzeit nichts." in show(home, client, **nothing).get_text()
    html = show(home, client, **nothing, empty_text="Derzeit pausiert nichts.")
    assert "Derzeit pausiert nichts." in html.get_text()


def test_private_drafts_and_other_languages_are_left_out(home: HomePage, client: Client) -> None:
    schools = FieldOfActionPage.objects.get(title="Schulen")
    PageViewRestriction.objects.create(page=schools, restriction_type="login")
    english = factories.english_home(home)
    MeasurePage.objects.get(title="Antragsportal").unpublish()

    assert titles(show(home, client)) == []
    assert titles(show(english, client, kind="news")) == []


@pytest.mark.parametrize("number", [1, 20])
def test_block_asks_little_however_much_it_lists(
    home: HomePage, client: Client, number: int
) -> None:
    index = NewsPage.objects.get().get_parent()
    for position in range(number):
        index.add_child(instance=NewsPage(title=f"Meldung {position}"))
    plain = home.add_child(instance=ContentPage(title="Ohne"))
    question = {"kind": "news", "section": index.pk, "limit": 24, "shape": "cards"}
    body = [block("page_query", question)]
    page = home.add_child(instance=ContentPage(title="Mit", body=body))

    def count(one: Page) -> int:
        client.get(one.url)
        with CaptureQueriesContext(connection) as queries:
            client.get(one.url)
        return len(queries)

    assert count(page) - count(plain) <= MOST_QUERIES


def test_status_of_anything_but_measures_is_refused(db: None) -> None:
    asked = PageQueryBlock()
    value = asked.to_python({"kind": "news", "statuses": ["done"], "limit": 3})

    with translation.override("de"), pytest.raises(ValidationError) as refused:
        asked.clean(value)

    assert "Nur Maßnahmen haben einen Status" in str(
        vars(refused.value)["block_errors"]["statuses"].messages
    )


def test_only_tags_that_pages_bear_can_be_chosen(home: HomePage) -> None:
    asked = PageQueryBlock()

    assert [name for name, _label in asked.child_blocks["tag"].field.choices] == ["", "Teilhabe"]
    with pytest.raises(ValidationError):
        asked.clean(asked.to_python({"kind": "measure", "tag": "Teilhaabe", "limit": 3}))


def test_search_finds_no_settings_of_the_block() -> None:
    asked = PageQueryBlock()
    value = asked.to_python({"kind": "news", "order": "title", "limit": 3, "empty_text": "Leer"})

    assert asked.get_searchable_content(value) == ["Leer"]
