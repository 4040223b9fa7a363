"""A link to a place on the same page that does not exist."""

from collections.abc import Iterator
from urllib.parse import unquote, urldefrag

from bs4 import Tag

from accessibility.findings import Impact, Text
from accessibility.rules import Broken, HtmlPage, attribute, quoted, rule

_DONE_BY_SCRIPT = ("onclick", "role", "aria-expanded", "aria-controls", "data-toggle")


@rule(
    impact=Impact.MODERATE,
    applies_to='a[href*="#"]',
    title=Text(de="Sprungziel auf der Seite fehlt", en="The place that a link jumps to is missing"),
    why=Text(
        de="Der Link tut nichts. Wer mit der Tastatur oder dem Screenreader abkürzen will, bleibt "
        "an derselben Stelle.",
        en="The link does nothing. Whoever wants to take a short cut with keyboard or screen "
        "reader stays in the same place.",
    ),
    advice=Text(
        de="Verlinken Sie eine Überschrift oder einen Anker, den es auf der Seite gibt, oder "
        "entfernen Sie den Link. Wurde die Überschrift umbenannt, setzen Sie den Link neu.",
        en="Link to a heading or an anchor that exists on the page, or remove the link. Where the "
        "heading has been renamed, set the link anew.",
    ),
    for_developers=Text(
        de="Kommt der Link aus der Vorlage, etwa eine Sprungmarke, geben Sie dem Ziel "
        "dieselbe „id“.",
        en="Where the link comes from the template, such as a skip link, give its target the "
        "same “id”.",
    ),
    fails=('<a href="#kontakt">Kontakt</a>\n<h2>Ansprechpartner</h2>'),
    passes=('<a href="#kontakt">Kontakt</a>\n<h2 id="kontakt">Kontakt</h2>'),
)
def fragment_target_missing(page: HtmlPage) -> Iterator[Broken]:
    for link in page.shown("a"):
        fragment = _fragment(page, link)
        if not fragment or fragment.lower() == "top" or unquote(fragment) in page.places:
            continue
        if fragment in page.places or any(link.has_attr(name) for name in _DONE_BY_SCRIPT):
            continue
        yield Broken(link, quoted(f"#{unquote(fragment)}"))


def _fragment(page: HtmlPage, link: Tag) -> str:
    """The place on this very page that the link names; empty for other pages and for routes."""
    address, fragment = urldefrag(attribute(link, "href").strip())
    if address and address != urldefrag(page.url).url:
        return ""
    return "" if fragment.startswith(("/", "!", ":~:")) else fragment
