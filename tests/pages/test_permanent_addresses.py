"""Editions of reports and versions of documents stay at their addresses, whatever moves."""

from typing import Any

import pytest
from django.db.models import ProtectedError, RestrictedError
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from pages.models import ContentPage, DocumentPage, ReportPage
from tests import factories
from tests.pages import paper_files, report_data
from tests.pages.library_desk import Publish
from tests.pages.report_data import ReportedTown

pytestmark = pytest.mark.django_db

BELOW_A_REPORT = ("", "ausgabe/1/", "ausgabe/1/pdf/", "ausgabe/1/json/", "ausgabe/2/xlsx/")


@pytest.fixture
def town(django_capture_on_commit_callbacks: Any) -> ReportedTown:
    """The reported town with two editions of its report, in a folder of its own."""
    made = report_data.reported_town()
    folder = factories.add_page(ContentPage, parent=made.home, title="Berichte")
    with django_capture_on_commit_callbacks(execute=True):
        made.report.move(folder, pos="last-child")
    report = ReportPage.objects.get(pk=made.report.pk)
    for note in ("", "Name berichtigt"):
        report.title, report.edition_note = f"Bericht {note}", note
        report.save_revision().publish()
    made.report = ReportPage.objects.get(pk=report.pk)
    return made


@pytest.fixture
def rename(django_capture_on_commit_callbacks: Any) -> Any:
    """Gives a page another slug, as an editor does."""

    def _rename(page: Page, slug: str) -> None:
        page = Page.objects.get(pk=page.pk).specific
        page.slug = slug
        with django_capture_on_commit_callbacks(execute=True):
            page.save()

    return _rename


def assert_leads(client: Client, old: str, new: str) -> None:
    answer = client.get(old)
    assert answer.status_code == 301, old
    assert answer["Location"].endswith(new), answer["Location"]
    assert client.get(answer["Location"]).status_code == 200, new


def test_editions_and_files_are_found_after_a_new_slug(
    town: ReportedTown, rename: Any, client: Client
) -> None:
    rename(town.report, "anderer-name")

    for path in BELOW_A_REPORT:
        assert_leads(client, town.report.url + path, f"/berichte/anderer-name/{path}")


def test_editions_are_found_after_a_new_slug_above(
    town: ReportedTown, rename: Any, client: Client
) -> None:
    rename(town.report.get_parent(), "archiv")

    new = town.report.url.replace("berichte", "archiv")
    for path in BELOW_A_REPORT:
        assert_leads(client, town.report.url + path, new + path)


def test_editions_are_found_after_a_move(
    town: ReportedTown, client: Client, django_capture_on_commit_callbacks: Any
) -> None:
    before = town.report.url
    with django_capture_on_commit_callbacks(execute=True):
        town.report.move(town.home, pos="last-child")

    assert_leads(client, f"{before}ausgabe/1/", "/bericht-2024/ausgabe/1/")


def test_editions_of_an_unpublished_report_stay_readable(
    town: ReportedTown, client: Client
) -> None:
    town.report.unpublish()

    assert client.get(town.report.url).status_code == 404
    assert client.get(f"{town.report.url}vergleich/").status_code == 404
    assert client.get(f"{town.report.url}ausgabe/1/json/").status_code == 200
    said = client.get(f"{town.report.url}ausgabe/1/").content.decode()
    assert "Der Bericht ist nicht mehr veröffentlicht" in said
    assert f'href="{town.report.url}ausgabe/2/"' in said
    assert f'href="{town.report.url}"' not in said


def test_editions_of_an_unpublished_report_are_found_after_a_new_slug_above(
    town: ReportedTown, rename: Any, client: Client
) -> None:
    town.report.unpublish()

    rename(town.report.get_parent(), "archiv")

    new = town.report.url.replace("berichte", "archiv")
    assert_leads(client, f"{town.report.url}ausgabe/1/", f"{new}ausgabe/1/")


def test_versions_are_found_after_a_new_slug(publish: Publish, rename: Any, client: Client) -> None:
    publish(paper_files.pdf("Eins"))
    page = publish(paper_files.pdf("Zwei"))
    old = page.url

    rename(page, "neues-konzept")
    assert_leads(client, f"{old}version/1/", "/neues-konzept/version/1/")

    rename(publish.library, "dokumente")
    assert_leads(client, f"{old}version/2/", "/dokumente/neues-konzept/version/2/")


def test_versions_of_an_unpublished_document_stay_readable(
    publish: Publish, rename: Any, client: Client
) -> None:
    page = publish(paper_files.pdf("Eins"))
    page.unpublish()

    said = client.get(f"{page.url}version/1/").content.decode()
    assert "nicht mehr veröffentlicht" in said
    assert f'href="{page.url}"' not in said

    rename(publish.library, "dokumente")
    new = page.url.replace("bibliothek", "dokumente")
    assert_leads(client, f"{page.url}version/1/", f"{new}version/1/")


@pytest.fixture
def report(town: ReportedTown) -> ReportPage:
    """The report with its editions."""
    return ReportPage.objects.get(pk=town.report.pk)


@pytest.fixture
def paper(publish: Publish) -> DocumentPage:
    """A document with two versions."""
    publish(paper_files.pdf("Eins"))
    return publish(paper_files.pdf("Zwei"))


@pytest.mark.parametrize("kind", ["report", "paper"])
def test_page_with_permanent_addresses_is_not_deleted(
    kind: str, admin_client: Client, request: pytest.FixtureRequest
) -> None:
    kept = request.getfixturevalue(kind)

    for page in (kept, kept.get_parent()):
        delete = reverse("wagtailadmin_pages:delete", args=[page.pk])
        answer = admin_client.post(delete, follow=True)
        assert "bleiben unter ihren Adressen lesbar" in answer.content.decode()

        in_bulk = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])
        answer = admin_client.post(f"{in_bulk}?id={page.pk}&next=/admin/")
        assert answer["Location"] == reverse("wagtailadmin_pages:edit", args=[page.pk])

    with pytest.raises((ProtectedError, RestrictedError)):
        kept.delete()
    assert Page.objects.filter(pk=kept.pk).exists()


def test_document_that_was_never_published_is_deleted(
    publish: Publish, admin_client: Client
) -> None:
    draft = factories.add_page(DocumentPage, parent=publish.library, title="Entwurf")

    admin_client.post(reverse("wagtailadmin_pages:delete", args=[draft.pk]))

    assert not Page.objects.filter(pk=draft.pk).exists()
