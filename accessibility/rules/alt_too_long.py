"""A text alternative so long that it should be part of the page."""

from collections.abc import Iterator

from accessibility.findings import Impact, Text
from accessibility.rules import Doubt, HtmlPage, attribute, rule

MAX_CHARS = 250


@rule(
    impact=Impact.MINOR,
    applies_to="img[alt]:not([alt=''])",
    title=Text(de="Alternativtext ist sehr lang", en="Text alternative is very long"),
    why=Text(
        de="Ein Alternativtext wird am Stück vorgelesen: Man kann weder zurückspringen noch "
        "langsam lesen, und wer das Bild sieht, bekommt die Angaben nicht.",
        en="A text alternative is read in one go: one can neither go back nor read slowly, and "
        "whoever sees the picture does not get the information.",
    ),
    advice=Text(
        de="Fassen Sie das Bild in einem Satz zusammen und schreiben Sie Einzelheiten, etwa die "
        "Zahlen eines Diagramms, als Text oder Tabelle daneben.",
        en="Sum the picture up in a sentence and put details, such as the figures of a chart, "
        "beside it as text or table.",
    ),
    for_developers=Text(
        de="Begrenzen Sie das Feld für den Alternativtext und bieten Sie für Einzelheiten ein "
        "eigenes an, das als sichtbarer Text ausgegeben wird.",
        en="Limit the field for the alternative and offer one of its own for details, which is "
        "rendered as visible text.",
    ),
    fails=(
        '<img src="haushalt.png" alt="Säulendiagramm der Ausgaben. 2021: 1,2 Millionen Euro '
        "für Schulen,\n"
        "0,8 Millionen für Straßen und 0,4 Millionen für die Verwaltung. 2022: 1,3 Millionen "
        "Euro für Schulen,\n"
        "0,9 Millionen für Straßen und 0,5 Millionen für die Verwaltung. 2023: 1,5 Millionen "
        'Euro für Schulen">'
    ),
    passes=(
        '<img src="haushalt.png" alt="Ausgaben 2021 bis 2023; die Zahlen stehen in der '
        'Tabelle darunter">'
    ),
)
def alt_too_long(page: HtmlPage) -> Iterator[Doubt]:
    for image in page.shown("img"):
        length = len(attribute(image, "alt"))
        if length > MAX_CHARS:
            yield Doubt(image, Text(de=f"{length} Zeichen", en=f"{length} characters"))
