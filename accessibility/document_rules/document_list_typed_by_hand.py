"""Paragraphs in a text document that begin with typed bullets or dashes."""

from collections.abc import Iterator

from accessibility.document_rules import DOCX, ODT, Contents, Doubt, Hit, document_rule
from accessibility.findings import Impact, Text


@document_rule(
    criteria=("1.3.1",),
    impact=Impact.MODERATE,
    file_types=(DOCX, ODT),
    title=Text(de="Aufzählung im Dokument von Hand getippt", en="List typed by hand in a document"),
    why=Text(
        de="Screenreader erkennen die Zeilen nicht als Liste: Sie sagen nicht, wie viele Punkte "
        "folgen, und man kann die Liste nicht überspringen.",
        en="Screen readers do not see a list in these lines: they do not say how many items "
        "follow, and the list cannot be skipped.",
    ),
    advice=Text(
        de="Markieren Sie die Zeilen und wählen Sie in Word oder LibreOffice die Schaltfläche für "
        "Aufzählungszeichen. Löschen Sie die getippten Striche oder Punkte.",
        en="Select the lines and choose the button for bullets in Word or LibreOffice. Delete the "
        "dashes or dots that were typed.",
    ),
    for_developers=Text(
        de="Erzeugt ein Programm die Datei, geben Sie Aufzählungen mit „w:numPr“ (DOCX) oder "
        "„text:list“ (ODT) aus.",
        en="Where a program makes the file, write lists with “w:numPr” (DOCX) or “text:list” "
        "(ODT).",
    ),
    fails=Text(
        de="Drei Absätze, die mit „- “ beginnen", en="Three paragraphs that begin with “- ”"
    ),
    passes=Text(de="Eine Aufzählung mit drei Punkten", en="A bulleted list of three items"),
)
def document_list_typed_by_hand(contents: Contents) -> Iterator[Hit]:
    for number, line in enumerate(contents.typed_lists, start=1):
        yield Doubt(f"lines[{number}]", line.page, line.text)
