"""An abbreviation that the text does not explain where it first uses it (WCAG 3.1.4, level AAA).

The criterion grants other ways, such as a glossary, and what everybody in town knows needs none: a
person has to look.
"""

import re
from collections.abc import Iterator

from bs4 import Tag

from accessibility.abbreviations import abbreviations, is_explained
from accessibility.document import collapse
from accessibility.findings import Impact, Text
from accessibility.rules import Doubt, HtmlPage, attribute, quoted, rule

_NOT_PROSE = ("code", "pre", "kbd", "samp", "nav", "svg")
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_GLOSSARY = re.compile(r"gloss[ae]r|abk(?:ue|ü|u)rzung|abbreviation|begriffe", re.IGNORECASE)
Use = tuple[Tag, str, int]


@rule(
    impact=Impact.MINOR,
    applies_to="p, li, td, th, dd, dt, blockquote, h1, h2, h3, h4, h5, h6",
    title=Text(de="Abkürzung ohne Erklärung", en="Abbreviation without explanation"),
    why=Text(
        de="Wer nicht aus der Verwaltung kommt, kennt viele Abkürzungen nicht. Screenreader lesen "
        "sie als Wort vor, was das Raten noch schwerer macht.",
        en="Whoever does not work in the administration does not know many abbreviations. Screen "
        "readers read them as words, which makes guessing harder still.",
    ),
    advice=Text(
        de="Schreiben Sie beim ersten Mal die lange Form und dahinter die Abkürzung in Klammern: "
        "„Onlinezugangsgesetz (OZG)“. Danach genügt die Abkürzung.",
        en="Write the long form first and the abbreviation in brackets behind it: “Online Access "
        "Act (OZG)”. From then on the abbreviation is enough.",
    ),
    for_developers=Text(
        de="Geben Sie Abkürzungen aus dem Glossar in der Vorlage als Link oder als „abbr“ mit "
        "ausgeschriebener Form daneben aus.",
        en="Let the template render abbreviations of the glossary as a link, or as an “abbr” with "
        "the long form beside it.",
    ),
    fails="<main><p>Das OZG verpflichtet die Stadt.</p></main>",
    passes="<main><p>Das Onlinezugangsgesetz (OZG) verpflichtet die Stadt.</p></main>",
)
def abbreviation_unexplained(page: HtmlPage) -> Iterator[Doubt]:
    marked = _explained_by_markup(page)
    for abbreviation, uses in _uses(page).items():
        if abbreviation in marked:
            continue
        in_text = [use for use in uses if use[0].name not in _HEADINGS] or uses
        element, text, at = in_text[0]
        if not is_explained(text, abbreviation, at=at):
            yield Doubt(element, quoted(abbreviation))


def _uses(page: HtmlPage) -> dict[str, list[Use]]:
    """Where the main content uses each abbreviation, in document order."""
    uses: dict[str, list[Use]] = {}
    for block in page.text_blocks:
        text = page.wording(block)
        for abbreviation, position in abbreviations(text):
            if page.is_in_main(block) and not _is_no_prose(block, abbreviation):
                known = uses.setdefault(abbreviation, [])
                if not known or known[-1][0] is not block:
                    known.append((block, text, position))
    return uses


def _is_no_prose(block: Tag, abbreviation: str) -> bool:
    """Whether it only stands in code, or the block itself in a navigation."""
    if block.find_parent(_NOT_PROSE):
        return True
    return any(abbreviation in code.get_text() for code in block.find_all(_NOT_PROSE))


def _explained_by_markup(page: HtmlPage) -> set[str]:
    """Terms that are defined here, <abbr> with its long form, links to the word in a glossary."""
    terms = {page.wording(term) for term in page.shown("dfn", "dt")}
    with_title = {page.wording(tag) for tag in page.shown("abbr") if attribute(tag, "title")}
    links = (link for link in page.shown("a") if _GLOSSARY.search(attribute(link, "href")))
    looked_up = {word for link in links for word, _ in abbreviations(page.wording(link))}
    return {collapse(term) for term in terms | with_title | looked_up}
