"""The contrast of text over pictures and gradients, by the pixels that are really behind it.

No rule of any engine can say it from styles. The texts are made transparent for a moment, what is
behind them is photographed, and the worst pixel counts: a person then looks whether it is behind a
letter.
"""

import base64
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from io import BytesIO
from math import ceil
from typing import Any

from PIL import Image

from accessibility.conf import Configuration
from accessibility.contrast import (
    MIN_CONTRAST,
    MIN_CONTRAST_LARGE,
    WIDTH_OF_LARGE_BOLD_PX,
    WIDTH_OF_LARGE_PX,
    Colour,
    contrast,
)
from accessibility.findings import EngineResult, Finding, Impact, Text
from accessibility.live_rules import Probe, live_rule
from accessibility.live_scripts import read_script, with_tools
from accessibility.targets import LoadedPage

MAX_TEXTS = 20
MAX_HEIGHT_PX = 10_000
"""A picture of a longer page would take too much memory; texts further down are not looked at."""
_BOLD = 700
_SAMPLE = (160, 40)
_IGNORED_SHARE = 0.005
"""Single pixels of noise in a photograph are not what anybody reads against."""
_RGB = re.compile(r"rgb\((\d+), (\d+), (\d+)\)")

TEXT_OVER_PICTURE = live_rule(
    "text-over-picture-contrast",
    impact=Impact.SERIOUS,
    criteria=("1.4.3",),
    act_rules=("afw4f7",),
    title=Text(
        de="Text hebt sich stellenweise kaum vom Bild dahinter ab",
        en="Text hardly stands out from the picture behind it in places",
    ),
    why=Text(
        de="Wer schlecht sieht oder in der Sonne auf das Telefon schaut, kann den Text dort nicht "
        "lesen.",
        en="People with low vision, or who look at their phone in the sun, cannot read the text "
        "there.",
    ),
    advice=Text(
        de="Sehen Sie nach, ob Buchstaben auf der hellsten oder dunkelsten Stelle des Bildes "
        "stehen. Legen Sie eine einfarbige Fläche hinter den Text oder setzen Sie ihn unter das "
        "Bild.",
        en="Look whether letters stand on the lightest or darkest part of the picture. Put a plain "
        "colour behind the text, or place it below the picture.",
    ),
    fails='<p style="color: white; background: linear-gradient(black, white)">Rathaus</p>',
    passes='<p style="color: white; background: linear-gradient(black, navy)">Rathaus</p>',
)


def check(page: LoadedPage, configuration: Configuration) -> EngineResult:  # noqa: ARG001
    """Doubts about the texts whose worst contrast is too low, each with that ratio."""
    texts = page.run_async(with_tools(read_script("pixel_contrast.js")), MAX_TEXTS, MAX_HEIGHT_PX)
    if texts is None:
        return EngineResult()
    findings = tuple(_findings(page, texts)) if texts else ()
    outcome = TEXT_OVER_PICTURE.outcome(findings, applies=bool(texts))
    return EngineResult(findings, {TEXT_OVER_PICTURE.id: outcome})


PROBE = Probe(name="pixel-contrast", rules=(TEXT_OVER_PICTURE,), check=check)


def _findings(page: LoadedPage, texts: Iterable[Mapping[str, Any]]) -> Iterator[Finding]:
    picture = _picture_without_texts(page, texts)
    for text in texts:
        colour = _colour(text["color"])
        if colour is None:
            continue
        is_bold = text["weight"] >= _BOLD
        large_from_px = WIDTH_OF_LARGE_BOLD_PX if is_bold else WIDTH_OF_LARGE_PX
        needed = MIN_CONTRAST_LARGE if text["size"] >= large_from_px else MIN_CONTRAST
        worst = min(_worst(picture.crop(_corners(line)), colour) for line in text["lines"])
        if worst < needed:
            detail = Text(
                de=f"an der schlechtesten Stelle {_say(worst, ',')}:1, nötig sind "
                f"{_say(needed, ',')}:1",
                en=f"{_say(worst, '.')}:1 at the worst spot, {_say(needed, '.')}:1 is needed",
            )
            yield TEXT_OVER_PICTURE.finding(text["place"], is_doubt=True, detail=detail)


def _picture_without_texts(page: LoadedPage, texts: Iterable[Mapping[str, Any]]) -> Image.Image:
    """The page from its top left corner to the last of the texts, in CSS pixels."""
    lines = [line for text in texts for line in text["lines"]]
    clip = {
        "x": 0,
        "y": 0,
        "width": ceil(max(line["right"] for line in lines)),
        "height": ceil(max(line["bottom"] for line in lines)),
        "scale": 1,
    }
    page.run_async(_HIDE, True)
    try:
        answer = page.ask(
            "Page.captureScreenshot",
            format="png",
            optimizeForSpeed=True,
            captureBeyondViewport=True,
            clip=clip,
        )
    finally:
        page.run_async(_HIDE, False)
    return Image.open(BytesIO(base64.b64decode(answer["data"]))).convert("RGB")


def _worst(behind: Image.Image, colour: Colour) -> float:
    """The lowest contrast with any colour that covers more than a trace of what is behind."""
    sample = behind.resize(_SAMPLE, Image.Resampling.NEAREST)
    red, green, blue = (sample.getchannel(band).tobytes() for band in "RGB")
    pixels = Counter(zip(red, green, blue, strict=True))
    by_contrast = sorted((contrast(colour, Colour(*rgb)), count) for rgb, count in pixels.items())
    seen = 0
    for ratio, count in by_contrast:
        seen += count
        if seen > _IGNORED_SHARE * pixels.total():
            return ratio
    return by_contrast[-1][0]


def _corners(line: Mapping[str, float]) -> tuple[int, int, int, int]:
    """The pixels that lie within the line as a whole."""
    left, top = ceil(line["left"]), ceil(line["top"])
    return left, top, max(left + 1, int(line["right"])), max(top + 1, int(line["bottom"]))


def _colour(computed: str) -> Colour | None:
    """None for what is not opaque or not told in red, green and blue."""
    match = _RGB.fullmatch(computed)
    return Colour(*map(int, match.groups())) if match else None


def _say(ratio: float, point: str) -> str:
    # Cut, not rounded: 4.49 does not reach 4.5.
    return f"{int(ratio * 10) / 10:.1f}".replace(".", point)


_HIDE = """
const [hides, done] = arguments;
for (const text of window.__auditTexts || []) {
  if (hides) {
    text.style = text.element.getAttribute("style");
    for (const name of ["color", "-webkit-text-fill-color"]) {
      text.element.style.setProperty(name, "transparent", "important");
    }
    text.element.style.setProperty("text-shadow", "none", "important");
    text.element.style.setProperty("transition", "none", "important");
  } else if (text.style === null) {
    text.element.removeAttribute("style");
  } else {
    text.element.setAttribute("style", text.style);
  }
}
if (!hides) delete window.__auditTexts;
done();
"""
