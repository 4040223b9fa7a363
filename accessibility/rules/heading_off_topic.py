"""A heading that shares no word with the text below it, so that it may announce something else.

Good headings often share no word with their text. So a doubt needs more: that nothing else says
what the page is about, neither another heading nor its title, or that of two neighbours each fits
the other's text and not its own, as when they were mixed up; where the page has just these two, one
is enough. Names of parts that every site has, such as "Kontakt", say what follows anyway. What any
text could be called, "Neuer Abschnitt" say, announces nothing; "Details" and the like do not where
the page has no other headings.
"""

import re
from collections.abc import Iterator

from bs4 import Tag
from bs4.element import NavigableString

from accessibility.document import BLOCKS, FIELDS, collapse, is_presentational
from accessibility.findings import Impact, Text
from accessibility.headings import headings, level_of
from accessibility.rules import Doubt, HtmlPage, attribute, quoted, rule
from accessibility.vocabulary import count_found, folded, telling_words, words_of

_USUAL = """
adresse aktuelles anfahrt anhang anlagen anmeldung anreise anschrift ansprechpartner
ansprechpartnerin ausblick bedeutung beispiel beispiele bestellung beteiligte datenschutz details
dokumente downloads einleitung eintritt ergebnis ergebnisse erklarung fahrplan fazit fragen gebuhren
hintergrund hinweis hinweise impressum inhalt inhalte inhaltsverzeichnis kontakt kurzfassung links
mitarbeitende nachrichten neuigkeiten partner personen preise quellen rechtsgrundlage stand
startseite suche team teilen termine uberblick ubersicht verwandte weiteres weiterfuhrendes
willkommen zusammenfassung zustandig zustandigkeit about address annex appendix background
conclusion contact contents directions documents example examples faq fees getting home imprint
introduction news note notes order orders overview people prices privacy questions references
related results search share sources staff status summary timetable welcome
"""
_USUAL_NAMES = frozenset(_USUAL.split())
_OF_ANY_TEXT = re.compile(
    r"neuer (?:abschnitt|absatz|text|titel)|neue uberschrift|abschnitt|absatz|(?:unter)?titel|text|"
    r"(?:zwischen)?uberschrift(?: \d+)?|new (?:section|paragraph|heading|title)|section|paragraph|"
    r"heading(?: \d+)?|headline|(?:sub)?title|lorem ipsum.*"
)
_OF_MANY_TEXTS = re.compile(
    r"allgemeines|details|infos?|information(?:en)?|mehr|more|overview|sonstiges|uberblick|"
    r"ubersicht|verschiedenes|weiteres|(?:abschnitt|absatz|kapitel|teil|section|chapter|part) \d+"
)
MAX_HEADING_WORDS = 3
MIN_SECTION_WORDS = 6
MAX_HEADINGS = 100


@rule(
    criteria=("2.4.6",),
    act_rules=("b49b2e",),
    impact=Impact.MODERATE,
    applies_to="h1, h2, h3, h4, h5, h6, [role=heading]",
    title=Text(
        de="Überschrift passt vielleicht nicht zum Text darunter",
        en="Heading may not fit the text below it",
    ),
    why=Text(
        de="Wer mit dem Screenreader von Überschrift zu Überschrift springt, entscheidet an ihr, "
        "ob sich das Lesen lohnt. Führt sie in die Irre, wird der Text nicht gefunden.",
        en="People who jump from heading to heading with a screen reader decide by it whether to "
        "read on. Where it misleads them, the text is not found.",
    ),
    advice=Text(
        de="Prüfen Sie, ob die Überschrift sagt, wovon der Abschnitt handelt. Nennen Sie darin das "
        "Wort, nach dem jemand suchen würde, zum Beispiel „Öffnungszeiten der Bücherei“.",
        en="Check that the heading says what its section is about. Use the word that somebody "
        "would look for, such as “Opening hours of the library”.",
    ),
    for_developers=Text(
        de="Prüfen Sie, ob die Vorlage die Überschrift aus dem richtigen Feld nimmt und vor den "
        "Inhalt setzt, zu dem sie gehört.",
        en="Check that the template takes the heading from the right field and puts it before the "
        "content it belongs to.",
    ),
    fails="<h2>Freibad</h2>\n<p>Anträge auf Wohngeld nimmt das Bürgerbüro entgegen.</p>",
    passes="<h2>Wohngeld</h2>\n<p>Anträge auf Wohngeld nimmt das Bürgerbüro entgegen.</p>",
)
def heading_off_topic(page: HtmlPage) -> Iterator[Doubt]:
    found = headings(page)[:MAX_HEADINGS]
    known = {id(heading) for heading in found}
    sections = [_section(page, heading, known) for heading in found]
    unfit = [place for place in range(len(found)) if _is_unfit(page, found, sections, place)]
    empty = _announcing_nothing([folded(page.name_of(heading)) for heading in found])
    for place, heading in enumerate(found):
        if (place in empty and _is_of_the_content(page, heading)) or (
            place in unfit
            and (
                _is_the_only_hint(page, found)
                or _is_mixed_up(found, sections, unfit=unfit, place=place)
            )
        ):
            yield Doubt(heading, quoted(page.name_of(heading)))


def _is_the_only_hint(page: HtmlPage, found: list[Tag]) -> bool:
    """Whether nothing but this heading says what the page is about: no title, and no form to fill.

    Whether a title that says the same fits the text is asked of the title.
    """
    if len(found) > 1:
        return False
    title = folded(page.title.get_text()) if page.title else ""
    is_in_title = count_found(telling_words(page.name_of(found[0])), title) > 0
    has_form = any(page.is_in_main(field) for field in page.shown(*FIELDS))
    return not is_in_title and not has_form


def _announcing_nothing(names: list[str]) -> set[int]:
    """The places of headings that could stand over any text of the page."""
    of_any = {place for place, name in enumerate(names) if _OF_ANY_TEXT.fullmatch(name)}
    of_many = {place for place, name in enumerate(names) if _OF_MANY_TEXTS.fullmatch(name)}
    return of_any | of_many if len(of_any | of_many) == len(names) > 1 else of_any


def _is_mixed_up(found: list[Tag], sections: list[str], *, unfit: list[int], place: int) -> bool:
    """Whether it and the heading next to it, which does not fit either, would do better swapped.

    Both have to, unless they are the only ones: where there are more, chance has more.
    """
    for other in {place - 1, place + 1}.intersection(unfit):
        fit = (
            _fits(found[place], sections[other]),
            _fits(found[other], sections[place]),
        )
        is_level = level_of(found[place]) == level_of(found[other])
        if (all(fit) and is_level) or (any(fit) and len(found) == len(fit)):
            return True
    return False


def _fits(heading: Tag, section: str) -> bool:
    return count_found(telling_words(heading.get_text(" ")), section) > 0


def _is_of_the_content(page: HtmlPage, heading: Tag) -> bool:
    return page.main in heading.parents and not heading.find_parent(["nav", "aside"])


def _is_unfit(page: HtmlPage, found: list[Tag], sections: list[str], place: int) -> bool:
    """Whether the heading stands in the main content and shares nothing with what is below."""
    words = telling_words(page.name_of(found[place]))
    below = _below(found, sections, place)
    return (
        _can_be_judged(words, below)
        and not count_found(words, below)
        and _is_of_the_content(page, found[place])
    )


def _can_be_judged(words: list[str], section: str) -> bool:
    return (
        0 < len(words) <= MAX_HEADING_WORDS
        and _USUAL_NAMES.isdisjoint(words)
        and len(words_of(section)) >= MIN_SECTION_WORDS
    )


def _below(found: list[Tag], sections: list[str], place: int) -> str:
    """The text under a heading, with the headings and texts of the levels below it."""
    parts = [sections[place]]
    for heading, section in zip(found[place + 1 :], sections[place + 1 :], strict=True):
        if level_of(heading) <= level_of(found[place]):
            break
        parts += (heading.get_text(" "), section)
    return " ".join(parts)


def _section(page: HtmlPage, heading: Tag, known: set[int]) -> str:
    """The text from the heading to the next one, without both."""
    inside = {id(node) for node in heading.descendants}
    texts: list[str] = []
    for node in heading.next_elements:
        if isinstance(node, Tag):
            if id(node) in known and id(node) not in inside:
                break
            texts.append(_of_element(page, node))
        elif type(node) is NavigableString and id(node) not in inside:
            texts.append(node if page.is_shown(node.parent) else "")
    return collapse("".join(texts))


def _of_element(page: HtmlPage, tag: Tag) -> str:
    if tag.name == "img" and page.is_shown(tag) and not is_presentational(tag):
        return f" {attribute(tag, 'alt')} "
    return " " if tag.name in BLOCKS else ""
