"""Pictures and documents of an edition stay when somebody replaces or deletes the originals."""

import hashlib
import json
import re

import jsonschema
import pytest
from bs4 import BeautifulSoup
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.test import Client
from wagtail.documents.models import Document
from wagtail.images.models import Image
from wagtail.models import Collection, CollectionViewRestriction

from pages import snapshots
from pages.models import ReportEdition, ReportPage
from pages.snapshots.files import Files
from tests import factories
from tests.pages import report_data
from tests.pages.report_data import ReportedTown
from tests.source_tree import ROOT

pytestmark = pytest.mark.django_db
ADDRESS = re.compile(r"/media/editions/[0-9a-f]{64}\.[a-z0-9]+")


@pytest.fixture
def town() -> ReportedTown:
    """A report whose first chapter has every kind of block; not frozen yet."""
    made = report_data.reported_town()
    chapter = made.chapters["text"]
    chapter.body = factories.every_block()
    chapter.save_revision().publish()
    return made


def publish(report: ReportPage) -> ReportEdition:
    ReportPage.objects.get(pk=report.pk).save_revision().publish()
    return report.editions.order_by("-number")[0]


def delete_originals() -> None:
    for each in (*Image.objects.all(), *Document.objects.all()):
        for rendition in each.renditions.all() if isinstance(each, Image) else ():
            rendition.file.delete(save=False)
        each.file.delete(save=False)
        each.delete()


def files_in(client: Client, url: str) -> dict[str, bytes]:
    """What the article loads or offers of the site's own files, by address."""
    answer = client.get(url)
    assert answer.status_code == 200, url
    [article] = BeautifulSoup(answer.content, "lxml").select(
        "article.article .content:first-of-type"
    )
    named: set[str] = set()
    for tag in article.select("[src], [srcset], [poster], a.download"):
        for name in ("src", "srcset", "poster", "href"):
            named |= {part.split()[0] for part in str(tag.get(name) or "").split(",") if part}
    found = {}
    for address in sorted(named):
        loaded = client.get(address)
        assert loaded.status_code == 200, address
        found[address] = loaded.getvalue()
    return found


def test_edition_keeps_its_pictures_and_documents(town: ReportedTown, client: Client) -> None:
    publish(town.report)
    pages = (f"{town.report.url}ausgabe/1/", town.chapters["text"].url)
    before = [files_in(client, url) for url in pages]

    delete_originals()

    assert [files_in(client, url) for url in pages] == before
    endings = {address.rpartition(".")[2] for address in before[0]}
    assert {"webp", "mp4", "vtt", "pdf"} <= endings


def test_copies_are_named_for_their_content_and_listed_with_it(
    town: ReportedTown, client: Client
) -> None:
    edition = publish(town.report)

    document = json.loads(client.get(f"{town.report.url}ausgabe/1/json/").content)
    schema = json.loads((ROOT / "docs" / "report.schema.json").read_text(encoding="utf-8"))
    jsonschema.validate(document, schema)
    rows = document["data"]["files"]
    texts = [row["html"] for row in edition.data["chapters"]]
    assert {row["address"] for row in rows} == set(ADDRESS.findall("".join(texts)))
    for row in rows:
        content = client.get(row["address"]).getvalue()
        assert hashlib.sha256(content).hexdigest() == row["sha256"] == row["address"][16:80]
        assert len(content) == row["size"]


def test_document_is_loaded_under_its_own_name(town: ReportedTown, client: Client) -> None:
    town.chapters["text"].body = [
        factories.block("documents", [factories.document(name="übersicht.pdf").pk])
    ]
    town.chapters["text"].save_revision().publish()
    name = Document.objects.latest("pk").filename
    publish(town.report)

    soup = BeautifulSoup(client.get(town.chapters["text"].url).content, "lxml")

    [link] = soup.select("article a.download")
    assert ADDRESS.fullmatch(str(link["href"]))
    assert link["download"] == name
    assert name.startswith("übersicht")


def test_editions_with_the_same_content_share_the_copy(town: ReportedTown) -> None:
    first = publish(town.report)
    town.measure.title = "Portal für alle"
    town.measure.save_revision().publish()
    copies = set(default_storage.listdir("editions")[1])

    second = publish(town.report)

    assert second.number == 2
    assert second.data["files"] == first.data["files"]
    assert set(default_storage.listdir("editions")[1]) == copies


def test_another_content_under_the_same_address_is_a_change(town: ReportedTown) -> None:
    first = publish(town.report)
    image = Image.objects.get(
        pk=town.chapters["text"].body.first_block_by_name("image").value["image"].pk
    )
    for rendition in image.renditions.all():
        name = str(rendition.file.name)
        default_storage.delete(name)
        default_storage.save(name, ContentFile(b"another picture"))

    second = publish(town.report)

    assert second.number == 2
    assert snapshots.checksum_of(first.data) == first.checksum != second.checksum


def test_what_is_private_or_missing_keeps_its_own_address(
    town: ReportedTown, client: Client
) -> None:
    private = Collection.get_first_root_node().add_child(name="Intern")
    CollectionViewRestriction.objects.create(collection=private, restriction_type="login")
    Document.objects.filter(file__endswith=".mp4").update(collection=private)
    captions = Document.objects.filter(file__endswith=".vtt").latest("pk")
    captions.file.delete(save=False)
    Document.objects.filter(pk=captions.pk).update(file=captions_name(town))

    edition = publish(town.report)

    html = next(row["html"] for row in edition.data["chapters"] if row["kind"] == "text")
    assert re.search(r'src="/documents/\d+/[^"]+\.mp4"', html)
    assert re.search(r'src="/documents/\d+/[^"]+\.vtt"', html)


def captions_name(town: ReportedTown) -> str:
    """A file that is not there."""
    return f"documents/{town.report.pk}-fehlt.vtt"


def test_uploads_that_the_site_does_not_serve_are_never_copied(town: ReportedTown) -> None:
    secret = default_storage.save("documents/geheim.pdf", ContentFile(b"%PDF geheim"))
    town.chapters["text"].body = [
        factories.block("legacy_html", f'<p><a href="/media/{secret}">Akte</a></p>')
    ]
    town.chapters["text"].save_revision().publish()

    edition = publish(town.report)

    assert edition.data["files"] == []


def test_files_of_editions_from_before_are_copied_and_the_data_left_alone(
    town: ReportedTown, client: Client
) -> None:
    edition = publish(town.report)
    edition.data = snapshots.collect(ReportPage.objects.get(pk=town.report.pk))
    del edition.data["files"]
    edition.data["schema"] = "3"
    for row in edition.data["chapters"]:
        row["html"] = row["html"].replace("/media/editions/", "/media/images/")
    name = "0" * 64 + ".webp"
    edition.data["chapters"][0]["html"] = f'<img src="/media/images/{name}" alt="">'
    stored = default_storage.save(f"images/{name}", ContentFile(b"webp"))
    assert stored == f"images/{name}"
    edition.checksum = snapshots.checksum_of(edition.data)
    edition.save()

    call_command("keep_edition_files")
    default_storage.delete(stored)
    call_command("keep_edition_files")

    edition.refresh_from_db()
    assert str(edition.pdf).endswith(".pdf")
    assert snapshots.checksum_of(edition.data) == edition.checksum
    copy = edition.moved_files[f"/media/{stored}"]
    assert client.get(copy).getvalue() == b"webp"
    chapter = edition.data["chapters"][0]["page"]
    [page] = [one for one in town.chapters.values() if one.pk == chapter]
    for url in (page.url, f"{town.report.url}ausgabe/1/"):
        assert copy in client.get(url).content.decode()


@pytest.mark.parametrize("name", ["0" * 64 + ".pdf", "x.pdf", "../documents/x.pdf"])
def test_there_are_no_other_copies(name: str, client: Client) -> None:
    assert client.get(f"/media/editions/{name}").status_code == 404


def test_copies_need_not_be_asked_for_again(town: ReportedTown, client: Client) -> None:
    edition = publish(town.report)

    answer = client.get(edition.data["files"][0]["address"])

    assert "immutable" in answer["Cache-Control"]


def test_impossible_number_of_a_document_is_left_as_it_is() -> None:
    html = f'<a href="/documents/{"9" * 30}/plan.pdf">Plan</a>'

    assert Files(keep=False).pointed(html) == html
