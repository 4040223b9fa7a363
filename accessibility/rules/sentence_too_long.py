"""Sentences in German that are too long to be read in one go.

The limit is that of the news agency dpa as Wolf Schneider hands it down ("Deutsch für Profis"):
up to 20 words are wished for, 30 are the most that is allowed.
"""

from collections.abc import Iterator

from accessibility.findings import Impact, Text
from accessibility.prose import FOR_TEXTS_OF_TEMPLATES, sentences
from accessibility.rules import Doubt, HtmlPage, rule

MAX_WORDS = 30


@rule(
    impact=Impact.MINOR,
    applies_to="[lang|=de] p, [lang|=de] li, [lang|=de] dd, [lang|=de] blockquote",
    title=Text(de="Sehr langer Satz", en="Very long sentence"),
    why=Text(
        de="Am Ende eines langen Satzes wissen viele nicht mehr, wie er anfing. Wer ihn vorgelesen "
        "bekommt, kann nicht mit den Augen zurückspringen.",
        en="At the end of a long sentence many no longer know how it began. Whoever listens to it "
        "cannot jump back with their eyes.",
    ),
    advice=Text(
        de="Machen Sie zwei oder drei Sätze daraus, für jeden Gedanken einen. Aufzählungen werden "
        "als Liste übersichtlich.",
        en="Make two or three sentences of it, one for each thought. Enumerations are clearer as "
        "a list.",
    ),
    for_developers=FOR_TEXTS_OF_TEMPLATES,
    fails='<main lang="de"><p>Die Stadt, die im Januar 2021 nach langer Beratung in mehreren '
    "Ausschüssen beschlossen hat, ihre Verwaltung zu modernisieren, berichtet nun, nachdem ein "
    "Jahr vergangen ist, was daraus geworden ist und was es gekostet hat.</p></main>",
    passes='<main lang="de"><p>Die Stadt modernisiert ihre Verwaltung. Das hat der Rat 2021 '
    "beschlossen.</p></main>",
)
def sentence_too_long(page: HtmlPage) -> Iterator[Doubt]:
    found = [one for one in sentences(page, language="de") if len(one.words) > MAX_WORDS]
    if not found:
        return
    worst = max(found, key=lambda sentence: len(sentence.words))
    count, more = len(worst.words), len(found) - 1
    yield Doubt(
        worst.block,
        Text(
            de=f"{count} Wörter in „{worst.beginning}“" + (f" und {more} weitere" * bool(more)),
            en=f"{count} words in “{worst.beginning}”" + (f" and {more} more" * bool(more)),
        ),
    )
