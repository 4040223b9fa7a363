"""The outline of a page's content: its headings with anchors that stay while the text stays."""

from dataclasses import dataclass

from django.utils.text import slugify
from wagtail.blocks.stream_block import StreamValue

MIN_SECTIONS = 3  # a shorter page needs no table of contents
GERMAN_LETTERS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})


@dataclass(frozen=True, slots=True)
class Section:
    """A heading of level 2 and where it is."""

    title: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Outline:
    """Anchors by block ID, and what the table of contents lists."""

    anchors: dict[str, str]
    sections: tuple[Section, ...]

    @property
    def contents(self) -> tuple[Section, ...]:
        return self.sections if len(self.sections) >= MIN_SECTIONS else ()


def outline_of(
    body: StreamValue, *, before: tuple[Section, ...] = (), after: tuple[Section, ...] = ()
) -> Outline:
    """The outline of the content between the sections that the template itself brings."""
    taken = {section.anchor for section in (*before, *after)}
    anchors: dict[str, str] = {}
    sections = list(before)
    for child in body:
        if child.block_type != "heading":
            continue
        wish = slugify(child.value["text"].lower().translate(GERMAN_LETTERS)) or "abschnitt"
        anchor = _free(wish, taken)
        anchors[child.id] = anchor
        if child.value["level"] == "h2":
            sections.append(Section(title=child.value["text"], anchor=anchor))
    return Outline(anchors=anchors, sections=(*sections, *after))


def _free(wish: str, taken: set[str]) -> str:
    anchor, number = wish, 2
    while anchor in taken:
        anchor, number = f"{wish}-{number}", number + 1
    taken.add(anchor)
    return anchor
