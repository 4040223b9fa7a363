"""Money and staff as citizens see them: on a page that has lines, and in the overview of all."""

import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag
from django.test import Client
from django.utils import translation
from wagtail.models import Page, PageViewRestriction

from pages.models import (
    BudgetLine,
    EvaluationPage,
    FieldOfActionPage,
    Grant,
    ITServicePage,
    MeasurePage,
    MotionPage,
    MotionPointPage,
    StaffingLine,
)
from pages.templatetags.money import euro, fte, percent
from tests import factories

MAX_QUERIES = 30


def add_lines(page: Page, *, number: int = 1, year: int = 2024) -> None:
    """Costs of 1000.10 each of which 600.05 are granted, and three quarters of a person."""
    common = [{"page": page, "year": year + count % 2} for count in range(number)]
    BudgetLine.objects.bulk_create(
        BudgetLine(
            purpose=f"Lizenzen {count}",
            planned=Decimal("1000.10"),
            actual=Decimal("900.00"),
            **fields,
        )
        for count, fields in enumerate(common)
    )
    Grant.objects.bulk_create(
        Grant(
            programme=f"Programm {count}",
            grantor="Land",
            rate=Decimal(60),
            granted=Decimal("600.05"),
            **fields,
        )
        for count, fields in enumerate(common)
    )
    StaffingLine.objects.bulk_create(
        StaffingLine(task=f"Leitung {count}", planned_fte=Decimal("0.75"), **fields)
        for count, fields in enumerate(common)
    )


@pytest.fixture
def point(town: dict[str, Page]) -> MotionPointPage:
    motion = factories.add_page(MotionPage, parent=town["HomePage"], title="Der Antrag")
    return factories.add_page(MotionPointPage, parent=motion, title="Barrierefreiheit", number=6)


def answer(point: MotionPointPage, measure: Page) -> None:
    measure.specific.motion_points.add(point)
    measure.specific.save()
    MeasurePage.motion_points.through.objects.get_or_create(
        measurepage_id=measure.pk, motionpointpage_id=point.pk
    )


def soup(client: Client, url: str, **query: str) -> BeautifulSoup:
    response = client.get(url, query)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "lxml")


def rows(table: Tag) -> dict[str, list[str]]:
    """The cells of each row by its name, without no-break spaces."""
    found = {}
    for row in table.select("tbody tr, tfoot tr"):
        name = row.select_one("th")
        assert name is not None
        cells = [cell.get_text(strip=True).replace("\xa0", " ") for cell in row.select("td")]
        found[name.get_text(strip=True)] = cells
    return found


def table_of(page: BeautifulSoup, anchor: str) -> Tag:
    table = page.select_one(f"table:has(caption#{anchor})")
    assert table is not None
    return table


@pytest.mark.parametrize(
    ("language", "amount", "text"),
    [
        ("de", "1234567.89", "1.234.567,89\xa0€"),
        ("en", "1234567.89", "€1,234,567.89"),
        ("de", "-0.10", "−0,10\xa0€"),
        ("de", "999999999999.99", "999.999.999.999,99\xa0€"),
    ],
)
def test_euros_are_written_as_the_language_writes_them(
    language: str, amount: str, text: str
) -> None:
    with translation.override(language):
        assert euro(Decimal(amount)) == text


def test_other_numbers_and_unknown_ones() -> None:
    with translation.override("de"):
        assert fte(Decimal("1.50")) == "1,50"
        assert percent(Decimal("80.00")) == "80\xa0%"
        assert percent(Decimal("66.67")) == "66,67\xa0%"
        assert percent(None) == ""
        assert euro(None) == fte(None) == "noch offen"


def test_each_sum_of_a_measure_opens_into_its_lines(town: dict[str, Page], client: Client) -> None:
    add_lines(town["MeasurePage"], number=3)

    page = soup(client, town["MeasurePage"].url)

    years = rows(table_of(page, "geld-jahre"))
    assert years["2024"][0] == "2.000,20"
    assert years["2025"][:3] == ["1.000,10", "600,05", "400,05"]
    assert years["Gesamt"][3:5] == ["noch offen", "2.700,00"]
    lines = rows(table_of(page, "kosten-2024"))
    assert list(lines) == ["Lizenzen 0", "Lizenzen 2", "Summe"]
    assert lines["Summe"][0] == "2.000,20"
    assert table_of(page, "kosten-2024").find_parent("details") is not None
    assert rows(table_of(page, "kosten-material"))["Summe"][0] == "3.000,30"
    assert rows(table_of(page, "stellen-2024"))["Summe"][0] == "1,50"
    assert "Eigenanteil" in page.get_text()


def test_a_page_without_lines_says_nothing_of_money(town: dict[str, Page], client: Client) -> None:
    assert soup(client, town["MeasurePage"].url).select_one("#geld") is None


def test_a_point_shows_what_its_measures_cost(
    town: dict[str, Page], client: Client, point: MotionPointPage
) -> None:
    add_lines(point)
    add_lines(town["MeasurePage"])
    answer(point, town["MeasurePage"])

    page = soup(client, point.url)

    assert rows(table_of(page, "geld-jahre"))["Gesamt"][0] == "2.000,20"
    link = table_of(page, "kosten-2024").select_one(f'a[href="{town["MeasurePage"].url}"]')
    assert link is not None


def test_overview_adds_up_in_each_table(
    town: dict[str, Page], client: Client, point: MotionPointPage
) -> None:
    add_lines(town["MeasurePage"], number=3)
    add_lines(town["ContentPage"])
    answer(point, town["MeasurePage"])

    page = soup(client, town["FinancePage"].url)

    for anchor in ("jahre-tabelle", "handlungsfelder-tabelle", "antragspunkte-tabelle"):
        table = rows(table_of(page, anchor))
        planned = [number(cells[0]) for cells in table.values()]
        assert sum(planned[:-1]) == planned[-1] == Decimal("4000.40")
    assert rows(table_of(page, "stellen-jahre"))["2024"] == ["2,25", "noch offen"]


def number(text: str) -> Decimal:
    """A word, where nothing is entered, counts as nothing."""
    return Decimal(re.sub(r"[^\d,-]", "", text).replace(",", ".") or 0)


def test_each_sum_of_the_overview_leads_to_its_lines(
    town: dict[str, Page], client: Client, point: MotionPointPage
) -> None:
    add_lines(town["MeasurePage"], number=3)
    add_lines(town["ContentPage"])
    answer(point, town["MeasurePage"])
    page = soup(client, town["FinancePage"].url)
    sums = {
        str(link["href"]): cells
        for table in page.select(".money table:not(:has(#stellen-jahre))")
        for link, cells in zip(table.select("tbody th a"), rows(table).values(), strict=False)
        if cells[0] != "noch offen"
    }

    assert len(sums) == 6  # two years, the field and the rest, the point and the rest
    for url, cells in sums.items():
        table = table_of(soup(client, url), "kosten")
        lines = [row.select("td") for row in table.select("tbody tr")]
        assert rows(table)["Summe"] == [cells[0], *cells[3:5]]
        assert sum(number(line[-3].get_text()) for line in lines) == number(cells[0])


def test_year_without_grants_or_staff_says_so(town: dict[str, Page], client: Client) -> None:
    BudgetLine.objects.create(page=town["MeasurePage"], year=2027, purpose="Technik", planned=10)
    Grant.objects.create(page=town["MeasurePage"], year=2028, programme="P", granted=0)

    page = soup(client, town["FinancePage"].url)

    years = rows(table_of(page, "jahre-tabelle"))
    assert years["2027"][:3] == ["10,00", "noch offen", "10,00"]
    assert years["2028"][:3] == ["noch offen", "0,00", "0,00"]
    assert rows(table_of(page, "stellen-jahre"))["2027"] == ["noch offen", "noch offen"]


def test_staff_of_a_year_leads_to_its_lines(town: dict[str, Page], client: Client) -> None:
    add_lines(town["MeasurePage"], number=3)
    page = soup(client, town["FinancePage"].url)

    link = table_of(page, "stellen-jahre").select_one("tbody th a")

    assert link is not None
    url, _, anchor = str(link["href"]).partition("#")
    assert rows(table_of(soup(client, url), anchor))["Summe"] == ["1,50", "noch offen"]


def test_services_and_evaluations_count_for_the_points_they_answer(
    town: dict[str, Page], client: Client, point: MotionPointPage
) -> None:
    service = factories.add_page(
        ITServicePage, parent=town["ServiceInventoryPage"], title="Faxserver"
    )
    evaluation = factories.add_page(EvaluationPage, parent=town["HomePage"], title="Rückblick")
    for page in (service, evaluation):
        add_lines(page)
        page.motion_points.set([point])
        page.save()

    overview = rows(table_of(soup(client, town["FinancePage"].url), "antragspunkte-tabelle"))
    assert overview["Barrierefreiheit"][0] == overview["Gesamt"][0] == "2.000,20"
    shown = soup(client, point.url)
    assert rows(table_of(shown, "geld-jahre"))["Gesamt"][0] == "2.000,20"
    named = {link.get_text() for link in table_of(shown, "kosten-2024").select("a")}
    assert named == {"Faxserver", "Rückblick"}
    for page in (service, evaluation):
        facts = soup(client, page.url).select_one(".facts")
        assert facts is not None
        assert facts.select_one(f'a[href="{point.url}"]') is not None


def test_what_counts_for_several_points_opens_into_its_lines(
    town: dict[str, Page], client: Client, point: MotionPointPage
) -> None:
    for number in (7, 8):
        more = factories.add_page(
            MotionPointPage, parent=point.get_parent(), title=f"Punkt {number}", number=number
        )
        answer(more, town["MeasurePage"])
    answer(point, town["MeasurePage"])
    add_lines(town["MeasurePage"])
    url = town["FinancePage"].url

    table = table_of(soup(client, url), "antragspunkte-tabelle")

    repeated = {
        link.get_text(): str(link["href"]) for link in table.select('th a[href*="punkte="]')
    }
    assert repeated == {
        "Abzug: zählt bei mindestens 2 Punkten mit": f"{url}?punkte=2",
        "Abzug: zählt bei mindestens 3 Punkten mit": f"{url}?punkte=3",
    }
    for name, address in repeated.items():
        assert rows(table)[name][0] == "−1.000,10"
        assert rows(table_of(soup(client, address), "kosten"))["Summe"][0] == "1.000,10"


def test_lines_come_page_by_page(town: dict[str, Page], client: Client) -> None:
    add_lines(town["MeasurePage"], number=60)
    url = town["FinancePage"].url

    first = soup(client, url, jahr="2024")
    assert len(table_of(first, "kosten").select("tbody tr")) == 25
    everything = first.select_one('a[href$="art=kosten"]')
    assert everything is not None
    assert everything.get_text() == "Alle 30 Kostenposten"
    every = soup(client, url, art="kosten")
    assert len(table_of(every, "kosten").select("tbody tr")) == 50
    last = soup(client, url, art="kosten", page="2")
    assert len(table_of(last, "kosten").select("tbody tr")) == 10


@pytest.mark.parametrize(
    "query",
    ["jahr=abc", "jahr=1066", "feld=99999", "punkt=99999", "art=gold", "punkte=2", "jahr=²"],
)
def test_what_there_is_not_is_not_found(town: dict[str, Page], client: Client, query: str) -> None:
    add_lines(town["MeasurePage"])
    assert client.get(f"{town['FinancePage'].url}?{query}").status_code == 404


def test_private_and_unpublished_pages_do_not_count(town: dict[str, Page], client: Client) -> None:
    add_lines(town["MeasurePage"])
    url = town["FinancePage"].url
    PageViewRestriction.objects.create(page=town["StrategyPage"], restriction_type="login")

    page = soup(client, url)

    assert "Es gibt noch keine Zahlen." in page.get_text()


def test_queries_stay_with_more_data(
    town: dict[str, Page],
    client: Client,
    point: MotionPointPage,
    django_assert_max_num_queries: Callable[..., Any],
) -> None:
    def check() -> None:
        field = town["FieldOfActionPage"].pk
        for url in (
            town["FinancePage"].url,
            f"{town['FinancePage'].url}?jahr=2024",
            f"{town['FinancePage'].url}?feld={field}&jahr=2024",
            f"{town['FinancePage'].url}?punkt={point.pk}",
            town["MeasurePage"].url,
            point.url,
        ):
            client.get(url)
            with django_assert_max_num_queries(MAX_QUERIES):
                assert client.get(url).status_code == 200

    add_lines(town["MeasurePage"])
    answer(point, town["MeasurePage"])
    check()
    for count in range(8):
        field = factories.add_page(
            FieldOfActionPage, parent=town["StrategyPage"], title=f"Feld {count}"
        )
        measure = factories.add_page(
            MeasurePage, parent=field, title=f"Maßnahme {count}", identifier=f"Y-{count}"
        )
        answer(point, measure)
        add_lines(measure, number=6)
    add_lines(town["MeasurePage"], number=30)
    check()


def test_sitemap_lists_the_views_with_lines(
    town: dict[str, Page], point: MotionPointPage, client: Client
) -> None:
    add_lines(town["MeasurePage"], number=2, year=2024)
    entries = town["FinancePage"].specific.get_sitemap_urls()
    locations = [entry["location"] for entry in entries]
    assert any(location.endswith(f"?feld={town['FieldOfActionPage'].pk}") for location in locations)
    assert any(location.endswith(f"?punkt={point.pk}") for location in locations)
    assert locations[-1].endswith("?jahr=2025")
    assert client.get(locations[-1]).status_code == 200
    assert "?jahr=" not in client.get("/sitemap.xml").content.decode()


def test_year_without_staff_leads_to_its_lines_but_not_to_a_table_of_staff(
    town: dict[str, Page], client: Client
) -> None:
    add_lines(town["MeasurePage"], year=2024)
    BudgetLine.objects.create(
        page=town["MeasurePage"], year=2030, purpose="Austausch", planned=Decimal(500)
    )
    url = town["FinancePage"].url

    years = soup(client, url).select("table:has(#stellen-jahre) tbody a")

    assert [link["href"] for link in years] == [f"{url}?jahr=2024#stellen", f"{url}?jahr=2030"]
