"""A file whose text seems to be in another language than the one it states."""

from collections.abc import Iterator

from accessibility.document_rules import Contents, Doubt, Hit, document_rule
from accessibility.findings import Impact, Text
from accessibility.languages import contradicts

MIN_SAMPLE_CHARS = 200


def _has_language_and_text(contents: Contents) -> bool:
    is_readable = not contents.unreadable_pages and not contents.flawed_pages
    is_text = len(contents.sample) >= MIN_SAMPLE_CHARS and is_readable
    return bool(contents.language) and is_text


@document_rule(
    criteria=("3.1.1",),
    impact=Impact.SERIOUS,
    applies=_has_language_and_text,
    title=Text(de="Sprachangabe des Dokuments fraglich", en="Document language doubtful"),
    why=Text(
        de="Der Screenreader liest mit der Stimme der angegebenen Sprache. Ist sie falsch, "
        "versteht man kaum ein Wort.",
        en="A screen reader reads with the voice of the stated language. Where that is wrong, "
        "hardly a word can be understood.",
    ),
    advice=Text(
        de="Word: alles markieren, „Überprüfen“, „Sprache“, die richtige Sprache wählen und das "
        "PDF neu erzeugen. LibreOffice: „Extras“, „Sprache“, „Für gesamten Text“.",
        en="Word: select all, “Review”, “Language”, choose the right language and make the PDF "
        "anew. LibreOffice: “Tools”, “Language”, “For all Text”.",
    ),
    for_developers=Text(
        de="Erzeugt ein Programm die Datei, übergeben Sie ihm die Sprache des Inhalts statt der "
        "Voreinstellung der Vorlage.",
        en="Where a program makes the file, hand it the content's language rather than the "
        "template's default.",
    ),
    fails=Text(
        de="Ein deutscher Bericht, der „Englisch (USA)“ angibt",
        en="A German report that states “English (USA)”",
    ),
    passes=Text(
        de="Ein deutscher Bericht, der „Deutsch“ angibt", en="A German report that states “German”"
    ),
)
def document_language_doubtful(contents: Contents) -> Iterator[Hit]:
    if not _has_language_and_text(contents):
        return
    declared = contents.language.replace("_", "-").split("-")[0].lower()
    guess = contradicts(contents.sample, declared=declared)
    if guess is not None:
        detail = Text(
            de=f"angegeben ist „{contents.language}“, der Text sieht nach „{guess.language}“ aus",
            en=f"“{contents.language}” is stated, the text looks like “{guess.language}”",
        )
        kind = Hit if guess.certain and not contents.has_languages else Doubt
        yield kind("document", text=contents.sample[:120], detail=detail)
