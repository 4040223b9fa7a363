"""Reads the words in a picture with Tesseract, in German and English.

The trained data come from npm, compressed. They are unpacked into a folder of its own when a
process reads its first picture, and that folder is gone again once Tesseract has them in memory:
nothing half unpacked can be met, and nothing is left behind.
"""

import gzip
import importlib
import re
import tempfile
import threading
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cache, cached_property
from io import BytesIO
from pathlib import Path
from typing import Any, Final, NamedTuple, Self

from django.utils.translation import gettext as _
from PIL import Image

from accessibility.engines.npm_package import NpmPackage
from accessibility.failures import EngineUnavailable
from accessibility.pictured_text.plainness import plainness

VERSION: Final = 1
"""Raised when a picture is read in another way, so that what was kept is not used any more."""
LANGUAGES: Final = ("deu", "eng")
MAX_PIXELS: Final = 1_200_000
"""A page of A4 then has letters high enough to be read, and takes about half a second."""
MAX_MILLISECONDS: Final = 3000
MAX_WORDS: Final = 200
MAX_WORD_CHARS: Final = 60
MIN_CONFIDENCE: Final = 80
"""In per cent. What Tesseract sees in leaves and roofs stays below."""
_DATA: Final = "4.0.0_best_int"
"""The folder of the small model for Tesseract's neural network, from the most accurate one."""
_SMALL_PIXELS: Final = 40_000
"""As many as a button has. Words are searched for everywhere in it; for more that takes long, and
finds words in the noise of photographs."""
_SMALL_SCALES: Final = (1.5, 2, 3)
"""Letters on buttons are smaller than what Tesseract was trained on; which size fits varies."""
_MIDDLE_PIXELS: Final = 300_000
_LETTERS: Final = re.compile(r"[^\W\d_]")
_NUMBER: Final = re.compile(r"\d")
_MIN_LETTERS: Final = 2


class Word(NamedTuple):
    """A word as Tesseract read it: how sure it is in per cent, and where it stands in pixels."""

    text: str
    confidence: float
    box: tuple[float, float, float, float]

    @property
    def says_something(self) -> bool:
        """Whether there are letters or digits in it, not only strokes taken for signs."""
        return len(_LETTERS.findall(self.text)) >= _MIN_LETTERS or bool(_NUMBER.search(self.text))

    @property
    def is_sure(self) -> bool:
        """Whether it can be taken for what stands there."""
        return self.confidence >= MIN_CONFIDENCE and self.says_something


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What can be read in a picture."""

    words: tuple[str, ...] = ()
    """In reading order, with their punctuation; numbers are among them."""
    share: float = 0
    """How much of the picture the words cover."""
    plainness: float = 0
    """How much of what is around the words is nothing but background."""
    has_more: bool = False
    """Whether something else looks like a word that could not be read."""

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> Self:
        """What was kept of a reading."""
        return cls(**{**kept, "words": tuple(kept["words"])})

    def to_json(self) -> dict[str, Any]:
        """As it is kept."""
        return asdict(self)


class TextReader:
    """Tesseract with the trained data of one folder; one picture at a time, from any thread.

    Its methods raise EngineUnavailable when the package or its data are missing.
    """

    def __init__(self, directory: Path) -> None:
        self._packages = {name: NpmPackage(name, directory / name) for name in LANGUAGES}
        self._lock = threading.Lock()

    @cached_property
    def version(self) -> str:
        """Of all that decides what is read: Tesseract, its data and the way of reading."""
        engine = _tesserocr().tesseract_version().split()[1]
        data = "-".join(package.version for package in self._packages.values())
        return f"{engine}/{data}/{VERSION}"

    def read(self, picture: bytes) -> Reading | None:
        """The words in a PNG or JPEG; None when that takes too long.

        Raises OSError for a picture that is broken or has more than `MAX_PIXELS`.
        """
        with Image.open(BytesIO(picture)) as opened:
            if opened.width * opened.height > MAX_PIXELS:
                message = "the picture is too large"
                raise OSError(message)
            image = opened.convert("L")
        with self._lock:
            return self._read(image)

    def _read(self, image: Image.Image) -> Reading | None:
        modes = _tesserocr().PSM
        pixels = image.width * image.height
        is_small = pixels <= _SMALL_PIXELS
        scales: Sequence[float] = _SMALL_SCALES
        if not is_small:
            scales = (2,) if pixels <= _MIDDLE_PIXELS else (1,)
        readings: list[list[Word]] = []
        for scale in scales:
            words = self._words(image, scale, modes.SPARSE_TEXT if is_small else modes.AUTO)
            if words is None:
                return None
            readings.append(words)
        return _reading(image, max(readings, key=_count_sure_letters))

    def _words(self, image: Image.Image, scale: float, mode: int) -> list[Word] | None:
        size = (round(image.width * scale), round(image.height * scale))
        scaled = image if scale == 1 else image.resize(size, Image.Resampling.LANCZOS)
        self._tesseract.SetPageSegMode(mode)
        self._tesseract.SetImage(scaled)
        try:
            if not self._tesseract.Recognize(MAX_MILLISECONDS):
                return None
            return list(_found(self._tesseract.GetIterator(), scale))
        finally:
            self._tesseract.Clear()

    @cached_property
    def _tesseract(self) -> Any:
        tesserocr = _tesserocr()
        # What it cannot make out of a photograph is no news for whoever looks at the terminal.
        tesserocr.set_leptonica_log_level(tesserocr.LeptLogLevel.NONE)
        with tempfile.TemporaryDirectory(prefix="tessdata-") as folder:
            for name, package in self._packages.items():
                packed = package.read_bytes(f"{_DATA}/{name}.traineddata.gz")
                (Path(folder) / f"{name}.traineddata").write_bytes(gzip.decompress(packed))
            return tesserocr.PyTessBaseAPI(
                path=f"{folder}/", lang="+".join(LANGUAGES), oem=tesserocr.OEM.LSTM_ONLY
            )


@cache
def text_reader(directory: Path) -> TextReader:
    """The only reader of a folder's data in this process: each takes about 50 MB of memory."""
    return TextReader(directory)


def _tesserocr() -> Any:
    try:
        return importlib.import_module("tesserocr")
    except ImportError as error:
        message = _("{package} is missing. Run pip install -r requirements.txt.")
        raise EngineUnavailable(message.format(package="tesserocr")) from error


def _found(iterator: Any, scale: float) -> Iterator[Word]:
    """The words of a recognised picture, in the pixels of the picture before it was scaled."""
    tesserocr = _tesserocr()
    level = tesserocr.RIL.WORD
    if iterator is None:
        return
    for each in tesserocr.iterate_level(iterator, level):
        box = each.BoundingBox(level)
        if box and not each.Empty(level):
            text = each.GetUTF8Text(level).strip()[:MAX_WORD_CHARS]
            left, top, right, bottom = (side / scale for side in box)
            yield Word(text, each.Confidence(level), (left, top, right, bottom))


def _count_sure_letters(words: Sequence[Word]) -> int:
    return sum(len(_LETTERS.findall(word.text)) for word in words if word.is_sure)


def _reading(image: Image.Image, words: Sequence[Word]) -> Reading:
    sure = [word for word in words if word.is_sure][:MAX_WORDS]
    if not sure:
        return Reading()
    boxes = [word.box for word in sure]
    covered = sum((right - left) * (bottom - top) for left, top, right, bottom in boxes)
    return Reading(
        words=tuple(_without_breaks(word.text for word in sure)),
        share=round(min(1, covered / (image.width * image.height)), 3),
        plainness=round(plainness(image, boxes), 3),
        has_more=any(word.says_something and not word.is_sure for word in words),
    )


def _without_breaks(words: Iterator[str]) -> Iterator[str]:
    """The words, those put together again that a line's end divides: "Stadt-" and "halle"."""
    begun = ""
    for word in words:
        if begun and word[:1].islower():
            word = begun.removesuffix("-") + word  # noqa: PLW2901 - the word as a whole
        elif begun:
            yield begun
        begun = word if word.endswith("-") and len(word) > _MIN_LETTERS else ""
        if not begun:
            yield word
    if begun:
        yield begun
