"""Files that are broken, huge, encrypted or made to do harm: each is answered in bounded time."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

from accessibility.documents.archives import MAX_PART_BYTES
from accessibility.documents.refusal import BROKEN, PASSWORD, TOO_LARGE
from tests.accessibility.documents import contents_of, docx, parts_of, refusal_of, zipped

Make = Callable[[Path], Path]


def empty(folder: Path) -> Path:
    (folder / "leer.pdf").write_bytes(b"")
    return folder / "leer.pdf"


def garbage(folder: Path) -> Path:
    (folder / "muell.pdf").write_bytes(b"%PDF-1.7\n" + b"\x00\xff" * 500)
    return folder / "muell.pdf"


def no_pages(folder: Path) -> Path:
    pikepdf.new().save(folder / "seitenlos.pdf")
    return folder / "seitenlos.pdf"


def locked(folder: Path) -> Path:
    pdf = pikepdf.new()
    pdf.add_blank_page()
    pdf.save(folder / "geheim.pdf", encryption=pikepdf.Encryption(owner="a", user="b"))
    return folder / "geheim.pdf"


def locked_docx(folder: Path) -> Path:
    content = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le")
    (folder / "geheim.docx").write_bytes(content)
    return folder / "geheim.docx"


def no_zip(folder: Path) -> Path:
    (folder / "text.docx").write_text("kein Archiv")
    return folder / "text.docx"


def nothing_inside(folder: Path) -> Path:
    return zipped(folder / "leer.odt", {"mimetype": "x"})


def bomb(folder: Path) -> Path:
    with zipfile.ZipFile(folder / "bombe.docx", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * (MAX_PART_BYTES + 1))
    return folder / "bombe.docx"


def deep_xml(folder: Path) -> Path:
    path = docx(folder / "tief.docx", "")
    deep = "<a>" * 20_000 + "</a>" * 20_000
    return zipped(path, parts_of(path) | {"word/document.xml": deep})


def many_entities(folder: Path) -> Path:
    path = docx(folder / "wesen.docx", "")
    lines = "".join(
        f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' if n else '<!ENTITY a0 "lol">' for n in range(9)
    )
    bad = f"<!DOCTYPE d [{lines}]><d>&a8;</d>"
    return zipped(path, parts_of(path) | {"word/document.xml": bad})


def too_many_tags(folder: Path) -> Path:
    pdf = tagged()
    tags = pikepdf.Array([pikepdf.Dictionary(S=pikepdf.Name.P)] * 160_000)
    pdf.Root.StructTreeRoot["/K"] = tags
    pdf.save(folder / "viele.pdf")
    return folder / "viele.pdf"


def tagged() -> pikepdf.Pdf:
    pdf = pikepdf.new()
    pdf.add_blank_page()
    pdf.Root["/StructTreeRoot"] = pdf.make_indirect(pikepdf.Dictionary())
    return pdf


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (empty, BROKEN),
        (garbage, BROKEN),
        (no_pages, BROKEN),
        (locked, PASSWORD),
        (locked_docx, PASSWORD),
        (no_zip, BROKEN),
        (nothing_inside, BROKEN),
        (bomb, TOO_LARGE),
        (deep_xml, BROKEN),
        (many_entities, BROKEN),
        (too_many_tags, TOO_LARGE),
    ],
)
def test_the_reason_is_told(tmp_path: Path, make: Make, reason: str) -> None:
    path = make(tmp_path)
    assert refusal_of(path) == reason


def test_a_structure_that_runs_in_a_circle_comes_to_an_end(tmp_path: Path) -> None:
    pdf = tagged()
    root = pdf.Root.StructTreeRoot
    one, two = (pdf.make_indirect(pikepdf.Dictionary(S=pikepdf.Name.Sect)) for _ in "ab")
    one["/K"], two["/K"] = two, pikepdf.Array([one, one, two])
    root["/K"] = one
    root["/RoleMap"] = pikepdf.Dictionary({"/Sect": pikepdf.Name.A, "/A": pikepdf.Name.Sect})
    pdf.Root["/Outlines"] = pikepdf.Dictionary(First=one)
    one["/Next"] = two
    two["/Next"] = one
    pdf.save(tmp_path / "kreis.pdf")
    contents = contents_of(tmp_path / "kreis.pdf")
    assert (contents.has_tags, contents.bookmarks) == (True, 2)


def test_values_of_the_wrong_type_are_taken_for_missing(tmp_path: Path) -> None:
    pdf = tagged()
    for key in ("/Lang", "/MarkInfo", "/ViewerPreferences", "/Outlines", "/Metadata"):
        pdf.Root[key] = 4
    pdf.Root.StructTreeRoot["/K"] = pikepdf.Array([1, pikepdf.Name.P, pikepdf.Dictionary(S=5)])
    pdf.trailer["/Info"] = pikepdf.Array([])
    pdf.pages[0].obj["/Resources"] = pikepdf.Dictionary(Font=pikepdf.Array([3]))
    pdf.save(tmp_path / "falsch.pdf")
    contents = contents_of(tmp_path / "falsch.pdf")
    assert (contents.language, contents.title, contents.bookmarks) == ("", "", 0)


def test_a_title_and_a_language_without_end_are_shortened(tmp_path: Path) -> None:
    contents = contents_of(docx(tmp_path / "lang.docx", "", title="x" * 9999, language="y" * 9999))
    assert (len(contents.title), len(contents.language)) == (500, 50)


def test_characters_that_no_database_keeps_are_left_out(tmp_path: Path) -> None:
    pdf = tagged()
    pdf.trailer["/Info"] = pdf.make_indirect(pikepdf.Dictionary(Title="Geb\x00ühren"))
    pdf.save(tmp_path / "null.pdf")
    assert contents_of(tmp_path / "null.pdf").title == "Gebühren"
