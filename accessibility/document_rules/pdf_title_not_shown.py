"""A PDF with a title, whose window shows the file's name instead."""

from collections.abc import Iterator

from accessibility.document_rules import PDF, Contents, Hit, document_rule
from accessibility.findings import Impact, Text


def _has_title(contents: Contents) -> bool:
    return bool(contents.title)


@document_rule(
    impact=Impact.MINOR,
    file_types=(PDF,),
    applies=_has_title,
    title=Text(
        de="PDF zeigt den Dateinamen statt des Titels", en="PDF shows its file name, not its title"
    ),
    why=Text(
        de="Der Titel ist eingetragen, doch im Fenster steht der Name der Datei, und den liest der "
        "Screenreader beim Wechseln der Fenster vor.",
        en="A title is there, but the window shows the name of the file, and that is what a screen "
        "reader reads when windows are switched.",
    ),
    advice=Text(
        de="LibreOffice: beim PDF-Export „Barrierefreiheit (PDF/UA)“ oder unter "
        "„Benutzeroberfläche“ „Dokumenttitel anzeigen“ wählen. Word setzt die Angabe beim "
        "Speichern als PDF mit Dokumentstrukturtags; älteren Dateien hilft Acrobat: "
        "„Eigenschaften“, „Ansicht beim Öffnen“, „Dokumenttitel“.",
        en="LibreOffice: when exporting choose “Universal Accessibility (PDF/UA)” or, under “User "
        "Interface”, “Display document title”. Word sets this when it saves a PDF with document "
        "structure tags; for older files use Acrobat: “Properties”, “Initial View”, “Document "
        "Title”.",
    ),
    for_developers=Text(
        de="Setzen Sie im Katalog unter „ViewerPreferences“ den Eintrag „DisplayDocTitle“ auf "
        "„true“.",
        en="In the catalog, under “ViewerPreferences”, set the entry “DisplayDocTitle” to “true”.",
    ),
    fails=Text(
        de="Im Fenster steht „HH_26_final_v3.pdf“", en="The window says “HH_26_final_v3.pdf”"
    ),
    passes=Text(de="Im Fenster steht „Haushalt 2026“", en="The window says “Budget 2026”"),
)
def pdf_title_not_shown(contents: Contents) -> Iterator[Hit]:
    if contents.title and not contents.shows_title:
        yield Hit("document", text=contents.title)
