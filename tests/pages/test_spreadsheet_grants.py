"""Grants that an import would raise above what a measure costs are refused at their cell."""

from decimal import Decimal

import pytest
from django.contrib.auth.models import User
from openpyxl import Workbook
from wagtail.models import Page

from pages.models import BudgetLine, Grant, MeasurePage
from tests.pages.workbooks import add_row, at, export, plan


@pytest.fixture
def book(town: dict[str, Page], admin_user: User) -> Workbook:
    """The measures as exported; the only one costs 1,000 euros, of which 600 are granted."""
    measure: MeasurePage = town["MeasurePage"].specific
    measure.identifier = "M-01"
    measure.budget_lines.add(BudgetLine(year=2024, purpose="Lizenzen", planned=Decimal(1000)))
    measure.grants.add(Grant(year=2024, programme="Kommune", grantor="Land", granted=Decimal(600)))
    measure.save_revision().publish()
    return export(admin_user)


def add_grant(book: Workbook, **values: object) -> None:
    grant = {"Maßnahme": "M-01", "Jahr": 2024, "Programm": "Netze", "Fördergeber": "Bund"}
    add_row(book, "Förderungen", **grant, **values)


def test_new_grant_above_its_rate_is_named(book: Workbook, admin_user: User) -> None:
    add_grant(book, **{"Fördersatz (%)": 30, "Bewilligt (€)": 301})

    [problem] = plan(book, admin_user).problems

    assert problem.place == "Förderungen!I3"
    assert "301,00 € sind mehr als 30 Prozent" in problem.message


def test_new_grants_above_the_cost_in_sum_are_named(book: Workbook, admin_user: User) -> None:
    add_grant(book, **{"Bewilligt (€)": 250})
    add_grant(book, **{"Bewilligt (€)": 250})

    [problem] = plan(book, admin_user).problems

    assert problem.place == "Förderungen!I3"
    assert "1.100,00 € bewilligt, 1.000,00 € geplant" in problem.message


def test_lowered_cost_beside_a_new_one_is_named(book: Workbook, admin_user: User) -> None:
    at(book, "Kosten", "Geplant (€)").value = 100
    new = {"Maßnahme": "M-01", "Jahr": 2024, "Zweck": "Server", "Geplant (€)": 50}
    add_row(book, "Kosten", **new)

    [problem] = plan(book, admin_user).problems

    assert problem.place.startswith("Kosten!")
    assert "600,00 €" in problem.message
