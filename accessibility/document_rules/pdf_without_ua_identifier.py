"""A tagged PDF that does not claim to follow PDF/UA."""

from collections.abc import Iterator

from accessibility.document_rules import PDF, Contents, Hit, document_rule
from accessibility.findings import Impact, Text


def _has_tags(contents: Contents) -> bool:
    return contents.has_tags


@document_rule(
    impact=Impact.MINOR,
    file_types=(PDF,),
    applies=_has_tags,
    title=Text(de="PDF ohne Kennzeichen PDF/UA", en="PDF without the PDF/UA identifier"),
    why=Text(
        de="An dem Kennzeichen erkennen Programme, dass das PDF nach dem Standard für "
        "barrierefreie PDF (ISO 14289) gemacht ist und seinen Tags zu trauen ist.",
        en="By the identifier programs know that the PDF was made to the standard for accessible "
        "PDF (ISO 14289) and that its tags can be trusted.",
    ),
    advice=Text(
        de="LibreOffice: beim PDF-Export „Barrierefreiheit (PDF/UA)“ wählen. Word setzt das "
        "Kennzeichen nicht immer; prüfen Sie das PDF mit dem PDF Accessibility Checker (PAC) und "
        "setzen Sie es erst, wenn dort nichts mehr offen ist.",
        en="LibreOffice: choose “Universal Accessibility (PDF/UA)” when exporting. Word does not "
        "always set the identifier; check the PDF with the PDF Accessibility Checker (PAC) and "
        "set it only when nothing is left open there.",
    ),
    for_developers=Text(
        de="Schreiben Sie „pdfuaid:part“ in die XMP-Metadaten, sobald veraPDF die Datei ohne "
        "Fehler prüft.",
        en="Write “pdfuaid:part” into the XMP metadata once veraPDF finds no fault with the file.",
    ),
    fails=Text(
        de="Ein PDF mit Tags, in dessen Metadaten PDF/UA nicht vorkommt",
        en="A PDF with tags whose metadata do not mention PDF/UA",
    ),
    passes=Text(
        de="Ein PDF, das LibreOffice als PDF/UA ausgegeben hat",
        en="A PDF that LibreOffice exported as PDF/UA",
    ),
)
def pdf_without_ua_identifier(contents: Contents) -> Iterator[Hit]:
    if contents.has_tags and not contents.is_pdfua:
        yield Hit("document")
