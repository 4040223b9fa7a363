"""Exchanging data in the admin: who may, what is shown, and that nothing is stored unseen."""

import io
from decimal import Decimal
from typing import Any

import pytest
from django.contrib.auth.models import Permission, User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook
from wagtail.models import Page

from pages.models import BudgetLine

EXCHANGE, EXPORT, PREVIEW = (
    reverse(f"spreadsheets:{name}") for name in ("exchange", "export", "preview")
)


@pytest.fixture
def line(town: dict[str, Page]) -> BudgetLine:
    return BudgetLine.objects.create(
        page=town["MeasurePage"], year=2024, purpose="Lizenzen", planned=Decimal("10.50")
    )


@pytest.fixture
def desk(client: Client, line: BudgetLine) -> Client:
    client.force_login(User.objects.create_superuser("chefin"))
    return client


def changed_file(client: Client, value: Any) -> SimpleUploadedFile:
    book = load_workbook(io.BytesIO(client.get(EXPORT).content))
    book["Kosten"]["H2"].value = value
    stream = io.BytesIO()
    book.save(stream)
    return SimpleUploadedFile("massnahmen.xlsx", stream.getvalue())


def upload(client: Client, file: SimpleUploadedFile) -> Any:
    page = client.get(EXCHANGE)
    locale = page.context["form"].fields["locale"].initial
    return client.post(EXCHANGE, {"file": file, "locale": locale.pk}, follow=True)


def test_export_is_a_workbook_to_be_saved(desk: Client) -> None:
    response = desk.get(EXPORT)

    assert response.headers["Content-Type"].endswith("spreadsheetml.sheet")
    assert 'filename="massnahmen-de-' in response.headers["Content-Disposition"]
    assert load_workbook(io.BytesIO(response.content))["Kosten"]["H2"].value == 10.5


def test_preview_shows_then_confirmation_stores(desk: Client, line: BudgetLine) -> None:
    shown = upload(desk, changed_file(desk, "12,34"))
    html = shown.content.decode()

    assert shown.redirect_chain[-1][0] == PREVIEW
    assert "Geplant (€)" in html
    assert "10,50" in html
    assert "12,34" in html
    line.refresh_from_db()
    assert line.planned == Decimal("10.50")

    done = desk.post(PREVIEW, {"digest": shown.context["plan"].digest}, follow=True)

    assert "1 Seite wurde geändert." in done.content.decode()
    assert line.page.budget_lines.get().planned == Decimal("12.34")
    assert desk.get(PREVIEW, follow=True).redirect_chain[-1][0] == EXCHANGE


def test_errors_are_listed_and_cannot_be_confirmed(desk: Client, line: BudgetLine) -> None:
    shown = upload(desk, changed_file(desk, "abc"))
    html = shown.content.decode()

    assert "Kosten!H2" in html
    assert "Importieren und veröffentlichen" not in html
    desk.post(PREVIEW, {"digest": shown.context["plan"].digest})
    assert line.page.budget_lines.get().planned == Decimal("10.50")


def test_what_changed_meanwhile_is_shown_once_more(desk: Client, line: BudgetLine) -> None:
    shown = upload(desk, changed_file(desk, 12))
    BudgetLine.objects.filter(pk=line.pk).update(planned=Decimal(11))

    again = desk.post(PREVIEW, {"digest": shown.context["plan"].digest}, follow=True)

    assert again.redirect_chain[-1][0] == PREVIEW
    assert "inzwischen geändert" in again.content.decode()
    assert line.page.budget_lines.get().planned == 11


def test_import_can_be_called_off(desk: Client, line: BudgetLine) -> None:
    upload(desk, changed_file(desk, 12))

    desk.post(PREVIEW, {"cancel": "1"})

    assert desk.get(PREVIEW, follow=True).redirect_chain[-1][0] == EXCHANGE
    assert line.page.budget_lines.get().planned == Decimal("10.50")


def test_other_files_are_refused_in_words(desk: Client) -> None:
    response = upload(desk, SimpleUploadedFile("brief.pdf", b"%PDF-1.7"))
    assert "Das ist keine Excel-Arbeitsmappe" in response.content.decode()


@pytest.mark.parametrize("url", [EXCHANGE, EXPORT])
def test_those_who_may_edit_no_page_are_kept_out(
    client: Client, line: BudgetLine, url: str
) -> None:
    user = User.objects.create_user("gast")
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(user)

    assert client.get(url).status_code == 302
    home = client.get(reverse("wagtailadmin_home")).content.decode()
    assert EXCHANGE not in home


def test_menu_leads_there(desk: Client) -> None:
    assert EXCHANGE in desk.get(reverse("wagtailadmin_home")).content.decode()
