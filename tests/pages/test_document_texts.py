"""What stands in the files of the library is read page by page, and found."""

from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.documents import get_document_model
from wagtail.models import Collection, CollectionViewRestriction, PageViewRestriction

from pages.documents.extraction import fetch_reading, read_version
from pages.documents.reading import Limits, plain
from pages.documents.tasks import read_document
from pages.models import DocumentText, DocumentVersion
from tests.pages import paper_files
from tests.pages.library_desk import Publish, file_of

State = DocumentVersion.State


# Reading


@pytest.mark.parametrize(
    ("content", "name", "state", "texts"),
    [
        (paper_files.pdf("Breitband für alle", "Seite zwei"), "a.pdf", State.READ, 2),
        (paper_files.docx("Antrag", "mit Glasfaser & mehr"), "a.docx", State.READ, 1),
        (paper_files.odt("Antrag", "mit Glasfaser & mehr"), "a.ODT", State.READ, 1),
        (paper_files.pdf("", ""), "scan.pdf", State.NO_TEXT, 0),
        (paper_files.pdf("7", ""), "scan.pdf", State.NO_TEXT, 0),
        (paper_files.docx(), "leer.docx", State.NO_TEXT, 0),
        (paper_files.pdf("Geheim", password="x"), "geheim.pdf", State.ENCRYPTED, 0),
        (paper_files.word_with_password(), "geheim.docx", State.ENCRYPTED, 0),
        (
            paper_files.odt("x", manifest="<m><encryption-data/></m>"),
            "geheim.odt",
            State.ENCRYPTED,
            0,
        ),
        (b"x" * 2048, "kaputt.pdf", State.BROKEN, 0),
        (paper_files.pdf("Halb")[:200], "halb.pdf", State.BROKEN, 0),
        (b"", "leer.pdf", State.BROKEN, 0),
        (b"PK\x03\x04", "kaputt.docx", State.BROKEN, 0),
        (paper_files.odt("x")[:100], "kaputt.odt", State.BROKEN, 0),
        (paper_files.odt("x"), "eigentlich-odt.docx", State.BROKEN, 0),
        (b"a;b", "liste.csv", State.UNSUPPORTED, 0),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_file_is_read_or_its_state_says_why_not(
    publish: Publish, content: bytes, name: str, state: str, texts: int
) -> None:
    version = publish(content, name=name).versions.get()

    assert version.state == state
    assert version.texts.count() == texts


def test_text_is_stored_page_by_page(publish: Publish) -> None:
    version = publish(paper_files.pdf("Eins über Schulen", "", "Drei")).versions.get()

    assert version.page_count == 3
    assert list(version.texts.values_list("page_number", "text")) == [
        (1, "Eins über Schulen"),
        (3, "Drei"),
    ]


def test_reading_again_changes_nothing(publish: Publish) -> None:
    version = publish(paper_files.pdf("Breitband")).versions.get()

    read_version(version)

    assert list(version.texts.values_list("text", flat=True)) == ["Breitband"]


def test_version_that_was_deleted_meanwhile_is_left_alone(db: None) -> None:
    read_document.call(4711)

    assert not DocumentText.objects.exists()


@pytest.mark.parametrize(
    ("content", "suffix", "limits"),
    [
        (paper_files.pdf("a", "b", "c"), ".pdf", Limits(pages=2)),
        (paper_files.pdf("Breitband"), ".pdf", Limits(bytes=100)),
        (paper_files.pdf("Breitband"), ".pdf", Limits(characters=3)),
        (paper_files.docx("Breitband"), ".docx", Limits(characters=3)),
        (paper_files.bomb(megabytes=20), ".docx", Limits(xml_bytes=5_000_000)),
        (paper_files.pdf("Breitband"), ".pdf", Limits(seconds=0)),
    ],
    ids=["pages", "bytes", "characters", "characters of a DOCX", "bomb", "time"],
)
def test_file_beyond_a_limit_is_too_large(
    tmp_path: Path, content: bytes, suffix: str, limits: Limits
) -> None:
    file = tmp_path / "datei"
    file.write_bytes(content)

    assert fetch_reading(file, suffix=suffix, limits=limits).state == State.TOO_LARGE


def test_memory_is_bounded(tmp_path: Path) -> None:
    file = tmp_path / "datei"
    file.write_bytes(paper_files.bomb(megabytes=90))

    reading = fetch_reading(file, suffix=".docx", limits=Limits(memory_bytes=300_000_000))

    assert reading.state == State.TOO_LARGE


def test_entities_are_not_unfolded(tmp_path: Path) -> None:
    file = tmp_path / "datei"
    file.write_bytes(paper_files.laughing())

    assert fetch_reading(file, suffix=".docx", limits=Limits()).state != State.READ


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Breit-\nband", "Breitband"),
        ("Breit\u2010\r\nband", "Breitband"),
        ("Breit\xad\nband", "Breitband"),
        ("Vor-\nund Nachteile", "Vor- und Nachteile"),
        ("Online-\nDienste", "Online- Dienste"),
        ("2021-\n2022", "2021- 2022"),
        ("a\x00b  c\n\nd", "a b c d"),
    ],
)
def test_words_divided_at_the_end_of_a_line_are_joined(text: str, expected: str) -> None:
    assert plain(text) == expected


def test_citizens_read_why_a_file_may_be_of_no_use_to_them(
    publish: Publish, client: Client
) -> None:
    page = publish(paper_files.pdf("", ""))

    assert "wahrscheinlich eingescannt" in client.get(page.url).content.decode()


# Found by the search


def found(client: Client, query: str) -> str:
    return client.get("/suche/", {"q": query}).content.decode()


def test_text_of_a_file_is_found_with_its_page(publish: Publish, client: Client) -> None:
    page = publish(paper_files.pdf("Anfang", "Es geht um <Glasfaser> im Ort"), title="Ausbau")

    html = found(client, "glasfaser")

    assert "1 Seite gefunden" in html
    assert f'href="{file_of(page).url}#page=2"' in html
    assert "Seite 2 der Datei „Ausbau“ (PDF, " in html
    assert "&lt;<mark>Glasfaser</mark>&gt; im Ort" in html


def test_beginning_of_a_word_finds_it(publish: Publish, client: Client) -> None:
    publish(paper_files.odt("Ein Breitbandausbau"), name="a.odt", title="Ausbau")

    html = found(client, "breitband")

    assert "In der Datei „Ausbau“ (ODT, " in html
    assert "#page" not in html


def test_only_the_current_version_is_searched(publish: Publish, client: Client) -> None:
    publish(paper_files.pdf("Kupferkabel"))
    publish(paper_files.pdf("Lichtleiter"))

    assert "Nichts gefunden" in found(client, "Kupferkabel")
    assert "1 Seite gefunden" in found(client, "Lichtleiter")


def test_file_that_the_page_no_longer_shows_is_not_found(publish: Publish, client: Client) -> None:
    page = publish(paper_files.pdf("Kupferkabel"))
    page.document = None
    page.save_revision().publish()

    assert "Nichts gefunden" in found(client, "Kupferkabel")


def test_what_is_private_is_not_found(publish: Publish, client: Client) -> None:
    page = publish(paper_files.pdf("Kupferkabel"))
    other = publish.another()(paper_files.pdf("Kupferdraht"), title="Draht")
    unpublished = publish.another()(paper_files.pdf("Kupferblech"), title="Blech")
    PageViewRestriction.objects.create(page=page, restriction_type="login")
    secret = Collection.get_first_root_node().add_child(name="Intern")
    CollectionViewRestriction.objects.create(collection=secret, restriction_type="login")
    get_document_model().objects.filter(pk=file_of(other).pk).update(collection=secret)
    unpublished.unpublish()

    assert "Nichts gefunden" in found(client, "Kupfer")


def test_page_that_has_the_word_itself_comes_once(publish: Publish, client: Client) -> None:
    publish(paper_files.pdf("Glasfaser", "Glasfaser", "Glasfaser"), title="Glasfaser")

    html = found(client, "Glasfaser")

    assert "1 Seite gefunden" in html
    assert html.count("#page=") == 2


def test_number_of_files_costs_no_queries(publish: Publish, client: Client) -> None:
    def number_of_queries() -> int:
        found(client, "Glasfaser")
        with CaptureQueriesContext(connection) as queries:
            found(client, "Glasfaser")
        return len(queries)

    publish(paper_files.pdf("Glasfaser"), title="Nummer")
    few = number_of_queries()
    for number in range(8):
        publish.another()(paper_files.pdf("Glasfaser", "Glasfaser"), title=f"Nummer {number}")

    assert number_of_queries() <= few
    assert few <= 25


def test_text_goes_with_its_version(publish: Publish, client: Client) -> None:
    page = publish(paper_files.pdf("Glasfaser"))
    page.versions.all().delete()
    page.delete()

    assert not DocumentText.objects.exists()
    assert "Nichts gefunden" in found(client, "Glasfaser")
