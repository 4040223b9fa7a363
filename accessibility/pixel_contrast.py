"""The contrast of text over pictures and gradients, by the pixels that are really behind it.

No rule of any engine can say it from styles. The texts are made transparent for a moment, and what
is behind them is photographed. Where the worst spot is too close to the text's colour, a person
looks whether a letter stands on it; where even the best one is, the text can be read nowhere.
docs/accuracy.md says why the latter fails and is not put to a person as well.
"""

import base64
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from math import ceil
from typing import Any

from PIL import Image

from accessibility.conf import Configuration
from accessibility.contrast import (
    MIN_CONTRAST,
    MIN_CONTRAST_ENHANCED,
    MIN_CONTRAST_LARGE,
    MIN_CONTRAST_LARGE_ENHANCED,
    WIDTH_OF_LARGE_BOLD_PX,
    WIDTH_OF_LARGE_PX,
    Colour,
    contrast,
)
from accessibility.findings import EngineResult, Finding, Impact, Outcome, Text
from accessibility.live_rules import Probe, live_rule
from accessibility.live_scripts import read_script, with_tools
from accessibility.targets import LoadedPage

MAX_TEXTS = 60
MAX_SIZE_PX = 8_000
"""A larger picture would take too much memory; texts further down or aside are not looked at."""
_BOLD = 700
_SAMPLE = (160, 40)
_IGNORED_SHARE = 0.005
"""Single pixels of noise in a photograph are not what anybody reads against."""
_AT_BEST = Text(de="günstigstenfalls", en="at best")
_AT_WORST = Text(de="ungünstigstenfalls", en="at worst")
_RGB = re.compile(r"rgb\((\d+), (\d+), (\d+)\)")

TEXT_OVER_PICTURE = live_rule(
    "text-over-picture-contrast",
    impact=Impact.SERIOUS,
    criteria=("1.4.3",),
    act_rules=("afw4f7",),
    sharpens=("color-contrast",),
    title=Text(
        de="Text hebt sich kaum vom Bild dahinter ab",
        en="Text hardly stands out from the picture behind it",
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
    for_developers=Text(
        de="Legen Sie unter den Text eine Fläche mit eigener Hintergrundfarbe, die auch das "
        "hellste Bild deckt: 4,5:1, bei großer Schrift 3:1.",
        en="Put a box with a background colour of its own behind the text that covers even the "
        "lightest picture: 4.5:1, or 3:1 for large text.",
    ),
    fails='<p style="color: white; background: linear-gradient(black, white)">Rathaus</p>',
    passes='<p style="color: white; background: linear-gradient(black, navy)">Rathaus</p>',
)


ENHANCED = live_rule(
    "text-over-picture-contrast-enhanced",
    impact=Impact.MINOR,
    criteria=("1.4.6",),
    act_rules=("09o5cg",),
    sharpens=("color-contrast-enhanced",),
    title=Text(
        de="Text über einem Bild hat nirgends erhöhten Kontrast",
        en="Text over a picture has enhanced contrast nowhere",
    ),
    why=Text(
        de="Wer stark sehbehindert ist, braucht einen Kontrast von 7:1, bei großer Schrift von "
        "4,5:1. Das Gesetz verlangt weniger.",
        en="People with very low vision need a contrast of 7:1, or of 4.5:1 for large text. The "
        "law asks for less.",
    ),
    advice=Text(
        de="Legen Sie eine einfarbige Fläche hinter den Text oder setzen Sie ihn unter das Bild.",
        en="Put a plain colour behind the text, or place it below the picture.",
    ),
    for_developers=Text(
        de="Mit einer deckenden Hintergrundfarbe hinter dem Text lässt sich 7:1 (groß: 4,5:1) für "
        "jedes Bild zusichern.",
        en="With an opaque background colour behind the text, 7:1 (large: 4.5:1) can be assured "
        "for every picture.",
    ),
    fails='<p style="color: #777; background: linear-gradient(black, #111)">Rathaus</p>',
    passes='<p style="color: white; background: linear-gradient(black, navy)">Rathaus</p>',
)
RULES = (TEXT_OVER_PICTURE, ENHANCED)


@dataclass(frozen=True, slots=True)
class Spots:
    """The lowest and the highest contrast of a text with what is behind it."""

    worst: float
    best: float


def check(page: LoadedPage, configuration: Configuration) -> EngineResult:  # noqa: ARG001
    """What is wrong with texts over pictures, each with the ratio that was found."""
    seen = page.run_async(with_tools(read_script("pixel_contrast.js")), MAX_TEXTS, MAX_SIZE_PX)
    if seen is None:
        return EngineResult()
    texts = seen["texts"]
    findings = tuple(_findings(page, texts)) if texts else ()
    outcomes = {rule.id: rule.outcome(findings, applies=bool(texts)) for rule in RULES}
    if not seen["isWhole"]:
        silent = (rule for rule in outcomes if not any(found.rule == rule for found in findings))
        outcomes |= dict.fromkeys(silent, Outcome.UNTESTED)
    return EngineResult(findings, outcomes)


PROBE = Probe(name="pixel-contrast", rules=RULES, check=check)


def _findings(page: LoadedPage, texts: Iterable[Mapping[str, Any]]) -> Iterator[Finding]:
    picture = _picture_without_texts(page, texts)
    for text in texts:
        colour = _colour(text["color"])
        if colour is None:
            continue
        spots = [_spots(picture.crop(_corners(line)), colour) for line in text["lines"]]
        worst, best = min(spot.worst for spot in spots), max(spot.best for spot in spots)
        is_large = text["size"] >= (
            WIDTH_OF_LARGE_BOLD_PX if text["weight"] >= _BOLD else WIDTH_OF_LARGE_PX
        )
        needed = MIN_CONTRAST_LARGE if is_large else MIN_CONTRAST
        enhanced = MIN_CONTRAST_LARGE_ENHANCED if is_large else MIN_CONTRAST_ENHANCED
        fails = text["isPlain"] and best < needed
        if worst < needed:
            detail = _detail(_AT_BEST, best, needed) if fails else _detail(_AT_WORST, worst, needed)
            yield TEXT_OVER_PICTURE.finding(text["place"], is_doubt=not fails, detail=detail)
        if text["isPlain"] and not fails and best < enhanced:
            yield ENHANCED.finding(text["place"], detail=_detail(_AT_BEST, best, enhanced))


def _detail(where: Text, found: float, needed: float) -> Text:
    return Text(
        de=f"{where.de} {_say(found, ',')}:1, nötig sind {_say(needed, ',')}:1",
        en=f"{where.en} {_say(found, '.')}:1, and {_say(needed, '.')}:1 is needed",
    )


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


def _spots(behind: Image.Image, colour: Colour) -> Spots:
    """Of the colours that cover more than a trace of what is behind."""
    sample = behind.resize(_SAMPLE, Image.Resampling.NEAREST)
    red, green, blue = (sample.getchannel(band).tobytes() for band in "RGB")
    pixels = Counter(zip(red, green, blue, strict=True))
    by_contrast = sorted((contrast(colour, Colour(*rgb)), count) for rgb, count in pixels.items())
    trace = _IGNORED_SHARE * pixels.total()
    return Spots(_first_beyond(trace, by_contrast), _first_beyond(trace, reversed(by_contrast)))


def _first_beyond(trace: float, counted: Iterable[tuple[float, int]]) -> float:
    seen = 0
    for ratio, count in counted:
        seen += count
        if seen > trace:
            return ratio
    message = "nothing was counted"
    raise ValueError(message)


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
  } else {
    // Chromium leaves an empty attribute behind where one that only scripts have set is removed.
    text.element.setAttribute("style", text.style ?? "");
    if (text.style === null) text.element.removeAttribute("style");
  }
}
if (!hides) delete window.__auditTexts;
done();
"""
