"""Measures and money go out to a spreadsheet and come back: unchanged, changed, or refused."""

import datetime
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from django.contrib.auth.models import Group, User
from django.utils import timezone
from openpyxl import Workbook
from wagtail.models import GroupPagePermission, Locale, Page, PageLogEntry

from pages.models import (
    BudgetLine,
    Grant,
    MeasurePage,
    Milestone,
    MotionPage,
    MotionPointPage,
    StaffingLine,
)
from pages.spreadsheets.applying import OutdatedPlanError, apply_rows
from pages.spreadsheets.plan import Action
from pages.spreadsheets.planning import plan_of
from pages.spreadsheets.reading import read_rows
from tests import factories
from tests.pages.workbooks import add_row, at, carry_out, content_of, export, plan

Edit = Callable[[Workbook], None]


@pytest.fixture
def admin(db: None) -> User:
    return User.objects.create_superuser("chefin", "chefin@stadt.example", "geheim")


@pytest.fixture
def measure(town: dict[str, Page]) -> MeasurePage:
    """A published measure with two costs, a grant and staff."""
    page: MeasurePage = town["MeasurePage"].specific
    page.summary = "=1+1 ist keine Formel\r\nsondern Text"
    page.progress = 40
    page.budget_lines.add(
        BudgetLine(year=2024, purpose="Lizenzen", planned=Decimal("1000.10"), sort_order=0)
    )
    page.budget_lines.add(
        BudgetLine(
            year=2025,
            purpose="Server",
            planned=Decimal("99999999999.99"),
            actual=Decimal(0),
            kind="investment",
            sort_order=1,
        )
    )
    page.grants.add(
        Grant(
            year=2024,
            programme="Digitale Kommune",
            grantor="Land",
            granted=Decimal("600.05"),
            deadline=datetime.date(2026, 3, 31),
        )
    )
    page.milestones.add(Milestone(title="Start", due_date=datetime.date(2024, 6, 30)))
    page.staffing_lines.add(StaffingLine(year=2024, task="Leitung", planned_fte=Decimal("0.75")))
    page.save_revision().publish()
    return page


def test_what_was_exported_changes_nothing(measure: MeasurePage, admin: User) -> None:
    book = export(admin)

    assert book.sheetnames == ["Maßnahmen", "Meilensteine", "Kosten", "Förderungen", "Stellen"]
    assert at(book, "Kosten", "Geplant (€)", 3).value == 99999999999.99
    assert at(book, "Kosten", "Kostenart", 3).value == "Investition"
    assert at(book, "Maßnahmen", "Zusammenfassung").data_type == "s"
    found = plan(book, admin)
    assert found.changes == ()
    assert found.problems == ()


def test_changes_are_shown_before_anything_is_stored(measure: MeasurePage, admin: User) -> None:
    book = export(admin)
    at(book, "Maßnahmen", "Status").value = "abgeschlossen"
    at(book, "Maßnahmen", "Fortschritt (%)").value = 100
    at(book, "Kosten", "Ausgegeben (€)").value = "1.234,50 €"

    found = plan(book, admin)

    shown = [(c.sheet, c.row, c.page, c.heading, c.old, c.new) for c in found.changes]
    assert shown == [
        ("Maßnahmen", 2, "M-01", "Status", "in Umsetzung", "abgeschlossen"),
        ("Maßnahmen", 2, "M-01", "Fortschritt (%)", "40", "100"),
        ("Kosten", 2, "M-01", "Ausgegeben (€)", "", "1234,50"),
    ]
    stored = MeasurePage.objects.get(pk=measure.pk)
    assert stored.status == "running"
    assert stored.budget_lines.get(year=2024).actual is None


def test_import_changes_adds_and_deletes_through_one_revision(
    measure: MeasurePage, admin: User
) -> None:
    book = export(admin)
    at(book, "Maßnahmen", "Fortschritt (%)").value = 55
    at(book, "Kosten", "Geplant (€)").value = 1000.35
    at(book, "Kosten", "Löschen", 3).value = "ja"
    add_row(book, "Kosten", Maßnahme="M-01", Jahr=2026, Zweck="Schulung", **{"Geplant (€)": 12})
    revisions = measure.revisions.count()

    done = carry_out(book, admin)

    assert {change.action for change in done.changes} == set(Action)
    stored = MeasurePage.objects.get(pk=measure.pk)
    lines = stored.budget_lines.values_list("year", "purpose", "planned", "kind")
    assert set(lines) == {
        (2024, "Lizenzen", Decimal("1000.35"), "material"),
        (2026, "Schulung", Decimal(12), "material"),
    }
    assert stored.progress == 55
    assert stored.live
    assert not stored.has_unpublished_changes
    assert stored.revisions.count() == revisions + 1
    assert PageLogEntry.objects.filter(page=measure.pk, action="pages.import", user=admin).exists()
    assert plan(export(admin), admin).changes == ()


def test_new_measure_becomes_a_draft_with_its_lines(
    town: dict[str, Page], measure: MeasurePage, admin: User
) -> None:
    book = export(admin)
    add_row(
        book,
        "Maßnahmen",
        Maßnahme="M-77",
        Titel="Digitaler Bauantrag",
        **{"Handlungsfeld oder Ziel": town["FieldOfActionPage"].title},
    )
    add_row(book, "Kosten", Maßnahme="M-77", Jahr=2026, Zweck="Planung", **{"Geplant (€)": "5,5"})

    carry_out(book, admin)

    made = MeasurePage.objects.get(identifier="M-77")
    assert made.get_parent().pk == town["FieldOfActionPage"].pk
    assert not made.live
    assert made.budget_lines.get().planned == Decimal("5.50")
    assert made.get_latest_revision_as_object().budget_lines.count() == 1


@pytest.mark.parametrize(
    ("column", "value", "message"),
    [
        ("Kosten/Geplant (€)", "abc", "„abc“ ist kein Betrag"),
        ("Kosten/Geplant (€)", 1.005, "mehr als 2 Nachkommastellen"),
        ("Kosten/Geplant (€)", -1, "größer oder gleich 0"),
        ("Kosten/Geplant (€)", None, "darf nicht leer sein"),
        ("Kosten/Geplant (€)", "=1+1", "Formel"),
        ("Kosten/Geplant (€)", True, "kein Betrag"),
        ("Kosten/Geplant (€)", 10**15, "höchstens 14 Ziffern"),
        ("Kosten/Jahr", "bald", "„bald“ ist keine Zahl"),
        ("Kosten/Jahr", 1066, "größer oder gleich 1990"),
        ("Kosten/Kostenart", "Gold", "Personal"),
        ("Kosten/Posten", 99999, "keinen Posten 99999 mehr"),
        ("Kosten/Posten", "x", "keinen Posten x mehr"),
        ("Kosten/Löschen", "vielleicht", "„ja“"),
        ("Kosten/Maßnahme", "M-99", "„M-99“"),
        ("Förderungen/Frist", "morgen", "„morgen“ ist kein Datum"),
        ("Förderungen/Abgerufen (€)", 700, "mehr abgerufen"),
        ("Maßnahmen/Status", "fertig", "abgeschlossen"),
        ("Maßnahmen/Zuständige Stelle", "Amt 99", "„Amt 99“"),
        ("Maßnahmen/Titel", "", "darf nicht leer sein"),
        ("Maßnahmen/Ende", datetime.date(2020, 1, 1), "vor dem Beginn"),
        ("Maßnahmen/Maßnahme", None, "braucht eine Nummer"),
        ("Meilensteine/Erledigt am", datetime.date(2999, 1, 1), "liegt noch in der Zukunft"),
        (
            "Förderungen/Bewilligt (€)",
            10**11 + 2000,
            "der geplanten Kosten von 100.000.001.000,09 €",
        ),
    ],
)
def test_errors_name_the_cell(
    measure: MeasurePage, admin: User, column: str, value: Any, message: str
) -> None:
    book = export(admin)
    sheet, _slash, heading = column.partition("/")
    cell = at(book, sheet, heading)
    cell.value = value

    found = plan(book, admin)

    messages = {problem.place: problem.message for problem in found.problems}
    assert message in messages[f"{sheet}!{cell.coordinate}"]
    assert not found.can_be_applied
    assert found.changes == ()


def test_new_measure_needs_to_know_its_place(measure: MeasurePage, admin: User) -> None:
    book = export(admin)
    elsewhere = {"Handlungsfeld oder Ziel": "Irgendwo"}
    add_row(book, "Maßnahmen", Maßnahme="M-77", Titel="Bauantrag", **elsewhere)

    [problem] = plan(book, admin).problems

    assert problem.place == "Maßnahmen!C3"
    assert "Handlungsfeld" in problem.message


def test_missing_reason_is_named_at_its_own_cell(measure: MeasurePage, admin: User) -> None:
    book = export(admin)
    at(book, "Maßnahmen", "Status").value = "pausiert"

    [problem] = plan(book, admin).problems

    assert problem.place == "Maßnahmen!F2"
    assert "warum die Maßnahme pausiert" in problem.message


def test_rate_that_is_too_low_for_the_grant_is_named(measure: MeasurePage, admin: User) -> None:
    book = export(admin)
    at(book, "Kosten", "Löschen", 3).value = "ja"
    at(book, "Förderungen", "Fördersatz (%)").value = 40

    [problem] = plan(book, admin).problems

    assert problem.place == "Förderungen!G2"
    assert "600,05 € sind mehr als 40 Prozent" in problem.message


def test_grants_above_cost_are_refused(measure: MeasurePage, admin: User) -> None:
    book = export(admin)
    at(book, "Kosten", "Löschen", 3).value = "x"
    at(book, "Förderungen", "Bewilligt (€)").value = 1000.11

    [problem] = plan(book, admin).problems

    assert problem.place == "Förderungen!I2"
    assert "1.000,11 €" in problem.message
    assert "1.000,10 €" in problem.message


@pytest.mark.parametrize(("heading", "value"), [("Geplant (€)", 600), ("Löschen", "ja")])
def test_cost_that_no_longer_bears_the_grants_is_named(
    measure: MeasurePage, admin: User, heading: str, value: Any
) -> None:
    book = export(admin)
    at(book, "Kosten", "Geplant (€)", 3).value = 0
    cell = at(book, "Kosten", heading)
    cell.value = value

    found = plan(book, admin)

    [problem] = found.problems
    assert problem.place.startswith("Kosten!")
    assert "600,05 €" in problem.message


def test_milestones_go_both_ways(measure: MeasurePage, town: dict[str, Page], admin: User) -> None:
    book = export(admin)
    at(book, "Meilensteine", "Erledigt am").value = "30.06.2024"
    add_row(
        book,
        "Meilensteine",
        Maßnahme="M-01",
        Meilenstein="Auswertung",
        **{"Fällig am": datetime.date(2027, 3, 31)},
    )

    carry_out(book, admin)

    steps = MeasurePage.objects.get(pk=measure.pk).milestones.order_by("due_date")
    assert [(step.title, step.due_date, step.done_date) for step in steps] == [
        ("Start", datetime.date(2024, 6, 30), datetime.date(2024, 6, 30)),
        ("Auswertung", datetime.date(2027, 3, 31), None),
    ]
    assert plan(export(admin), admin).changes == ()


def test_only_measures_have_milestones(
    measure: MeasurePage, town: dict[str, Page], admin: User
) -> None:
    book = export(admin)
    page = f"#{town['NewsPage'].pk}"
    add_row(book, "Meilensteine", Maßnahme=page, Meilenstein="x", **{"Fällig am": "1.1.2027"})

    [problem] = plan(book, admin).problems

    assert problem.place == "Meilensteine!B3"


def test_planners_fields_come_back(measure: MeasurePage, admin: User) -> None:
    book = export(admin)
    for heading, value in {
        "Status": "pausiert",
        "Begründung des Status": "Die Partner fehlen.",
        "Bewertung": "gefährdet",
        "Begründung der Bewertung": "Es wird knapp.",
        "Partner": "Kreis Wesel",
        "Geografische Breite": 51.5625,
        "Geografische Länge": 6.7431,
        "Rechtsgrundlage": "OZG",
        "In einfachen Worten": "Es geht weiter.",
    }.items():
        at(book, "Maßnahmen", heading).value = value

    carry_out(book, admin)

    stored = MeasurePage.objects.get(pk=measure.pk)
    assert (stored.status, stored.status_reason) == ("paused", "Die Partner fehlen.")
    assert (stored.assessment, stored.assessment_since) == ("at_risk", timezone.localdate())
    assert (stored.assessment, stored.assessment_reason) == ("at_risk", "Es wird knapp.")
    assert (stored.partners, stored.legal_basis) == ("Kreis Wesel", "OZG")
    assert (stored.latitude, stored.longitude) == (Decimal("51.5625"), Decimal("6.7431"))
    assert stored.plain_language_summary == "Es geht weiter."


def test_draft_is_not_overwritten(measure: MeasurePage, admin: User) -> None:
    book = export(admin)
    at(book, "Kosten", "Zweck").value = "Anderes"
    measure.title = "Entwurf"
    measure.save_revision()

    [problem] = plan(book, admin).problems

    assert problem.place == "Kosten!B2"
    assert "Entwurf" in problem.message


def test_only_pages_that_one_may_edit(town: dict[str, Page], measure: MeasurePage) -> None:
    group = Group.objects.create(name="Aktuelles")
    for name in ("change_page", "publish_page"):
        GroupPagePermission.objects.create(
            group=group, page=town["NewsIndexPage"], permission=_permission(name)
        )
    editor = User.objects.create_user("redaktion", password="geheim")
    editor.groups.add(group)
    admin = User.objects.create_superuser("chefin")

    assert export(editor)["Maßnahmen"].max_row == 1
    book = export(admin)
    at(book, "Kosten", "Zweck").value = "Anderes"
    assert plan(book, editor).problems[0].place == "Kosten!B2"


def _permission(name: str) -> Any:
    from django.contrib.auth.models import Permission  # noqa: PLC0415 - once

    return Permission.objects.get(content_type__app_label="wagtailcore", codename=name)


def test_all_or_nothing(measure: MeasurePage, town: dict[str, Page], admin: User) -> None:
    book = export(admin)
    at(book, "Kosten", "Zweck").value = "Anderes"
    rows = read_rows(content_of(book))
    shown = plan_of(rows, user=admin, locale=Locale.get_default())
    BudgetLine.objects.filter(page=measure, year=2024).update(purpose="Inzwischen anders")

    with pytest.raises(OutdatedPlanError):
        apply_rows(rows, user=admin, locale=Locale.get_default(), digest=shown.digest)

    assert BudgetLine.objects.filter(purpose="Inzwischen anders").exists()


def test_lines_of_other_pages_go_by_the_number_of_the_page(
    town: dict[str, Page], admin: User
) -> None:
    motion = factories.add_page(MotionPage, parent=town["HomePage"], title="Der Antrag")
    point = factories.add_page(MotionPointPage, parent=motion, title="Punkt 1")
    StaffingLine.objects.create(page=point, year=2024, task="Leitung", planned_fte=Decimal(1))
    book = export(admin)
    assert at(book, "Stellen", "Maßnahme").value == f"#{point.pk}"
    at(book, "Stellen", "Besetzt (VZÄ)").value = "0,5"

    carry_out(book, admin)

    assert point.staffing_lines.get().filled_fte == Decimal("0.50")


def test_same_line_twice_is_refused(measure: MeasurePage, admin: User) -> None:
    book = export(admin)
    at(book, "Kosten", "Posten", 3).value = at(book, "Kosten", "Posten").value

    [problem] = plan(book, admin).problems

    assert problem.place == "Kosten!A3"
