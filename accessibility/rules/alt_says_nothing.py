"""An image whose text alternative names no more than the kind of thing it is: "Bild", "photo".

WCAG's failure F30 names "image" and "picture" as what is no alternative. Where a caption may say
the rest, where a link or button may be about pictures, and of kinds that can be enough, such as
"Logo", a person has to judge.
"""

import re
from collections.abc import Iterator

from bs4 import Tag

from accessibility.document import HtmlPage, is_presentational
from accessibility.findings import Impact, Text
from accessibility.pictures import (
    EMBLEMS,
    KINDS_OF_PICTURES,
    is_emblem,
    is_of_a_control,
    name_of_picture,
)
from accessibility.rules import Broken, Doubt, attribute, quoted, rule
from accessibility.vocabulary import words_of

_MANY_WORDS = """
bilder fotografien fotos grafiken graphics illustrationen images photos pics pictures
"""
_EMPTY = KINDS_OF_PICTURES | frozenset(_MANY_WORDS.split())
_PERHAPS_EMPTY_WORDS = """
banner chart diagramm diagram flyer graph infografik infographic karte map plakat poster screenshot
symbol symbolbild symbolfoto tabelle table teaser teaserbild titelbild vorschaubild thumbnail
"""
_PERHAPS_EMPTY = EMBLEMS | frozenset(_PERHAPS_EMPTY_WORDS.split())
_LITTLE = frozenset({"a", "an", "das", "der", "die", "ein", "eine", "the"})
_STOPS = re.compile(r"[\s.,;:…_\-–—]+")
_SIGNS = re.compile(r"[\W_]+")


@rule(
    criteria=("1.1.1",),
    act_rules=("qt1vmo",),
    impact=Impact.SERIOUS,
    applies_to="img[alt]:not([alt='']), input[alt]",
    title=Text(de="Alternativtext sagt nichts über das Bild", en="Text alternative says nothing"),
    why=Text(
        de="„Bild“ oder „Foto“ sagt der Screenreader schon von sich aus. Was zu sehen ist, erfährt "
        "so niemand.",
        en="Screen readers say “image” by themselves. Nobody learns from it what there is to see.",
    ),
    advice=Text(
        de="Beschreiben Sie im Feld „Alternativtext“ in einem Satz, was das Bild an dieser Stelle "
        "aussagt, bei einem Logo, wessen es ist. Schmückt das Bild nur, kennzeichnen Sie es als "
        "dekorativ.",
        en="In the field “Alternative text” say in one sentence what the picture conveys here, of "
        "a logo whose it is. If it is only an ornament, mark it as decorative.",
    ),
    for_developers=Text(
        de="Setzen Sie in der Vorlage kein festes Wort wie „Bild“ als „alt“ ein: Fehlt der Text, "
        "schmückt das Bild und bekommt ein leeres „alt“, oder die Redaktion muss ihn nachtragen.",
        en="Put no fixed word such as “image” into “alt” in the template: where the text is "
        "missing, the picture is an ornament with an empty “alt”, or editors have to add it.",
    ),
    fails='<img src="rathaus.jpg" alt="Bild">',
    passes='<img src="rathaus.jpg" alt="Das neue Rathaus von der Marktseite">',
)
def alt_says_nothing(page: HtmlPage) -> Iterator[Broken | Doubt]:
    for image in page.shown("img", "input"):
        if is_presentational(image) or (
            image.name == "input" and attribute(image, "type") != "image"
        ):
            continue
        name = name_of_picture(page, image)
        if not name:
            continue
        may_say_enough = _is_described(image) or is_of_a_control(image) or _is_emblem(image)
        if _is_empty(name) and not may_say_enough:
            yield Broken(image, quoted(name))
        elif _is_empty(name) or _is_perhaps_empty(name):
            yield Doubt(image, quoted(name))


def _is_empty(name: str) -> bool:
    return bool(_STOPS.fullmatch(name)) or _consists_of(name, _EMPTY)


def _is_perhaps_empty(name: str) -> bool:
    return bool(_SIGNS.fullmatch(name)) or _consists_of(name, _PERHAPS_EMPTY | _EMPTY)


def _consists_of(name: str, empty: frozenset[str]) -> bool:
    words = [word for word in words_of(name) if word not in _LITTLE]
    return bool(words) and empty.issuperset(words)


def _is_emblem(image: Tag) -> bool:
    """Whether it may be the logo of what is called so, such as a newspaper."""
    return is_emblem(attribute(image, "src"))


def _is_described(image: Tag) -> bool:
    figure = image.find_parent("figure")
    has_caption = figure is not None and figure.find("figcaption") is not None
    return has_caption or image.has_attr("aria-describedby") or image.has_attr("longdesc")
