"""Files that cannot be taken for an exchange of data are refused with a reason."""

import io
import zipfile

import pytest
from django.contrib.auth.models import User
from openpyxl import Workbook
from wagtail.models import Page

from pages.spreadsheets import reading
from pages.spreadsheets.reading import UnreadableFileError, read_rows
from tests.pages.workbooks import add_row, content_of, export


@pytest.fixture
def admin(db: None) -> User:
    return User.objects.create_superuser("chefin", "chefin@stadt.example", "geheim")


def zip_of(**parts: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return stream.getvalue()


def other_sheet() -> bytes:
    book = Workbook()
    book.active.title = "Tabelle1"
    return content_of(book)


def without_headings() -> bytes:
    book = Workbook()
    book.active.title = "Kosten"
    return content_of(book)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"Jahr;Betrag", "keine Excel-Arbeitsmappe"),
        (b"", "keine Excel-Arbeitsmappe"),
        (zip_of(readme=b"x"), "keine Excel-Arbeitsmappe"),
        (zip_of(xl__workbook_xml=b"<broken"), "nicht gelesen werden"),
        (zip_of(xl__workbook_xml=b'<!DOCTYPE a [<!ENTITY b "c">]><a/>'), "nicht gelesen werden"),
        (other_sheet(), "Maßnahmen oder Meilensteine"),
        (without_headings(), "Überschriften"),
    ],
)
def test_bad_files_are_refused_with_a_reason(content: bytes, message: str) -> None:
    with pytest.raises(UnreadableFileError) as refused:
        read_rows(content)
    assert message in str(refused.value)


def test_bombs_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = zip_of(xl__workbook_xml=b"<a/>", bomb=b"0" * 5_000_000)
    monkeypatch.setattr(reading, "MAX_UNPACKED_BYTES", 1_000_000)
    with pytest.raises(UnreadableFileError, match="packt"):
        read_rows(bomb)


def test_too_many_rows_are_refused(
    monkeypatch: pytest.MonkeyPatch, town: dict[str, Page], admin: User
) -> None:
    book = export(admin)
    for _number in range(5):
        add_row(book, "Kosten", Maßnahme="M-01")
    monkeypatch.setattr(reading, "MAX_ROWS", 3)
    with pytest.raises(UnreadableFileError, match="Zeilen"):
        read_rows(content_of(book))
