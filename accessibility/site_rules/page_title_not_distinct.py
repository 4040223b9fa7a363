"""Several pages of the same language have the same title."""

from collections import defaultdict
from collections.abc import Iterator

from accessibility.findings import Impact, Text
from accessibility.site_rules import SeenPage, SeenSite, SiteHit, site_rule

MAX_OTHERS_NAMED = 3


@site_rule(
    impact=Impact.MODERATE,
    selector="head > title",
    field="title",
    title=Text(de="Seitentitel kommt mehrfach vor", en="Page title is not distinct"),
    why=Text(
        de="In Tabs, Lesezeichen und Suchergebnissen steht oft nur der Titel. Tragen ihn mehrere "
        "Seiten, lassen sie sich dort nicht auseinanderhalten.",
        en="Tabs, bookmarks and search results often show nothing but the title. Where several "
        "pages share it, nobody can tell them apart there.",
    ),
    advice=Text(
        de="Ergänzen Sie den Titel um das, was diese Seite von den anderen unterscheidet, zum "
        "Beispiel das Jahr oder den Stadtteil.",
        en="Add to the title what sets this page apart from the others, such as the year or the "
        "district.",
    ),
    for_developers=Text(
        de="Setzen Sie den „title“ aus Seitentitel und Website zusammen, bei geteilten Listen "
        "auch aus Filter und Seitenzahl.",
        en="Put the “title” together from page title and site, and in lists over several pages "
        "from filter and page number as well.",
    ),
    fails="<title>Bericht</title> … <title>Bericht</title>",
    passes="<title>Bericht 2022</title> … <title>Bericht 2024</title>",
)
def page_title_not_distinct(site: SeenSite) -> Iterator[SiteHit]:
    by_title: dict[tuple[str, str], list[SeenPage]] = defaultdict(list)
    for page in site.pages:
        if title := " ".join(page.title.split()).casefold():
            by_title[page.language, title].append(page)
    for same in by_title.values():
        for page in same:
            others = [other.url for other in same if other is not page]
            if others:
                yield SiteHit(page, _detail(page.title, others))


def _detail(title: str, others: list[str]) -> Text:
    named = ", ".join(others[:MAX_OTHERS_NAMED])
    more = len(others) - MAX_OTHERS_NAMED
    return Text(
        de=f"„{title}“ ist auch der Titel von {named}"
        + (f" und {more} weiteren" if more > 0 else ""),
        en=f"“{title}” is also the title of {named}" + (f" and {more} more" if more > 0 else ""),
    )
