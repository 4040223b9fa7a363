"""Uploaded files: pictures are public, documents only where their collection is; parts of films."""

import pytest
from django.http import HttpResponseBase
from django.test import Client
from wagtail.documents.models import Document
from wagtail.models import Collection, CollectionViewRestriction

from tests import factories

pytestmark = pytest.mark.django_db
FILM = bytes(range(200))


@pytest.fixture(autouse=True)
def root() -> None:
    factories.root_page()


@pytest.fixture
def film() -> Document:
    document = factories.document(name="film.webm")
    with document.file.storage.open(str(document.file.name), "wb") as file:
        file.write(FILM)
    return document


def content(response: HttpResponseBase) -> bytes:
    return b"".join(getattr(response, "streaming_content", []))


def get(document: Document, **headers: str) -> HttpResponseBase:
    return Client().get(document.url, headers=headers)


def test_pictures_on_pages_can_be_loaded(client: Client) -> None:
    rendition = factories.image().get_rendition("width-400|format-webp")
    drawing = factories.drawing()

    assert client.get(rendition.url).status_code == 200
    assert client.get(drawing.file.url).status_code == 200


def test_documents_go_through_the_view_that_knows_who_may_have_them(client: Client) -> None:
    collection = Collection.get_first_root_node().add_child(name="Intern")
    CollectionViewRestriction.objects.create(collection=collection, restriction_type="login")
    document = factories.document(name="geheim.pdf")
    document.collection = collection
    document.save()

    assert client.get(document.url).status_code == 302
    assert client.get(document.file.url).status_code == 404
    assert client.get(f"/media/images/../{document.file.name}").status_code in {400, 404}
    assert client.get(f"/media/images/%2e%2e/{document.file.name}").status_code in {400, 404}


def test_public_document_comes_from_its_own_address(client: Client) -> None:
    document = factories.document()

    response = client.get(document.url)

    assert response.status_code == 200
    assert content(response) == b"x" * 2048


def test_originals_of_pictures_are_not_public(client: Client) -> None:
    assert client.get(factories.image().file.url).status_code == 404


def test_whole_file_comes_where_no_part_is_asked_for(film: Document) -> None:
    response = get(film)

    assert response.status_code == 200
    assert response["Accept-Ranges"] == "bytes"
    assert response["Content-Type"] == "video/webm"
    assert content(response) == FILM


@pytest.mark.parametrize(
    ("asked", "part", "content_range"),
    [
        ("bytes=0-1", FILM[:2], "bytes 0-1/200"),
        ("bytes=5-5", FILM[5:6], "bytes 5-5/200"),
        ("bytes=150-", FILM[150:], "bytes 150-199/200"),
        ("bytes=150-9999", FILM[150:], "bytes 150-199/200"),
        ("bytes=-20", FILM[-20:], "bytes 180-199/200"),
        ("bytes=-9999", FILM, "bytes 0-199/200"),
    ],
)
def test_part_of_a_file(film: Document, asked: str, part: bytes, content_range: str) -> None:
    response = get(film, range=asked)

    assert response.status_code == 206
    assert content(response) == part
    assert response["Content-Range"] == content_range
    assert response["Content-Length"] == str(len(part))


@pytest.mark.parametrize("asked", ["bytes=200-", "bytes=500-600", "bytes=-0"])
def test_part_that_the_file_does_not_have(film: Document, asked: str) -> None:
    response = get(film, range=asked)

    assert response.status_code == 416
    assert response["Content-Range"] == "bytes */200"
    assert content(response) == b""


@pytest.mark.parametrize("asked", ["bytes=0-1,5-6", "bytes=9-5", "bytes=a-b", "lines=0-1", "x"])
def test_what_is_no_single_range_gets_the_whole_file(film: Document, asked: str) -> None:
    response = get(film, range=asked)

    assert response.status_code == 200
    assert content(response) == FILM


def test_part_is_only_sent_of_the_version_the_visitor_has(film: Document) -> None:
    whole = get(film)

    same = get(film, range="bytes=0-1", if_range=whole["ETag"])
    same_date = get(film, range="bytes=0-1", if_range=whole["Last-Modified"])
    another = get(film, range="bytes=0-1", if_range='"another"')

    assert [same.status_code, same_date.status_code, another.status_code] == [206, 206, 200]


def test_pictures_too_come_in_parts(client: Client) -> None:
    address = factories.drawing().file.url

    assert client.get(address, headers={"range": "bytes=0-3"}).status_code == 206
