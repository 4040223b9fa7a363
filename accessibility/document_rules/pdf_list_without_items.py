"""A list in a PDF that has no items."""

from collections.abc import Iterator

from accessibility.document_rules import PDF, Contents, Hit, document_rule
from accessibility.findings import Impact, Text


def _has_lists(contents: Contents) -> bool:
    return bool(contents.list_count)


@document_rule(
    criteria=("1.3.1",),
    impact=Impact.MODERATE,
    file_types=(PDF,),
    applies=_has_lists,
    title=Text(de="Liste im PDF ohne Listenpunkte", en="List in a PDF without items"),
    why=Text(
        de="Der Screenreader kündigt eine Liste an, findet darin aber keinen Punkt: Wie viele es "
        "sind und wo einer aufhört, bleibt offen.",
        en="A screen reader announces a list but finds no item in it: how many there are and where "
        "one ends stays unknown.",
    ),
    advice=Text(
        de="Legen Sie die Liste in Word oder LibreOffice mit der Schaltfläche für Aufzählungen an "
        "und erzeugen Sie das PDF neu. Wer das PDF in Acrobat bearbeitet, gibt jedem Punkt das Tag "
        "„LI“.",
        en="Make the list in Word or LibreOffice with the button for bullets and make the PDF "
        "anew. Whoever edits the PDF in Acrobat gives each item the tag “LI”.",
    ),
    for_developers=Text(
        de="Legen Sie unter jedes Tag L je Punkt ein LI mit „Lbl“ und „LBody“.",
        en="Below each tag L put an LI with “Lbl” and “LBody” for each item.",
    ),
    fails=Text(
        de="Ein Tag „L“, in dem nur Absätze stehen", en="A tag “L” with nothing but paragraphs"
    ),
    passes=Text(
        de="Ein Tag „L“ mit einem „LI“ je Punkt", en="A tag “L” with an “LI” for each item"
    ),
)
def pdf_list_without_items(contents: Contents) -> Iterator[Hit]:
    for number, broken in enumerate(contents.broken_lists, start=1):
        yield Hit(f"list[{number}]", broken.page)
