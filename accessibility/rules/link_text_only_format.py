"""A link that is called by the format of its target alone, such as "PDF" or "Word, 2 MB".

The list or table around it mostly says what is offered, so WCAG 2.4.4 is met; the link alone says
nothing. Where the format itself is the subject, as in an article about PDF, it is right.
"""

import re
from collections.abc import Iterator

from accessibility.findings import Impact, Text
from accessibility.rules import Doubt, HtmlPage, attribute, quoted, rule
from accessibility.vocabulary import words_of

_FORMATS_WORDS = """
ascii avi csv doc docx epub excel gif html ical ics jpeg jpg json kml markdown mobi mp3 mp4 odp
ods odt ogg pdf plain png ppt pptx powerpoint rss rtf svg text txt wav webm word xls xlsx xml zip
"""
_FORMATS = frozenset(_FORMATS_WORDS.split())
_BESIDE_WORDS = """
als and as at barrierefrei byte bytes datei dokument download file gb kb mb oder und ca
"""
_BESIDE = frozenset(_BESIDE_WORDS.split())
_NUMBER = re.compile(r"\d+")


@rule(
    act_rules=("aizyf1",),
    impact=Impact.MINOR,
    applies_to="a[href]",
    title=Text(
        de="Linktext nennt nur das Dateiformat", en="Link text names nothing but the file format"
    ),
    why=Text(
        de="In der Liste der Links, die ein Screenreader anbietet, steht dann mehrmals „PDF“, und "
        "niemand erfährt, wovon das Dokument handelt.",
        en="In the list of links that a screen reader offers, “PDF” then stands several times, and "
        "nobody learns what the document is about.",
    ),
    advice=Text(
        de="Nennen Sie zuerst das Dokument und dann das Format, zum Beispiel „Haushaltsplan 2026 "
        "(PDF, 2 MB)“.",
        en="Name the document first and then its format, such as “Budget 2026 (PDF, 2 MB)”.",
    ),
    for_developers=Text(
        de="Geben Sie den Titel des Dokuments im selben „a“ aus wie Format und Größe.",
        en="Render the document's title within the same “a” as its format and size.",
    ),
    fails='<p>Haushaltsplan: <a href="/haushalt.pdf">PDF</a></p>',
    passes='<p><a href="/haushalt.pdf">Haushaltsplan (PDF)</a></p>',
)
def link_text_only_format(page: HtmlPage) -> Iterator[Doubt]:
    for link in page.shown("a"):
        if not link.has_attr("href") or attribute(link, "role") == "button":
            continue
        name = page.name_of(link)
        words = [word for word in words_of(name) if not _NUMBER.fullmatch(word)]
        if words and not _FORMATS.isdisjoint(words) and (_FORMATS | _BESIDE).issuperset(words):
            yield Doubt(link, quoted(name))
