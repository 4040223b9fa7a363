"""A navigation whose links stand in another order than on most pages.

WCAG's failure F66: navigation links in a different relative order on different pages.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from accessibility.findings import Impact, Text
from accessibility.repetition import Shown, hit_at, repeated_navigations
from accessibility.site_rules import Navigation, Needs, SeenSite, SiteHit, site_rule

MAX_LINKS_COMPARED = 40
MIN_USUAL = 2
CLEAR_MAJORITY = 2 / 3

_Order = Sequence[str]
_Votes = Mapping[tuple[str, str], int]


@site_rule(
    impact=Impact.MODERATE,
    selector="nav",
    criteria=("3.2.3",),
    needs=Needs.ONE_SCAN,
    title=Text(
        de="Navigation hat eine andere Reihenfolge als sonst",
        en="Navigation is in another order than elsewhere",
    ),
    why=Text(
        de="Wer sich die Reihenfolge im Menü gemerkt hat, etwa mit Vergrößerung oder Screenreader, "
        "findet den gesuchten Link nicht wieder.",
        en="Whoever remembers the order of the menu, for example with magnification or a screen "
        "reader, does not find the link again.",
    ),
    advice=Text(
        de="Zeigen Sie die Links auf allen Seiten in derselben Reihenfolge. Das Menü sollte aus "
        "einer einzigen Vorlage kommen.",
        en="Show the links in the same order on all pages. The menu should come from one single "
        "template.",
    ),
    for_developers=Text(
        de="Geben Sie das Menü in einer einzigen Vorlage aus und sortieren Sie es auf allen "
        "Seiten gleich.",
        en="Render the menu in one single template, and sort it alike on all pages.",
    ),
    fails="<nav>Strategie · Berichte · Kontakt</nav> … <nav>Berichte · Strategie · Kontakt</nav>",
    passes="<nav>Strategie · Berichte · Kontakt</nav> … <nav>Strategie · Kontakt</nav>",
)
def navigation_order_differs(site: SeenSite) -> Iterator[SiteHit]:
    for shown in repeated_navigations(site.pages):
        yield from _out_of_order(shown)


def _out_of_order(shown: Shown) -> Iterator[SiteHit]:
    pages_by_order = Counter(_order(navigation) for _, navigation in shown)
    if len(pages_by_order) == 1:
        return
    votes: dict[tuple[str, str], int] = defaultdict(int)
    for order, pages in pages_by_order.items():
        for pair in combinations(order, 2):
            votes[pair] += pages
    swapped = {order: _swapped(order, votes) for order in pages_by_order}
    for page, navigation in shown:
        order = _order(navigation)
        if found := swapped[order]:
            names = {link.target: link.name for link in reversed(navigation.links)}
            detail = _detail(names[found[0]], names[found[1]])
            is_same_menu = _is_menu_of_others(order, pages_by_order, own=page.path)
            yield hit_at(page, navigation, detail, is_doubt=not is_same_menu)


def _order(navigation: Navigation) -> tuple[str, ...]:
    targets = dict.fromkeys(link.target for link in navigation.links if not link.fragment)
    return tuple(targets)[:MAX_LINKS_COMPARED]


def _swapped(order: _Order, votes: _Votes) -> tuple[str, str] | None:
    """The first two links that more pages, and at least two, have the other way round."""
    for first, second in combinations(order, 2):
        against = votes.get((second, first), 0)
        if against >= MIN_USUAL and against > votes[first, second]:
            return first, second
    return None


def _is_menu_of_others(
    order: _Order, pages_by_order: Counter[tuple[str, ...]], *, own: str
) -> bool:
    """Whether most pages have one navigation here, of the same links but for the page's own.

    Where each page has links of its own, as in a list of what is related, their order may be meant.
    """
    usual, pages = next(each for each in pages_by_order.most_common() if each[0] != order)
    is_clear = pages >= pages_by_order.total() * CLEAR_MAJORITY
    return is_clear and set(order) ^ set(usual) <= {own}


def _detail(first: str, second: str) -> Text:
    return Text(
        de=f"„{first}“ steht hier vor „{second}“",
        en=f"here “{first}” comes before “{second}”",
    )
