"""The sums of a report: all that the town pays, adding up in every table, opening into lines."""

import datetime
import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag
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
from pages.reports.amounts import MONEY, money_labels
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


EURO = re.compile("[\N{MINUS SIGN}]?[\\d.]+,\\d\\d\\s€")
FULL_TIME = ("Geplant", "Besetzt")


def sums_on(page: BeautifulSoup) -> Iterator[tuple[str, Tag]]:
    """What each sum of a report is called, and its cell; not the lines that are no sums."""
    for fact in page.select(".report-facts > div"):
        name, said = fact.select_one("dt"), fact.select_one("dd")
        if name and said and (EURO.fullmatch(said.text) or "20" in name.text):
            yield name.text, said
    for table in page.select("table"):
        heads = [head.text for head in table.select("thead th")]
        if {"Wiederkehr", "Fördergeber", "Aufgabe"}.intersection(heads):
            continue
        for row in table.select("tbody tr, tfoot tr"):
            for head, cell in zip(heads, row.select("th, td"), strict=True):
                if EURO.fullmatch(cell.text) or (head in FULL_TIME and "," in cell.text):
                    yield head, cell


def test_every_sum_of_a_report_opens_into_lines_that_add_up_to_it(
    town: ReportedTown, client: Client
) -> None:
    report_data.add_measure(town.strategy, "Ohne Feld", number="M-07")
    bare = report_data.add_measure(town.field, "Ohne Geld", number="M-08")
    BudgetLine.objects.filter(page=bare).delete()
    publish(town.report)
    opened: dict[str, BeautifulSoup] = {}

    whole = soup_of(client, f"{town.report.url}ausgabe/1/")
    sums = list(sums_on(whole))

    assert len(sums) > 100
    for name, cell in sums:
        link = cell.select_one("a[href]")
        assert link is not None, (name, cell)
        url, _, anchor = str(link["href"]).partition("#")
        if url not in opened:
            opened[url] = soup_of(client, url)
        assert abs(amount_of_lines(opened[url], name, anchor)) == abs(amount_shown(cell)), (
            name,
            url,
        )
    assert all(not columns_that_do_not_add_up(page) for page in opened.values())


def amount_shown(cell: Tag) -> Decimal:
    amount = amount_in(cell.get_text().replace("\N{NO-BREAK SPACE}", " "))
    assert amount is not None, cell
    return amount


def amount_of_lines(page: BeautifulSoup, name: str, anchor: str) -> Decimal:
    """What the lines come to: of planned, less granted for the own share, of one column else."""
    if name == "Eigenanteil":
        return column_sum(page, "kosten", "Geplant") - column_sum(page, "foerderung", "Bewilligt")
    if "besetzt" in name:
        return column_sum(page, anchor, "Besetzt")
    if "Geplant" in name or "eplante" in name:
        return column_sum(page, anchor, "Geplant")
    return column_sum(page, anchor, name)


def column_sum(page: BeautifulSoup, anchor: str, name: str) -> Decimal:
    table = page.select_one(f"section:has(#{anchor}) table")
    if table is None:
        return Decimal(0)
    place = [head.text for head in table.select("thead th")].index(name)
    cells = (row.select("th, td")[place].text for row in table.select("tbody tr"))
    found = (amount_in(cell.replace("\N{NO-BREAK SPACE}", " ")) for cell in cells)
    return sum((one for one in found if one is not None), Decimal(0))


def test_chapter_leads_to_the_lines_of_its_edition(town: ReportedTown, client: Client) -> None:
    publish(town.report)

    fields = soup_of(client, town.chapters["fields"].url)
    query = f"?feld={town.field.pk}#kosten"
    [link, *_others] = fields.select(f'a[href="{town.report.url}ausgabe/1/zeilen/{query}"]')
    assert "Server" in soup_of(client, str(link["href"])).get_text()
    assert client.get(f"{town.report.url}ausgabe/1/zeilen/?feld=999999").status_code == 404


def test_total_of_the_overview_leads_to_all_lines(town: ReportedTown, client: Client) -> None:
    overview = factories.add_page(FinancePage, parent=town.home, title="Geld")

    links = soup_of(client, overview.url).select("tfoot a")

    assert len(links) == 3
    text = soup_of(client, str(links[0]["href"])).get_text(" ")
    assert "Server" in text
    assert "Digitale Kommune" in text
    assert "Leitung" in text


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


def test_every_sum_of_the_comparison_opens_into_the_lines_of_its_report(
    town: ReportedTown, client: Client
) -> None:
    page = compared(town, client)
    opened: dict[str, BeautifulSoup] = {}
    editions = set()

    for name, label in zip(MONEY, money_labels(), strict=True):
        rows = page.select(f"section:has(#summen-{name}) :is(tbody, tfoot) tr")
        sums = [td for row in rows for td in row.select("td")[:2] if EURO.fullmatch(td.text)]
        assert sums
        for cell in sums:
            url, _, anchor = str(cell.a["href"]).partition("#")  # type: ignore[index]
            if url not in opened:
                opened[url] = soup_of(client, url)
            lines = amount_of_lines(opened[url], str(label), anchor)
            assert abs(lines) == abs(amount_shown(cell)), (name, url)
            editions.add(url.partition("zeilen/")[0])
    assert len(editions) == 2
