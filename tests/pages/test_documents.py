"""Documents keep their versions, each under an address of its own."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.documents import get_document_model
from wagtail.models import Page, PageViewRestriction

from pages.documents.versions import keep_version
from pages.models import DocumentPage, LibraryPage
from tests import factories
from tests.pages import paper_files
from tests.pages.library_desk import Publish, file_of


def test_another_file_becomes_another_version_with_its_note(publish: Publish) -> None:
    page = publish(paper_files.pdf("Erste Fassung"))
    publish(paper_files.pdf("Zweite Fassung"), note="Zahlen ergänzt")

    second, first = page.versions.all()

    assert (first.number, first.note, second.number, second.note) == (1, "", 2, "Zahlen ergänzt")
    assert first.document != second.document
    assert len(second.checksum) == 64


def test_publishing_the_same_file_again_makes_no_version(publish: Publish) -> None:
    page = publish(paper_files.pdf("Erste Fassung"))
    page.summary = "Worum es geht."
    page.save_revision().publish()

    assert page.versions.count() == 1


def test_note_that_was_left_over_is_not_that_of_the_next_version(publish: Publish) -> None:
    page = publish(paper_files.pdf("Eins"))
    publish(paper_files.pdf("Zwei"), note="Zahlen ergänzt")
    publish(paper_files.pdf("Drei"), note="Zahlen ergänzt")

    assert [version.note for version in page.versions.all()] == ["", "Zahlen ergänzt", ""]


def test_note_of_the_latest_version_can_be_mended(publish: Publish) -> None:
    page = publish(paper_files.pdf("Eins"))
    page.version_note = "Erste Fassung"
    page.save_revision().publish()

    assert [version.note for version in page.versions.all()] == ["Erste Fassung"]


def test_draft_makes_no_version(publish: Publish) -> None:
    page = publish(paper_files.pdf("Eins"))
    page.document = paper_files.stored(paper_files.pdf("Entwurf"), name="entwurf.pdf")
    page.save_revision()

    assert page.versions.count() == 1


def test_file_that_is_missing_does_not_keep_the_page_from_being_published(
    library: LibraryPage,
) -> None:
    document = paper_files.stored(b"%PDF", name="weg.pdf")
    Path(document.file.path).unlink()

    page = factories.add_page(DocumentPage, parent=library, title="Weg", document=document)

    assert page.live
    assert page.versions.count() == 0


def test_every_version_has_its_address(publish: Publish, client: Client) -> None:
    page = publish(paper_files.pdf("Eins"), title="Strategie")
    first = file_of(page)
    publish(paper_files.pdf("Zwei"), note="Zahlen ergänzt")

    current = client.get(page.url).content.decode()
    old = client.get(f"{page.url}version/1/").content.decode()
    new = client.get(f"{page.url}version/2/").content.decode()

    assert f'href="{page.url}version/1/"' in current
    assert f'href="{page.url}version/2/"' in current
    assert "Zahlen ergänzt" in current
    assert f'href="{first.url}"' in old
    assert "(PDF, " in old
    assert "Es gibt eine neuere Fassung: Fassung 2" in old
    assert page.versions.get(number=1).checksum in old
    assert "Dies ist die aktuelle Fassung" in new
    assert old.count("<h1") == 1


@pytest.mark.parametrize(
    "rest",
    [
        "version/9/",
        "version/0/",
        "version/01/",
        "version/",
        "version/1/x/",
        "version/²/",
        "version/-1/",
    ],
)
def test_version_that_is_not_there_is_not_found(
    publish: Publish, client: Client, rest: str
) -> None:
    page = publish(paper_files.pdf("Eins"))

    assert client.get(page.url + rest).status_code == 404


def test_versions_of_a_private_page_are_private(publish: Publish, client: Client) -> None:
    page = publish(paper_files.pdf("Eins"))
    PageViewRestriction.objects.create(page=page, restriction_type="login")

    assert client.get(f"{page.url}version/1/").status_code == 302


def test_earlier_versions_are_in_the_sitemap(publish: Publish) -> None:
    page = publish(paper_files.pdf("Eins"))
    publish(paper_files.pdf("Zwei"))

    entries = [entry["location"] for entry in publish.library.specific.get_sitemap_urls()]

    assert f"{page.full_url}version/1/" in entries
    assert f"{page.full_url}version/2/" not in entries


def test_number_of_versions_costs_no_queries(publish: Publish, client: Client) -> None:
    page = publish(paper_files.pdf("Eins"))

    def number_of_queries(path: str) -> int:
        client.get(path)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(path).status_code == 200
        return len(queries)

    few = [number_of_queries(page.url), number_of_queries(f"{page.url}version/1/")]
    for number in range(6):
        publish(paper_files.pdf(f"Fassung {number}"))

    many = [number_of_queries(page.url), number_of_queries(f"{page.url}version/1/")]
    assert many == few
    assert max(many) <= 25


def test_file_of_a_version_is_not_replaced_in_the_admin(
    publish: Publish, admin_client: Client
) -> None:
    page = publish(paper_files.pdf("Eins"))
    document = file_of(page)
    before = document.file.read()
    new = paper_files.stored(paper_files.pdf("Neu"), name="neu.pdf")

    response = admin_client.post(
        reverse("wagtaildocs:edit", args=[document.pk]),
        {"title": document.title, "file": new.file.open(), "collection": document.collection_id},
    )

    assert "gehört zu einer veröffentlichten Fassung" in response.content.decode()
    document = get_document_model().objects.get(pk=document.pk)
    assert document.file.read() == before


def test_file_of_a_version_is_not_deleted_in_the_admin(
    publish: Publish, admin_client: Client
) -> None:
    page = publish(paper_files.pdf("Eins"))
    url = reverse("wagtaildocs:delete", args=[file_of(page).pk])

    assert admin_client.get(url).status_code == 200
    response = admin_client.post(url, follow=True)

    assert response.status_code == 200
    assert get_document_model().objects.filter(pk=file_of(page).pk).exists()
    assert page.versions.get().document.file.read()


def test_editors_see_the_state_of_each_version(publish: Publish, admin_client: Client) -> None:
    page = publish(paper_files.pdf("", ""))

    html = admin_client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()

    assert "Veröffentlichte Fassungen" in html
    assert "kein Text darin, wahrscheinlich ein Scan" in html


def test_version_can_be_kept_of_a_page_published_before(publish: Publish) -> None:
    page = publish(paper_files.pdf("Glasfaser"))
    page.versions.all().delete()

    version = keep_version(Page.objects.get(pk=page.pk).specific)

    assert version is not None
    assert version.number == 1
    assert timezone.now() - version.published_at < timedelta(minutes=5)


def test_command_keeps_and_reads_what_was_published_before(
    publish: Publish, capsys: pytest.CaptureFixture[str]
) -> None:
    page = publish(paper_files.pdf("Glasfaser"))
    page.versions.all().delete()

    call_command("read_documents")
    call_command("read_documents")

    assert capsys.readouterr().out == "Konzept (1): Text wird durchsucht\n"
    assert page.versions.get().texts.count() == 1
