"""A file that does not say in which language it is written."""

from collections.abc import Iterator

from accessibility.document_rules import Contents, Doubt, Hit, document_rule
from accessibility.findings import Impact, Text


@document_rule(
    criteria=("3.1.1",),
    impact=Impact.SERIOUS,
    title=Text(de="Dokument ohne Sprachangabe", en="Document without a language"),
    why=Text(
        de="Der Screenreader wählt nach der Sprachangabe seine Stimme. Ohne sie liest er "
        "deutschen Text womöglich mit englischer Aussprache vor.",
        en="A screen reader chooses its voice by the stated language. Without it, German text may "
        "be read out with an English pronunciation.",
    ),
    advice=Text(
        de="Word: alles markieren, „Überprüfen“, „Sprache“, „Sprache für die Korrekturhilfen "
        "festlegen“, dann das PDF neu erzeugen. LibreOffice: „Extras“, „Sprache“, „Für gesamten "
        "Text“, dann neu exportieren.",
        en="Word: select all, “Review”, “Language”, “Set Proofing Language”, then make the PDF "
        "anew. LibreOffice: “Tools”, “Language”, “For all Text”, then export anew.",
    ),
    for_developers=Text(
        de="Erzeugt ein Programm die Datei, setzen Sie bei PDF „Lang“ im Katalog, bei DOCX "
        "„w:lang“, bei ODT „fo:language“ der Standardvorlage.",
        en="Where a program makes the file, set “Lang” in the catalog of a PDF, “w:lang” in DOCX, "
        "and “fo:language” of the default style in ODT.",
    ),
    fails=Text(de="Ein PDF ohne den Eintrag „Sprache“", en="A PDF without the entry “Language”"),
    passes=Text(
        de="Ein PDF, dessen Eigenschaften „Deutsch“ nennen",
        en="A PDF whose properties say “German”",
    ),
)
def document_language_missing(contents: Contents) -> Iterator[Hit]:
    if not contents.language:
        # What is tagged with a language of its own may be all of the text.
        kind = Doubt if contents.has_languages else Hit
        yield kind("document")
