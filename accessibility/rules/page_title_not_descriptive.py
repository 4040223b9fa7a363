"""A page title that fits any page, such as "Seite 2", or that has nothing to do with the text."""

import re
from collections.abc import Iterator

from accessibility.document import collapse
from accessibility.findings import Impact, Text
from accessibility.rules import Broken, Doubt, HtmlPage, quoted, rule
from accessibility.vocabulary import count_found, telling_words, words_of

_NEVER_FILLED_IN = re.compile(
    r"untitled|unbenannt\w*|neue\s+(?:unter)?seite(?:\s*\d+)?|new\s+page(?:\s*\d+)?|kein titel|"
    r"todo|xxx+|platzhalter|placeholder|lorem ipsum.*|[\w-]+\.(?:html?|php|aspx?|jsp|pdf|docx?)",
    re.IGNORECASE,
)
"""What a title is before anybody writes one."""
_EMPTY_WORDS = re.compile(
    r"(?:unter)?seite(?:\s*\d+)?|page(?:\s*\d+)?|ohne titel|titel|title|test(?:seite)?|"
    r"dokument\s*\d*|document\s*\d*|default|website|webseite|blank",
    re.IGNORECASE,
)
"""What names no topic by itself, but may beside a part that does: "Page 2 – News"."""
_HARDLY_TELLING = re.compile(
    r"neu(?:e|er|es)?|new|inhalt|content|index|\d+|home(?:\s?page)?|startseite|start|willkommen|"
    r"welcome|kopie(?: von .*)?|copy(?: of .*)?",
    re.IGNORECASE,
)
"""What may be all that a page is about: its year, its number, an index, the site's first page."""
_STARTS = re.compile(r"home(?:\s?page)?|startseite|start|willkommen|welcome", re.IGNORECASE)
_FIGURES_WORDS = """
adresse eintritt fahrplan gebuhren kontakt offnungszeiten preise sprechzeiten termine address
contact dates fees hours opening prices timetable
"""
_TOLD_IN_FIGURES = frozenset(_FIGURES_WORDS.split())
_SEPARATOR = re.compile(r"\s+[-–—|·:•»/]\s+|\s*\|\s*")
MIN_TEXT_WORDS = 8
WITH_A_SITE_NAME = 2


@rule(
    criteria=("2.4.2",),
    act_rules=("c4a8a4",),
    impact=Impact.SERIOUS,
    applies_to="head title",
    title=Text(de="Seitentitel ist nicht aussagekräftig", en="Page title is not descriptive"),
    why=Text(
        de="Der Titel ist das Erste, was ein Screenreader vorliest, und steht in Tabs, Lesezeichen "
        "und Suchergebnissen. „Seite 2“ hilft dort niemandem.",
        en="The title is the first thing a screen reader reads, and it stands in tabs, bookmarks "
        "and search results. “Page 2” helps nobody there.",
    ),
    advice=Text(
        de="Geben Sie der Seite einen Titel, der ihren Inhalt nennt und sich von anderen Seiten "
        "unterscheidet, zum Beispiel „Glasfaserausbau in den Ortsteilen“.",
        en="Give the page a title that names its content and differs from other pages, for example "
        "“Fibre for the outer districts”.",
    ),
    for_developers=Text(
        de="„title“ besteht aus dem Titel der Seite, einem Trenner und dem Namen der Website, "
        "in dieser Reihenfolge.",
        en="“title” is made of the page's title, a separator and the site's name, in this order.",
    ),
    fails="<head><title>Seite 2</title></head>",
    passes="<head><title>Glasfaserausbau in den Ortsteilen – Stadt</title></head>",
)
def page_title_not_descriptive(page: HtmlPage) -> Iterator[Broken | Doubt]:
    element = page.select_one("head > title")
    title = collapse(element.get_text()) if element else ""
    if element is None or not title:
        return
    parts = [part for part in _SEPARATOR.split(title) if part] or [title]
    if _is_empty(parts):
        # A page may be about tests, or about a work without a title.
        yield (Doubt if _is_spoken_of(page, parts[0]) else Broken)(element, quoted(title))
    elif _is_hardly_telling(parts):
        yield Doubt(element, quoted(title))
    elif len(parts) == 1 and not _is_about(page, title):
        verdict = Broken if _is_meant_for_another(page, title) else Doubt
        yield verdict(element, quoted(title))


def _is_empty(parts: list[str]) -> bool:
    """Whether no part tells anything, or one was never filled in and the other is the site's."""
    if _NEVER_FILLED_IN.fullmatch(parts[0]) and len(parts) <= WITH_A_SITE_NAME:
        return True
    told = [part for part in parts if not _NEVER_FILLED_IN.fullmatch(part)]
    return all(_EMPTY_WORDS.fullmatch(part) for part in told)


def _is_spoken_of(page: HtmlPage, words: str) -> bool:
    return words.casefold() in page.wording(page.main).casefold()


def _is_hardly_telling(parts: list[str]) -> bool:
    """Whether the first part says little, and what comes after it may be the site's name."""
    first = parts[0]
    if len(parts) == 1:
        return bool(_HARDLY_TELLING.fullmatch(first))
    is_vague = any(words.fullmatch(first) for words in (_EMPTY_WORDS, _HARDLY_TELLING))
    return is_vague and len(parts) == WITH_A_SITE_NAME and not _STARTS.fullmatch(first)


def _is_meant_for_another(page: HtmlPage, title: str) -> bool:
    """Whether the text has nothing of the title, and a later one, which browsers ignore, fits."""
    _, *ignored = (collapse(found.get_text()) for found in page.select("head > title"))
    found = count_found(telling_words(title), page.wording(page.main))
    return not found and any(_is_about(page, later) for later in ignored if later)


def _is_about(page: HtmlPage, title: str) -> bool:
    """Whether at least half of what the title names, or words of the same stem, is in the text.

    What is told by days and numbers, such as opening hours, need not be named again.
    """
    text = page.wording(page.main)
    words = telling_words(title)
    if len(words_of(text)) < MIN_TEXT_WORDS or not words:
        return True
    in_figures = [word for word in words if word in _TOLD_IN_FIGURES]
    others = [word for word in words if word not in _TOLD_IN_FIGURES]
    return (len(in_figures) + count_found(others, text)) * 2 >= len(words)
