"""A link to a place on another page of the site that does not exist there."""

from collections.abc import Iterator

from accessibility.facts import origin_at
from accessibility.findings import Impact, Text
from accessibility.site_rules import Link, SeenSite, SiteHit, site_rule

_NO_PLACES = ("/", "!", ":~:")


@site_rule(
    impact=Impact.MODERATE,
    selector="a",
    title=Text(
        de="Sprungziel auf der anderen Seite fehlt",
        en="The place on another page that a link jumps to is missing",
    ),
    why=Text(
        de="Der Link öffnet die Seite nur an ihrem Anfang. Wer die Seite nicht überblicken kann, "
        "sucht die angekündigte Stelle vergeblich.",
        en="The link only opens the beginning of the page. Whoever cannot take in the page at a "
        "glance looks in vain for the place that was announced.",
    ),
    advice=Text(
        de="Setzen Sie den Link neu auf eine Überschrift, die es auf der anderen Seite gibt, oder "
        "verlinken Sie die Seite als Ganzes.",
        en="Set the link anew to a heading that exists on the other page, or link to the page as a "
        "whole.",
    ),
    for_developers=Text(
        de="Leiten Sie „id“ von Überschriften aus ihrem Text oder einem festen Schlüssel ab, "
        "damit sie beim Umordnen bleiben.",
        en="Derive the “id” of headings from their text or a fixed key, so that they stay when "
        "parts are moved.",
    ),
    fails='<a href="/kontakt/#sprechzeiten">Sprechzeiten</a> … <h2 id="zeiten">Sprechzeiten</h2>',
    passes='<a href="/kontakt/#zeiten">Sprechzeiten</a> … <h2 id="zeiten">Sprechzeiten</h2>',
)
def fragment_elsewhere_missing(site: SeenSite) -> Iterator[SiteHit]:
    known = {page.path: page for page in site.pages}
    for page in site.pages:
        for link in page.facts.links:
            target = known.get(link.target) if _names_a_place(link) else None
            if target is None or target is page or target.facts.places is None:
                continue
            if link.fragment not in target.facts.places:
                yield SiteHit(
                    page,
                    Text(
                        de=f"„{link.name}“ führt zu {link.target}#{link.fragment}",
                        en=f"“{link.name}” leads to {link.target}#{link.fragment}",
                    ),
                    is_doubt=not (target.is_fresh and target.is_of_scan),
                    selector=f'a[href="{link.href}"]',
                    html=f'<a href="{link.href}">{link.name}</a>',
                    origin=origin_at(link.place),
                )


def _names_a_place(link: Link) -> bool:
    return (
        bool(link.href and link.fragment)
        and link.fragment.lower() != "top"
        and not link.fragment.startswith(_NO_PLACES)
    )
