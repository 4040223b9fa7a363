"""Text that says it is in Leichte Sprache, but breaks that language's rules.

The rules are those of the BITV 2.0, Anlage 2, Teil 2, as far as a programme can see them. For the
length of a sentence, on which it only says "short", the limit is lenient.
"""

from collections.abc import Iterator
from itertools import chain

from accessibility.findings import Impact, Text
from accessibility.leichte_sprache import Passage, claims, offences
from accessibility.rules import Doubt, HtmlPage, rule

MIN_OFFENCES = 2
EXAMPLES = 4


@rule(
    impact=Impact.MODERATE,
    applies_to="[lang*=simple i], main h1, main h2, main h3, body > h1",
    title=Text(
        de="Leichte Sprache hält ihre Regeln nicht ein",
        en="Leichte Sprache does not keep to its rules",
    ),
    why=Text(
        de="Wer Leichte Sprache braucht, verlässt sich darauf: kurze Sätze, bekannte Wörter, keine "
        "Abkürzungen. Die Regeln stehen in der BITV 2.0, Anlage 2.",
        en="Whoever needs Leichte Sprache relies on short sentences, familiar words and no "
        "abbreviations. The rules stand in the BITV 2.0, Anlage 2.",
    ),
    advice=Text(
        de="Teilen Sie lange Sätze und trennen Sie lange Wörter mit Bindestrich: "
        "„Barriere-Freiheit“. Schreiben Sie, wer etwas tut. Lassen Sie den Text "
        "von einer Prüfgruppe lesen.",
        en="Split long sentences, and divide long words with a hyphen: “Barriere-Freiheit”. Write "
        "who does what. Have the text read by a group of testers.",
    ),
    for_developers=Text(
        de='Zeichnen Sie den Abschnitt mit lang="de-simple" aus und kürzen Sie auch die Texte, '
        "die aus der Vorlage kommen.",
        en='Mark the passage with lang="de-simple", and shorten the texts that come from the '
        "template as well.",
    ),
    fails='<main lang="de"><h1>Die Strategie in Leichter Sprache</h1><p>Die Fortschreibung der '
    "Digitalisierungsstrategie wird durch den Rat beschlossen. Man könnte auch gem. § 5 einen "
    "Antrag stellen.</p></main>",
    passes='<main lang="de"><h1>Der Plan in Leichter Sprache</h1><p>Die Stadt hat einen Plan.</p>'
    "<p>Der Plan heißt: Digitale Strategie.</p></main>",
)
def leichte_sprache_rules(page: HtmlPage) -> Iterator[Doubt]:
    for passage in claims(page):
        found = list(chain.from_iterable(offences(page, block) for block in passage.blocks))
        if len(found) >= MIN_OFFENCES:
            yield _doubt(passage, found)


def _doubt(passage: Passage, found: list[Text]) -> Doubt:
    different = list(dict.fromkeys(found))
    shown, more = different[:EXAMPLES], len(different) - EXAMPLES
    return Doubt(
        passage.evidence,
        Text(
            de="; ".join(one.de for one in shown) + (f"; {more} weitere" if more > 0 else ""),
            en="; ".join(one.en for one in shown) + (f"; {more} more" if more > 0 else ""),
        ),
    )
