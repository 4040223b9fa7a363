"""A German page whose sentences and words are long (WCAG 3.1.5, level AAA).

Measured with Flesch's reading ease as Toni Amstad fitted it to German in 1978; below 30 his scale
says "very hard", the language of scholars.
"""

from collections import defaultdict
from collections.abc import Iterator

from bs4 import Tag

from accessibility.findings import Impact, Text
from accessibility.prose import FOR_TEXTS_OF_TEMPLATES, Sentence, reading_ease, sentences
from accessibility.rules import Doubt, HtmlPage, rule

MIN_WORDS = 60
MIN_WORDS_OF_EXAMPLE = 15
MIN_EASE = 30


@rule(
    impact=Impact.MINOR,
    applies_to="[lang|=de] p, [lang|=de] li, [lang|=de] dd",
    title=Text(de="Text ist sehr schwer zu lesen", en="Text is very hard to read"),
    why=Text(
        de="Lange Sätze und lange Wörter überfordern viele: Menschen mit Leseschwäche, mit "
        "Lernschwierigkeiten, mit wenig Deutsch, und alle, die es eilig haben.",
        en="Long sentences and long words are too much for many: people with reading or learning "
        "difficulties, with little German, and everybody in a hurry.",
    ),
    advice=Text(
        de="Bilden Sie kürzere Sätze und ersetzen Sie lange Wörter. Fangen Sie bei dem Absatz an, "
        "der hier genannt ist. Lassen Sie ihn von jemandem lesen, der die Sache nicht kennt.",
        en="Write shorter sentences and replace long words. Begin with the paragraph that is named "
        "here. Have it read by somebody who does not know the subject.",
    ),
    for_developers=FOR_TEXTS_OF_TEMPLATES,
    fails='<main lang="de"><p>Die Fortschreibung der Digitalisierungsstrategie erfolgt unter '
    "Berücksichtigung datenschutzrechtlicher Rahmenbedingungen sowie haushaltswirtschaftlicher "
    "Konsolidierungserfordernisse. Verwaltungsinterne Zuständigkeiten bleiben hiervon "
    "unberührt.</p><p>Antragsberechtigt sind gemeinnützige Körperschaften, deren satzungsgemäße "
    "Aufgabenwahrnehmung überwiegend innerhalb des Gemeindegebietes erfolgt. Die "
    "Bewilligungsvoraussetzungen einschließlich erforderlicher Nachweisführungen ergeben sich "
    "aus der Zuwendungsrichtlinie. Anspruchsbegründende Unterlagen müssen vollständig eingereicht "
    "werden, andernfalls erfolgt eine Ablehnung ohne weitergehende Sachverhaltsermittlung.</p>"
    "<p>Die Inanspruchnahme verwaltungsseitiger Beratungsleistungen begründet keinerlei "
    "Rechtsanspruch auf Zuwendungsgewährung. Widerspruchsverfahren richten sich nach den "
    "verwaltungsverfahrensrechtlichen Vorschriften.</p></main>",
    passes='<main lang="de"><p>Die Stadt schreibt ihren Plan fort. Sie achtet auf den '
    "Datenschutz und auf die Kosten. Vereine aus der Stadt können Geld beantragen.</p></main>",
)
def text_hard_to_read(page: HtmlPage) -> Iterator[Doubt]:
    found = sentences(page, language="de")
    if sum(len(sentence.words) for sentence in found) < MIN_WORDS:
        return
    ease = reading_ease(found)
    if ease >= MIN_EASE:
        return
    average = round(sum(len(sentence.words) for sentence in found) / len(found))
    yield Doubt(
        _hardest_block(found),
        Text(
            de=f"Lesbarkeit {max(round(ease), 0)} von 100, im Mittel {average} Wörter je Satz",
            en=f"reading ease {max(round(ease), 0)} of 100, on average {average} words a sentence",
        ),
    )


def _hardest_block(found: list[Sentence]) -> Tag:
    by_block: defaultdict[int, list[Sentence]] = defaultdict(list)
    for sentence in found:
        by_block[id(sentence.block)].append(sentence)
    long_enough = [
        group
        for group in by_block.values()
        if sum(len(sentence.words) for sentence in group) >= MIN_WORDS_OF_EXAMPLE
    ]
    return min(long_enough or by_block.values(), key=reading_ease)[0].block
