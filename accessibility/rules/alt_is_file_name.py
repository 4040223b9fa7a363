"""An image whose text alternative is the name of its file or what a camera called it (WCAG F30).

"Bild 1" may be what the text calls the picture, and "A33" or "P10" what a sign says.
"""

import re
from collections.abc import Iterator

from bs4 import Tag

from accessibility.document import collapse
from accessibility.findings import Impact, Text
from accessibility.pictures import is_of_a_control
from accessibility.rules import Broken, Doubt, HtmlPage, attribute, quoted, rule

_FILE_NAME = re.compile(
    r"[\w\-+.,() %äöüß]+\.(?:jpe?g|png|gif|svg|webp|avif|tiff?|bmp|heic|eps)", re.IGNORECASE
)
_CAMERA_NAME = re.compile(
    r"(?:(?:img|dscn?|dscf|pict|mvi|gopr|pxl|scan|screenshot|bildschirmfoto|unbenannt|untitled)"
    r"[ _-]*\(?\d|p\d{5})[\d _-]*\)?",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"(?:image|bild|foto|photo)[ _-]*\(?\d[\d _-]*\)?", re.IGNORECASE)
_SIGN = re.compile(r"[A-Z]{1,2}[ -]?\d{1,3}")
"""What roads, bus lines and car parks are called."""
_PLACEHOLDER = re.compile(r"spacer|platzhalter|placeholder|alt[- ]?text|dummy", re.IGNORECASE)


@rule(
    criteria=("1.1.1",),
    act_rules=("qt1vmo",),
    impact=Impact.SERIOUS,
    applies_to="img[alt]:not([alt='']), input[alt]",
    title=Text(de="Alternativtext ist ein Dateiname", en="Text alternative is a file name"),
    why=Text(
        de="Wer das Bild nicht sieht, hört statt einer Beschreibung „IMG Unterstrich 4711 Punkt "
        "jpg“ und erfährt nichts über das Bild.",
        en="Whoever cannot see the picture hears “IMG underscore 4711 dot jpg” in place of a "
        "description and learns nothing of it.",
    ),
    advice=Text(
        de="Beschreiben Sie im Feld „Alternativtext“ in einem Satz, was das Bild an dieser Stelle "
        "aussagt. Schmückt es nur, kennzeichnen Sie es als dekorativ.",
        en="In the field “Alternative text” say in one sentence what the picture conveys here. "
        "If it is only an ornament, mark it as decorative.",
    ),
    for_developers=Text(
        de="Nehmen Sie „alt“ aus dem Feld für den Alternativtext und nie aus Dateiname oder Titel "
        "der Datei.",
        en="Take “alt” from the field for the alternative, never from the file's name or title.",
    ),
    fails='<img src="IMG_4711.jpg" alt="IMG_4711.jpg">',
    passes='<img src="IMG_4711.jpg" alt="Das neue Rathaus von der Marktseite">',
)
def alt_is_file_name(page: HtmlPage) -> Iterator[Broken | Doubt]:
    text: str | None = None
    for image in page.shown("img", "input"):
        alt = attribute(image, "alt").strip()
        if not alt or (image.name == "input" and attribute(image, "type") != "image"):
            continue
        # A link or button may be about what is called so.
        verdict = Doubt if is_of_a_control(image) else Broken
        patterns = (_FILE_NAME, _CAMERA_NAME, _PLACEHOLDER)
        if any(pattern.fullmatch(alt) for pattern in patterns):
            yield verdict(image, quoted(alt))
        elif _NUMBERED.fullmatch(alt):
            if text is None:
                text = collapse(" ".join(page.texts)).casefold()
            is_spoken_of = collapse(alt).casefold() in text
            yield (Doubt if is_spoken_of else verdict)(image, quoted(alt))
        elif _is_stem(alt, image):
            yield (verdict if "_" in alt else Doubt)(image, quoted(alt))


def _is_stem(alt: str, image: Tag) -> bool:
    """Whether it is the name of the file without its ending, written as nobody writes words."""
    if _SIGN.fullmatch(alt):
        return False
    file_name = attribute(image, "src").rpartition("/")[2]
    looks_technical = "_" in alt or (" " not in alt and bool(re.search(r"\d", alt)))
    return looks_technical and file_name.startswith(f"{alt}.")
