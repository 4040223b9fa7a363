"""A German start page from which nothing explains the site in easy-to-read German.

BITV 2.0, § 4 with Anlage 2; which towns it binds is the law of their state.
"""

from collections.abc import Iterator

from accessibility.findings import Impact, Text
from accessibility.site_rules import SeenSite, SiteHit, site_rule


@site_rule(
    impact=Impact.MODERATE,
    selector="body",
    title=Text(
        de="Startseite ohne Leichte Sprache",
        en="Start page without easy-to-read German",
    ),
    why=Text(
        de="Menschen mit Lernschwierigkeiten brauchen die wichtigsten Inhalte in Leichter Sprache."
        " Die BITV verlangt sie auf der Startseite öffentlicher Stellen.",
        en="People with learning difficulties need the main contents in easy-to-read language. The"
        " German ordinance demands them on the start page of public bodies.",
    ),
    advice=Text(
        de="Legen Sie eine Seite in Leichter Sprache an und wählen Sie sie in den Einstellungen "
        "der Website aus. Sie erklärt, was auf der Website steht, wie man sich darin bewegt und"
        " was in der Erklärung zur Barrierefreiheit steht.",
        en="Create a page in easy-to-read German and choose it in the site's settings. It explains"
        " what the site contains, how to move around in it and what the accessibility statement"
        " says.",
    ),
    for_developers=Text(
        de="Geben Sie den Link auf die gewählte Seite in Leichter Sprache in der Vorlage der "
        "Startseite aus.",
        en="Render the link to the chosen easy-to-read page in the start page's template.",
    ),
    fails='<header><a href="/kontakt/">Kontakt</a></header>',
    passes='<header><a href="/leichte-sprache/">Leichte Sprache</a></header>',
)
def easy_read_not_offered(site: SeenSite) -> Iterator[SiteHit]:
    for page in site.pages:
        is_meant = page.is_start and page.main_language == "de" and page.facts.links
        if is_meant and "easy-read" not in page.facts.explanations:
            detail = Text(de=f"„{page.title}“", en=f"“{page.title}”")
            yield SiteHit(page, detail, is_doubt=True)
