"""The register of measures: filters, counts, order, views, what helps when nothing matches."""

import datetime
import re
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page, PageViewRestriction

from pages.models import (
    FieldOfActionPage,
    GoalPage,
    Grant,
    MeasurePage,
    MeasureRegisterPage,
    StrategyPage,
)
from tests import factories

MOST_QUERIES = 15
VIEWS = ("karten", "tabelle", "board", "lageplan")


@pytest.fixture
def register(db: None) -> MeasureRegisterPage:
    """A register over two fields of action with five measures."""
    home = factories.home_page()
    strategy = home.add_child(instance=StrategyPage(title="Strategie"))
    services = strategy.add_child(instance=FieldOfActionPage(title="Dienste", theme="governance"))
    schools = strategy.add_child(instance=FieldOfActionPage(title="Schulen", theme="people"))
    goal = services.add_child(instance=GoalPage(title="Alles online"))
    office, board = factories.unit("Fachdienst IT"), factories.unit("Schulamt")

    def add(parent: Page, title: str, number: str, **fields: Any) -> MeasurePage:
        measure: MeasurePage = parent.add_child(
            instance=MeasurePage(title=title, identifier=number, **fields)
        )
        return measure

    portal = add(
        goal, "Antragsportal", "M-01", status="running", phase="pilot", unit=office, **years(2022)
    )
    Grant.objects.create(page=portal, year=2023, programme="Smart", grantor="Land", granted=1)
    add(services, "E-Akte", "M-02", status="done", unit=office, progress=100, **years(2019, 2021))
    tablets = add(schools, "Tablets", "M-03", status="planned", unit=board, **years(2027, 2028))
    Grant.objects.create(page=tablets, year=2027, programme="Alt", grantor="Land", granted=0)
    add(schools, "Übungsräume", "M-04", status="planned", phase="idea", unit=board)
    add(
        schools, "Glasfaser", "M-05", status="running", unit=office, is_continuous=True,
        summary="Schnelles Netz für alle.", **years(2021),
    )  # fmt: skip
    page: MeasureRegisterPage = home.add_child(
        instance=MeasureRegisterPage(title="Maßnahmenregister", slug="massnahmen")
    )
    return page


def years(first: int, last: int | None = None) -> dict[str, datetime.date]:
    found = {"start_date": datetime.date(first, 1, 1)}
    return found | ({"end_date": datetime.date(last, 12, 31)} if last else {})


def read(client: Client, page: Page, **parameters: Any) -> BeautifulSoup:
    response = client.get(page.url, parameters)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "lxml")


def titles(html: BeautifulSoup) -> list[str]:
    return [link.get_text(strip=True) for link in html.select(".card__title a")]


def one(html: BeautifulSoup | Tag, selector: str) -> Tag:
    found = html.select_one(selector)
    assert found is not None, selector
    return found


def count_of(html: BeautifulSoup, name: str, value: str) -> int:
    """The number beside a value of a facet, be it a checkbox or an option."""
    box = html.select_one(f'input[name="{name}"][value="{value}"]')
    option = html.select_one(f'select[name="{name}"] option[value="{value}"]')
    holder = box.parent if box else option
    assert holder is not None, (name, value)
    match = re.search(r"\((\d+)\)$", holder.get_text(strip=True))
    assert match
    return int(match.group(1))


@pytest.mark.parametrize(
    ("parameters", "expected"),
    [
        ({}, ["E-Akte", "Antragsportal", "Tablets", "Übungsräume", "Glasfaser"]),
        ({"status": "planned"}, ["Tablets", "Übungsräume"]),
        ({"status": ["running", "done"]}, ["E-Akte", "Antragsportal", "Glasfaser"]),
        ({"feld": "dienste"}, ["E-Akte", "Antragsportal"]),
        ({"thema": "people", "status": "running"}, ["Glasfaser"]),
        ({"phase": "pilot"}, ["Antragsportal"]),
        ({"foerderung": "ja"}, ["Antragsportal"]),
        ({"foerderung": "nein", "status": "running"}, ["Glasfaser"]),
        ({"jahr": "2021"}, ["E-Akte", "Glasfaser"]),
        ({"jahr": "2028"}, ["Antragsportal", "Tablets", "Glasfaser"]),
        ({"suche": "ÜBUNG"}, ["Übungsräume"]),
        ({"suche": "übung"}, ["Übungsräume"]),
        ({"suche": "netz schnell"}, ["Glasfaser"]),
        ({"suche": "m-03"}, ["Tablets"]),
        ({"suche": "\0"}, ["E-Akte", "Antragsportal", "Tablets", "Übungsräume", "Glasfaser"]),
        ({"suche": "100%"}, []),
        ({"sortierung": "-titel", "feld": "schulen"}, ["Übungsräume", "Tablets", "Glasfaser"]),
        ({"sortierung": "-beginn", "feld": "schulen"}, ["Tablets", "Glasfaser", "Übungsräume"]),
        ({"sortierung": "beginn", "feld": "schulen"}, ["Glasfaser", "Tablets", "Übungsräume"]),
        ({"sortierung": "status", "feld": "schulen"}, ["Tablets", "Übungsräume", "Glasfaser"]),
        ({"sortierung": "unsinn", "status": "planned"}, ["Tablets", "Übungsräume"]),
    ],
)  # fmt: skip
def test_address_chooses_and_sorts(
    register: MeasureRegisterPage, client: Client, parameters: dict[str, Any], expected: list[str]
) -> None:
    html = read(client, register, **parameters)

    # A goal's measures come after those of its field in the tree of this test.
    assert sorted(titles(html)) == sorted(expected)
    if "sortierung" in parameters:
        assert titles(html) == expected


def test_unit_is_chosen_by_its_number(register: MeasureRegisterPage, client: Client) -> None:
    unit = factories.unit("Schulamt")

    html = read(client, register, stelle=unit.pk)

    assert titles(html) == ["Tablets", "Übungsräume"]
    assert "Schulamt" in one(html, ".active-filters").get_text()


def test_counts_leave_the_facets_own_choice_out(
    register: MeasureRegisterPage, client: Client
) -> None:
    html = read(client, register, status="planned", feld="schulen")

    assert count_of(html, "status", "planned") == 2
    assert count_of(html, "status", "running") == 1  # Glasfaser: in the field, not planned
    assert count_of(html, "status", "done") == 0
    assert count_of(html, "feld", "schulen") == 2
    assert count_of(html, "feld", "dienste") == 0  # nothing planned there
    assert count_of(html, "foerderung", "nein") == 2
    assert count_of(html, "jahr", "2027") == 1


def test_years_reach_from_the_first_to_the_last(
    register: MeasureRegisterPage, client: Client
) -> None:
    html = read(client, register)

    values = [option["value"] for option in html.select('select[name="jahr"] option')]
    assert values == ["", *(str(year) for year in range(2028, 2018, -1))]
    assert count_of(html, "jahr", "2020") == 1
    assert count_of(html, "jahr", "2025") == 2


def test_result_says_how_many_match(register: MeasureRegisterPage, client: Client) -> None:
    html = read(client, register, status="planned", ansicht="tabelle")

    assert one(html, "h2#treffer").get_text(strip=True) == "2 Maßnahmen"
    assert one(html, "title").get_text().startswith("Maßnahmenregister: 2 Maßnahmen (Tabelle)")
    robots = one(html, 'meta[name="robots"]')
    assert robots["content"] == "noindex"


def test_active_filters_can_be_removed_one_by_one(
    register: MeasureRegisterPage, client: Client
) -> None:
    html = read(
        client, register, status=["planned", "running"], suche="a", ansicht="board", seite="3"
    )

    links = {
        link.get_text(" ", strip=True): str(link["href"])
        for link in html.select(".active-filters a")
    }
    assert links["Filter entfernen Status: geplant ×"].endswith(
        "?status=running&suche=a&ansicht=board"
    )
    assert links["Filter entfernen Suche: a ×"].endswith(
        "?status=planned&status=running&ansicht=board"
    )
    assert links["Alle Filter entfernen"].endswith("massnahmen/?ansicht=board")


def test_form_keeps_what_was_chosen(register: MeasureRegisterPage, client: Client) -> None:
    html = read(client, register, status="planned", jahr="2027", suche="Tab", ansicht="tabelle")

    checked = [box["value"] for box in html.select("form.filters__form input[checked]")]
    assert checked == ["planned"]
    assert one(html, "#jahr option[selected]")["value"] == "2027"
    assert one(html, "#suche")["value"] == "Tab"
    assert one(html, 'input[name="ansicht"]')["value"] == "tabelle"
    assert one(html, "details.filters").has_attr("open")


def test_form_left_empty_leads_to_a_clean_address(
    register: MeasureRegisterPage, client: Client
) -> None:
    response = client.get(
        f"{register.url}?suche=&status=planned&stelle=&jahr=&sortierung=feld&ansicht=board"
    )

    assert response.status_code == 302
    assert response["Location"] == f"{register.url}?status=planned&ansicht=board"


def test_nothing_found_says_what_to_leave_out(
    register: MeasureRegisterPage, client: Client
) -> None:
    html = read(client, register, status="done", feld="schulen", suche="tablets")

    empty = one(html, ".register__empty")
    ways = [item.get_text(" ", strip=True) for item in empty.select("li")]
    assert ways == ["Status: abgeschlossen – ohne diesen Filter passt 1 Maßnahme"]
    assert "status" not in str(one(empty, "li a")["href"])
    assert one(html, "h2#treffer").get_text(strip=True) == "0 Maßnahmen"
    assert html.select(".register__files") == []


def test_nothing_found_because_of_the_search(register: MeasureRegisterPage, client: Client) -> None:
    html = read(client, register, status="done", suche="gibtesnicht")

    way = one(html, ".register__empty li")
    assert "gibtesnicht" in way.get_text()
    assert str(one(way, "a")["href"]).endswith("?status=done")


def test_a_value_that_does_not_exist_is_no_error(
    register: MeasureRegisterPage, client: Client
) -> None:
    html = read(client, register, stelle="999999", feld="<b>", jahr="x", seite="-1")

    assert titles(html) == []
    assert "<b>" not in one(html, ".active-filters").get_text()


def test_register_without_measures_says_so(db: None, client: Client) -> None:
    home = factories.home_page()
    page = factories.add_page(MeasureRegisterPage, parent=home, title="Register")

    html = read(client, page)

    assert "noch keine Maßnahmen" in one(html, ".register__empty").get_text()


def test_private_and_unpublished_measures_are_not_listed(
    register: MeasureRegisterPage, client: Client
) -> None:
    field = FieldOfActionPage.objects.get(title="Schulen")
    PageViewRestriction.objects.create(page=field, restriction_type="login")
    MeasurePage.objects.get(title="E-Akte").unpublish()

    html = read(client, register)

    assert titles(html) == ["Antragsportal"]
    assert "Schulen" not in one(html, ".filters").get_text()


def test_measures_of_another_language_are_not_listed(
    register: MeasureRegisterPage, client: Client
) -> None:
    home = register.get_parent().specific
    english = factories.english_home(home)
    strategy = english.add_child(instance=StrategyPage(title="Strategy"))
    field = strategy.add_child(instance=FieldOfActionPage(title="Services"))
    field.add_child(instance=MeasurePage(title="Portal of requests"))
    other = english.add_child(instance=MeasureRegisterPage(title="Register"))

    assert "Portal of requests" not in titles(read(client, register))
    assert titles(read(client, other)) == ["Portal of requests"]


def test_table_says_what_sorts_it(register: MeasureRegisterPage, client: Client) -> None:
    html = read(client, register, ansicht="tabelle", sortierung="titel")

    table = one(html, "table")
    assert "5 Maßnahmen" in one(table, "caption").get_text()
    sorted_by = table.select("th[aria-sort]")
    assert [th["aria-sort"] for th in sorted_by] == ["ascending"]
    assert str(one(sorted_by[0], "a")["href"]).endswith("?sortierung=-titel&ansicht=tabelle")
    first = one(table, "tbody tr")
    cells = [cell.get_text(strip=True) for cell in first.find_all(["td", "th"])]
    assert cells == [
        "M-01", "Antragsportal", "Dienste", "in Umsetzung", "Pilot", "Fachdienst IT",
        "seit 2022", "",
    ]  # fmt: skip
    assert one(first, "th[scope=row] a").get_text() == "Antragsportal"


def test_board_has_a_column_for_each_status(register: MeasureRegisterPage, client: Client) -> None:
    html = read(client, register, ansicht="board")

    heads = [
        one(column, "h3").get_text(" ", strip=True) for column in html.select(".board__column")
    ]
    assert heads == ["geplant (2)", "in Umsetzung (2)", "abgeschlossen (1)"]
    columns = html.select(".board__column")
    assert [a.get_text() for a in columns[0].select(".board__link")] == ["Tablets", "Übungsräume"]


def test_board_links_to_the_rest_of_a_long_column(
    register: MeasureRegisterPage, client: Client
) -> None:
    fill(register, 20)

    html = read(client, register, ansicht="board", feld="viele")

    column = one(html, ".board__column")
    assert len(column.select(".board__item")) == 12
    link = one(column, ".board__all a")
    assert "20" in link.get_text()
    assert str(link["href"]).endswith("?feld=viele&status=planned")


def test_long_lists_come_page_by_page(register: MeasureRegisterPage, client: Client) -> None:
    fill(register, 30)

    first = read(client, register, feld="viele")
    second = read(client, register, feld="viele", seite="2")

    assert len(titles(first)) == 24
    assert len(titles(second)) == 6
    assert str(one(first, ".paging a")["href"]).endswith("?feld=viele&seite=2")
    assert "Seite 2" in one(second, "title").get_text()


@pytest.mark.django_db(transaction=True)  # within a transaction nothing is kept in memory
def test_new_grant_is_counted_by_the_next_visit(
    register: MeasureRegisterPage, client: Client
) -> None:
    before = titles(read(client, register, foerderung="ja"))
    file = MeasurePage.objects.get(title="E-Akte")
    Grant.objects.create(page=file, year=2026, programme="Smart", grantor="Land", granted=1)

    assert titles(read(client, register, foerderung="ja")) == [*before, "E-Akte"]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("number", [2, 40])
def test_every_view_keeps_within_its_queries(
    register: MeasureRegisterPage, client: Client, view: str, number: int
) -> None:
    fill(register, number)
    parameters = {"ansicht": view, "status": "planned", "foerderung": "nein", "suche": "nr"}
    for _ in range(2):  # the first visit of all makes the site's settings, which is a change
        client.get(register.url, parameters)

    with CaptureQueriesContext(connection) as queries:
        assert client.get(register.url, parameters).status_code == 200

    assert len(queries) <= MOST_QUERIES, "\n".join(one["sql"][:150] for one in queries)


def test_even_an_empty_result_keeps_within_its_queries(
    register: MeasureRegisterPage, client: Client
) -> None:
    parameters = {"status": "done", "suche": "gibtesnicht"}
    client.get(register.url, parameters)

    with CaptureQueriesContext(connection) as queries:
        client.get(register.url, parameters)

    assert len(queries) <= MOST_QUERIES


def test_sitemap_names_every_view(register: MeasureRegisterPage) -> None:
    fill(register, 30)

    addresses = [entry["location"] for entry in register.get_sitemap_urls()]

    views = [*(f"?ansicht={view}" for view in VIEWS[1:]), "?ansicht=tabelle&seite=2"]
    assert addresses == [register.full_url + query for query in ("", "?seite=2", *views)]


def test_page_stays_as_it_is_in_preview(register: MeasureRegisterPage) -> None:
    response = register.make_preview_request()
    response.render()

    assert response.status_code == 200


def fill(register: MeasureRegisterPage, number: int) -> None:
    """A third field with that many planned measures."""
    strategy = StrategyPage.objects.get(locale=register.locale)
    field = strategy.add_child(instance=FieldOfActionPage(title="Viele"))
    unit = factories.unit("Bauamt")
    for position in range(number):
        field.add_child(instance=MeasurePage(title=f"Nr. {position}", status="planned", unit=unit))
