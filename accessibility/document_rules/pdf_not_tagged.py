"""A PDF without tags, or with tags that it does not announce."""

from collections.abc import Iterator

from accessibility.document_rules import PDF, Contents, Doubt, Hit, document_rule
from accessibility.findings import Impact, Text


@document_rule(
    criteria=("1.3.1",),
    impact=Impact.CRITICAL,
    file_types=(PDF,),
    title=Text(de="PDF ohne Tags", en="PDF without tags"),
    why=Text(
        de="Erst die Tags sagen, was Überschrift, Absatz, Liste oder Tabelle ist und in welcher "
        "Reihenfolge gelesen wird. Ohne sie bleibt für den Screenreader eine Folge von Wörtern, "
        "die durcheinandergeraten kann.",
        en="Only tags say what is a heading, a paragraph, a list or a table, and in which order "
        "it is read. Without them a screen reader is left with a run of words that may get mixed "
        "up.",
    ),
    advice=Text(
        de="Erzeugen Sie das PDF neu aus der Vorlage. Word: „Datei“, „Speichern unter“, PDF, "
        "„Optionen“, Häkchen bei „Dokumentstrukturtags für Barrierefreiheit“. LibreOffice: "
        "„Datei“, „Exportieren als“, „Als PDF exportieren“, Häkchen bei „Barrierefreiheit "
        "(PDF/UA)“ oder „Tagged PDF“. Drucken Sie nicht in ein PDF: Dabei gehen alle Tags "
        "verloren.",
        en="Make the PDF anew from its source. Word: “File”, “Save As”, PDF, “Options”, tick "
        "“Document structure tags for accessibility”. LibreOffice: “File”, “Export As”, “Export "
        "as PDF”, tick “Universal Accessibility (PDF/UA)” or “Tagged PDF”. Do not print to PDF: "
        "all tags get lost on the way.",
    ),
    for_developers=Text(
        de='Nehmen Sie ein Programm, das Tags schreibt (WeasyPrint mit pdf_variant="pdf/ua-1", '
        "LibreOffice mit „UseTaggedPDF“), und nicht den Druck des Browsers in eine Datei.",
        en='Use a program that writes tags (WeasyPrint with pdf_variant="pdf/ua-1", LibreOffice '
        "with “UseTaggedPDF”), not a browser's printing to a file.",
    ),
    fails=Text(
        de="Ein Formular, das mit „Microsoft Print to PDF“ gedruckt wurde",
        en="A form that was printed with “Microsoft Print to PDF”",
    ),
    passes=Text(
        de="Dasselbe Formular, aus Word mit Dokumentstrukturtags gespeichert",
        en="The same form, saved from Word with document structure tags",
    ),
)
def pdf_not_tagged(contents: Contents) -> Iterator[Hit]:
    if not contents.has_tags:
        yield Hit("document")
    elif not contents.is_marked:
        yield Doubt(
            "document",
            detail=Text(
                de="Es gibt Tags, aber das PDF kündigt sie nicht an; manche Programme übergehen "
                "sie dann",
                en="there are tags, but the PDF does not announce them; some programs then ignore "
                "them",
            ),
        )
