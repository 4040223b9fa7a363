"""A German text that says with abstract nouns what verbs would say."""

from collections.abc import Iterator

from accessibility.findings import Impact, Text
from accessibility.german_style import abstract_nouns, is_nominal
from accessibility.prose import FOR_TEXTS_OF_TEMPLATES, sentences
from accessibility.rules import Doubt, HtmlPage, rule

MIN_SENTENCES = 3


@rule(
    impact=Impact.MINOR,
    applies_to="[lang|=de] p, [lang|=de] li, [lang|=de] dd, [lang|=de] blockquote",
    title=Text(de="Behördendeutsch mit vielen Hauptwörtern", en="Officialese with many nouns"),
    why=Text(
        de="Hauptwörter auf „-ung“ machen Sätze abstrakt. Wer langsam liest oder sich etwas "
        "vorlesen lässt, verliert den Faden.",
        en="Nouns in “-ung” make sentences abstract. Whoever reads slowly or listens loses the "
        "thread.",
    ),
    advice=Text(
        de="Machen Sie aus den Hauptwörtern wieder Verben: statt „nach Durchführung der Prüfung“ "
        "besser „nachdem wir geprüft haben“.",
        en="Turn the nouns back into verbs: rather than “after the performance of the "
        "examination”, write “after we have examined it”.",
    ),
    for_developers=FOR_TEXTS_OF_TEMPLATES,
    fails='<main lang="de"><p>Die Umsetzung erfolgt nach Einholung der Genehmigung. Die '
    "Durchführung bedarf der Zustimmung und der Feststellung des Bedarfs. Die Auswertung dient "
    "der Verbesserung der Steuerung.</p></main>",
    passes='<main lang="de"><p>Wenn der Rat zustimmt, fangen wir an. Dann werten wir aus, was '
    "besser geworden ist.</p></main>",
)
def style_nominal(page: HtmlPage) -> Iterator[Doubt]:
    nominal = [one for one in sentences(page, language="de") if is_nominal(one.words)]
    if len(nominal) < MIN_SENTENCES:
        return
    worst = max(nominal, key=lambda sentence: len(abstract_nouns(sentence.words)))
    nouns = ", ".join(abstract_nouns(worst.words))
    yield Doubt(
        worst.block,
        Text(
            de=f"{len(nominal)} Sätze, der schwerste mit: {nouns}",
            en=f"{len(nominal)} sentences, the heaviest with: {nouns}",
        ),
    )
