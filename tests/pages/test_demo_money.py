"""The money of the demo: every table adds up, and pages, reports and documents say the same."""

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

import pytest
from bs4 import BeautifulSoup
from django.core.management import call_command
from django.db import transaction
from django.db.models import Q
from django.test import Client
from pytest_django import DjangoDbBlocker
from wagtail.models import Page

from pages import finance
from pages.models import (
    BudgetLine,
    ContentPage,
    EvaluationPage,
    FinancePage,
    Grant,
    ITServicePage,
    MeasurePage,
    MotionPage,
    MotionPointPage,
    ReportChapterPage,
    ReportPage,
    StaffingLine,
)
from tests.pages.money_tables import amount_in, columns_that_do_not_add_up
from tests.source_tree import ROOT

DOCUMENTS = ROOT / "pages" / "demo" / "documents"
KINDS = {"Personal": "personnel", "Sachkosten": "material", "Investitionen": "investment"}
IN_WORDS = ("null", "eins", "zwei", "drei", "vier", "fünf", "sechs")


@pytest.fixture(scope="module")
def demo(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The demo without its users, loaded once for all tests of this module."""
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("load_demo", verbosity=0)
        yield
        transaction.set_rollback(True)


def soup(client: Client, url: str) -> BeautifulSoup:
    response = client.get(url)
    assert response.status_code == 200, url
    return BeautifulSoup(response.content, "lxml")


def addresses() -> list[str]:
    models = (MeasurePage, MotionPage, MotionPointPage, EvaluationPage, ITServicePage, FinancePage)
    pages = [page for model in models for page in model.objects.live()]
    reports = ReportPage.objects.live()
    chapters = [page for report in reports for page in ReportChapterPage.objects.child_of(report)]
    newest = reports.latest("reporting_year")
    return [*(page.url for page in (*pages, *chapters)), f"{newest.url}vergleich/"]


def test_every_column_of_money_adds_up(demo: None, db: None, client: Client) -> None:
    wrong = {url: columns_that_do_not_add_up(soup(client, url)) for url in addresses()}

    assert {url: columns for url, columns in wrong.items() if columns} == {}


def test_sums_of_the_overview_open_into_lines_that_add_up(
    demo: None, db: None, client: Client
) -> None:
    overview = FinancePage.objects.live().get(locale__language_code="de")
    links = soup(client, overview.url).select(".money tbody th a")

    for url in {str(link["href"]) for link in links}:
        page = soup(client, url)
        if page.select_one('a[href*="art="]') is None:  # all lines are here
            assert columns_that_do_not_add_up(page) == [], url


def test_no_grant_is_drawn_beyond_what_was_spent(demo: None, db: None) -> None:
    for year in range(2021, 2029):
        for page, sums in finance.sums_by_page(Page.objects.all(), where=Q(year=year)).items():
            assert (sums.own_share_actual or 0) >= 0, (Page.objects.get(pk=page).title, year)


def test_nothing_is_spent_before_a_measure_begins(demo: None, db: None) -> None:
    spent = BudgetLine.objects.filter(actual__gt=0)
    for measure in MeasurePage.objects.live():
        early = spent.filter(page=measure, year__lt=measure.start_date.year)
        assert not early.exists(), measure


def test_nothing_is_planned_or_spent_after_a_measure_ends(demo: None, db: None) -> None:
    for measure in MeasurePage.objects.live().exclude(end_date=None):
        late = measure.budget_lines.filter(year__gt=measure.end_date.year)
        assert not late.exists(), measure


def test_page_on_grants_counts_the_applications_that_the_data_hold(
    demo: None, db: None, client: Client
) -> None:
    programmes: dict[tuple[int, str], list[Decimal | None]] = defaultdict(list)
    for grant in Grant.objects.all():
        programmes[grant.page_id, grant.programme].append(grant.granted)
    found = programmes.values()
    granted = sum(any(amounts) for amounts in found)
    refused = sum(amount == 0 for amounts in found for amount in amounts)
    undecided = sum(None in amounts and not any(amounts) for amounts in found)
    page = ContentPage.objects.get(slug="geld-und-foerdermittel")

    text = soup(client, page.url).get_text()

    assert (
        f"{granted + refused + undecided} Anträge gestellt: {granted} wurden bewilligt, "
        f"{IN_WORDS[refused]} abgelehnt, über {IN_WORDS[undecided]} ist noch nicht entschieden."
    ) in text
    assert f"{IN_WORDS[refused].capitalize()} Anträge wurden abgelehnt" in text


def test_tasks_are_staffed_in_every_year_between(demo: None, db: None) -> None:
    years: dict[tuple[int, str], set[int]] = defaultdict(set)
    for line in StaffingLine.objects.all():
        years[line.page_id, line.task].add(line.year)
    for task, found in years.items():
        assert found == set(range(min(found), max(found) + 1)), task


@pytest.mark.parametrize(
    ("year", "columns"),
    [(2022, [(2022, "planned"), (2022, "actual")]), (2024, [(2023, "actual"), (2024, "actual")])],
)
def test_short_report_says_what_the_edition_says(
    demo: None, db: None, year: int, columns: list[tuple[int, str]]
) -> None:
    edition = ReportPage.objects.get(reporting_year=year).editions.latest("number")
    lines = edition.data["lines"]["costs"]
    html = (DOCUMENTS / f"digitalisierungsbericht-{year}.html").read_text(encoding="utf-8")
    rows = {
        row.th.get_text(): [amount_in(cell.get_text()) for cell in row.select("td")]  # type: ignore[union-attr]
        for row in BeautifulSoup(html, "lxml").select("table")[-1].select("tbody tr")
    }
    for name, kind in KINDS.items():
        for place, (of_year, amount) in enumerate(columns):
            found = [one[amount] for one in lines if (one["year"], one["kind"]) == (of_year, kind)]
            assert rows[name][place] == sum(Decimal(one) for one in found if one), (name, of_year)
