"""A short line in bold letters that looks like a heading and is none by style."""

from collections.abc import Iterator

from accessibility.document_rules import DOCX, ODT, Contents, Doubt, Hit, document_rule
from accessibility.findings import Impact, Text


@document_rule(
    criteria=("1.3.1",),
    impact=Impact.MODERATE,
    file_types=(DOCX, ODT),
    title=Text(
        de="Fette Zeile im Dokument wirkt wie eine Überschrift",
        en="Bold line in a document looks like a heading",
    ),
    why=Text(
        de="Fett ist nur fürs Auge eine Überschrift. Im Inhaltsverzeichnis und in der Liste der "
        "Überschriften eines Screenreaders fehlt die Zeile.",
        en="Bold makes a heading to the eye only. The line is missing from the table of contents "
        "and from a screen reader's list of headings.",
    ),
    advice=Text(
        de="Ist die Zeile eine Überschrift, weisen Sie ihr in Word oder LibreOffice die Vorlage "
        "„Überschrift 1“, „Überschrift 2“ … zu.",
        en="Where the line is a heading, apply the style “Heading 1”, “Heading 2” … in Word or "
        "LibreOffice.",
    ),
    for_developers=Text(
        de="Erzeugt ein Programm die Datei, geben Sie Überschriften als Absatz mit der "
        "Formatvorlage „Heading 1“ bis „Heading 6“ aus.",
        en="Where a program makes the file, write headings as paragraphs with the style “Heading "
        "1” to “Heading 6”.",
    ),
    fails=Text(
        de="Eine Zeile „Gebühren“ in Fettschrift vor einem Absatz",
        en="A line “Fees” in bold before a paragraph",
    ),
    passes=Text(
        de="Die Zeile „Gebühren“ mit der Vorlage „Überschrift 2“",
        en="The line “Fees” in the style “Heading 2”",
    ),
)
def document_bold_line_as_heading(contents: Contents) -> Iterator[Hit]:
    for number, line in enumerate(contents.bold_lines, start=1):
        yield Doubt(f"line[{number}]", line.page, line.text)
