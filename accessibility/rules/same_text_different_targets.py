"""Links that read the same, in the same sentence or list, but lead to different places.

Whether the targets serve the same purpose cannot be seen from the page, so a person has to judge.
"""

from collections.abc import Iterator

from accessibility.context import context_of
from accessibility.findings import Impact, Text
from accessibility.namesakes import namesakes
from accessibility.rules import Doubt, HtmlPage, quoted, rule


@rule(
    criteria=("2.4.4",),
    act_rules=("fd3a94", "b20e66"),
    impact=Impact.MODERATE,
    applies_to="a[href], area[href], [role=link]",
    title=Text(
        de="Gleicher Linktext für verschiedene Ziele", en="Same link text for different targets"
    ),
    why=Text(
        de="In der Liste der Links, die ein Screenreader anbietet, sind die Ziele nicht zu "
        "unterscheiden.",
        en="In the list of links that a screen reader offers, the targets cannot be told apart.",
    ),
    advice=Text(
        de="Ergänzen Sie, was die Ziele unterscheidet: statt zweimal „Antrag“ besser „Antrag auf "
        "Wohngeld“ und „Antrag auf Kita-Platz“. Führen beide Links zum selben Inhalt, geben Sie "
        "ihnen dieselbe Adresse.",
        en="Add what makes the targets different: instead of “Application” twice write “Apply for "
        "housing benefit” and “Apply for a nursery place”. Where both lead to the same content, "
        "give them the same address.",
    ),
    for_developers=Text(
        de="Heißen Links aus einer Schleife alle gleich, etwa „Mehr“, nehmen Sie den Titel des "
        "Eintrags in den Linktext auf.",
        en="Where the links of a loop all have the same text, such as “More”, take the entry's "
        "title into the link text.",
    ),
    fails=('<a href="/wohngeld/">Antrag</a>\n<a href="/kita/">Antrag</a>'),
    passes=(
        '<a href="/wohngeld/">Antrag auf Wohngeld</a>\n'
        '<a href="/kita/">Antrag auf einen Kita-Platz</a>'
    ),
)
def same_text_different_targets(page: HtmlPage) -> Iterator[Doubt]:
    for first, other in namesakes(page):
        if context_of(page, first).casefold() == context_of(page, other).casefold():
            yield Doubt(other, quoted(page.name_of(other)))
