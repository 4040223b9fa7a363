"""Pages of a PDF that are pictures of text."""

from collections.abc import Iterator

from accessibility.document_rules import PDF, Contents, Doubt, Hit, document_rule
from accessibility.findings import Impact, Text

MIN_CHARS_A_PAGE = 3


@document_rule(
    criteria=("1.1.1",),
    impact=Impact.CRITICAL,
    file_types=(PDF,),
    title=Text(de="PDF-Seite nur als Bild", en="PDF page is only a picture"),
    why=Text(
        de="Eine eingescannte Seite ist ein Bild: Es gibt keinen Text, den man sich vorlesen "
        "lassen, durchsuchen oder vergrößert umbrechen lassen kann.",
        en="A scanned page is a picture: there is no text that can be read out, searched or "
        "reflowed in large letters.",
    ),
    advice=Text(
        de="Veröffentlichen Sie statt des Scans die Datei aus Word oder LibreOffice als PDF mit "
        "Tags. Gibt es nur Papier, lassen Sie eine Texterkennung (OCR) laufen, lesen Sie Korrektur "
        "und zeichnen Sie den Text aus, oder bieten Sie den Inhalt als Seite an.",
        en="Instead of the scan publish the file from Word or LibreOffice as a PDF with tags. "
        "Where there is only paper, run text recognition (OCR), proofread and tag the text, or "
        "offer the content as a page.",
    ),
    for_developers=Text(
        de="Lassen Sie gescannte Dateien bei der Annahme durch OCRmyPDF laufen; Tags und "
        "Korrekturlesen ersetzt das nicht.",
        en="Send scanned files through OCRmyPDF when they come in; that replaces neither tags nor "
        "proofreading.",
    ),
    fails=Text(
        de="Ein unterschriebener Bescheid vom Kopierer", en="A signed notice from the copier"
    ),
    passes=Text(
        de="Derselbe Bescheid, aus Word als PDF gespeichert",
        en="The same notice, saved as PDF from Word",
    ),
)
def pdf_page_is_a_scan(contents: Contents) -> Iterator[Hit]:
    described = {figure.page for figure in contents.figures if figure.alternative}
    is_bare = contents.characters < MIN_CHARS_A_PAGE * (contents.page_count or 1)
    # A picture without any words beside it is without an alternative, whatever it shows.
    kind = Hit if is_bare and not contents.figures else Doubt
    for page in contents.pictured_pages:
        if page not in described:
            yield kind(f"page[{page}]", page)
