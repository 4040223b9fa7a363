"""A way to get help that stands elsewhere than on most pages."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import combinations

from accessibility.findings import Impact, Text
from accessibility.site_rules import Link, Needs, SeenPage, SeenSite, SiteHit, site_rule

MIN_USUAL = 2

_Way = tuple[str, ...]
"""The kind of help and where its link leads, perhaps with the region that it stands in."""
_REGIONS = {
    "header": ("im Kopf der Seite", "in the header"),
    "footer": ("in der Fußzeile", "in the footer"),
    "body": ("außerhalb von Kopf und Fußzeile", "outside header and footer"),
}


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
    for_developers=Text(
        de="Geben Sie Kontakt und Hilfe in einer einzigen Vorlage aus, die alle Seitentypen "
        "einbinden.",
        en="Render contact and help in one single template that all page types include.",
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
    regions: Counter[tuple[_Way, str]] = Counter()
    orders: Counter[tuple[_Way, _Way]] = Counter()
    for page in pages:
        regions.update((way, link.region) for way, link in _once(page, _way).items())
        orders.update(_pairs(_once(page, _way_in_region)))
    for page in pages:
        if moved := _moved(_once(page, _way), regions):
            yield SiteHit(page, moved, is_doubt=True)
        elif swapped := _swapped(_once(page, _way_in_region), orders):
            yield SiteHit(page, swapped, is_doubt=True)


def _way(kind: str, link: Link) -> _Way:
    return kind, link.target


def _way_in_region(kind: str, link: Link) -> _Way:
    return kind, link.target, link.region


def _once(page: SeenPage, key_of: Callable[[str, Link], _Way]) -> dict[_Way, Link]:
    """The ways that there are just once: of several, nobody can say which one has moved."""
    keys = [(key_of(kind, link), link) for kind, link in page.facts.help]
    counts = Counter(key for key, _ in keys)
    return {key: link for key, link in keys if counts[key] == 1}


def _pairs(links: Mapping[_Way, Link]) -> Iterator[tuple[_Way, _Way]]:
    """Two ways each, in their order, that are in the same region."""
    for first, second in combinations(links, 2):
        if links[first].region == links[second].region:
            yield first, second


def _moved(links: Mapping[_Way, Link], regions: Counter[tuple[_Way, str]]) -> Text | None:
    for way, link in links.items():
        for region, (de, en) in _REGIONS.items():
            usual = regions[way, region]
            if region != link.region and usual >= MIN_USUAL and usual > regions[way, link.region]:
                return Text(
                    de=f"„{link.name}“ steht sonst {de}", en=f"“{link.name}” is elsewhere {en}"
                )
    return None


def _swapped(links: Mapping[_Way, Link], orders: Counter[tuple[_Way, _Way]]) -> Text | None:
    for first, second in _pairs(links):
        usual = orders[second, first]
        if usual >= MIN_USUAL and usual > orders[first, second]:
            one, other = links[first].name, links[second].name
            return Text(
                de=f"„{one}“ steht hier vor „{other}“", en=f"here “{one}” comes before “{other}”"
            )
    return None
