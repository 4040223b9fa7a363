"""A report is neither copied nor published past the list of what it lacks."""

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from pages.models import ReportEdition, ReportPage
from tests.pages import report_data
from tests.pages.report_data import ReportedTown

pytestmark = pytest.mark.django_db


@pytest.fixture
def town() -> ReportedTown:
    return report_data.reported_town()


def copy(client: Client, page: Page, **data: str) -> str:
    """What the admin says in the end."""
    form = {
        "new_title": "Vorlage",
        "new_slug": "vorlage",
        "new_parent_page": page.get_parent().pk,
        "copy_subpages": "on",
        **data,
    }
    url = reverse("wagtailadmin_pages:copy", args=[page.pk])
    return client.post(url, form, follow=True).content.decode()


def act(client: Client, page: Page, action: str, **data: object) -> int:
    """The status that the address behind the admin's interface answers."""
    url = reverse("wagtailadmin_api:pages:action", args=[page.pk, action])
    return client.post(url, data, content_type="application/json").status_code


@pytest.mark.parametrize("choice", ["publish_copies", "alias"])
def test_report_is_not_copied_as_public(
    town: ReportedTown, admin_client: Client, choice: str
) -> None:
    shown = copy(admin_client, town.report, **{choice: "on"})

    assert "Kopieren Sie diese Berichte als Entwurf" in shown
    assert f"ohne sie zu veröffentlichen: {town.report.title}." in shown
    assert ReportPage.objects.count() == 1


def test_report_is_copied_as_a_draft_with_its_chapters(
    town: ReportedTown, admin_client: Client
) -> None:
    copy(admin_client, town.report)

    made = ReportPage.objects.get(title="Vorlage")
    assert not made.live
    assert made.get_children().count() == len(town.chapters)


def test_other_pages_are_copied_as_public(town: ReportedTown, admin_client: Client) -> None:
    copy(admin_client, town.strategy, publish_copies="on")

    assert Page.objects.get(title="Vorlage").live


@pytest.mark.parametrize("action", ["copy", "create_alias"])
def test_copies_behind_the_interface_are_refused_alike(
    town: ReportedTown, admin_client: Client, action: str
) -> None:
    where = {"destination_page_id": town.home.pk, "slug": "vorlage", "update_slug": "vorlage"}

    assert act(admin_client, town.report, action, recursive=True, **where) == 400
    assert ReportPage.objects.count() == 1


def test_publishing_behind_the_interface_meets_the_list(
    town: ReportedTown, admin_client: Client
) -> None:
    assert act(admin_client, town.report, "publish") == 400
    assert not ReportEdition.objects.exists()

    assert act(admin_client, town.strategy, "publish") == 200
