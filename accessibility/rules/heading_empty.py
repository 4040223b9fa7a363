"""A heading in which there is nothing to read."""

from collections.abc import Iterator

from bs4 import Tag

from accessibility.findings import Impact, Text
from accessibility.headings import headings
from accessibility.rules import HtmlPage, rule


@rule(
    act_rules=("ffd0e9",),
    impact=Impact.MODERATE,
    same_as=("empty-heading",),
    applies_to="h1, h2, h3, h4, h5, h6, [role=heading]",
    title=Text(de="Überschrift ist leer", en="Heading is empty"),
    why=Text(
        de="Screenreader kündigen eine Überschrift an und lesen dann nichts vor. In der Gliederung "
        "der Seite steht eine Zeile ohne Text.",
        en="Screen readers announce a heading and then read nothing. The page's outline has a line "
        "without text.",
    ),
    advice=Text(
        de="Geben Sie der Überschrift einen Text oder löschen Sie sie. Für Abstand sorgt die "
        "Gestaltung der Seite, nicht eine leere Überschrift.",
        en="Give the heading a text or delete it. The page's design takes care of space, not an "
        "empty heading.",
    ),
    for_developers=Text(
        de="Geben Sie das Überschriftenelement in der Vorlage nur aus, wenn es einen Text hat.",
        en="Let the template render the heading only where it has a text.",
    ),
    fails="<h2></h2>",
    passes="<h2>Aktuelles</h2>",
)
def heading_empty(page: HtmlPage) -> Iterator[Tag]:
    for heading in headings(page):
        if not page.name_of(heading) and not page.may_hold_more(heading):
            yield heading
