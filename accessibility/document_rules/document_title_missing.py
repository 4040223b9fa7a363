"""A file that has no title in its properties."""

import re
from collections.abc import Iterator
from pathlib import PurePath

from accessibility.document_rules import Contents, Doubt, Hit, document_rule
from accessibility.findings import Impact, Text

_WORD = re.compile(r"[^\W\d_]{4,}")
_GENERIC_NAMES = (
    "scan scanned dokument document unbenannt untitled unnamed datei file kopie copy final neu "
    "version entwurf draft print ausdruck image bild anlage anhang download upload"
)
_SAYING_NOTHING = frozenset(_GENERIC_NAMES.split())


@document_rule(
    criteria=("2.4.2",),
    impact=Impact.MODERATE,
    title=Text(de="Dokument ohne Titel", en="Document without a title"),
    why=Text(
        de="Der Titel steht im Fenster, in den Tabs und in Suchergebnissen und ist das Erste, was "
        "ein Screenreader vorliest. Ohne ihn bleibt nur der Name der Datei. Der genügt der Norm, "
        "wenn er sagt, worum es geht.",
        en="The title stands in the window, in tabs and in search results and is the first thing "
        "that a screen reader reads. Without it only the file's name is left. The standard is "
        "content with that where it tells the topic.",
    ),
    advice=Text(
        de="Word: „Datei“, „Informationen“, Feld „Titel“. LibreOffice: „Datei“, „Eigenschaften“, "
        "„Beschreibung“, Feld „Titel“. Erzeugen Sie danach das PDF neu.",
        en="Word: “File”, “Info”, the field “Title”. LibreOffice: “File”, “Properties”, "
        "“Description”, the field “Title”. Then make the PDF anew.",
    ),
    for_developers=Text(
        de="Erzeugt ein Programm die Datei, schreiben Sie den Titel in „dc:title“ (bei PDF in die "
        "XMP-Metadaten).",
        en="Where a program makes the file, write the title into “dc:title” (in a PDF, into the "
        "XMP metadata).",
    ),
    fails=Text(
        de="Die Datei „scan_0042.pdf“ ohne Titel", en="The file “scan_0042.pdf” without a title"
    ),
    passes=Text(
        de="Eine Datei mit dem Titel „Haushaltssatzung 2026“",
        en="A file with the title “Budget by-law 2026”",
    ),
)
def document_title_missing(contents: Contents) -> Iterator[Hit]:
    if contents.title:
        return
    words = _WORD.findall(PurePath(contents.file_name).stem.replace("_", " ").casefold())
    kind = Hit if _SAYING_NOTHING.issuperset(words) else Doubt
    name = Text(
        de=f"es bleibt der Dateiname „{contents.file_name}“",
        en=f"what is left is the file name “{contents.file_name}”",
    )
    yield kind("document", text=contents.file_name, detail=name)
