"""A logo whose name says one thing and whose file is called another.

Names of files are no proof, and for photographs not even a hint: only emblems are compared, where
both the name and the file say that it is one.
"""

import re
from collections.abc import Iterator

from bs4 import Tag

from accessibility.document import is_presentational
from accessibility.findings import Impact, Text
from accessibility.pictures import (
    EMBLEMS,
    is_emblem,
    name_of_picture,
    says_same,
    telling_file_words,
)
from accessibility.rules import Doubt, HtmlPage, attribute, quoted, rule
from accessibility.vocabulary import words_of

_PICTURES = ("img", "canvas", "svg", "object", "input")
_SCRIPTED = re.compile(r"[\"']([^\"'\s]+\.(?:avif|gif|jpe?g|png|svg|webp))[\"']", re.IGNORECASE)


@rule(
    criteria=("1.1.1",),
    act_rules=("qt1vmo",),
    impact=Impact.SERIOUS,
    applies_to="img, canvas, svg, object, input[type=image]",
    title=Text(
        de="Alternativtext nennt vielleicht ein anderes Logo",
        en="Text alternative may name another logo",
    ),
    why=Text(
        de="Wer das Bild nicht sieht, hält das für wahr, was der Alternativtext sagt. Beim "
        "Austauschen von Bildern bleibt oft der alte Text stehen.",
        en="People who do not see the picture believe what the text alternative says. Where "
        "pictures are exchanged, the old text often stays.",
    ),
    advice=Text(
        de="Vergleichen Sie Bild und Alternativtext, und nennen Sie, wessen Logo zu sehen ist.",
        en="Compare the picture with its text alternative, and say whose logo it shows.",
    ),
    for_developers=Text(
        de="Ist das Logo Teil der Vorlage, ändern Sie „alt“ zusammen mit der Datei.",
        en="Where the logo is part of the template, change “alt” together with the file.",
    ),
    fails='<img src="/media/logo-stadtwerke.png" alt="Logo der Sparkasse">',
    passes='<img src="/media/logo-stadtwerke.png" alt="Logo der Stadtwerke">',
)
def image_name_contradicts_file(page: HtmlPage) -> Iterator[Doubt]:
    for tag in page.shown(*_PICTURES):
        if is_presentational(tag):
            continue
        name = name_of_picture(page, tag)
        if EMBLEMS.isdisjoint(words_of(name)):
            continue
        address = _address(page, tag)
        words = telling_file_words(address)
        if words and is_emblem(address) and not says_same(words, name):
            yield Doubt(tag, quoted(name))


def _address(page: HtmlPage, tag: Tag) -> str:
    if tag.name == "svg":
        inner = tag.find("image")
        return _first_of(inner, "href", "xlink:href") if isinstance(inner, Tag) else ""
    if tag.name == "canvas":
        return _drawn_on(page, tag)
    return _first_of(tag, "src", "data")


def _first_of(tag: Tag, *names: str) -> str:
    return next(filter(None, (attribute(tag, name) for name in names)), "")


def _drawn_on(page: HtmlPage, canvas: Tag) -> str:
    """The one picture that the scripts load which speak of the canvas."""
    key = attribute(canvas, "id")
    scripts = [tag.get_text() for tag in page.find_all("script") if key and key in tag.get_text()]
    found = {address for script in scripts for address in _SCRIPTED.findall(script)}
    return found.pop() if len(found) == 1 else ""
