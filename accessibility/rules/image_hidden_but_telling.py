"""A picture that screen readers pass over although its markup says that it shows something.

Signs are a text alternative that is written and then hidden, and the file of a logo, chart or map
to which no text of the page gives its name. Of an unnamed canvas only a person sees what it shows.
"""

import re
from collections.abc import Iterator

from bs4 import Tag

from accessibility.document import is_presentational
from accessibility.findings import Impact, Text
from accessibility.pictures import (
    file_words,
    is_emblem,
    name_of_picture,
    says_same,
    telling_file_words,
)
from accessibility.rules import Doubt, HtmlPage, attribute, quoted, rule
from accessibility.vocabulary import folded

_SHOWS_SOMETHING_WORDS = """
chart diagramm diagram grafik infografik infographic karte lageplan landkarte map organigramm
plakat poster schaubild statistik stadtplan tabelle table uebersichtskarte
"""
_SHOWS_SOMETHING = frozenset(_SHOWS_SOMETHING_WORDS.split())
_UNSEEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


@rule(
    criteria=("1.1.1",),
    act_rules=("e88epe",),
    impact=Impact.MODERATE,
    applies_to="img, svg, canvas",
    title=Text(
        de="Als Schmuck gekennzeichnetes Bild sagt vielleicht etwas aus",
        en="Picture marked as decoration may say something",
    ),
    why=Text(
        de="Ein Schmuckbild wird nicht vorgelesen. Zeigt es ein Logo, eine Karte oder ein "
        "Diagramm, erfahren blinde Menschen nichts davon.",
        en="A decorative picture is not read out. Where it shows a logo, a map or a chart, blind "
        "people never learn of it.",
    ),
    advice=Text(
        de="Sagt das Bild etwas, das nicht auch daneben im Text steht, geben Sie ihm einen "
        "Alternativtext und nehmen Sie die Kennzeichnung als Schmuck heraus.",
        en="If the picture says anything that the text beside it does not, give it a text "
        "alternative and do not mark it as decoration.",
    ),
    for_developers=Text(
        de="Setzen Sie „alt“ nur dann leer und „aria-hidden“ nur dann, wenn die Redaktion das "
        "Bild als Schmuck gekennzeichnet hat.",
        en="Leave “alt” empty, and set “aria-hidden”, only where the editors have marked the "
        "picture as decoration.",
    ),
    fails='<img src="/media/logo-stadtwerke.png" alt="Logo der Stadtwerke" aria-hidden="true">',
    passes='<img src="/media/blumen.jpg" alt="">',
)
def image_hidden_but_telling(page: HtmlPage) -> Iterator[Doubt]:
    text: str | None = None
    for image, address, alternative in _pictures_passed_over(page):
        words = telling_file_words(address)
        if alternative and words and says_same(words, alternative):
            yield Doubt(image, quoted(alternative))
        elif words and not alternative and _is_telling(address):
            if text is None:
                text = folded(page.wording(page.body or page))
            if not says_same(words, text):
                yield Doubt(image, quoted(" ".join(file_words(address))))
    if page.named("canvas") and _has_drawing_script(page):
        yield from (Doubt(canvas) for canvas in page.named("canvas") if _is_silent(page, canvas))


def _pictures_passed_over(page: HtmlPage) -> Iterator[tuple[Tag, str, str]]:
    """Each with the address of its file and the alternative that is written for it."""
    for image in page.named("img"):
        if _is_passed_over(page, image):
            yield image, attribute(image, "src"), attribute(image, "alt").strip()
    for svg in page.named("svg"):
        pictures = svg.find_all("image")
        for picture in pictures if pictures and _is_silent(page, svg) else ():
            address = attribute(picture, "href") or attribute(picture, "xlink:href")
            yield svg, address, name_of_picture(page, svg)


def _has_drawing_script(page: HtmlPage) -> bool:
    """Whether a script may draw on a canvas: one from a file, or one that asks for its context."""
    scripts = page.named("script")
    return any(script.has_attr("src") or "getContext" in script.get_text() for script in scripts)


def _is_silent(page: HtmlPage, picture: Tag) -> bool:
    """Whether a drawing is seen, but is hidden or has neither a name nor content to be read."""
    if not page.is_shown(picture):
        return _is_hidden_but_seen(page, picture)
    has_content = picture.name == "canvas" and (page.wording(picture) or picture.find(True))
    return is_presentational(picture) or not (has_content or name_of_picture(page, picture))


def _is_telling(address: str) -> bool:
    return is_emblem(address) or not _SHOWS_SOMETHING.isdisjoint(file_words(address))


def _is_passed_over(page: HtmlPage, image: Tag) -> bool:
    """Whether the picture is seen, as far as markup tells, but not exposed."""
    if not page.is_shown(image):
        return _is_hidden_but_seen(page, image)
    if is_presentational(image):
        return True
    is_named = any(image.has_attr(name) for name in ("aria-label", "aria-labelledby", "title"))
    return image.has_attr("alt") and not attribute(image, "alt").strip() and not is_named


def _is_hidden_but_seen(page: HtmlPage, picture: Tag) -> bool:
    return attribute(picture, "aria-hidden") == "true" and not _is_unseen(page, picture)


def _is_unseen(page: HtmlPage, image: Tag) -> bool:
    return (
        not page.is_drawn(image)
        or bool(_UNSEEN.search(attribute(image, "style")))
        or not page.is_shown(image.parent)
    )
