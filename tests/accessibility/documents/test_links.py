"""Which links of a page lead to files of its own host."""

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
        ("<a href=https://rat.example/vorlage/>Vorlage (PDF)</a>", ()),
        ("<a href=https://rat.example/vorlage.pdf>Vorlage</a>", ()),
    ],
)
def test_a_link_may_announce_a_file_that_its_address_hides(
    link: str, paths: tuple[str, ...]
) -> None:
    page = parse(f"<main>{link}</main>", url="https://stadt.example/")
    assert document_links(page, url="https://stadt.example/") == paths
