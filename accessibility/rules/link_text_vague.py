"""A link whose text, such as "hier klicken" or "read more", does not say where it leads.

Where the sentence around it does, WCAG 2.4.4 is met and a person has to judge.
"""

import re
from collections.abc import Iterator

from bs4 import Tag

from accessibility.context import context_of, heading_of_card, row_of
from accessibility.document import HtmlPage
from accessibility.findings import Impact, Text
from accessibility.pictures import KINDS_OF_PICTURES
from accessibility.rules import Broken, Doubt, attribute, quoted, rule

_GERMAN = """
hier|da|dort|hier klicken|klick hier|klicken sie hier|bitte hier klicken|bitte klicken|siehe hier|
finden sie hier|hier lesen|hier lesen sie mehr|hier finden sie mehr|hier weiterlesen|mehr|
mehr lesen|lesen sie mehr|mehr dazu|mehr hierzu|mehr erfahren|mehr infos|mehr info|mehr details|
mehr informationen|mehr anzeigen|weitere informationen|weitere infos|weitere details|weiterlesen|
weiter lesen|weiter|info|infos|informationen|details|zu den details|link|links|zum link|
dieser link|diesem link|diesen link|zur seite|zur website|zur webseite|seite|webseite|website|
artikel|zum artikel|download|downloads|herunterladen|zum download|datei|dokument|ansehen|anzeigen|
öffnen|aufrufen|jetzt ansehen|los|start|unter diesem link|über diesen link|mit diesem link|
unter folgendem link|über folgenden link|folgender link|folgendem link|folgenden link|
an dieser stelle|auf dieser seite|dieser seite|diese seite
"""
_ENGLISH = """
here|click here|click|please click here|see here|this|this page|this link|this article|link|more|
read more|read on|see more|view more|show more|learn more|find out more|more info|
more information|further information|more details|info|information|details|view|view details|open|
go|go here|continue|continue reading|at this link|under this link|via this link|follow this link|
the following link|following link|on this page|in this place|website|web site|page|article|file|
document|download|start
"""
_VAGUE = frozenset(
    phrase for phrases in (_GERMAN, _ENGLISH) for phrase in phrases.replace("\n", "").split("|")
)
_KINDS_WORDS = """
anlage anhang antrag beschluss bericht bild formular foto karte niederschrift protokoll satzung
termin veranstaltung video vortrag vorlage tagesordnung annex appendix application attachment
event form map meeting minutes photo picture presentation report session statute talk workshop
"""
_KINDS = frozenset(_KINDS_WORDS.split())
"""What kind of thing the target is, where nobody says which one."""
_OF_A_PICTURE = KINDS_OF_PICTURES | {"icon", "symbol", "thumbnail", "vorschaubild"}
_ANY_VAGUE = re.compile(rf"\b(?:{'|'.join(sorted(_VAGUE, key=len, reverse=True))})\b")
_STEPS_OF_A_SERIES = frozenset({"weiter", "continue"})
_START = "start"
_SECTIONS = frozenset(
    {"download", "downloads", "info", "infos", "information", "informationen", "links"}
)
"""What menus call their sections."""
_NOUNS = frozenset(
    {
        *("anzeigen", "artikel", "article", "datei", "details", "document", "dokument", "file"),
        *("los", "open", "page", "seite", "view", "webseite", "website", "web site"),
    }
)
"""What menus may call a section as well: of advertisements, of tennis, of lots to bid for."""
_LINKS = ("a", "area")
_ROLES_OF_LINKS = frozenset(
    {
        *("", "link", "none", "presentation"),
        *("doc-backlink", "doc-biblioref", "doc-glossref", "doc-noteref"),
    }
)
_OF_A_PAGER = re.compile(
    r"\d+|zurück|vorherige|vorige|previous|prev|back|(?:seite|page) \d+", re.IGNORECASE
)
_ARROWS = re.compile(r"[\s.…·•|<>«»‹›←→⇐⇒◀▶◄►-]+")
_TELLING = re.compile(r"[^\W\d_]{3,}")


@rule(
    criteria=("2.4.4",),
    act_rules=("5effbb", "aizyf1"),
    impact=Impact.SERIOUS,
    applies_to="a[href], area[href], [role=link]",
    title=Text(de="Linktext sagt nichts über das Ziel", en="Link text says nothing of its target"),
    why=Text(
        de="Viele Menschen lassen sich mit dem Screenreader nur die Links einer Seite vorlesen "
        "oder springen von Link zu Link. „Hier klicken“ verrät ihnen nicht, was sie erwartet.",
        en="Many people have their screen reader list a page's links or jump from link to link. "
        "“Click here” does not tell them what to expect.",
    ),
    advice=Text(
        de="Markieren Sie als Link die Wörter, die das Ziel benennen: statt „Den Bericht finden "
        "Sie hier“ besser „Lesen Sie den Digitalisierungsbericht 2024“, mit dem Link auf "
        "„Digitalisierungsbericht 2024“.",
        en="Put the link on the words that name its target: instead of “You will find the report "
        "here” write “Read the digitalisation report 2024”, with the link on “digitalisation "
        "report 2024”.",
    ),
    for_developers=Text(
        de="Teaser: Der Titel ist der Link; ein „Mehr“ darunter entfällt oder bekommt den "
        "Titel per „aria-labelledby“ dazu.",
        en="Teasers: the title is the link; a “More” below it goes, or takes the title in by "
        "“aria-labelledby”.",
    ),
    fails='<p><a href="/bericht/">Hier klicken</a></p>',
    passes='<p><a href="/bericht/">Digitalisierungsbericht 2024</a></p>',
)
def link_text_vague(page: HtmlPage) -> Iterator[Broken | Doubt]:
    for link in page.shown():
        if not _is_link(link):
            continue
        name = page.name_of(link)
        is_only_a_kind = _plain(name) in _KINDS and _stands_alone(page, link, name)
        if is_only_a_kind or (_plain(name) in _OF_A_PICTURE and link.find("img")):
            yield Doubt(link, quoted(name))
        if not _is_vague(name) or _tells_more(_description_of(page, link)):
            continue
        if _is_of_navigation(page, link, name):
            continue
        told = (
            link.has_attr("aria-describedby")
            or heading_of_card(page, link)
            or _is_section_beside_others(page, link, name)
            or _plain(name) in _STEPS_OF_A_SERIES
        )
        if told or _tells_more(context_of(page, link)):
            yield Doubt(link, quoted(name))
        else:
            yield Broken(link, quoted(name))


def _is_link(tag: Tag) -> bool:
    role = attribute(tag, "role").casefold()
    if tag.name in _LINKS and tag.has_attr("href"):
        return role in _ROLES_OF_LINKS
    return role == "link"


def _description_of(page: HtmlPage, link: Tag) -> str:
    referred = [page.by_id.get(key) for key in attribute(link, "aria-describedby").split()]
    described = (tag.get_text(" ") for tag in referred if tag is not None)
    return " ".join((attribute(link, "title"), attribute(link, "aria-description"), *described))


def _plain(name: str) -> str:
    return " ".join(re.sub(r"[^\w\s]|_", " ", name.casefold()).split())


def _is_vague(name: str) -> bool:
    return _plain(name) in _VAGUE or bool(_ARROWS.fullmatch(name))


def _is_of_navigation(page: HtmlPage, link: Tag, name: str) -> bool:
    """Whether it is a step of a pager, the first of a way through the site, or a menu's section."""
    plain, row = _plain(name), row_of(page, link)
    if plain == _START and row and row[0] is link and len(row) > 1:
        return True
    if plain in _STEPS_OF_A_SERIES or _ARROWS.fullmatch(name):
        is_pager = any(_OF_A_PAGER.fullmatch(_plain(page.name_of(other))) for other in row)
        return is_pager or link.find_parent("nav") is not None
    return plain in _SECTIONS | {_START} and link.find_parent("nav") is not None


def _is_section_beside_others(page: HtmlPage, link: Tag, name: str) -> bool:
    """Whether a list of nothing but links has it beside one that says where it leads."""
    return _plain(name) in _SECTIONS | _NOUNS and any(
        not _is_vague(page.name_of(other)) for other in row_of(page, link)
    )


def _stands_alone(page: HtmlPage, link: Tag, name: str) -> bool:
    """Whether there is nothing around the link but itself, and it is not part of a menu."""
    if link.find_parent("nav") or link.has_attr("aria-describedby") or heading_of_card(page, link):
        return False
    return _plain(context_of(page, link)) == _plain(name)


def _tells_more(context: str) -> bool:
    """Whether anything with a meaning remains when vague phrases are taken away."""
    return bool(_TELLING.search(_ANY_VAGUE.sub(" ", _plain(context))))
