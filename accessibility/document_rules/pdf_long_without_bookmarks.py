"""A long PDF without bookmarks."""

from collections.abc import Iterator

from accessibility.document_rules import PDF, Contents, Hit, document_rule
from accessibility.findings import Impact, Text

MIN_PAGES = 21  # as Acrobat's own check has it


def _is_long(contents: Contents) -> bool:
    return (contents.page_count or 0) >= MIN_PAGES


@document_rule(
    impact=Impact.MODERATE,
    file_types=(PDF,),
    applies=_is_long,
    title=Text(de="Langes PDF ohne Lesezeichen", en="Long PDF without bookmarks"),
    why=Text(
        de="Lesezeichen sind das Inhaltsverzeichnis am Rand. Ohne sie blättern alle Seite für "
        "Seite, mit der Tastatur besonders mühsam.",
        en="Bookmarks are the table of contents at the side. Without them everybody leafs through "
        "page by page, which is hardest with the keyboard.",
    ),
    advice=Text(
        de="Word: beim Speichern als PDF unter „Optionen“ „Textmarken erstellen mithilfe von: "
        "Überschriften“. LibreOffice: beim PDF-Export „Gliederung exportieren“.",
        en="Word: when saving as PDF, under “Options”, “Create bookmarks using: Headings”. "
        "LibreOffice: when exporting, “Export outlines”.",
    ),
    for_developers=Text(
        de="Legen Sie aus den Überschriften den Baum „Outlines“ an; WeasyPrint und LibreOffice "
        "tun das von selbst.",
        en="Build the tree “Outlines” from the headings; WeasyPrint and LibreOffice do so by "
        "themselves.",
    ),
    fails=Text(
        de="Ein Haushaltsplan von 300 Seiten ohne Lesezeichen",
        en="A budget of 300 pages without bookmarks",
    ),
    passes=Text(
        de="Derselbe Plan mit einem Lesezeichen je Kapitel",
        en="The same budget with a bookmark for each chapter",
    ),
)
def pdf_long_without_bookmarks(contents: Contents) -> Iterator[Hit]:
    if _is_long(contents) and not contents.bookmarks:
        yield Hit("document")
