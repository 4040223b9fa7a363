"""A heading more than one level below the one before it, or a first one that is not the highest."""

from collections.abc import Iterator

from accessibility.document_rules import Contents, Hit, document_rule
from accessibility.findings import Impact, Text


def _has_headings(contents: Contents) -> bool:
    return bool(contents.headings)


@document_rule(
    impact=Impact.MODERATE,
    applies=_has_headings,
    title=Text(
        de="Überschriftenebene im Dokument übersprungen", en="Heading level skipped in the document"
    ),
    why=Text(
        de="Am Rang der Überschriften erkennt man, was wozu gehört. Fehlt eine Ebene, sucht man "
        "einen Abschnitt, den es nicht gibt.",
        en="The level of the headings tells what belongs to what. Where a level is missing one "
        "looks for a section that is not there.",
    ),
    advice=Text(
        de="Word: „Ansicht“, „Navigationsbereich“ zeigt die Gliederung; weisen Sie die nächste "
        "Ebene zu, auf „Überschrift 1“ folgt „Überschrift 2“. LibreOffice: Navigator (Taste F5), "
        "dann die passende Absatzvorlage.",
        en="Word: “View”, “Navigation Pane” shows the outline; apply the next level: “Heading 2” "
        "follows “Heading 1”. LibreOffice: the Navigator (key F5), then the fitting paragraph "
        "style.",
    ),
    for_developers=Text(
        de="Erzeugt ein Programm die Datei, leiten Sie die Ebene aus der Gliederung ab (H1 bis "
        "H6, „w:outlineLvl“, „text:outline-level“) und nicht aus der Schriftgröße.",
        en="Where a program makes the file, derive the level from the outline (H1 to H6, "
        "“w:outlineLvl”, “text:outline-level”), not from the size of the letters.",
    ),
    fails=Text(
        de="Auf „Überschrift 1“ folgt „Überschrift 3“", en="“Heading 3” follows “Heading 1”"
    ),
    passes=Text(
        de="Auf „Überschrift 1“ folgt „Überschrift 2“", en="“Heading 2” follows “Heading 1”"
    ),
)
def document_heading_level_skipped(contents: Contents) -> Iterator[Hit]:
    upper = 0
    for number, heading in enumerate(contents.headings, start=1):
        if heading.level > upper + 1:
            yield Hit(
                f"heading[{number}]", heading.page, heading.text, _detail(upper, heading.level)
            )
        upper = heading.level


def _detail(upper: int, level: int) -> Text:
    if not upper:
        return Text(
            de=f"die erste Überschrift hat Ebene {level}", en=f"the first heading has level {level}"
        )
    return Text(
        de=f"auf Ebene {upper} folgt Ebene {level}", en=f"level {level} follows level {upper}"
    )
