"""Colours as CSS names them, and the contrast between two of them by WCAG's formula."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from PIL import ImageColor

MIN_CONTRAST: Final = 4.5
MIN_CONTRAST_LARGE: Final = 3.0
MIN_CONTRAST_ENHANCED: Final = 7.0
MIN_CONTRAST_LARGE_ENHANCED: Final = 4.5
WIDTH_OF_LARGE_PX: Final = 24.0
WIDTH_OF_LARGE_BOLD_PX: Final = 18.66

_HEX_WITH_ALPHA = re.compile(r"#(?:[0-9a-f]{4}|[0-9a-f]{8})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Colour:
    """An opaque colour; red, green and blue from 0 to 255."""

    red: int
    green: int
    blue: int

    @property
    def luminance(self) -> float:
        """Relative luminance, 0 to 1: https://www.w3.org/TR/WCAG22/#dfn-relative-luminance"""
        red, green, blue = map(_linear, (self.red, self.green, self.blue))
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue


BLACK: Final = Colour(0, 0, 0)
WHITE: Final = Colour(255, 255, 255)


@cache
def parse_colour(text: str) -> Colour | None:
    """A CSS colour such as ``#767676``, ``rgb(1, 2, 3)`` or ``grey``.

    None for what is no plain opaque colour: ``none``, ``currentColor``, gradients, transparency.
    """
    value = text.strip().lower()
    if _HEX_WITH_ALPHA.fullmatch(value) or value.startswith(("rgba", "hsla")):
        return None
    try:
        red, green, blue = ImageColor.getrgb(value)[:3]
    except ValueError:
        return None
    return Colour(red, green, blue)


def contrast(one: Colour, other: Colour) -> float:
    """The ratio, 1 to 21: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio"""
    lighter, darker = sorted((one.luminance, other.luminance), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _linear(value: int) -> float:
    share = value / 255
    return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4  # noqa: PLR2004  (figures of the standard)
