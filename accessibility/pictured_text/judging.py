"""Judges what stands in a picture: failed only where nothing on the page can make it right."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from accessibility.findings import Finding, Text
from accessibility.pictured_text.reading import Reading
from accessibility.pictured_text.rules import IMAGE_OF_TEXT, NOT_IN_ALTERNATIVE
from accessibility.pictured_text.wording import (
    Wording,
    count_telling,
    is_action,
    is_more_than_text,
    is_not_for_its_text,
    is_same,
    left_out,
)

MIN_WORDS: Final = 5
"""So many words with a meaning must be in a picture before the page must say them as well."""
MIN_WORDS_BESIDE: Final = 12
"""So many where the picture is there for something else: decoration, a photo, a diagram."""
MAX_SAID_SHARE: Final = 0.5
CERTAINLY_PLAIN: Final = 0.95
MOSTLY_PLAIN: Final = 0.9
HARDLY_PLAIN: Final = 0.5
SIGNIFICANT_SHARE: Final = 0.08
"""Where there is more than background around the words, they must cover so much of the picture."""
MAX_QUOTED: Final = 160


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture as ``scripts/pictured_text.js`` describes it; ``place`` is for the finding."""

    place: Mapping[str, Any]
    address: str
    name: str
    description: str
    is_decorative: bool
    is_button: bool

    @classmethod
    def from_json(cls, told: Mapping[str, Any]) -> "Picture":
        """What the script tells of a picture."""
        return cls(
            place=told["place"],
            address=told["address"],
            name=told["name"],
            description=told["description"],
            is_decorative=told["isDecorative"],
            is_button=told["isButton"],
        )


def judge(picture: Picture, reading: Reading, page: Wording) -> Iterator[Finding]:
    """What is, or may be, at fault with what stands in a picture."""
    if not reading.words or is_not_for_its_text(picture.name, picture.address):
        return
    yield from _judge_look(picture, reading)
    yield from _judge_alternative(picture, reading, page)


def _judge_look(picture: Picture, reading: Reading) -> Iterator[Finding]:
    """To the ACT rule 0va7u6: decoration, and text that is no significant part, are left out."""
    if picture.is_decorative or (not count_telling(reading.words) and not picture.is_button):
        return
    is_certain = (
        picture.is_button
        and not reading.has_more
        and reading.plainness >= CERTAINLY_PLAIN
        and is_same(reading.words, picture.name)
        and is_action(picture.name)
    )
    if is_certain or _is_significant(picture, reading):
        detail = _quoted(reading.words)
        yield IMAGE_OF_TEXT.finding(picture.place, is_doubt=not is_certain, detail=detail)


def _is_significant(picture: Picture, reading: Reading) -> bool:
    if is_more_than_text(picture.name, picture.address):
        return False
    has_share = reading.share >= SIGNIFICANT_SHARE
    return reading.plainness >= (HARDLY_PLAIN if has_share else MOSTLY_PLAIN)


def _judge_alternative(picture: Picture, reading: Reading, page: Wording) -> Iterator[Finding]:
    is_for_more = is_more_than_text(picture.name, picture.address)
    telling = count_telling(reading.words)
    if telling < (MIN_WORDS_BESIDE if picture.is_decorative or is_for_more else MIN_WORDS):
        return
    own = Wording((picture.name, picture.description))
    missing = left_out(reading.words, (own, page))
    if count_telling(missing) > (1 - MAX_SAID_SHARE) * telling:
        detail = _quoted(missing)
        yield NOT_IN_ALTERNATIVE.finding(picture.place, is_doubt=True, detail=detail)


def _quoted(words: Iterable[str]) -> Text:
    said = " ".join(words)
    if len(said) > MAX_QUOTED:
        said = f"{said[:MAX_QUOTED].rpartition(' ')[0] or said[:MAX_QUOTED]} …"
    return Text(de=f"„{said}“", en=f"“{said}”")
