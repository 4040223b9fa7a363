"""A `title` attribute that says again what the element says already."""

from collections.abc import Iterator

from bs4 import Tag

from accessibility.findings import Impact, Text
from accessibility.rules import HtmlPage, attribute, rule

_OTHER_PURPOSE = frozenset({"iframe", "frame", "abbr", "dfn", "svg", "link", "style"})


@rule(
    impact=Impact.MINOR,
    applies_to="body [title]",
    title=Text(de="Kurzinfo wiederholt den Text", en="Tooltip repeats the text"),
    why=Text(
        de="Manche Screenreader lesen den Text und danach die gleichlautende Kurzinfo vor; mit der "
        "Maus verdeckt sie den Text, den sie wiederholt.",
        en="Some screen readers read the text and then the same tooltip; with a mouse it covers "
        "the text that it repeats.",
    ),
    advice=Text(
        de="Entfernen Sie die Kurzinfo (das Attribut „title“). Der Linktext genügt.",
        en="Remove the tooltip (the attribute “title”). The link text is enough.",
    ),
    for_developers=Text(
        de="Entfernen Sie das Attribut „title“ aus der Vorlage.",
        en="Remove the attribute “title” from the template.",
    ),
    fails='<a href="/bad/" title="Freibad">Freibad</a>',
    passes='<a href="/bad/">Freibad</a>',
)
def title_repeats_text(page: HtmlPage) -> Iterator[Tag]:
    for element in page.shown():
        title = attribute(element, "title") if "title" in element.attrs else ""
        if not title or element.name in _OTHER_PURPOSE:
            continue
        said = attribute(element, "alt") if element.name == "img" else page.wording(element)
        if said and _plain(said) == _plain(title):
            yield element


def _plain(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))
