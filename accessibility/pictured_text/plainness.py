"""How much of a picture, apart from its words, is only background: one colour or a gradient."""

from collections.abc import Iterable, Sequence
from statistics import median
from typing import Final

from PIL import Image, ImageDraw

_SAMPLE_SIDE: Final = 96
_EDGE_SHARE: Final = 0.15
"""What buttons have there are frames, round corners and shadows."""
_SAME_LEVELS: Final = 24
"""Levels of grey, of 256, that still count as the same."""

Box = tuple[float, float, float, float]


def plainness(image: Image.Image, boxes: Iterable[Box]) -> float:
    """The share, from 0 to 1, of pixels that look like the rest of their row, or of their column.

    The picture is grey; what is in the boxes (left, top, right, bottom) and at its edges is left
    out. So a gradient from above to below, or from side to side, is plain, and a symbol is not.
    """
    scale = min(1, _SAMPLE_SIDE / max(image.size))
    size = (max(1, round(image.width * scale)), max(1, round(image.height * scale)))
    sample = image.resize(size, Image.Resampling.BILINEAR)
    words = Image.new("1", size)
    draw = ImageDraw.Draw(words)
    for left, top, right, bottom in boxes:
        draw.rectangle(
            (left * scale - 1, top * scale - 1, right * scale + 1, bottom * scale + 1), 1
        )
    rows = _rows(sample, words)
    columns = [[row[place] for row in rows] for place in range(len(rows[0]))]
    return max(_alike(rows), _alike(columns))


def _rows(sample: Image.Image, words: Image.Image) -> list[list[int | None]]:
    """The levels of grey within the edges, None for what belongs to a word."""
    width, height = sample.size
    aside, above = int(_EDGE_SHARE * width), int(_EDGE_SHARE * height)
    grey, covered = sample.tobytes(), words.convert("L").tobytes()
    return [
        [
            None if covered[y * width + x] else grey[y * width + x]
            for x in range(aside, width - aside)
        ]
        for y in range(above, height - above)
    ]


def _alike(lines: Sequence[Sequence[int | None]]) -> float:
    alike = counted = 0
    for line in lines:
        levels = [level for level in line if level is not None]
        if levels:
            middle = median(levels)
            alike += sum(abs(level - middle) <= _SAME_LEVELS for level in levels)
            counted += len(levels)
    return alike / counted if counted else 1
