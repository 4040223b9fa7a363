"""A heading more than one level below the one before it, such as an h4 after an h2."""

from collections.abc import Iterator
from itertools import pairwise, takewhile

from bs4 import Tag

from accessibility.findings import Impact, Text
from accessibility.headings import headings, level_of
from accessibility.rules import Broken, Doubt, HtmlPage, rule


@rule(
    impact=Impact.MODERATE,
    same_as=("heading-order",),
    applies_to="h1, h2, h3, h4, h5, h6, [role=heading]",
    title=Text(de="Überschriftenebene übersprungen", en="Heading level skipped"),
    why=Text(
        de="Mit dem Screenreader springt man von Überschrift zu Überschrift und erkennt am Rang, "
        "was wozu gehört. Fehlt eine Ebene, sucht man einen Abschnitt, den es nicht gibt.",
        en="With a screen reader one jumps from heading to heading and tells by the level what "
        "belongs to what. Where a level is missing one looks for a section that is not there.",
    ),
    advice=Text(
        de="Wählen Sie beim Baustein „Überschrift“ die nächste Ebene: Auf Ebene 2 folgt Ebene 3. "
        "Die Ebene richtet sich nach der Gliederung, nicht nach der Schriftgröße.",
        en="Choose the next level in the block “Heading”: level 3 follows level 2. The level goes "
        "by the outline, not by the size of the letters.",
    ),
    for_developers=Text(
        de="Bausteine, die in verschiedenen Tiefen vorkommen, bekommen ihre Ebene von der "
        "Umgebung statt fest „h4“.",
        en="A block that occurs at several depths gets its level from where it stands, not a "
        "fixed “h4”.",
    ),
    fails=("<h1>Bauen</h1>\n<h2>Anträge</h2>\n<h4>Bauantrag</h4>"),
    passes=("<h1>Bauen</h1>\n<h2>Anträge</h2>\n<h3>Bauantrag</h3>"),
)
def heading_level_skipped(page: HtmlPage) -> Iterator[Broken | Doubt]:
    # An empty heading gives no section its name, so it bridges no gap between levels.
    named = [
        heading
        for heading in headings(page)
        if page.name_of(heading) or page.may_hold_more(heading)
    ]
    for before, heading in pairwise(named):
        upper, lower = level_of(before), level_of(heading)
        if lower > upper + 1:
            kind = Doubt if _may_hold_a_heading_between(page, before, heading) else Broken
            yield kind(
                heading,
                Text(
                    de=f"auf Ebene {upper} folgt Ebene {lower}",
                    en=f"level {lower} follows level {upper}",
                ),
            )


def _may_hold_a_heading_between(page: HtmlPage, before: Tag, heading: Tag) -> bool:
    between = takewhile(lambda node: node is not heading, before.next_elements)
    return any(isinstance(node, Tag) and page.may_hold_more(node) for node in between)
