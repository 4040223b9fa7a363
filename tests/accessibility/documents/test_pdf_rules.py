"""PDF files with one defect each, made from a good one."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from tests.accessibility.documents import contents_of, doubtful, failed, findings_in

Change = Callable[[pikepdf.Pdf], None]


@pytest.fixture
def changed(good_pdf: Path, tmp_path: Path) -> Callable[..., Path]:
    """The good file after a change to it."""

    def make(change: Change, *, name: str = "gebuehren.pdf", **options: Any) -> Path:
        with pikepdf.open(good_pdf) as pdf:
            change(pdf)
            pdf.save(tmp_path / name, **options)
        return tmp_path / name

    return make


def elements(pdf: pikepdf.Pdf, tag: str) -> list[Any]:
    return [
        each
        for each in pdf.objects
        if isinstance(each, pikepdf.Dictionary) and each.get("/S") == tag
    ]


def delete(*keys: str) -> Change:
    def change(pdf: pikepdf.Pdf) -> None:
        for key in keys:
            del pdf.Root[key]

    return change


def retag(old: str, new: str) -> Change:
    def change(pdf: pikepdf.Pdf) -> None:
        for element in elements(pdf, old):
            element["/S"] = pikepdf.Name(new)

    return change


def without_alternative(pdf: pikepdf.Pdf) -> None:
    (figure,) = elements(pdf, "/Figure")
    del figure["/Alt"]
    figure["/K"] = 0


def without_unicode(pdf: pikepdf.Pdf) -> None:
    for each in pdf.objects:
        if isinstance(each, pikepdf.Dictionary) and "/ToUnicode" in each:
            del each["/ToUnicode"]


def without_title(pdf: pikepdf.Pdf) -> None:
    del pdf.trailer["/Info"]
    with pdf.open_metadata() as metadata:
        del metadata["dc:title"]


def long(pdf: pikepdf.Pdf) -> None:
    for _ in range(20):
        pdf.pages.append(pdf.pages[0])
    del pdf.Root["/Outlines"]


def test_a_good_file_is_free_of_findings(good_pdf: Path) -> None:
    assert findings_in(good_pdf) == []
    contents = contents_of(good_pdf)
    assert [heading.level for heading in contents.headings] == [1, 2]
    assert [(table.rows, table.columns) for table in contents.tables] == [(3, 2)]
    assert (contents.list_count, len(contents.figures), contents.bookmarks) == (1, 1, 2)


@pytest.mark.parametrize(
    ("change", "rules"),
    [
        (delete("/StructTreeRoot"), {"pdf-not-tagged"}),
        (delete("/Lang"), {"document-language-missing"}),
        (delete("/ViewerPreferences"), {"pdf-title-not-shown"}),
        (delete("/Metadata"), {"pdf-without-ua-identifier"}),
        (retag("/H2", "/H3"), {"document-heading-level-skipped"}),
        (retag("/H1", "/H2"), {"document-heading-level-skipped"}),
        (retag("/TH", "/TD"), {"document-table-without-headers"}),
        (retag("/LI", "/P"), {"pdf-list-without-items"}),
        (without_alternative, {"document-figure-without-alternative"}),
        (without_unicode, {"pdf-letters-without-unicode"}),
        (long, {"pdf-long-without-bookmarks"}),
    ],
)
def test_a_defect_is_found_and_nothing_else(
    changed: Callable[..., Path], change: Change, rules: set[str]
) -> None:
    path = changed(change)
    assert failed(path) == rules
    assert doubtful(path) == set()


def test_a_finding_names_its_page_in_both_languages(changed: Callable[..., Path]) -> None:
    (finding,) = findings_in(changed(without_alternative))
    assert finding.message.de == "Bild im Dokument ohne Alternativtext: Seite 1"
    assert finding.message.en.endswith("page 1")
    assert finding.selector == "page[1] > figure[1]"


def test_a_role_of_ones_own_counts_as_what_it_is_mapped_to(changed: Callable[..., Path]) -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        retag("/H2", "/Zwischentitel")(pdf)
        pdf.Root.StructTreeRoot["/RoleMap"] = pikepdf.Dictionary(
            {"/Zwischentitel": pikepdf.Name.H2}
        )

    assert [h.level for h in contents_of(changed(change)).headings] == [1, 2]


def test_items_in_groups_are_items_of_their_list(changed: Callable[..., Path]) -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        (items,) = elements(pdf, "/L")
        items["/K"] = pdf.make_indirect(pikepdf.Dictionary(S=pikepdf.Name.Div, K=items["/K"]))

    assert findings_in(changed(change)) == []


def test_tags_that_are_not_announced_need_a_look(changed: Callable[..., Path]) -> None:
    assert doubtful(changed(delete("/MarkInfo"))) == {"pdf-not-tagged"}


def test_a_title_may_be_missing_where_the_files_name_tells_the_topic(
    changed: Callable[..., Path],
) -> None:
    assert doubtful(changed(without_title, name="gebuehren.pdf")) == {"document-title-missing"}
    assert "document-title-missing" in failed(changed(without_title, name="scan_0042.pdf"))


def test_a_language_that_the_text_contradicts_is_found(changed: Callable[..., Path]) -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        pdf.Root["/Lang"] = "en-US"

    path = changed(change)
    assert failed(path) | doubtful(path) == {"document-language-doubtful"}


def test_tags_with_a_language_of_their_own_leave_it_to_a_person(
    changed: Callable[..., Path],
) -> None:
    def change(pdf: pikepdf.Pdf, language: str) -> None:
        pdf.Root["/Lang"] = language
        for element in elements(pdf, "/P"):
            element["/Lang"] = "de"

    stated = changed(lambda pdf: change(pdf, "en-US"))
    assert (failed(stated), doubtful(stated)) == (set(), {"document-language-doubtful"})
    unstated = changed(lambda pdf: change(pdf, ""))
    assert (failed(unstated), doubtful(unstated)) == (set(), {"document-language-missing"})


def test_a_figure_has_the_alternative_of_what_is_around_it(changed: Callable[..., Path]) -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        without_alternative(pdf)
        (figure,) = elements(pdf, "/Figure")
        figure.P["/Alt"] = "Das Rathaus"

    assert findings_in(changed(change)) == []


def test_a_few_letters_without_unicode_need_a_look(changed: Callable[..., Path]) -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        shape = pdf.make_stream(b"500 0 0 0 500 500 d1 0 0 500 500 re f")
        font = pikepdf.Dictionary(
            Type=pikepdf.Name.Font,
            Subtype=pikepdf.Name.Type3,
            FontBBox=[0, 0, 500, 500],
            FontMatrix=[0.001, 0, 0, 0.001, 0, 0],
            CharProcs=pikepdf.Dictionary({"/zeichen": shape}),
            Encoding=pikepdf.Dictionary(Differences=[1, pikepdf.Name("/zeichen")]),
            FirstChar=1,
            LastChar=1,
            Widths=[500],
        )
        page = pdf.pages[0]
        page.Resources.Font["/Zeichen"] = pdf.make_indirect(font)
        page.contents_add(b"BT /Zeichen 12 Tf 50 50 Td <01> Tj ET")

    path = changed(change)
    assert (failed(path), doubtful(path)) == (set(), {"pdf-letters-without-unicode"})


@pytest.mark.parametrize(("is_open", "rules"), [(True, set()), (False, {"pdf-locked-for-readers"})])
def test_a_lock_is_found_where_it_keeps_readers_out(
    changed: Callable[..., Path], is_open: bool, rules: set[str]
) -> None:
    allow = pikepdf.Permissions(accessibility=is_open, modify_other=False)
    lock = pikepdf.Encryption(
        owner="geheim", allow=allow, R=3, aes=False, metadata=False
    )  # of R=4 qpdf says that it lets in
    assert failed(changed(lambda _pdf: None, encryption=lock)) == rules


def test_scanned_pages_are_found(tmp_path: Path) -> None:
    pdf = pikepdf.new()
    for _ in range(2):
        page = pdf.add_blank_page()
        page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Im=_image(pdf)))
        page.Contents = pdf.make_stream(b"q 500 0 0 700 0 0 cm /Im Do Q")
    pdf.save(tmp_path / "bescheid.pdf")
    found = [f for f in findings_in(tmp_path / "bescheid.pdf") if f.rule == "pdf-page-is-a-scan"]
    assert [(f.selector, f.outcome.value) for f in found] == [
        ("page[1]", "failed"),
        ("page[2]", "failed"),
    ]


def _image(pdf: pikepdf.Pdf) -> Any:
    return pdf.make_stream(
        b"\x80",
        Type=pikepdf.Name.XObject,
        Subtype=pikepdf.Name.Image,
        Width=1,
        Height=1,
        BitsPerComponent=8,
        ColorSpace=pikepdf.Name.DeviceGray,
    )


def test_a_picture_page_in_a_document_with_text_needs_a_look(
    changed: Callable[..., Path],
) -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        page = pdf.add_blank_page()
        page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Im=_image(pdf)))
        page.Contents = pdf.make_stream(b"q 500 0 0 700 0 0 cm /Im Do Q")

    assert doubtful(changed(change)) == {"pdf-page-is-a-scan"}
