"""A German start page from which nothing explains the site in sign language.

BITV 2.0, § 4 with Anlage 2; which towns it binds is the law of their state.
"""

from collections.abc import Iterator

from accessibility.findings import Impact, Text
from accessibility.site_rules import SeenSite, SiteHit, site_rule


@site_rule(
    impact=Impact.MODERATE,
    selector="body",
    title=Text(
        de="Startseite ohne Gebärdensprache",
        en="Start page without sign language",
    ),
    why=Text(
        de="Für viele gehörlose Menschen ist Deutsch eine Fremdsprache. Die BITV verlangt auf der "
        "Startseite öffentlicher Stellen Erläuterungen in Deutscher Gebärdensprache.",
        en="For many deaf people German is a foreign language. The German ordinance demands "
        "explanations in German Sign Language on the start page of public bodies.",
    ),
    advice=Text(
        de="Legen Sie eine Seite mit Videos in Deutscher Gebärdensprache an und wählen Sie sie in "
        "den Einstellungen der Website aus.",
        en="Create a page with videos in German Sign Language and choose it in the site's "
        "settings.",
    ),
    for_developers=Text(
        de="Geben Sie den Link auf die gewählte Seite in Gebärdensprache in der Vorlage der "
        "Startseite aus.",
        en="Render the link to the chosen page in sign language in the start page's template.",
    ),
    fails='<header><a href="/kontakt/">Kontakt</a></header>',
    passes='<header><a href="/gebaerdensprache/">Gebärdensprache</a></header>',
)
def sign_language_not_offered(site: SeenSite) -> Iterator[SiteHit]:
    for page in site.pages:
        is_meant = page.is_start and page.main_language == "de" and page.facts.links
        if is_meant and "sign-language" not in page.facts.explanations:
            detail = Text(de=f"„{page.title}“", en=f"“{page.title}”")
            yield SiteHit(page, detail, is_doubt=True)
