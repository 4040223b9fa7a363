"""Reads the demo's texts: one TOML file for each page, in folders that mirror the page tree."""

import difflib
import tomllib
import uuid
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

CONTENT: Final = Path(__file__).parent / "content"
LANGUAGES: Final = ("de", "en")
START: Final = "index"
NAMESPACE: Final = uuid.UUID("5a0b6f0e-3f0e-4c0b-9b39-6b7f0d3f2c11")

ROWS: Final[Mapping[str, str]] = {
    "costs": "budget_lines",
    "grants": "grants",
    "staff": "staffing_lines",
    "milestones": "milestones",
    "updates": "status_updates",
    "principles": "principles",
    "criteria": "criteria",
    "scores": "scores",
    "findings": "findings",
    "terms": "terms",
}
"""What a page has several of: the key in its file → the name of the relation."""

PAGE_KEYS: Final = {
    *("type", "title", "summary", "order", "menu", "draft", "formerly", "translation_of"),
    *("fields", "body", "highlights", "related"),
}

Block = Mapping[str, Any]
Row = Mapping[str, Any]


class ContentError(Exception):
    """A text names something that does not exist; says where, and what may be meant."""

    @classmethod
    def unknown(cls, name: object, known: Iterable[str], *, where: str) -> "ContentError":
        """For a name that is not among the known ones."""
        near = difflib.get_close_matches(str(name), list(known), n=3)
        hint = f" Is one of these meant: {', '.join(near)}?" if near else ""
        return cls(f"{where}: “{name}” is not known.{hint}")


@dataclass(frozen=True, slots=True)
class PageText:
    """A page as its file describes it.

    ``path`` is the file's place below its language, ``index`` for the start page;
    ``original`` is the path of the German page of which it is a translation, or its own;
    ``formerly`` is where the page stood in earlier versions of the demo, so that it is known
    again; ``in_menu`` is None where the page's type decides; ``rows`` are by the relation's name.
    """

    language: str
    path: str
    original: str
    formerly: str
    type: str
    title: str
    summary: str
    order: int
    in_menu: bool | None
    is_draft: bool
    fields: Mapping[str, Any]
    rows: Mapping[str, tuple[Row, ...]]
    body: tuple[Block, ...]
    highlights: tuple[str, ...]
    related: tuple[str, ...]

    @property
    def slug(self) -> str:
        """The last part of the page's address; start pages stand beside each other."""
        return f"dinslaken-{self.language}" if self.is_start else self.path.rpartition("/")[2]

    @property
    def is_start(self) -> bool:
        return self.path == START

    @property
    def parent_path(self) -> str:
        return self.path.rpartition("/")[0] or START

    @property
    def place(self) -> str:
        """Where the text stands, for messages."""
        return f"{self.language}/{self.path}.toml"

    @property
    def key(self) -> uuid.UUID:
        """The same in every installation and for all translations, wherever the page moves."""
        return uuid.uuid5(NAMESPACE, self.formerly or self.original)

    def block_id(self, place: str) -> str:
        """An ID for a block of the page that stays the same from one installation to the next."""
        return str(uuid.uuid5(NAMESPACE, f"{self.language}/{self.path}/{place}"))


def read_pages() -> list[PageText]:
    """Every page of the demo, German first, parents before children, siblings in order."""
    pages = [page for language in LANGUAGES for page in _read_language(language)]
    return sorted(pages, key=_place)


def read_table(name: str) -> Mapping[str, Mapping[str, Any]]:
    """What several pages share, such as the people to ask."""
    return _parse(CONTENT / f"{name}.toml")


def _parse(file: Path) -> dict[str, Any]:
    """The file's data; numbers with a point stay exact."""
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"), parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        raise ContentError(f"{file.relative_to(CONTENT)}: {error}") from error


def _read_language(language: str) -> Iterator[PageText]:
    folder = CONTENT / language
    for file in folder.rglob("*.toml"):
        path = file.relative_to(folder).with_suffix("").as_posix()
        yield parse_page(_parse(file), language=language, path=path)


def parse_page(data: Mapping[str, Any], *, language: str, path: str) -> PageText:
    """The page that a file's data describe; a key that no page has is refused."""
    known = PAGE_KEYS | ROWS.keys()
    for key in data.keys() - known:
        raise ContentError.unknown(key, known, where=f"{language}/{path}.toml")
    return PageText(
        language=language,
        path=path,
        original=data.get("translation_of", path),
        formerly=data.get("formerly", ""),
        type=data["type"],
        title=data["title"],
        summary=data["summary"],
        order=data.get("order", 100),
        in_menu=data.get("menu"),
        is_draft=data.get("draft", False),
        fields=data.get("fields", {}),
        rows={name: tuple(data[key]) for key, name in ROWS.items() if key in data},
        body=tuple(data.get("body", ())),
        highlights=tuple(data.get("highlights", ())),
        related=tuple(data.get("related", ())),
    )


def _place(page: PageText) -> tuple[int, int, str, int, str]:
    depth = 0 if page.is_start else page.path.count("/") + 1
    return (LANGUAGES.index(page.language), depth, page.parent_path, page.order, page.path)
