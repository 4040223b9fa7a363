"""Text in an inline drawing that hardly stands out from the shape behind it.

The colours are those of its attributes. Style sheets may say otherwise, so where a page has any, a
person has to judge.
"""

import re
from collections.abc import Iterator

from bs4 import Tag

from accessibility.contrast import (
    MIN_CONTRAST,
    MIN_CONTRAST_LARGE,
    WHITE,
    WIDTH_OF_LARGE_BOLD_PX,
    WIDTH_OF_LARGE_PX,
    contrast,
)
from accessibility.drawings import (
    Label,
    Shape,
    Unknown,
    background_of,
    label_of,
    scale_of,
    shapes_of,
)
from accessibility.findings import Impact, Text
from accessibility.rules import Broken, Doubt, HtmlPage, attribute, rule

_LOGO = re.compile(r"\blogo|wappen", re.IGNORECASE)


@rule(
    criteria=("1.4.3",),
    impact=Impact.SERIOUS,
    applies_to="svg text",
    title=Text(de="Text in Grafik mit zu wenig Kontrast", en="Text in a drawing lacks contrast"),
    why=Text(
        de="Hellgraue Schrift auf Weiß verschwindet für viele Menschen, bei Sonne auf dem Telefon "
        "für alle.",
        en="Light grey letters on white vanish for many people, and for everybody in sunlight on "
        "a phone.",
    ),
    advice=Text(
        de="Färben Sie die Schrift in der Grafik dunkler oder den Grund heller, bis das Verhältnis "
        "mindestens 4,5 zu 1 beträgt, bei großer Schrift 3 zu 1.",
        en="Make the letters in the drawing darker or their ground lighter until the ratio is at "
        "least 4.5 to 1, for large letters 3 to 1.",
    ),
    for_developers=Text(
        de="Setzen Sie „fill“ der Schrift auf eine Farbe des Stylesheets, die auf der Fläche "
        "genügend Kontrast hat.",
        en="Set the letters' “fill” to a colour of the style sheet that has enough contrast "
        "on the shape.",
    ),
    fails=(
        '<svg viewBox="0 0 200 40" width="200" height="40"><rect width="200" height="40" '
        'fill="#ffffff"/>\n'
        '<text x="10" y="25" font-size="14" fill="#cccccc">2024</text></svg>'
    ),
    passes=(
        '<svg viewBox="0 0 200 40" width="200" height="40"><rect width="200" height="40" '
        'fill="#ffffff"/>\n'
        '<text x="10" y="25" font-size="14" fill="#333333">2024</text></svg>'
    ),
)
def svg_text_contrast(page: HtmlPage) -> Iterator[Broken | Doubt]:
    for svg in filter(page.is_drawn, page.named("svg")):
        # A drawing that is hidden from screen readers is before everybody's eyes all the same.
        if svg.has_attr("hidden") or _is_logo(svg):
            continue
        shapes: list[Shape] = []
        for part in shapes_of(svg):
            if isinstance(part, Shape):
                shapes.append(part)
            elif any(piece.strip() for piece in part.find_all(string=True, recursive=False)):
                yield from _judge(page, svg, part, shapes)


def _judge(page: HtmlPage, svg: Tag, text: Tag, shapes: list[Shape]) -> Iterator[Broken | Doubt]:
    try:
        label = label_of(text)
        ground = background_of(label, shapes=shapes)
    except Unknown:
        return
    ratio = contrast(label.colour, ground or WHITE)
    needed = _needed(label, scale_of(svg))
    if ratio >= (needed or MIN_CONTRAST):
        return
    detail = Text(de=f"{ratio:.1f} zu 1".replace(".", ","), en=f"{ratio:.1f} to 1")
    size_matters_not = needed is not None or ratio < MIN_CONTRAST_LARGE
    if size_matters_not and ground is not None and not _may_be_styled(page, text):
        yield Broken(text, detail)
    else:
        yield Doubt(text, detail)


def _needed(label: Label, scale: float | None) -> float | None:
    """The ratio that applies; None where the size on the screen is unknown."""
    if scale is None:
        return None
    large = WIDTH_OF_LARGE_BOLD_PX if label.bold else WIDTH_OF_LARGE_PX
    return MIN_CONTRAST_LARGE if label.font_size * scale >= large else MIN_CONTRAST


def _is_logo(svg: Tag) -> bool:
    """Logotypes are exempt by the criterion itself."""
    said = (attribute(svg, "class"), attribute(svg, "id"), attribute(svg, "aria-label"))
    return any(_LOGO.search(text) for text in said)


def _may_be_styled(page: HtmlPage, text: Tag) -> bool:
    """Whether a style sheet may colour or hide the text or the shapes: any sheet wins over "fill".

    Where the page brings none, a class tells of one that a script adds.
    """
    return (
        page.has("style")
        or any("stylesheet" in attribute(link, "rel").lower() for link in page.named("link"))
        or any(element.has_attr("class") for element in (text, *text.parents))
    )
