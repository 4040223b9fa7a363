"""What editors enter about money and news is checked and completed before it is saved."""

import datetime
from decimal import Decimal
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse
from wagtail.models import Page
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from pages.models import MotionPage, MotionPointPage, Unit
from tests import factories


def budget(planned: str, **fields: Any) -> dict[str, Any]:
    line = {"year": 2026, "kind": "material", "recurrence": "one_off", "purpose": "Lizenzen"}
    return {**line, "planned": planned, "approved": "", "actual": "", **fields}


def grant(granted: str, **fields: Any) -> dict[str, Any]:
    line = {"year": 2026, "programme": "Smart Cities", "grantor": "Bund", "rate": ""}
    return {**line, "applied": "", "granted": granted, "drawn": "", "deadline": "", **fields}


def money(budgets: list[dict[str, Any]], grants: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "budget_lines": inline_formset(budgets),
        "grants": inline_formset(grants),
        "staffing_lines": inline_formset([]),
    }


def common(page: Page) -> dict[str, Any]:
    return {
        "title": page.title,
        "slug": page.slug,
        "summary": "",
        "body": streamfield([]),
        "related": streamfield([]),
        "comments": {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0},
    }


def point_form(page: Page, **fields: Any) -> dict[str, Any]:
    own = {"number": 1, "request": "", "answer_state": "open", "answer": "null", "unit": ""}
    return nested_form_data({**common(page), **own, **fields})


def measure_form(page: Page, **fields: Any) -> dict[str, Any]:
    names = (
        "identifier plain_language_summary image image_alt phase phase_note priority progress "
        "assessment assessment_since assessment_reason start_date end_date unit partners "
        "responsible contact_name contact_email contact_phone place_name latitude longitude "
        "risk_causes risk_options "
        "accessibility_effect sustainability_effect legal_basis status_reason"
    )
    own = {
        **dict.fromkeys(names.split(), ""),
        "aims": "null",
        "effect": "null",
        "status": "running",
        "start_precision": "year",
        "end_precision": "year",
        "milestones": inline_formset([]),
        "status_updates": inline_formset([]),
        "depends_on": streamfield([]),
        "supersedes": streamfield([]),
        **money([], []),
    }
    return nested_form_data({**common(page), **own, **fields})


@pytest.fixture
def point(town: dict[str, Page]) -> MotionPointPage:
    motion = factories.add_page(MotionPage, parent=town["HomePage"], title="Noch ein Antrag")
    return factories.add_page(MotionPointPage, parent=motion, title="Noch ein Punkt")


def edit(client: Client, page: Page, form: dict[str, Any]) -> list[str]:
    """Sends the form; the messages of the answer, none where it was accepted."""
    answer = client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), form)
    if answer.status_code == 302:
        return []
    soup = BeautifulSoup(answer.content, "html.parser")
    messages = soup.select(".messages li, .error-message")
    return [" ".join(message.get_text(" ").split()) for message in messages]


def entered(answer: Any, name: str) -> str:
    """What stands in the first field of the first line of costs that has the name."""
    soup = BeautifulSoup(answer.content, "html.parser")
    return str(soup.select_one(f"input[name=budget_lines-0-{name}]")["value"])  # type: ignore[index]


def test_lines_are_offered_in_german(admin_client: Client, point: MotionPointPage) -> None:
    shown = admin_client.get(reverse("wagtailadmin_pages:edit", args=[point.pk]))
    headings = BeautifulSoup(shown.content, "html.parser").select("h2")

    assert {"Kosten", "Förderung", "Stellen"} <= {
        each.get_text(" ", strip=True) for each in headings
    }
    assert "Budget lines" not in shown.content.decode()


def test_grants_above_the_cost_are_refused_with_what_to_do(
    admin_client: Client, point: MotionPointPage
) -> None:
    form = point_form(point, **money([budget("1000.00")], [grant("1500.00")]))

    errors = " ".join(edit(admin_client, point, form))

    assert "1.500,00 € sind mehr als 100 Prozent der geplanten Kosten von 1.000,00 €" in errors
    assert "ergänzen Sie" in errors
    assert not point.grants.exists()


def test_grants_that_exceed_the_cost_together_are_refused(
    admin_client: Client, point: MotionPointPage
) -> None:
    form = point_form(point, **money([budget("1000.00")], [grant("600.00"), grant("900.00")]))

    errors = " ".join(edit(admin_client, point, form))

    assert "Es ist mehr bewilligt" in errors
    assert "1.500,00 €" in errors


@pytest.mark.parametrize(
    ("line", "refused"),
    [
        (grant("400.00", rate="40"), ""),
        (grant("400.06", rate="40"), "400,06 € sind mehr als 40 Prozent"),
        (grant("333.34", rate="33.33"), ""),  # a third, as far as a rate can say so
        (grant("340.00", rate="33.33"), "mehr als 33,33 Prozent"),
        (grant("", applied="1000.00"), ""),
        (grant("", applied="1000.01"), "1.000,01 € sind mehr als 100 Prozent"),
        (grant("", applied="500.00", rate="40"), "500,00 € sind mehr als 40 Prozent"),
    ],
)
def test_grant_keeps_to_its_rate_of_the_cost(
    admin_client: Client, point: MotionPointPage, line: dict[str, Any], refused: str
) -> None:
    errors = edit(admin_client, point, point_form(point, **money([budget("1000.00")], [line])))

    assert refused in " ".join(errors)
    assert bool(errors) == bool(refused)


@pytest.mark.parametrize(
    ("approved", "actual", "warned"),
    [
        ("1.00", "5000000.00", True),
        ("0", "1000.00", True),
        ("0", "999.99", False),
        ("5000.00", "10000.00", False),  # twice as much may be
        ("5000.00", "10000.01", True),
        ("", "5000000.00", False),  # nobody knows yet what was approved
    ],
)
def test_far_more_spent_than_approved_is_saved_with_a_warning(
    admin_client: Client, point: MotionPointPage, approved: str, actual: str, warned: bool
) -> None:
    line = budget("5000.00", approved=approved, actual=actual)
    url = reverse("wagtailadmin_pages:edit", args=[point.pk])

    answer = admin_client.post(url, point_form(point, **money([line], [])), follow=True)

    assert ("Prüfen Sie beide Beträge." in answer.content.decode()) is warned
    point.refresh_from_db()
    assert point.get_latest_revision_as_object().budget_lines.get().actual == Decimal(actual)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("1.234.567,89", "1234567.89"),
        ("1.234", "1234"),
        ("1234,5", "1234.50"),
        ("1234.56", "1234.56"),
        ("2 500,00 €", "2500"),
        ("0.750", None),  # three decimals of a euro, not seven hundred and fifty
        ("1.23.4", None),
        ("rund 500", None),
    ],
)
def test_amounts_are_read_as_they_are_written_in_german(
    admin_client: Client, point: MotionPointPage, written: str, meant: str | None
) -> None:
    errors = edit(admin_client, point, point_form(point, **money([budget(written)], [])))

    point.refresh_from_db()
    saved = [line.planned for line in point.get_latest_revision_as_object().budget_lines.all()]
    assert saved == ([Decimal(meant)] if meant else [])
    assert bool(errors) is (meant is None)


def test_what_is_no_amount_stays_in_the_form_and_is_explained(
    admin_client: Client, point: MotionPointPage
) -> None:
    form = point_form(point, **money([budget("rund 500")], []))

    answer = admin_client.post(reverse("wagtailadmin_pages:edit", args=[point.pk]), form)

    assert "Das ist keine Zahl. Bitte eine wie 1234,50 eintragen." in answer.content.decode()
    assert entered(answer, "planned") == "rund 500"


def test_amounts_are_shown_as_they_are_written_in_german(
    admin_client: Client, point: MotionPointPage
) -> None:
    lines = money([budget("150000.00")], [grant("100000.5", rate="80")])
    edit(admin_client, point, point_form(point, **lines))

    answer = admin_client.get(reverse("wagtailadmin_pages:edit", args=[point.pk]))

    assert entered(answer, "planned") == "150.000,00"


def test_coordinates_have_no_thousands(admin_client: Client, town: dict[str, Page]) -> None:
    measure = town["MeasurePage"]
    form = measure_form(measure, latitude="51.567", longitude="6,7333", place_name="Altmarkt")

    assert edit(admin_client, measure, form) == []
    measure.refresh_from_db()
    latest = measure.get_latest_revision_as_object()
    assert (latest.latitude, latest.longitude) == (Decimal("51.567"), Decimal("6.7333"))


def test_more_staff_may_be_filled_than_planned(
    admin_client: Client, point: MotionPointPage
) -> None:
    line = {"year": 2026, "purpose": "project", "task": "Leitung", "pay_grade": ""}
    staff = inline_formset([{**line, "planned_fte": "1", "filled_fte": "1.5"}])

    errors = edit(
        admin_client, point, point_form(point, **money([], []) | {"staffing_lines": staff})
    )

    assert errors == []


def test_grants_up_to_the_cost_are_saved(admin_client: Client, point: MotionPointPage) -> None:
    lines = money([budget("1000.00"), budget("500.00")], [grant("1500.00")])

    assert edit(admin_client, point, point_form(point, **lines)) == []

    draft = Page.objects.get(pk=point.pk).get_latest_revision_as_object()
    assert [str(row.granted) for row in draft.grants.all()] == ["1500.00"]


def test_lines_marked_for_deletion_do_not_count(
    admin_client: Client, point: MotionPointPage
) -> None:
    removed = grant("1500.00", DELETE="on")

    form = point_form(point, **money([budget("1000.00")], [removed, grant("900.00")]))

    assert edit(admin_client, point, form) == []


def test_grants_of_a_measure_are_checked_as_well(
    admin_client: Client, town: dict[str, Page]
) -> None:
    page = town["MeasurePage"]

    errors = edit(admin_client, page, measure_form(page, **money([], [grant("1.00")])))

    assert "1,00 € sind mehr als 100 Prozent" in " ".join(errors)


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"status": "paused"}, "warum die Maßnahme pausiert oder aufgegeben wurde"),
        ({"status": "cancelled"}, "warum die Maßnahme pausiert oder aufgegeben wurde"),
        ({"status": "paused", "status_reason": "Die Partner fehlen."}, ""),
        ({"status": "done", "progress": "90"}, "Fortschritt von 100 Prozent"),
        ({"status": "done", "progress": "100"}, ""),
        ({"status": "done", "progress": ""}, ""),
        ({"assessment": "off_track", "assessment_reason": "Spät."}, "Handlungsmöglichkeiten"),
    ],
)
def test_status_goes_with_what_is_said_of_it(
    admin_client: Client, town: dict[str, Page], fields: dict[str, Any], message: str
) -> None:
    page = town["MeasurePage"]

    errors = edit(admin_client, page, measure_form(page, **fields))

    assert message in " ".join(errors)
    assert bool(errors) == bool(message)


def test_what_has_happened_does_not_lie_ahead(admin_client: Client, town: dict[str, Page]) -> None:
    page = town["MeasurePage"]
    ahead = datetime.date.today() + datetime.timedelta(days=2)
    update = {"date": ahead, "progress": "", "text": "Läuft.", "author": ""}
    step = {"title": "Start", "due_date": ahead, "done_date": ahead, "note": ""}

    form = measure_form(
        page, status_updates=inline_formset([update]), milestones=inline_formset([step])
    )
    errors = edit(admin_client, page, form)

    assert " ".join(errors).count("Dieser Tag liegt noch in der Zukunft") == 2


def test_reason_of_the_status_stands_on_the_page(client: Client, town: dict[str, Page]) -> None:
    page = town["MeasurePage"].specific
    page.status, page.status_reason = "paused", "Die Partner fehlen."
    page.save_revision().publish()

    assert "Die Partner fehlen." in client.get(page.url).content.decode()


def test_whoever_writes_an_update_is_its_author(
    admin_client: Client, town: dict[str, Page]
) -> None:
    other = get_user_model().objects.create_user("kim", password=None)
    line = {"date": datetime.date(2026, 1, 2), "progress": ""}
    updates = [
        {**line, "text": "Von mir.", "author": ""},
        {**line, "text": "Von Kim.", "author": other.pk},
    ]
    page = town["MeasurePage"]

    form = measure_form(page, status_updates=inline_formset(updates))
    assert edit(admin_client, page, form) == []

    draft = Page.objects.get(pk=page.pk).get_latest_revision_as_object()
    authors = {row.text: row.author.username for row in draft.status_updates.all()}
    assert authors == {"Von mir.": "admin", "Von Kim.": "kim"}


def test_units_and_target_groups_are_kept_in_the_admin(admin_client: Client) -> None:
    factories.home_page()
    add = reverse(Unit.snippet_viewset.get_url_name("add"))  # type: ignore[attr-defined]
    fields = {"name": "Fachdienst Digitales", "abbreviation": "FD", "email": "", "responsible": ""}

    admin_client.post(add, fields)
    listing = admin_client.get(reverse(Unit.snippet_viewset.get_url_name("list")))  # type: ignore[attr-defined]

    assert "Fachdienst Digitales" in listing.content.decode()
    assert "Stammdaten" in admin_client.get(reverse("wagtailadmin_home")).content.decode()
