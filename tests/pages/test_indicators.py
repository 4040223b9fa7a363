"""Indicators: how they stand, how pages show them, and what their form refuses."""

import datetime
from decimal import Decimal
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone, translation
from pytest_django.fixtures import DjangoAssertNumQueries
from wagtail.models import Page
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from pages.indicators import MAX_READINGS, Trend, standing_of, thinned
from pages.models import ContentPage, GoalPage, Indicator
from pages.models.indicators import IndicatorValue
from pages.presenters.indicators import shown
from tests import factories

TODAY = datetime.date(2025, 6, 1)
Values = dict[str, str]


def indicator(name: str = "Online-Dienste", *, values: Values | None = None, **f: Any) -> Indicator:
    fields: dict[str, Any] = {"unit": "Prozent", "decimal_places": 0, **f}
    made: Indicator = Indicator.objects.create(name=name, **fields)
    rows = {"2023-12-31": "58", "2024-12-31": "72"} if values is None else values
    IndicatorValue.objects.bulk_create(
        IndicatorValue(indicator=made, date=day, value=Decimal(value))
        for day, value in rows.items()
    )
    return Indicator.objects.get(pk=made.pk)


def goal(town: dict[str, Page], *indicators: Indicator, **fields: Any) -> GoalPage:
    parent = town["FieldOfActionPage"]
    made = factories.add_page(GoalPage, parent=parent, title="Alles online", **fields)
    made.indicators.set(indicators)
    made.save_revision().publish()
    return made


def html_of(client: Client, page: Page) -> BeautifulSoup:
    return BeautifulSoup(client.get(page.url).content.decode(), "html.parser")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("direction", "values", "trend"),
    [
        ("up", {}, Trend.NO_VALUE),
        ("up", {"2024-01-01": "5"}, Trend.ONE_VALUE),
        ("up", {"2024-01-01": "5", "2025-01-01": "6"}, Trend.BETTER),
        ("up", {"2025-01-01": "5", "2024-01-01": "6"}, Trend.WORSE),
        ("down", {"2024-01-01": "5", "2025-01-01": "6"}, Trend.WORSE),
        ("down", {"2024-01-01": "6", "2025-01-01": "5"}, Trend.BETTER),
        ("up", {"2024-01-01": "5", "2025-01-01": "5"}, Trend.SAME),
        ("up", {"2024-01-01": "5", "2025-07-01": "6"}, Trend.ONE_VALUE),
    ],
)
def test_trend_follows_the_direction_and_the_day(
    direction: str, values: Values, trend: Trend
) -> None:
    assert standing_of(indicator(values=values, direction=direction), today=TODAY).trend is trend


@pytest.mark.django_db
def test_value_at_the_beginning_is_the_first_reading() -> None:
    standing = standing_of(
        indicator(baseline_value=Decimal(34), baseline_date=datetime.date(2021, 1, 1)), today=TODAY
    )
    assert [int(reading.value) for reading in standing.readings] == [34, 58, 72]
    assert standing.readings[0].is_baseline


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("direction", "target", "until", "is_reached", "is_late"),
    [
        ("up", "72", "2027-01-01", True, False),
        ("up", "73", "2027-01-01", False, False),
        ("up", "73", "2025-01-01", False, True),
        ("down", "73", "2025-01-01", True, False),
        ("up", None, None, None, False),
    ],
)
def test_target_is_reached_or_late(
    direction: str, target: str | None, until: str | None, is_reached: bool | None, is_late: bool
) -> None:
    made = indicator(
        direction=direction, target_value=target and Decimal(target), target_date=until
    )
    standing = standing_of(made, today=TODAY)
    assert (standing.is_reached, standing.is_late) == (is_reached, is_late)


@pytest.mark.django_db
def test_of_very_many_values_the_last_of_each_month_stays() -> None:
    days = [
        datetime.date(2024, 1, 1) + datetime.timedelta(days=n) for n in range(MAX_READINGS + 30)
    ]
    readings = standing_of(indicator(values={str(d): "1" for d in days}), today=TODAY).readings
    assert [str(reading.date) for reading in thinned(readings)] == [
        "2024-01-31",
        "2024-02-29",
        "2024-03-30",
    ]
    assert thinned(readings[:MAX_READINGS]) == readings[:MAX_READINGS]


@pytest.mark.django_db
def test_facts_are_said_in_german_with_german_numbers() -> None:
    made = indicator(
        values={"2024-12-31": "1234.5"},
        decimal_places=1,
        direction="down",
        target_value=Decimal(900),
        target_date=datetime.date(2030, 12, 31),
    )
    with translation.override("de"):
        facts = {fact.name: f"{fact.value} {fact.date}".strip() for fact in shown(made).facts}
    assert facts == {
        "Aktuell": "1.234,5\xa0Prozent am 31. Dezember 2024",
        "Ziel": "900,0\xa0Prozent bis 31. Dezember 2030",
        "Besser ist": "weniger",
    }


@pytest.mark.django_db
def test_indicator_without_a_value_has_no_chart_and_says_so() -> None:
    made = shown(indicator(values={}))
    assert made.wide_chart == made.narrow_chart == ""
    assert made.trend == "Bisher liegt kein Wert vor."


@pytest.mark.django_db
def test_labels_are_as_short_as_they_can_be_told_apart() -> None:
    months = shown(indicator(values={"2024-01-31": "1", "2024-06-30": "2", "2025-01-31": "3"}))
    assert "06/2024" in months.wide_chart
    days = shown(indicator("Anrufe", values={"2024-06-01": "1", "2024-06-30": "2"}))
    assert "30.06.2024" in days.wide_chart


def test_goal_shows_its_indicators_with_chart_and_table(
    town: dict[str, Page], client: Client
) -> None:
    made = indicator(description="Wie viele Dienste online sind.", source="Eigene Zählung")
    page = html_of(client, goal(town, made))

    assert [h.get_text() for h in page.select("#kennzahlen, .indicator h3")] == [
        "Kennzahlen",
        "Online-Dienste",
    ]
    assert len(page.select(".indicator svg[role=img]")) == 2, "a wide and a narrow drawing"
    rows = [[cell.get_text() for cell in row] for row in page.select(".indicator tbody tr")]
    assert rows == [["31. Dezember 2024", "72", ""], ["31. Dezember 2023", "58", ""]]
    assert "Eigene Zählung" in page.select_one(".indicator__source").get_text()  # type: ignore[union-attr]
    assert page.select_one("link[href$='cms/charts.css']")


def test_number_of_queries_does_not_grow_with_the_indicators(
    town: dict[str, Page],
    client: Client,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    page = goal(town, indicator())

    def queries() -> int:
        client.get(page.url)
        with CaptureQueriesContext(connection) as captured:
            client.get(page.url)
        return len(captured)

    few = queries()
    many = {f"2024-{month:02}-{day:02}": "1" for month in range(1, 13) for day in range(1, 28)}
    page.indicators.set([indicator(f"Kennzahl {n}", values=many) for n in range(10)])
    page.save_revision().publish()
    assert queries() == few
    with django_assert_max_num_queries(30):
        client.get(page.url)


def test_goal_can_be_previewed_with_indicators_that_are_not_saved(town: dict[str, Page]) -> None:
    page = goal(town)
    page.indicators.set([indicator()])
    response = page.make_preview_request()
    response.render()
    assert "Online-Dienste" in response.content.decode()


def test_block_shows_indicators_anywhere_in_few_queries(
    town: dict[str, Page], client: Client
) -> None:
    def page_with(number: int) -> Page:
        made = [indicator(f"Kennzahl {number}-{n}") for n in range(number)]
        body = [factories.block("indicator", {"indicator": i.pk, "chart": "bars"}) for i in made]
        title = f"Stand der Dinge {number}"
        return factories.add_page(ContentPage, parent=town["HomePage"], title=title, body=body)

    counts = []
    for page in (page_with(1), page_with(8)):
        client.get(page.url)
        with CaptureQueriesContext(connection) as captured:
            found = html_of(client, page)
        counts.append(len(captured))
    assert counts[0] == counts[1] <= 30
    assert len(found.select("svg[role=img] .chart__bar")) == 8 * 2 * 2
    ids = [tag["id"] for tag in found.select("[id]")]
    assert len(ids) == len(set(ids))


def test_block_of_a_deleted_indicator_shows_nothing(town: dict[str, Page], client: Client) -> None:
    made = indicator()
    body = [factories.block("indicator", {"indicator": made.pk, "chart": "line"})]
    page = factories.add_page(ContentPage, parent=town["HomePage"], title="Stand", body=body)
    made.delete()
    assert not html_of(client, page).select(".indicator")


def form_data(*values: tuple[str, str], **fields: Any) -> dict[str, Any]:
    data = {
        "name": "Online-Dienste",
        "description": "",
        "unit": "Prozent",
        "decimal_places": "0",
        "direction": "up",
        "source": "",
        "responsible": "",
        "feed": "",
        "baseline_value": "",
        "baseline_date": "",
        "target_value": "",
        "target_date": "",
        "values": inline_formset([{"date": d, "value": v, "note": ""} for d, v in values]),
        **fields,
    }
    return nested_form_data(data)


def add_url() -> str:
    return reverse(Indicator.snippet_viewset.get_url_name("add"))  # type: ignore[attr-defined]


@pytest.mark.django_db
def test_indicator_is_added_with_its_values(admin_client: Client) -> None:
    data = form_data(("2023-12-31", "58"), ("2024-12-31", "72.5"))
    response = admin_client.post(add_url(), data)
    assert response.status_code == 302
    assert [str(row.value) for row in Indicator.objects.get().values.order_by("date")] == [
        "58.0000",
        "72.5000",
    ]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("values", "fields", "message"),
    [
        (
            [("2024-12-31", "1"), ("2024-12-31", "2")],
            {},
            "Für den 31. Dezember 2024 gibt es schon einen Wert.",
        ),
        ([("2999-01-01", "1")], {}, "Dieser Tag liegt in der Zukunft."),
        (
            [],
            {
                "baseline_value": "1",
                "baseline_date": "2024-01-01",
                "target_value": "2",
                "target_date": "2023-01-01",
            },
            "Das Ziel liegt vor dem Anfang.",
        ),
        (
            [],
            {"baseline_value": "5", "baseline_date": "2024-01-01", "target_value": "2"},
            "Das Ziel wäre schlechter als der Anfang.",
        ),
        ([], {"baseline_value": "5"}, "Geben Sie an, an welchem Tag dieser Wert galt."),
        ([], {"target_date": "2030-01-01"}, "Tragen Sie den Zielwert ein"),
    ],
)
def test_form_refuses_what_does_not_fit_together(
    admin_client: Client, values: list[tuple[str, str]], fields: dict[str, str], message: str
) -> None:
    response = admin_client.post(add_url(), form_data(*values, **fields))
    assert response.status_code == 200
    assert message in response.content.decode()
    assert not Indicator.objects.exists()


@pytest.mark.django_db
def test_list_says_how_each_stands_in_the_same_number_of_queries(admin_client: Client) -> None:
    url = reverse(Indicator.snippet_viewset.get_url_name("list"))  # type: ignore[attr-defined]

    def queries() -> int:
        admin_client.get(url)
        with CaptureQueriesContext(connection) as captured:
            admin_client.get(url)
        return len(captured)

    indicator(target_value=Decimal(100), target_date=datetime.date(2027, 12, 31))
    html = admin_client.get(url).content.decode()
    assert "72 (31.12.2024)" in html
    assert "100 (31.12.2027)" in html
    few = queries()
    for number in range(10):
        indicator(f"Kennzahl {number}")
    assert queries() == few


@pytest.mark.django_db
def test_list_is_closed_to_those_without_the_right(client: Client) -> None:
    url = reverse(Indicator.snippet_viewset.get_url_name("list"))  # type: ignore[attr-defined]
    assert client.get(url).status_code == 302


def test_texts_of_indicators_are_marked_as_german_on_english_pages(
    town: dict[str, Page], client: Client
) -> None:
    home = factories.english_home(town["HomePage"])
    body = [factories.block("indicator", {"indicator": indicator().pk, "chart": "line"})]
    page = factories.add_page(ContentPage, parent=home, title="Progress", body=body)
    found = html_of(client, page)
    assert found.select_one(".indicator__name")["lang"] == "de"  # type: ignore[index]
    assert "The value has become better" in found.get_text()


@pytest.mark.django_db
def test_today_is_the_towns_own() -> None:
    with translation.override("de"), timezone.override("Europe/Berlin"):
        assert shown(indicator()).rows
