"""A picture in a file that has no alternative text and is not marked as decoration."""

from collections.abc import Iterator

from accessibility.document_rules import Contents, Doubt, Hit, document_rule
from accessibility.findings import Impact, Text


def _has_figures(contents: Contents) -> bool:
    return bool(contents.figures)


@document_rule(
    criteria=("1.1.1",),
    impact=Impact.CRITICAL,
    applies=_has_figures,
    title=Text(
        de="Bild im Dokument ohne Alternativtext", en="Picture in a document without alternative"
    ),
    why=Text(
        de="Wer das Bild nicht sieht, erfährt nur, dass dort eines ist, aber nicht, was es zeigt.",
        en="Whoever does not see the picture learns that there is one, but not what it shows.",
    ),
    advice=Text(
        de="Word: Bild mit der rechten Maustaste anklicken, „Alternativtext anzeigen“, in ein bis "
        "zwei Sätzen sagen, was wichtig ist, oder „Als dekorativ markieren“. LibreOffice: rechte "
        "Maustaste, „Alternativtext“. Erzeugen Sie danach das PDF neu.",
        en="Word: click the picture with the right button, “View Alt Text”, say in a sentence or "
        "two what matters, or “Mark as decorative”. LibreOffice: right button, “Alt Text”. Then "
        "make the PDF anew.",
    ),
    for_developers=Text(
        de="Erzeugt ein Programm die Datei, gehört der Text bei PDF in „Alt“ des Tags Figure, bei "
        "DOCX in „descr“ von „wp:docPr“, bei ODT in „svg:desc“.",
        en="Where a program makes the file, the text belongs into “Alt” of the tag Figure in PDF, "
        "into “descr” of “wp:docPr” in DOCX, and into “svg:desc” in ODT.",
    ),
    fails=Text(
        de="Ein Diagramm der Ausgaben ohne Alternativtext",
        en="A chart of expenses without an alternative text",
    ),
    passes=Text(
        de="Dasselbe Diagramm mit „Die Ausgaben stiegen von 2 auf 3 Millionen Euro“",
        en="The same chart with “Expenses rose from 2 to 3 million euros”",
    ),
)
def document_figure_without_alternative(contents: Contents) -> Iterator[Hit]:
    for number, figure in enumerate(contents.figures, start=1):
        if figure.alternative:
            continue
        # What is made of tagged text may be read by its parts.
        kind = Doubt if figure.has_parts else Hit
        yield kind(f"figure[{number}]", figure.page, figure.name)
