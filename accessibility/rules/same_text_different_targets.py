"""Links that read the same but lead to different places.

Whether the targets serve the same purpose cannot be seen from the page, so a person has to judge.
"""

from collections import defaultdict
from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit

from bs4 import Tag

from accessibility.findings import Impact, Text
from accessibility.rules import Doubt, HtmlPage, attribute, quoted, rule


@rule(
    criteria=("2.4.4",),
    act_rules=("fd3a94", "b20e66"),
    impact=Impact.MODERATE,
    applies_to="a[href]",
    title=Text(
        de="Gleicher Linktext für verschiedene Ziele", en="Same link text for different targets"
    ),
    why=Text(
        de="In der Liste der Links, die ein Screenreader anbietet, sind die Ziele nicht zu "
        "unterscheiden.",
        en="In the list of links that a screen reader offers, the targets cannot be told apart.",
    ),
    advice=Text(
        de="Ergänzen Sie, was die Ziele unterscheidet: statt zweimal „Antrag“ besser „Antrag auf "
        "Wohngeld“ und „Antrag auf Kita-Platz“. Führen beide Links zum selben Inhalt, geben Sie "
        "ihnen dieselbe Adresse.",
        en="Add what makes the targets different: instead of “Application” twice write “Apply for "
        "housing benefit” and “Apply for a nursery place”. Where both lead to the same content, "
        "give them the same address.",
    ),
    fails=('<a href="/wohngeld/">Antrag</a>\n<a href="/kita/">Antrag</a>'),
    passes=(
        '<a href="/wohngeld/">Antrag auf Wohngeld</a>\n'
        '<a href="/kita/">Antrag auf einen Kita-Platz</a>'
    ),
)
def same_text_different_targets(page: HtmlPage) -> Iterator[Doubt]:
    by_name: defaultdict[str, list[Tag]] = defaultdict(list)
    for link in page.shown("a"):
        if _leads_to_a_page(attribute(link, "href")):
            by_name[page.name_of(link).casefold()].append(link)
    inside = {id(tag) for tag in page.main.find_all("a")}
    for name, links in by_name.items():
        first = _target(page, links[0])
        others = [link for link in links[1:] if _target(page, link) != first]
        if name and any(id(link) in inside for link in (links[0], *others)):
            yield from (Doubt(link, quoted(page.name_of(link))) for link in others)


def _leads_to_a_page(href: str) -> bool:
    return bool(href) and not href.startswith(("#", "mailto:", "tel:", "javascript:"))


def _target(page: HtmlPage, link: Tag) -> str:
    href = attribute(link, "href").strip()
    try:
        parts = urlsplit(urljoin(page.url, href))
    except ValueError:  # the address is malformed, such as "http://["
        return href
    return parts._replace(path=parts.path.rstrip("/"), fragment="").geturl()
