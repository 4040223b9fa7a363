"""The register as files: what they hold, that no cent is lost, that no cell runs as a formula."""

import csv
import datetime
import io
import json
from typing import Any

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from pages.cells import harmless_cell
from pages.models import (
    BudgetLine,
    FieldOfActionPage,
    Grant,
    MeasurePage,
    MeasureRegisterPage,
    StrategyPage,
)
from tests import factories

MOST_QUERIES = 15


@pytest.fixture
def register(db: None) -> MeasureRegisterPage:
    """A register with a measure that costs money and one whose title looks like a formula."""
    home = factories.home_page()
    strategy = home.add_child(instance=StrategyPage(title="Strategie"))
    field = strategy.add_child(instance=FieldOfActionPage(title="Dienste"))
    portal = field.add_child(
        instance=MeasurePage(
            title="Antragsportal",
            identifier="M-01",
            status="running",
            summary="Anträge; rund um die Uhr.",
            unit=factories.unit("Fachdienst IT"),
            start_date=datetime.date(2023, 4, 1),
            progress=40,
        )
    )
    for amount in ("0.10", "0.20", "1234567.40"):
        BudgetLine.objects.create(page=portal, year=2024, purpose="Kauf", planned=amount)
    Grant.objects.create(page=portal, year=2024, programme="A", grantor="Land", granted="100.01")
    Grant.objects.create(page=portal, year=2025, programme="B", grantor="Land")
    field.add_child(instance=MeasurePage(title="=1+1", status="planned"))
    page: MeasureRegisterPage = home.add_child(
        instance=MeasureRegisterPage(title="Maßnahmenregister", slug="massnahmen")
    )
    return page


def load(client: Client, page: MeasureRegisterPage, **parameters: Any) -> HttpResponse:
    response = client.get(page.url, parameters)
    assert response.status_code == 200
    assert isinstance(response, HttpResponse)
    return response


def test_json_names_its_fields_and_keeps_every_cent(
    register: MeasureRegisterPage, client: Client
) -> None:
    response = load(client, register, format="json", status="running")

    assert response["Content-Type"] == "application/json"
    data = json.loads(response.content)
    assert data["count"] == 1
    assert data["filters"] == {"status": ["running"]}
    assert data["url"].endswith("/massnahmen/?status=running")
    (measure,) = data["measures"]
    assert measure["url"].startswith("http://")
    assert {name: value for name, value in measure.items() if name != "url"} == {
        "number": "M-01",
        "title": "Antragsportal",
        "field_of_action": "Dienste",
        "status": "running",
        "status_label": "in Umsetzung",
        "phase": "",
        "phase_label": "",
        "progress_percent": 40,
        "start_date": "2023-04-01",
        "end_date": None,
        "is_continuous": False,
        "period": "seit 2023",
        "unit": "Fachdienst IT",
        "summary": "Anträge; rund um die Uhr.",
        "planned_euros": "1234567.70",
        "granted_euros": "100.01",
    }


def test_csv_opens_in_a_german_spreadsheet(register: MeasureRegisterPage, client: Client) -> None:
    response = load(client, register, format="csv")

    assert response.content.startswith(b"\xef\xbb\xbf")
    assert response["Content-Disposition"].startswith('attachment; filename="massnahmen-20')
    text = response.content.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text), delimiter=";"))
    assert [row["Maßnahme"] for row in rows] == ["Antragsportal", "'=1+1"]
    assert rows[0]["Geplante Kosten (Euro)"] == "1234567,70"
    assert rows[0]["Beginn"] == "01.04.2023"
    assert rows[1]["Geplante Kosten (Euro)"] == ""


def test_spreadsheet_has_numbers_dates_and_no_formulas(
    register: MeasureRegisterPage, client: Client
) -> None:
    response = load(client, register, format="xlsx", sortierung="-titel")

    sheet = load_workbook(io.BytesIO(response.content)).active
    assert sheet is not None
    head, *rows = sheet.iter_rows()
    names = [cell.value for cell in head]
    assert [row[names.index("Maßnahme")].value for row in rows] == ["Antragsportal", "=1+1"]
    formula = rows[1][names.index("Maßnahme")]
    assert formula.data_type == "s"
    assert rows[0][names.index("Geplante Kosten (Euro)")].value == pytest.approx(1234567.7)
    assert rows[0][names.index("Beginn")].value == datetime.datetime(2023, 4, 1)
    assert sheet.freeze_panes == "A2"


def test_unknown_format_shows_the_page(register: MeasureRegisterPage, client: Client) -> None:
    response = load(client, register, format="exe")

    assert "text/html" in response["Content-Type"]


@pytest.mark.parametrize("name", ["csv", "xlsx", "json"])
def test_file_of_many_measures_takes_few_queries(
    register: MeasureRegisterPage, client: Client, name: str
) -> None:
    field = FieldOfActionPage.objects.get()
    for position in range(30):
        field.add_child(instance=MeasurePage(title=f"Nr. {position}"))
    client.get(register.url, {"format": name})

    with CaptureQueriesContext(connection) as queries:
        client.get(register.url, {"format": name})

    assert len(queries) <= MOST_QUERIES


@pytest.mark.parametrize("cell", ["=1", "+1", "-1", "@a", "\t=1", "\r=1"])
def test_cells_that_begin_like_formulas_become_text(cell: str) -> None:
    assert harmless_cell(cell) == f"'{cell}"
    assert harmless_cell(f"a{cell}") == f"a{cell}"
