"""What the paragraphs of a text document look like, against what they are by their styles."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby, islice, pairwise
from typing import Final

from accessibility.documents.contents import MAX_PARTS, Passage, shortened

MIN_TYPED_ITEMS: Final = 3
MAX_HEADING_CHARS: Final = 80
MIN_HEADING_CHARS: Final = 3
_BULLET: Final = re.compile(r"[-–—•·*▪►✓➔]\s+\S")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the running text: not in a table, no heading by style."""

    text: str
    is_bold: bool = False
    is_item: bool = False
    """Whether it is the item of a real list."""


def typed_lists(paragraphs: Iterable[Paragraph]) -> tuple[Passage, ...]:
    """The first line of every run of lines that begin with a typed bullet or dash."""
    runs = groupby(paragraphs, key=lambda p: not p.is_item and bool(_BULLET.match(p.text)))
    found = (list(run) for is_typed, run in runs if is_typed)
    lists = (Passage(shortened(run[0].text)) for run in found if len(run) >= MIN_TYPED_ITEMS)
    return tuple(islice(lists, MAX_PARTS))


def bold_lines(paragraphs: Iterable[Paragraph]) -> tuple[Passage, ...]:
    """Short lines in bold before a paragraph that is not, as headings are."""
    return tuple(islice(_bold_lines(paragraphs), MAX_PARTS))


def _bold_lines(paragraphs: Iterable[Paragraph]) -> Iterator[Passage]:
    for line, after in pairwise(p for p in paragraphs if p.text):
        is_short = MIN_HEADING_CHARS <= len(line.text) <= MAX_HEADING_CHARS
        is_open = line.text[-1] not in ".,;:!"
        if line.is_bold and is_short and is_open and not line.is_item and not after.is_bold:
            yield Passage(shortened(line.text))
