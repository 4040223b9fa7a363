"""The logo, the search field, a button or the language switch has another name than on most pages.

WCAG's failure F31, outside navigations: two different labels for the same function.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from accessibility.facts import Component
from accessibility.findings import Impact, Text
from accessibility.repetition import plain
from accessibility.site_rules import Needs, SeenPage, SeenSite, SiteHit, site_rule

Place = tuple[str, str]
"""What a component does, and in which region: logo and footer may both lead to the start page."""
MIN_PAGES = 3
"""Of two pages nobody can say which one differs from the other."""


@site_rule(
    impact=Impact.MODERATE,
    selector="body",
    criteria=("3.2.4",),
    needs=Needs.ONE_SCAN,
    title=Text(
        de="Bedienelement heißt auf dieser Seite anders als sonst",
        en="A component has another name on this page than elsewhere",
    ),
    why=Text(
        de="Wer Suche, Logo oder Sprachwahl am Namen wiedererkennt, findet sie unter einem anderen "
        "Namen nicht oder erwartet etwas anderes.",
        en="Whoever recognises search, logo or language switch by name does not find them under "
        "another name, or expects something else.",
    ),
    advice=Text(
        de="Nennen Sie, was dasselbe tut, auf allen Seiten gleich.",
        en="Call what does the same by the same name on all pages.",
    ),
    for_developers=Text(
        de="Geben Sie Kopf- und Fußbereich in einer einzigen Vorlage aus, mit „label“, „alt“ und "
        "„aria-label“ aus einer Quelle.",
        en="Render header and footer in one single template, with “label”, “alt” and “aria-label” "
        "from one source.",
    ),
    fails='<input type="search" aria-label="Suche"> … <input type="search" aria-label="Finden">',
    passes='<input type="search" aria-label="Suche"> … <input type="search" aria-label="Suche">',
)
def component_names_differ(site: SeenSite) -> Iterator[SiteHit]:
    languages = dict.fromkeys(page.main_language for page in site.pages)
    for language in languages:
        yield from _differing([page for page in site.pages if page.main_language == language])


def _differing(pages: Sequence[SeenPage]) -> Iterator[SiteHit]:
    usual = _usual(pages)
    for page in pages:
        for place, components in _by_place(page).items():
            names = {plain(component.name) for component in components}
            if place in usual and not _agree(names, map(plain, usual[place])):
                yield _hit(page, components[0], usual[place][0])
                break


def _usual(pages: Iterable[SeenPage]) -> Mapping[Place, Sequence[str]]:
    """The names that a component has on more than half of the pages with it."""
    counts: Counter[Place] = Counter()
    names: defaultdict[Place, Counter[str]] = defaultdict(Counter)
    for page in pages:
        for place, components in _by_place(page).items():
            counts[place] += 1
            names[place].update({component.name: 1 for component in components})
    usual = {
        place: [
            name
            for name, times in counter.most_common()
            if times >= MIN_PAGES and times * 2 > counts[place]
        ]
        for place, counter in names.items()
    }
    return {place: found for place, found in usual.items() if found}


def _by_place(page: SeenPage) -> Mapping[Place, Sequence[Component]]:
    found: defaultdict[Place, list[Component]] = defaultdict(list)
    for component in page.facts.components:
        found[component.function, component.region].append(component)
    return found


def _agree(names: Collection[str], usual: Iterable[str]) -> bool:
    """A longer name that holds a usual one is recognised as well."""
    return any(one in name or name in one for one in usual for name in names)


def _hit(page: SeenPage, component: Component, usual: str) -> SiteHit:
    return SiteHit(
        page,
        Text(
            de=f"„{component.name}“ heißt sonst „{usual}“",
            en=f"“{component.name}” is elsewhere “{usual}”",
        ),
        is_doubt=True,
        selector=component.region,
    )
