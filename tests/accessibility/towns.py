"""A small town's site as HTML by path, and what its comparison says; a test plants its defects."""

from collections.abc import Iterable, Mapping

from accessibility.document import parse
from accessibility.gathering import facts_of
from accessibility.site_rules import SeenPage, SeenSite, SiteHit, all_site_rules

HOST = "http://stadt.example"
MENU = ("strategie", "berichte", "aktuelles", "kontakt")
NAMES = {
    "strategie": "Strategie",
    "berichte": "Berichte",
    "aktuelles": "Aktuelles",
    "kontakt": "Kontakt",
}
STATEMENT = (
    "<p>Diese Erklärung gilt für stadt.example. Die Website ist teilweise vereinbar.</p>"
    "<h2>Nicht barrierefreie Inhalte</h2><p>Einige Bilder haben keine Beschreibung.</p>"
    "<p>Sie wurde am 1. September 2026 nach einer Selbstbewertung erstellt.</p>"
    "<h2>Barriere melden</h2><p>Schreiben Sie uns.</p>"
    "<h2>Durchsetzungsverfahren</h2><p>Sie können sich an die Ombudsstelle wenden.</p>"
)
FOOTER = (
    '<a href="tel:+4920641">02064 1</a><a href="/kontakt/">Kontakt und Hilfe</a>'
    '<a href="/barrierefreiheit/">Erklärung zur Barrierefreiheit</a>'
    '<a href="/leichte-sprache/">Leichte Sprache</a>'
    '<a href="/gebaerdensprache/">Gebärdensprache</a>'
)


def menu(*paths: str, names: Mapping[str, str] | None = None) -> str:
    """The main navigation with the pages in this order."""
    called = NAMES | dict(names or {})
    links = "".join(f'<li><a href="/{path}/">{called[path]}</a></li>' for path in paths)
    return f'<nav aria-label="Hauptmenü"><ul>{links}</ul></nav>'


def html(
    title: str,
    *,
    content: str = "",
    navigation: str = menu(*MENU),
    header: str = "",
    footer: str = FOOTER,
) -> str:
    """A whole page of the town."""
    return (
        f"<!doctype html><html lang='de'><head><title>{title} – Musterstadt</title></head><body>"
        f"<header>{header}{navigation}</header><main><h1>{title}</h1>{content}</main>"
        f"<footer>{footer}</footer></body></html>"
    )


def good_town() -> dict[str, str]:
    """A town in which nothing is wrong."""
    return {
        "/": html("Start"),
        "/strategie/": html("Strategie", content='<h2 id="ziele">Ziele</h2>'),
        "/berichte/": html("Berichte", content='<a href="/strategie/#ziele">Unsere Ziele</a>'),
        "/aktuelles/": html("Aktuelles"),
        "/kontakt/": html("Kontakt", content='<a href="/documents/1/plan.pdf">Lageplan</a>'),
        "/barrierefreiheit/": html("Erklärung zur Barrierefreiheit", content=STATEMENT),
        "/leichte-sprache/": html("Leichte Sprache"),
        "/gebaerdensprache/": html("Gebärdensprache"),
    }


def seen(pages: Mapping[str, str], *, missing: Iterable[str] = ()) -> SeenSite:
    """What an audit would know of the pages; all of them are the CMS's."""
    return SeenSite(
        [_seen_page(path, content) for path, content in pages.items()], frozenset(missing)
    )


def hits(rule_id: str, site: SeenSite) -> list[SiteHit]:
    """What the rule yields for the site."""
    return list(all_site_rules()[rule_id].check(site))


def paths(found: Iterable[SiteHit]) -> list[str]:
    """Where the hits are."""
    return [hit.page.path for hit in found]


def _seen_page(path: str, content: str) -> SeenPage:
    document = parse(content, url=HOST + path)
    title = document.title.get_text() if document.title else ""
    return SeenPage(
        url=HOST + path,
        title=title,
        language=document.language,
        facts=facts_of(document, url=HOST + path),
        is_start=path == "/",
        is_published=True,
    )
