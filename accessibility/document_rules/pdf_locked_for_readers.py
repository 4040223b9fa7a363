"""A PDF whose lock keeps screen readers out."""

from collections.abc import Iterator

from accessibility.document_rules import PDF, Contents, Hit, document_rule
from accessibility.findings import Impact, Text


@document_rule(
    criteria=("1.3.1",),
    impact=Impact.CRITICAL,
    file_types=(PDF,),
    title=Text(de="PDF sperrt Screenreader aus", en="PDF locks screen readers out"),
    why=Text(
        de="Das PDF ist verschlüsselt und verbietet, dass Hilfsmittel seinen Text lesen. Wer nicht "
        "sieht, steht vor einer leeren Datei.",
        en="The PDF is encrypted and forbids assistive technology to read its text. Whoever does "
        "not see is left with an empty file.",
    ),
    advice=Text(
        de="Erzeugen Sie das PDF ohne Schutz neu und tauschen Sie es aus. Word: „Datei“, "
        "„Speichern unter“, PDF, „Optionen“, kein Häkchen bei „Dokument mit einem Kennwort "
        "verschlüsseln“. LibreOffice: „Als PDF exportieren“, Reiter „Sicherheit“, keine Kennwörter "
        "setzen; soll das Ändern verboten bleiben, dort das Häkchen bei „Textzugriff für "
        "Barrierefreiheit aktivieren“ setzen. Gibt es die Vorlage nicht mehr: Acrobat, "
        "„Eigenschaften“, „Sicherheit“, „Keine Sicherheit“; das Kennwort kennt, wer den Schutz "
        "gesetzt hat.",
        en="Make the PDF anew without protection and replace it. Word: “File”, “Save As”, PDF, "
        "“Options”, no tick at “Encrypt the document with a password”. LibreOffice: “Export as "
        "PDF”, tab “Security”, set no passwords. Where changes shall stay forbidden, tick “Enable "
        "text access for accessibility tools” there. Where the source is lost: Acrobat, "
        "“Properties”, “Security”, “No Security”; whoever set the protection knows the password.",
    ),
    for_developers=Text(
        de="Verschlüsseln Sie nicht, oder setzen Sie in den Rechten (Eintrag „P“) das Bit 10 "
        "„extract for accessibility“.",
        en="Do not encrypt, or set bit 10 in the permissions (entry “P”): “extract for "
        "accessibility”.",
    ),
    fails=Text(
        de="Ein PDF mit verbotenem Zugriff für Hilfsmittel",
        en="A PDF that forbids access by assistive technology",
    ),
    passes=Text(de="Ein PDF, das nur das Ändern verbietet", en="A PDF that forbids changes only"),
)
def pdf_locked_for_readers(contents: Contents) -> Iterator[Hit]:
    if not contents.lets_readers_in:
        yield Hit("document")
