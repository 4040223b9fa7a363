"""What repeats on the pages of a site: navigations by their place, and names to compare."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from html import escape

from accessibility.document import collapse
from accessibility.facts import Navigation, origin_at
from accessibility.findings import Text
from accessibility.site_rules import SeenPage, SiteHit

MIN_LINKS = 3
"""Below that there is no order to keep: a link forward and one back are no menu."""

_NUMBERS = re.compile(r"\(?\d+\)?")
Shown = Sequence[tuple[SeenPage, Navigation]]
_Key = tuple[str, str, str, int]


def repeated_navigations(pages: Sequence[SeenPage]) -> Iterator[Shown]:
    """The navigations outside the main content, together where they are in the same place.

    That is where they have the same name in the same region of pages in the same language. Pages
    that have the same navigation share one object.
    """
    places: dict[_Key, list[tuple[SeenPage, Navigation]]] = defaultdict(list)
    for page in pages:
        for key, navigation in _by_key(page):
            places[key].append((page, navigation))
    yield from (shown for shown in places.values() if len(shown) > 1)


def hit_at(page: SeenPage, navigation: Navigation, detail: Text, *, is_doubt: bool) -> SiteHit:
    """A hit that shows the navigation and leads to where it comes from."""
    name, region = navigation.name, navigation.region
    return SiteHit(
        page,
        detail,
        is_doubt=is_doubt,
        selector="nav" if region == "body" else f"{region} nav",
        html=f'<nav aria-label="{escape(name)}">' if name else "<nav>",
        origin=origin_at(navigation.place),
    )


def plain(name: str) -> str:
    """A name as it is compared, whatever the case of its letters."""
    return unnumbered(name).casefold()


def unnumbered(name: str) -> str:
    """A name without what may change with its target, such as the number of entries."""
    return collapse(_NUMBERS.sub("", name))


def _by_key(page: SeenPage) -> Iterator[tuple[_Key, Navigation]]:
    ordinals: Counter[tuple[str, str]] = Counter()
    for navigation in page.facts.navigations:
        ordinals[navigation.name, navigation.region] += 1
        if navigation.region != "main" and len(navigation.links) >= MIN_LINKS:
            ordinal = ordinals[navigation.name, navigation.region]
            yield (page.main_language, navigation.name, navigation.region, ordinal), navigation
