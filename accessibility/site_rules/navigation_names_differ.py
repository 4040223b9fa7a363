"""The same link of a menu has another name than on most pages, or the same name another target.

WCAG's failure F31: two different labels for the same function on different pages.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Set

from accessibility.findings import Impact, Text
from accessibility.repetition import Shown, hit_at, plain, repeated_navigations, unnumbered
from accessibility.site_rules import Navigation, Needs, SeenSite, SiteHit, site_rule

_Usual = dict[str, str]


@site_rule(
    impact=Impact.MODERATE,
    selector="nav",
    criteria=("3.2.4",),
    needs=Needs.ONE_SCAN,
    title=Text(
        de="Derselbe Link heißt in der Navigation verschieden",
        en="The same link has different names in the navigation",
    ),
    why=Text(
        de="Wer einen Link an seinem Namen wiedererkennt, hält ihn unter anderem Namen für etwas "
        "anderes.",
        en="Whoever recognises a link by its name takes it for something else when it is called "
        "differently.",
    ),
    advice=Text(
        de="Nennen Sie dasselbe Ziel auf allen Seiten gleich, und verschiedene Ziele verschieden.",
        en="Call the same target by the same name on all pages, and different ones differently.",
    ),
    for_developers=Text(
        de="Geben Sie wiederkehrende Links und Bedienelemente in einer einzigen Vorlage aus und "
        "nehmen Sie ihren Namen aus einer Quelle.",
        en="Render recurring links and controls in one single template, and take their names from "
        "one source.",
    ),
    fails='<nav><a href="/kontakt/">Kontakt</a></nav> … '
    '<nav><a href="/kontakt/">Ansprechpartner</a></nav>',
    passes='<nav><a href="/kontakt/">Kontakt</a></nav> … '
    '<nav><a href="/kontakt/">Kontakt</a></nav>',
)
def navigation_names_differ(site: SeenSite) -> Iterator[SiteHit]:
    languages = {page.path: page.main_language for page in site.pages}
    for shown in repeated_navigations(site.pages):
        own = shown[0][0].main_language
        foreign = {path for path, language in languages.items() if language != own}
        names, targets = _usual(shown)
        written = _written(shown)
        details: dict[Navigation, Text | None] = {}
        for page, navigation in shown:
            if navigation not in details:
                details[navigation] = _difference(navigation, names, targets, foreign, written)
            if detail := details[navigation]:
                yield hit_at(page, navigation, detail, is_doubt=True)


def _usual(shown: Shown) -> tuple[_Usual, _Usual]:
    """Name by target and target by name, as more than half of the pages have them."""
    pages = Counter(navigation for _, navigation in shown)
    names: defaultdict[str, Counter[str]] = defaultdict(Counter)
    targets: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for navigation, times in pages.items():
        for target, name in _pairs(navigation):
            names[target][name] += times
            targets[name][target] += times
    return _above_half(names, len(shown)), _above_half(targets, len(shown))


def _above_half(counts: dict[str, Counter[str]], pages: int) -> _Usual:
    most = {key: counter.most_common(1)[0] for key, counter in counts.items()}
    return {key: value for key, (value, times) in most.items() if times * 2 > pages}


def _pairs(navigation: Navigation) -> set[tuple[str, str]]:
    return {
        (link.target, plain(link.name))
        for link in navigation.links
        if link.name and not link.fragment
    }


def _written(shown: Shown) -> dict[str, str]:
    """The names as people read them, by how they are compared."""
    navigations = dict.fromkeys(navigation for _, navigation in shown)
    links = (link for navigation in navigations for link in navigation.links)
    return {plain(link.name): unnumbered(link.name) for link in links}


def _difference(
    navigation: Navigation,
    names: _Usual,
    targets: _Usual,
    foreign: Set[str],
    written: Mapping[str, str],
) -> Text | None:
    """What is called otherwise; a link to another language leads from each page to its own."""
    pairs = _pairs(navigation)
    for link in navigation.links:
        if link.target in foreign or link.fragment:
            continue
        name, usual = plain(link.name), names.get(link.target, "")
        is_unlike = usual and name and usual not in name and name not in usual
        if is_unlike and (link.target, usual) not in pairs:
            return Text(
                de=f"„{link.name}“ heißt sonst „{written[usual]}“",
                en=f"“{link.name}” is elsewhere “{written[usual]}”",
            )
        target = targets.get(name, link.target)
        if target != link.target and (target, name) not in pairs:
            return Text(
                de=f"„{link.name}“ führt hier zu {link.target}, sonst zu {target}",
                en=f"“{link.name}” leads here to {link.target}, elsewhere to {target}",
            )
    return None
