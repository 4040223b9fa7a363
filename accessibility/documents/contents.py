"""What rules have to know of a file, whatever its format: plain data, without Django."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

PDF, DOCX, ODT = "pdf", "docx", "odt"
FILE_TYPES = (PDF, DOCX, ODT)
MAX_PARTS = 2_000
"""Of a kind; more of the same helps nobody, and a hostile file could fill the database."""
MAX_TEXT_CHARS = 120
MAX_SAMPLE_CHARS = 3_000


@dataclass(frozen=True, slots=True)
class Passage:
    """Some text and the page on which it stands; only PDF knows pages."""

    text: str = ""
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading that is one by tag or style, with its level from 1."""

    level: int
    text: str = ""
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture, a drawing or a formula that is not marked as decoration."""

    alternative: str
    name: str = ""
    has_parts: bool = False
    """Whether it is made of tagged parts, which may be text."""
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table, with the number of its rows and of the cells in its longest row."""

    rows: int
    columns: int
    has_headers: bool
    text: str = ""
    page: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """A file as its reader understood it. Only PDF has pages, tags, bookmarks and locks."""

    file_type: str
    file_name: str = ""
    title: str = ""
    language: str = ""
    has_languages: bool = False
    """Whether tags state languages of their own."""
    sample: str = ""
    """The beginning of the text that is in the declared language by default."""
    characters: int = 0
    page_count: int | None = None
    has_tags: bool = False
    is_marked: bool = False
    """Whether a tagged PDF says that its tags are meant to be used."""
    is_pdfua: bool = False
    shows_title: bool = False
    lets_readers_in: bool = True
    bookmarks: int = 0
    headings: tuple[Heading, ...] = ()
    figures: tuple[Figure, ...] = ()
    tables: tuple[Table, ...] = ()
    list_count: int = 0
    broken_lists: tuple[Passage, ...] = ()
    typed_lists: tuple[Passage, ...] = ()
    bold_lines: tuple[Passage, ...] = ()
    """Short paragraphs in bold before others: headings to the eye only, perhaps."""
    pictured_pages: tuple[int, ...] = ()
    """Pages with pictures and without any text."""
    unreadable_pages: tuple[int, ...] = ()
    """Pages with many letters of which nobody can tell which they are."""
    flawed_pages: tuple[int, ...] = ()
    """Pages with a few such letters."""

    @property
    def is_tagged(self) -> bool:
        """Whether structure can be expected: Office files always have it."""
        return self.file_type != PDF or self.has_tags


_NESTED: Mapping[str, type[Passage | Heading | Figure | Table]] = {
    "headings": Heading,
    "figures": Figure,
    "tables": Table,
    "broken_lists": Passage,
    "typed_lists": Passage,
    "bold_lines": Passage,
}
_NUMBERS = ("pictured_pages", "unreadable_pages", "flawed_pages")


def parse_contents(record: Mapping[str, Any], *, file_name: str) -> Contents:
    """The contents from the JSON into which ``dataclasses.asdict`` has put them."""
    nested = {name: tuple(kind(**each) for each in record[name]) for name, kind in _NESTED.items()}
    numbers = {name: tuple(record[name]) for name in _NUMBERS}
    return replace(Contents(**{**record, **nested, **numbers}), file_name=file_name)


def shortened(text: str) -> str:
    """A text for a message: in one line, and not too long."""
    line = " ".join(text.split())
    return line if len(line) <= MAX_TEXT_CHARS else f"{line[: MAX_TEXT_CHARS - 1]}…"
