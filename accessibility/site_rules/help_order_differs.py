"""A way to get help that stands elsewhere than on most pages."""

from collections import Counter
from collections.abc import Iterator, Sequence

from accessibility.findings import Impact, Text
from accessibility.site_rules import Link, Needs, SeenPage, SeenSite, SiteHit, site_rule

MIN_USUAL = 2

_Way = tuple[str, str]
"""The kind of help and where its link leads."""


@site_rule(
    impact=Impact.MODERATE,
    selector="body",
    criteria=("3.2.6",),
    needs=Needs.ONE_SCAN,
    title=Text(
        de="Hilfe steht an einer anderen Stelle als sonst",
        en="Help stands in another place than elsewhere",
    ),
    why=Text(
        de="Wer Hilfe braucht, sucht sie dort, wo sie auf den anderen Seiten steht. Menschen mit "
        "Gedächtnis- oder Konzentrationsschwierigkeiten finden sie sonst nicht.",
        en="Whoever needs help looks for it where it stands on the other pages. People with "
        "difficulties in memory or concentration do not find it otherwise.",
    ),
    advice=Text(
        de="Zeigen Sie Kontakt, Telefon und Hilfe auf allen Seiten in derselben Reihenfolge und im "
        "selben Bereich, zum Beispiel in der Fußzeile.",
        en="Show contact, telephone and help in the same order and in the same area on all pages, "
        "for example in the footer.",
    ),
    fails='<footer><a href="/kontakt/">Kontakt</a></footer> … '
    '<header><a href="/kontakt/">Kontakt</a></header>',
    passes='<footer><a href="/kontakt/">Kontakt</a></footer> … '
    '<footer><a href="/kontakt/">Kontakt</a></footer>',
)
def help_order_differs(site: SeenSite) -> Iterator[SiteHit]:
    languages = dict.fromkeys(page.main_language for page in site.pages)
    for language in languages:
        yield from _differing([page for page in site.pages if page.main_language == language])


def _differing(pages: Sequence[SeenPage]) -> Iterator[SiteHit]:
    ways = [(page, _once_each(page)) for page in pages]
    regions: Counter[tuple[_Way, str]] = Counter()
    orders: Counter[tuple[_Way, _Way]] = Counter()
    for _, links in ways:
        regions.update((way, link.region) for way, link in links.items())
        orders.update(_neighbours(links))
    for page, links in ways:
        if moved := _moved(links, regions):
            yield SiteHit(page, moved)
        elif swapped := _swapped(links, orders):
            yield SiteHit(page, swapped)


def _once_each(page: SeenPage) -> dict[_Way, Link]:
    """The ways that stand just once on the page: of several, nobody can say which has moved."""
    counts = Counter((kind, link.target) for kind, link in page.facts.help)
    return {
        (kind, link.target): link
        for kind, link in page.facts.help
        if counts[kind, link.target] == 1
    }


def _neighbours(links: dict[_Way, Link]) -> Iterator[tuple[_Way, _Way]]:
    order = list(links)
    for place, first in enumerate(order):
        for second in order[place + 1 :]:
            if links[first].region == links[second].region:
                yield first, second


def _moved(links: dict[_Way, Link], regions: Counter[tuple[_Way, str]]) -> Text | None:
    for way, link in links.items():
        for region, (de, en) in _REGIONS.items():
            usual = regions[way, region]
            if region != link.region and usual >= MIN_USUAL and usual > regions[way, link.region]:
                return Text(
                    de=f"„{link.name}“ steht sonst {de}", en=f"“{link.name}” is elsewhere {en}"
                )
    return None


_REGIONS = {
    "header": ("im Kopf der Seite", "in the header"),
    "footer": ("in der Fußzeile", "in the footer"),
    "body": ("außerhalb von Kopf und Fußzeile", "outside header and footer"),
}


def _swapped(links: dict[_Way, Link], orders: Counter[tuple[_Way, _Way]]) -> Text | None:
    for first, second in _neighbours(links):
        usual = orders[second, first]
        if usual >= MIN_USUAL and usual > orders[first, second]:
            one, other = links[first].name, links[second].name
            return Text(
                de=f"„{one}“ steht hier vor „{other}“", en=f"here “{one}” comes before “{other}”"
            )
    return None
