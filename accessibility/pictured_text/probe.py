"""Reads the pictures of a page in the browser's pixels, each content once, and judges them."""

import base64
import hashlib
import logging
import time
from collections.abc import Iterable
from functools import cache
from typing import Final

from accessibility.conf import Configuration
from accessibility.failures import EngineUnavailable
from accessibility.findings import EngineResult, Outcome
from accessibility.live_rules import Probe
from accessibility.live_scripts import read_script, tools
from accessibility.pictured_text.judging import Picture, judge
from accessibility.pictured_text.memory import MEMORY, Key
from accessibility.pictured_text.reading import MAX_PIXELS, Reading, TextReader, text_reader
from accessibility.pictured_text.rules import RULES
from accessibility.pictured_text.wording import Wording
from accessibility.targets import LoadedPage

logger = logging.getLogger(__name__)

MAX_PICTURES: Final = 12
LIMIT_MS: Final = 6000
MAX_SECONDS: Final = 10
"""How long the pictures of one page may be read; with fewer known, the next scan goes on."""


def check(page: LoadedPage, configuration: Configuration) -> EngineResult:
    """The findings on the page's pictures; where one was not read, a rule that passes is untested.

    Raises PageFailed when the tab is gone or hangs.
    """
    told = page.run_async(_script(), MAX_PICTURES, MAX_PIXELS, LIMIT_MS)
    if told is None:
        return EngineResult()
    if not told["pictures"] and not told["isLate"]:
        return EngineResult((), {rule.id: Outcome.INAPPLICABLE for rule in RULES})
    try:
        readings = _readings(told["pixels"], text_reader(configuration.tesseract_data_dir))
    except EngineUnavailable as error:
        logger.warning("pictures cannot be read: %s", error)
        return EngineResult()
    wording = Wording([told["text"]])
    findings = tuple(
        finding
        for each in told["pictures"]
        if (reading := readings[each["number"]])
        for finding in judge(Picture.from_json(each), reading, wording)
    )
    outcomes = {rule.id: rule.outcome(findings, applies=True) for rule in RULES}
    if told["isLate"] or None in readings:
        outcomes = {rule: said for rule, said in outcomes.items() if said is not Outcome.PASSED}
    return EngineResult(findings, outcomes)


@cache
def _script() -> str:
    return "\n".join((tools(), read_script("pictured_text.js")))


PROBE = Probe(name="pictured-text", rules=RULES, check=check)


def _readings(pixels: Iterable[str], reader: TextReader) -> list[Reading | None]:
    """Of each picture, given as a data URL; None for one for which there was no time."""
    give_up_at = time.monotonic() + MAX_SECONDS
    return [_reading(address, reader, give_up_at) for address in pixels]


def _reading(address: str, reader: TextReader, give_up_at: float) -> Reading | None:
    picture = base64.b64decode(address.partition(",")[2])
    key = Key(hashlib.sha256(picture).hexdigest(), reader.version)
    known = MEMORY.known(key)
    if known is not None or time.monotonic() > give_up_at:
        return known
    reading = reader.read(picture)
    if reading is None:
        logger.warning("reading a picture took too long", extra={"checksum": key.checksum})
    else:
        MEMORY.keep(key, reading)
    return reading
