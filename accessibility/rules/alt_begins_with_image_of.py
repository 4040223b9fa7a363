"""A text alternative that begins with "Bild von" or "image of", which is said already."""

import re
from collections.abc import Iterator

from accessibility.findings import Impact, Text
from accessibility.rules import Broken, Doubt, HtmlPage, attribute, quoted, rule

_SUPERFLUOUS = re.compile(
    r"(?:(?:das|ein|eine|dieses|diese|unser)\s+)?(?:bild|grafik|abbildung|illustration|bilddatei)"
    r"(?:\s+(?:von|vom|des|der|mit|zeigt|zu|zum|zur)\b|\s*:)"
    r"|(?:(?:an?|the|this)\s+)?(?:image|picture|graphic)(?:\s+(?:of|showing|shows)\b|\s*:)",
    re.IGNORECASE,
)
# That something is a photograph can matter, in an archive or beside drawings.
_PERHAPS_SUPERFLUOUS = re.compile(
    r"(?:(?:das|ein|dieses)\s+)?(?:foto|fotografie|aufnahme)(?:\s+(?:von|vom|des|der|zeigt)\b|\s*:)"
    r"|(?:a\s+)?(?:photo|photograph)(?:\s+(?:of|showing)\b|\s*:)",
    re.IGNORECASE,
)


@rule(
    impact=Impact.MINOR,
    applies_to="img[alt]:not([alt=''])",
    title=Text(
        de="Alternativtext beginnt mit „Bild von“", en="Text alternative begins with “image of”"
    ),
    why=Text(
        de="Der Screenreader sagt schon von sich aus „Grafik“. Doppelt gesagt kostet es Zeit und "
        "schiebt das Wichtige nach hinten.",
        en="The screen reader says “image” by itself. Said twice it takes time and pushes back "
        "what matters.",
    ),
    advice=Text(
        de="Beginnen Sie gleich mit dem, was zu sehen ist: „Bürgermeisterin am Rednerpult“ statt "
        "„Bild von der Bürgermeisterin am Rednerpult“.",
        en="Begin with what is to be seen: “The mayor at the lectern”, not “Image of the mayor at "
        "the lectern”.",
    ),
    for_developers=Text(
        de="Setzen Sie in der Vorlage kein Wort wie „Bild“ vor den Alternativtext: Dass es ein "
        "Bild ist, sagt der Screenreader selbst.",
        en="Put no word such as “image” before the alternative in the template: screen readers "
        "say by themselves that it is an image.",
    ),
    fails='<img src="rede.jpg" alt="Bild von der Bürgermeisterin am Rednerpult">',
    passes='<img src="rede.jpg" alt="Bürgermeisterin am Rednerpult">',
)
def alt_begins_with_image_of(page: HtmlPage) -> Iterator[Broken | Doubt]:
    for image in page.shown("img"):
        alt = attribute(image, "alt").strip()
        if _SUPERFLUOUS.match(alt):
            yield Broken(image, quoted(alt))
        elif _PERHAPS_SUPERFLUOUS.match(alt):
            yield Doubt(image, quoted(alt))
