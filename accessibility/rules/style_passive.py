"""A German text that hides in the passive voice who does what."""

from collections.abc import Iterator

from accessibility.findings import Impact, Text
from accessibility.german_style import is_passive
from accessibility.prose import FOR_TEXTS_OF_TEMPLATES, sentences
from accessibility.rules import Doubt, HtmlPage, rule

MIN_PASSIVES = 5
MIN_SHARE = 0.4
EXAMPLES = 3


@rule(
    impact=Impact.MINOR,
    applies_to="[lang|=de] p, [lang|=de] li, [lang|=de] dd, [lang|=de] blockquote",
    title=Text(de="Viele Sätze im Passiv", en="Many sentences in the passive voice"),
    why=Text(
        de="„Der Antrag wird geprüft“ verschweigt, wer prüft. Menschen mit Leseschwäche oder "
        "Lernschwierigkeiten verstehen Sätze im Aktiv leichter.",
        en="“The application is examined” does not say by whom. People with reading or learning "
        "difficulties understand the active voice more easily.",
    ),
    advice=Text(
        de="Nennen Sie, wer handelt: „Das Bürgerbüro prüft Ihren Antrag.“ Wo es gleichgültig ist, "
        "wer handelt, darf das Passiv bleiben.",
        en="Name who acts: “The citizens’ office examines your application.” Where it does not "
        "matter who acts, the passive may stay.",
    ),
    for_developers=FOR_TEXTS_OF_TEMPLATES,
    fails='<main lang="de"><p>Der Antrag wird geprüft. Dann wird er bewilligt. Das Geld wird '
    "ausgezahlt. Die Rechnung wird abgelegt. Die Akte wird geschlossen.</p></main>",
    passes='<main lang="de"><p>Das Bürgerbüro prüft Ihren Antrag. Das Geld wird '
    "ausgezahlt.</p></main>",
)
def style_passive(page: HtmlPage) -> Iterator[Doubt]:
    found = sentences(page, language="de")
    passive = [sentence for sentence in found if is_passive(sentence.text)]
    if len(passive) < max(MIN_PASSIVES, MIN_SHARE * len(found)):
        return
    examples = [sentence.beginning for sentence in passive[:EXAMPLES]]
    yield Doubt(
        passive[0].block,
        Text(
            de=f"{len(passive)} von {len(found)} Sätzen, etwa "
            + ", ".join(f"„{example}“" for example in examples),
            en=f"{len(passive)} of {len(found)} sentences, such as "
            + ", ".join(f"“{example}”" for example in examples),
        ),
    )
