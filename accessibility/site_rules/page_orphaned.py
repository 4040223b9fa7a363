"""A published page to which no other page of the site leads."""

from collections.abc import Iterator

from accessibility.findings import Impact, Text
from accessibility.site_rules import Needs, SeenSite, SiteHit, site_rule


@site_rule(
    impact=Impact.MINOR,
    selector="body",
    field="show_in_menus",
    needs=Needs.EVERY_PAGE,
    title=Text(de="Keine andere Seite führt hierher", en="No other page leads here"),
    why=Text(
        de="Wer sich über Menü und Links bewegt, findet die Seite nicht. Oft ist sie vergessen "
        "worden und wird nicht mehr gepflegt.",
        en="Whoever moves by menu and links does not find the page. Often it has been forgotten "
        "and is no longer kept up to date.",
    ),
    advice=Text(
        de="Verlinken Sie die Seite dort, wo man sie erwartet, oder heben Sie die "
        "Veröffentlichung auf. Soll sie nur über eine bekannte Adresse erreichbar sein, ist "
        "nichts zu tun.",
        en="Link the page where it is expected, or unpublish it. If it is meant to be reached by a "
        "known address only, there is nothing to do.",
    ),
    for_developers=Text(
        de="Prüfen Sie, ob Menüs und Übersichten Seiten dieses Typs auslassen.",
        en="Check whether menus and overviews leave out pages of this type.",
    ),
    fails="<main><h1>Umfrage 2019</h1></main>",
    passes='<main><h1>Umfrage 2024</h1></main> … <a href="/umfrage-2024/">Umfrage 2024</a>',
)
def page_orphaned(site: SeenSite) -> Iterator[SiteHit]:
    linked: set[str] = set()
    for page in site.pages:
        linked |= {link.target for link in page.facts.links} - {page.path}
    for page in site.pages:
        if page.is_published and not page.is_start and page.path not in linked:
            detail = Text(de=f"„{page.title}“", en=f"“{page.title}”")
            yield SiteHit(page, detail, is_doubt=True)
