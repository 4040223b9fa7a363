"""The sums of a report: all that the town pays, adding up in every table, opening into lines."""

import datetime
from decimal import Decimal
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from wagtail.models import Page

from pages import snapshots
from pages.models import (
    BudgetLine,
    EvaluationPage,
    FieldOfActionPage,
    FinancePage,
    Grant,
    ITServicePage,
    MeasurePage,
    MotionPointPage,
    OrganisationComparisonPage,
    OrganisationOptionPage,
    ReportEdition,
    ReportPage,
    ServiceInventoryPage,
    StaffingLine,
)
from pages.snapshots.money import sums_by_year, sums_of
from tests import factories
from tests.pages import report_data
from tests.pages.money_tables import amount_in, columns_that_do_not_add_up
from tests.pages.report_data import ReportedTown
from tests.pages.test_report_pages import publish, soup_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def town() -> ReportedTown:
    """With an IT service, an evaluation and an option that cost money, and a measure for all."""
    made = report_data.reported_town()
    inventory = factories.add_page(ServiceInventoryPage, parent=made.home, title="IT-Dienste")
    service = factories.add_page(ITServicePage, parent=inventory, title="Faxserver")
    evaluation = factories.add_page(EvaluationPage, parent=made.home, title="Rückblick")
    comparison = factories.add_page(OrganisationComparisonPage, parent=made.home, title="Wege")
    option = factories.add_page(OrganisationOptionPage, parent=comparison, title="Stabsstelle")
    second = factories.add_page(
        MotionPointPage, parent=made.motion, title="Punkt zwei", number=2, slug="punkt-2"
    )
    other = factories.add_page(FieldOfActionPage, parent=made.strategy, title="Netze")
    for page in (service, evaluation, option, second):
        report_data.add_money(page, year=2024)
    report_data.add_measure(other, "Für alle", number="M-02")
    free = MeasurePage.objects.get(title="Für alle")
    for page, points in ((free, [made.point, second]), (service, [made.point])):
        page.motion_points.set(points)
        page.save_revision().publish()
    Grant.objects.create(
        page=free, year=2023, programme="P", grantor="Land", granted=9, drawn=Decimal("7.07")
    )
    return made


def sums_in(client: Client, page: Page, row: str, **query: str) -> list[str]:
    table = BeautifulSoup(client.get(page.url, query).content, "lxml").select_one(
        "table:has(#jahre-tabelle)"
    )
    assert table is not None
    cells = {tr.th.get_text(): tr.select("td") for tr in table.select("tr:has(td)")}  # type: ignore[union-attr]
    return [cell.get_text() for cell in cells[row]]


def test_report_and_overview_of_money_agree(town: ReportedTown, client: Client) -> None:
    overview = factories.add_page(FinancePage, parent=town.home, title="Geld")

    publish(town.report)

    chapter = soup_of(client, town.chapters["finances"].url)
    years = {
        tr.th.get_text(): [cell.get_text().removesuffix("\xa0€") for cell in tr.select("td")]  # type: ignore[union-attr]
        for tr in chapter.select("table:has(caption)")[0].select("tbody tr")
    }
    # planned, approved, actual, granted, drawn, own share here; there in another order
    for year, cells in years.items():
        there = sums_in(client, overview, year)
        expected = [amount_in(there[place]) for place in (0, 3, 4, 1, 5, 2)]
        assert [amount_in(cell.replace("\N{NO-BREAK SPACE}", " ")) for cell in cells] == expected
    assert set(years) == {"2023", "2024"}


def test_every_table_of_a_report_adds_up(town: ReportedTown, client: Client) -> None:
    publish(town.report)

    for chapter in town.chapters.values():
        assert columns_that_do_not_add_up(soup_of(client, chapter.url)) == []
    names = soup_of(client, town.chapters["finances"].url).get_text(" ")
    for name in (
        "Außerhalb der Handlungsfelder",
        "Zu keinem Punkt des Antrags",
        "Abzug: zählt bei mindestens 2 Punkten mit",
        "Faxserver",
    ):
        assert name in names, name
    assert "Stabsstelle" not in names  # an alternative that nobody pays


def test_sums_of_a_report_open_into_their_lines(town: ReportedTown, client: Client) -> None:
    publish(town.report)
    page = soup_of(client, f"{town.report.url}ausgabe/1/")

    links = page.select('table a[href*="-zeilen-"]')

    assert "2024" in {link.get_text() for link in links}
    for link in links:
        caption = page.select_one(f"details caption[id='{str(link['href'])[1:]}']")
        assert caption is not None, link


def test_edition_from_before_still_adds_up(town: ReportedTown, client: Client) -> None:
    """It holds only measures and points, and says nothing of other pages."""
    publish(town.report)
    edition = ReportEdition.objects.get()
    data = edition.data
    others = {row["page"] for row in data.pop("others")}
    for rows in data["lines"].values():
        rows[:] = [line for line in rows if line["page"] not in others]
    for point in data["motion_points"]:
        del point["others"]
    data["schema"] = "1"
    data["sums"] = {"total": sums_of(data["lines"]), "by_year": sums_by_year(data["lines"])}
    ReportEdition.objects.update(data=data)

    for kind in ("fields", "finances", "summary", "grants", "organisation"):
        page = soup_of(client, town.chapters[kind].url)
        assert columns_that_do_not_add_up(page) == [], kind
    assert client.get(f"{town.report.url}ausgabe/1/xlsx/").status_code == 200


def test_measure_with_money_in_the_period_is_told_of(town: ReportedTown) -> None:
    far = {"start_date": datetime.date(2027, 1, 1), "status": "planned"}
    report_data.add_measure(town.field, "Vorbereitet", number="M-05", **far)
    later = report_data.add_measure(town.field, "Viel später", number="M-06", **far)
    for model in (BudgetLine, Grant, StaffingLine):
        model.objects.filter(page=later).delete()

    data = snapshots.collect(town.report, at=datetime.date(2025, 3, 18))

    told = {row["identifier"] for row in data["measures"]}
    assert "M-05" in told
    assert "M-06" not in told


def compared(town: ReportedTown, client: Client) -> BeautifulSoup:
    """A report on 2026 beside that on 2024: a measure gone, one new, one dearer."""
    publish(town.report)
    MeasurePage.objects.get(title="Für alle").unpublish()
    report_data.add_measure(town.field, "Neues Portal", number="M-09")
    report_data.add_money(town.measure, year=2026, planned="500.00")
    options: dict[str, Any] = {"strategy": town.strategy, "motion": town.motion}
    later, _chapters = report_data.add_report(
        town.home, year=2026, previous_report=town.report, **options
    )
    publish(ReportPage.objects.get(pk=later.pk))
    return soup_of(client, f"{later.url}vergleich/")


def test_comparison_sets_all_sums_side_by_side(town: ReportedTown, client: Client) -> None:
    page = compared(town, client)

    assert columns_that_do_not_add_up(page) == []
    for name in ("planned", "approved", "actual", "granted", "drawn", "own_share"):
        part = page.select_one(f"section:has(#summen-{name})")
        assert part is not None
        rows = {
            tr.th.get_text(): [cell.get_text() for cell in tr.select("td")]  # type: ignore[union-attr]
            for tr in part.select("details tbody tr")
        }
        assert rows["M-09 Neues Portal"][0] == "nicht enthalten"
        assert rows["M-02 Für alle"][1] == "nicht enthalten"
        assert rows["M-02 Für alle"][2].startswith("\N{MINUS SIGN}")
    assert "mehr ausgegeben" in page.get_text()


def test_comparison_shares_out_grants_and_staff(town: ReportedTown, client: Client) -> None:
    page = compared(town, client)

    captions = [caption.get_text() for caption in page.select("section table caption")]
    for amount in ("Bewilligte Förderung", "Abgerufene Förderung", "Eigenanteil"):
        for way in ("nach Jahren", "nach Handlungsfeldern", "nach Punkten des Antrags"):
            assert f"{amount} {way}" in captions
    totals = page.select("table:has(#summen) tbody tr, section:has(#summen) tbody tr")
    assert "Beantragt" in {row.th.get_text() for row in totals}  # type: ignore[union-attr]
    staff = page.select("section:has(#stellen) table")
    assert len(staff) == 2
    assert all(table.select("tbody tr") for table in staff)
