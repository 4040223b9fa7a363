"""A long file in which nothing is a heading."""

from collections.abc import Iterator

from accessibility.document_rules import Contents, Doubt, Hit, document_rule
from accessibility.findings import Impact, Text

MIN_CHARS = 6_000  # about three pages


def _is_long(contents: Contents) -> bool:
    return contents.is_tagged and contents.characters >= MIN_CHARS


@document_rule(
    criteria=("1.3.1",),
    impact=Impact.SERIOUS,
    applies=_is_long,
    title=Text(de="Langes Dokument ohne Überschriften", en="Long document without headings"),
    why=Text(
        de="Mit dem Screenreader springt man von Überschrift zu Überschrift. Fehlen sie, muss man "
        "sich alles von vorn bis hinten anhören. Groß und fett geschriebene Zeilen sind nur fürs "
        "Auge Überschriften.",
        en="With a screen reader one jumps from heading to heading. Without them one has to listen "
        "to everything from start to end. Lines in large bold letters are headings to the eye "
        "only.",
    ),
    advice=Text(
        de="Word: Formatvorlagen „Überschrift 1“, „Überschrift 2“ … zuweisen. LibreOffice: "
        "Absatzvorlagen gleichen Namens (Taste F11). Erzeugen Sie danach das PDF neu.",
        en="Word: apply the styles “Heading 1”, “Heading 2” … LibreOffice: the paragraph styles of "
        "the same name (key F11). Then make the PDF anew.",
    ),
    for_developers=Text(
        de="Erzeugt ein Programm die Datei, geben Sie jede Überschrift als Tag H1 bis H6 oder mit "
        "der Formatvorlage „Heading“ aus.",
        en="Where a program makes the file, write each heading as a tag H1 to H6, or with the "
        "style “Heading”.",
    ),
    fails=Text(
        de="Ein Konzept von 40 Seiten, dessen Zwischentitel nur fett sind",
        en="A concept of 40 pages whose subtitles are merely bold",
    ),
    passes=Text(
        de="Ein Konzept mit den Formatvorlagen für Überschriften",
        en="A concept with the styles for headings",
    ),
)
def document_without_headings(contents: Contents) -> Iterator[Hit]:
    if _is_long(contents) and not contents.headings:
        yield Doubt("document")
