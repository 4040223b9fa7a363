"""Which links of a page lead to files, on its own host and on others."""

import pytest

from accessibility.document import parse
from accessibility.documents.links import document_links


@pytest.mark.parametrize(
    ("link", "paths"),
    [
        ("<a href=/bericht/pdf/>Bericht (PDF, 2 MB)</a>", ("/bericht/pdf/",)),
        ("<a href=/plan>Plan <span>(docx)</span></a>", ("/plan",)),
        ("<a href=/bericht/pdf/>Bericht als PDF, 2 MB</a>", ("/bericht/pdf/",)),
        ("<a href=/bericht/pdf/>Report as PDF</a>", ("/bericht/pdf/",)),
        ("<a href=/bericht/pdf/>Bericht, PDF (2&nbsp;MB)</a>", ("/bericht/pdf/",)),
        ("<a href=/bericht/pdf/>PDF, 1,5 MB: Bericht</a>", ("/bericht/pdf/",)),
        ("<a href=/rat/>PDF 2.0 und was sie kann</a>", ()),
        ("<a href=/rat/>Mehr als PDFs</a>", ()),
        ("<a href=?format=xlsx>Liste (XLSX)</a>", ("/?format=xlsx",)),
        ("<a href=/plan.pdf?v=2>Plan</a>", ("/plan.pdf",)),
        ("<a href=/plan.html>Plan (PDF)</a>", ()),
        ("<a href=/rat/>Warum wir auf PDF verzichten</a>", ()),
        ("<a href=https://stadt.example/plan.pdf>Plan</a>", ("/plan.pdf",)),
        (
            "<a href=https://rat.example/vorlage/?nr=7#seite>Vorlage (PDF)</a>",
            ("https://rat.example/vorlage/?nr=7",),
        ),
        (
            "<a href=//rat.example/vorlage.pdf?v=2#seite>Vorlage</a>",
            ("https://rat.example/vorlage.pdf?v=2",),
        ),
        (
            "<a href=https://rat.example/vorlage.ODT>Vorlage</a>",
            ("https://rat.example/vorlage.ODT",),
        ),
        ("<a href=https://rat.example/liste.xlsx>Liste</a>", ()),
        ("<a href=https://rat.example/liste/>Liste (XLSX)</a>", ()),
        ("<a href=https://rat.example/vorlage/>Vorlage</a>", ()),
        ("<a href=ftp://rat.example/vorlage.pdf>Vorlage</a>", ()),
        ("<a href=mailto:rat@rat.example?subject=vorlage.pdf>Vorlage (PDF)</a>", ()),
    ],
)
def test_a_link_to_a_file_is_known_by_its_address_or_by_its_text(
    link: str, paths: tuple[str, ...]
) -> None:
    page = parse(f"<main>{link}</main>", url="https://stadt.example/")
    assert document_links(page, url="https://stadt.example/") == paths
