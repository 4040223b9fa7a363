"""Text documents: what fails, what needs a look, what passes, in DOCX and in ODT."""

from collections.abc import Callable
from pathlib import Path

import pytest

from accessibility.documents.refusal import PASSWORD
from tests.accessibility.documents import (
    contents_of,
    docx,
    doubtful,
    failed,
    findings_in,
    odt,
    paragraph,
    parts_of,
    picture,
    refusal_of,
    zipped,
)

HEADER = "<w:trPr><w:tblHeader/></w:trPr>"
DECORATIVE = '<x:decorative xmlns:x="urn:x" val="1"/>'
LONG = paragraph("Der Rat hat es beschlossen. " * 300)


def word_table(*, header: str = "") -> str:
    cells = f"<w:tc>{paragraph('37')}</w:tc>" * 2
    return f"<w:tbl><w:tr>{header}{cells}</w:tr><w:tr>{cells}</w:tr><w:tr>{cells}</w:tr></w:tbl>"


def odt_table(*, has_header: bool) -> str:
    row = "<table:table-row><table:table-cell><text:p>37</text:p></table:table-cell>"
    row += "<table:table-cell><text:p>22</text:p></table:table-cell></table:table-row>"
    first = f"<table:table-header-rows>{row}</table:table-header-rows>" if has_header else row
    return f"<table:table>{first}{row}{row}</table:table>"


def odt_picture(description: str = "", *, style: str = "bild") -> str:
    told = f"<svg:desc>{description}</svg:desc>" if description else ""
    return (
        f'<text:p><draw:frame draw:name="Bild 1" draw:style-name="{style}"><draw:image/>{told}'
        "</draw:frame></text:p>"
    )


@pytest.mark.parametrize(
    ("body", "certain", "perhaps"),
    [
        (paragraph("Gebühren", style="h1") + paragraph("Ein Satz."), set(), set()),
        (
            paragraph("Gebühren", style="h1") + paragraph("Pass", style="h3"),
            {"document-heading-level-skipped"},
            set(),
        ),
        (picture(), {"document-figure-without-alternative"}, set()),
        (picture("Das Rathaus"), set(), set()),
        (picture(inside=DECORATIVE), set(), set()),
        (picture(kind="wordprocessingShape"), set(), set()),
        (picture(kind="chart"), {"document-figure-without-alternative"}, set()),
        (word_table(), set(), {"document-table-without-headers"}),
        (word_table(header=HEADER), set(), set()),
        (
            "".join(map(paragraph, ("- Pass", "- Ausweis", "- Urkunde"))),
            set(),
            {"document-list-typed-by-hand"},
        ),
        (paragraph("- Pass") + paragraph("- Ausweis"), set(), set()),
        (
            paragraph("Gebühren", bold=True) + paragraph("Sie zahlen bar."),
            set(),
            {"document-bold-line-as-heading"},
        ),
        (paragraph("Sie zahlen bar.", bold=True) + paragraph("Ein Satz."), set(), set()),
        (LONG, set(), {"document-without-headings"}),
        (paragraph("Gebühren", style="h1") + LONG, set(), set()),
    ],
)
def test_docx(tmp_path: Path, body: str, certain: set[str], perhaps: set[str]) -> None:
    path = docx(tmp_path / "gebuehren.docx", body)
    assert (failed(path), doubtful(path)) == (certain, perhaps)


@pytest.mark.parametrize(
    ("body", "certain", "perhaps"),
    [
        ('<text:h text:outline-level="1">Gebühren</text:h><text:p>Satz.</text:p>', set(), set()),
        (
            '<text:h text:outline-level="2">Gebühren</text:h>',
            {"document-heading-level-skipped"},
            set(),
        ),
        (odt_picture(), {"document-figure-without-alternative"}, set()),
        (odt_picture("Das Rathaus"), set(), set()),
        (odt_picture(style="zier"), set(), set()),
        (odt_table(has_header=False), set(), {"document-table-without-headers"}),
        (odt_table(has_header=True), set(), set()),
        (
            "<text:p>• Pass</text:p><text:p>• Ausweis</text:p><text:p>• Urkunde</text:p>",
            set(),
            {"document-list-typed-by-hand"},
        ),
        (
            '<text:p text:style-name="fett">Gebühren</text:p><text:p>Sie zahlen bar.</text:p>',
            set(),
            {"document-bold-line-as-heading"},
        ),
        (
            '<text:p><text:span text:style-name="fett">Gebühren</text:span></text:p>'
            "<text:p>Sie zahlen bar.</text:p>",
            set(),
            {"document-bold-line-as-heading"},
        ),
        (
            '<text:p><text:span text:style-name="fett">Pass</text:span> kostet</text:p>'
            "<text:p>Sie zahlen bar.</text:p>",
            set(),
            set(),
        ),
    ],
)
def test_odt(tmp_path: Path, body: str, certain: set[str], perhaps: set[str]) -> None:
    path = odt(tmp_path / "gebuehren.odt", body)
    assert (failed(path), doubtful(path)) == (certain, perhaps)


@pytest.mark.parametrize("make", [docx, odt])
def test_title_and_language(tmp_path: Path, make: Callable[..., Path]) -> None:
    path = tmp_path / f"scan.{make.__name__}"
    make(path, "", title="", language="")
    assert failed(path) == {"document-title-missing", "document-language-missing"}
    make(path, "")
    assert (contents_of(path).title, contents_of(path).language) == ("Gebühren", "de-DE")


def test_the_finding_quotes_what_is_at_fault(tmp_path: Path) -> None:
    body = paragraph("Gebühren", style="h1") + paragraph("Pass", style="h3")
    (finding,) = findings_in(docx(tmp_path / "gebuehren.docx", body))
    assert (finding.html, finding.selector) == ("Pass", "heading[2]")
    assert finding.message.de.endswith("auf Ebene 1 folgt Ebene 3")
    assert (finding.origin.kind, finding.origin.key) == ("document", "7")


def test_a_style_that_is_based_on_a_heading_is_one(tmp_path: Path) -> None:
    own = '<w:style w:styleId="own"><w:basedOn w:val="h2"/></w:style></w:styles>'
    path = docx(tmp_path / "a.docx", paragraph("Pass", style="own"))
    assert contents_of(path).headings == ()
    parts = parts_of(path)
    parts["word/styles.xml"] = parts["word/styles.xml"].replace("</w:styles>", own)
    assert [h.level for h in contents_of(zipped(path, parts)).headings] == [2]


def test_an_encrypted_odt_is_refused(tmp_path: Path) -> None:
    path = odt(tmp_path / "geheim.odt", "")
    parts = parts_of(path) | {"META-INF/manifest.xml": "<manifest><encryption-data/></manifest>"}
    assert refusal_of(zipped(path, parts)) == PASSWORD
