"""A table in a file in which no cell or row is marked as a header."""

from collections.abc import Iterator

from accessibility.document_rules import PDF, Contents, Doubt, Hit, document_rule
from accessibility.findings import Impact, Text

MIN_CERTAIN_ROWS = 3


def _has_tables(contents: Contents) -> bool:
    return any(table.rows > 1 and table.columns > 1 for table in contents.tables)


@document_rule(
    criteria=("1.3.1",),
    impact=Impact.SERIOUS,
    applies=_has_tables,
    title=Text(
        de="Tabelle im Dokument ohne Kopfzellen", en="Table in a document without header cells"
    ),
    why=Text(
        de="Wer sich eine Tabelle vorlesen lässt, hört zu jeder Zelle die Überschrift ihrer Spalte "
        "oder Zeile. Ohne Kopfzellen bleiben nur Zahlen ohne Zusammenhang.",
        en="Whoever has a table read out hears for each cell the header of its column or row. "
        "Without header cells only numbers without meaning remain.",
    ),
    advice=Text(
        de="Word: Cursor in die erste Zeile, „Tabellenlayout“, „Überschriften wiederholen“, und "
        "unter „Tabellenentwurf“ „Überschrift“ ankreuzen. LibreOffice: „Tabelleneigenschaften“, "
        "„Textfluss“, „Überschrift wiederholen“. Erzeugen Sie danach das PDF neu. Dient die "
        "Tabelle nur der Anordnung, ersetzen Sie sie durch Absätze oder Spalten.",
        en="Word: cursor in the first row, “Table Layout”, “Repeat Header Rows”, and under “Table "
        "Design” tick “Header Row”. LibreOffice: “Table Properties”, “Text Flow”, “Repeat "
        "heading”. Then make the PDF anew. Where the table only arranges things, replace it by "
        "paragraphs or columns.",
    ),
    for_developers=Text(
        de="Erzeugt ein Programm die Datei, geben Sie Kopfzellen bei PDF als TH mit „Scope“ aus, "
        "bei DOCX mit „w:tblHeader“, bei ODT in „table:table-header-rows“.",
        en="Where a program makes the file, write header cells as TH with “Scope” in PDF, with "
        "“w:tblHeader” in DOCX, and in “table:table-header-rows” in ODT.",
    ),
    fails=Text(
        de="Eine Gebührentabelle, deren erste Zeile nur fett ist",
        en="A table of fees whose first row is merely bold",
    ),
    passes=Text(
        de="Dieselbe Tabelle mit wiederholter Überschriftenzeile",
        en="The same table with a repeated header row",
    ),
)
def document_table_without_headers(contents: Contents) -> Iterator[Hit]:
    for number, table in enumerate(contents.tables, start=1):
        if table.has_headers or table.rows < 2 or table.columns < 2:  # noqa: PLR2004
            continue
        # In PDF what only arranges has no business to be tagged as a table; Office has no choice.
        is_certain = contents.file_type == PDF and table.rows >= MIN_CERTAIN_ROWS
        kind = Hit if is_certain else Doubt
        yield kind(f"table[{number}]", table.page, table.text)
