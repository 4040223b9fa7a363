"""A PDF whose font does not say which letters its shapes are."""

from collections.abc import Iterator

from accessibility.document_rules import PDF, Contents, Doubt, Hit, document_rule
from accessibility.findings import Impact, Text


def _has_text(contents: Contents) -> bool:
    return contents.characters > 0


@document_rule(
    criteria=("1.1.1",),
    impact=Impact.CRITICAL,
    file_types=(PDF,),
    applies=_has_text,
    title=Text(
        de="Schrift im PDF ohne Zuordnung zu Buchstaben", en="PDF font not mapped to letters"
    ),
    why=Text(
        de="Man sieht Buchstaben, doch die Datei sagt nicht, welche es sind. Der Screenreader "
        "liest Unsinn oder nichts, und die Suche findet kein Wort.",
        en="There are letters to be seen, but the file does not say which they are. A screen "
        "reader reads nonsense or nothing, and no search finds a word.",
    ),
    advice=Text(
        de="Erzeugen Sie das PDF in Word oder LibreOffice neu, ohne es zu drucken, und nehmen Sie "
        "eine übliche Schrift. Hilft das nicht, tauschen Sie die Schrift auf den genannten Seiten.",
        en="Make the PDF anew in Word or LibreOffice without printing it, and use a common font. "
        "Where that does not help, replace the font on the pages named.",
    ),
    for_developers=Text(
        de="Betten Sie Schriften mit einer Tabelle „ToUnicode“ ein; Programme, die Buchstaben als "
        "Formen zeichnen, sind für Text ungeeignet.",
        en="Embed fonts with a “ToUnicode” table; programs that draw letters as shapes are unfit "
        "for text.",
    ),
    fails=Text(de="Kopierter Text ergibt „□□□□“", en="Text that is copied comes out as “□□□□”"),
    passes=Text(
        de="Kopierter Text ergibt dieselben Wörter", en="Text that is copied gives the same words"
    ),
)
def pdf_letters_without_unicode(contents: Contents) -> Iterator[Hit]:
    for page in contents.unreadable_pages:
        yield Hit(f"page[{page}]", page)
    for page in contents.flawed_pages:
        yield Doubt(f"page[{page}]", page)
