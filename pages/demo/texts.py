"""Reads the demo's texts: one TOML file for each page, in folders that mirror the page tree."""

import tomllib
import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

CONTENT: Final = Path(__file__).parent / "content"
LANGUAGES: Final = ("de", "en")
START: Final = "index"
NAMESPACE: Final = uuid.UUID("5a0b6f0e-3f0e-4c0b-9b39-6b7f0d3f2c11")

Block = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class PageText:
    """A page as its file describes it.

    ``path`` is the file's place below its language, ``index`` for the start page;
    ``original`` is the path of the German page of which it is a translation, or its own;
    ``in_menu`` is None where the page's type decides.
    """

    language: str
    path: str
    original: str
    type: str
    title: str
    summary: str
    order: int
    in_menu: bool | None
    fields: Mapping[str, Any]
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
    def key(self) -> uuid.UUID:
        """The same in every installation and for all translations, wherever the page moves."""
        return uuid.uuid5(NAMESPACE, self.original)

    def block_id(self, place: str) -> str:
        """An ID for a block of the page that stays the same from one installation to the next."""
        return str(uuid.uuid5(NAMESPACE, f"{self.language}/{self.path}/{place}"))


def read_pages() -> list[PageText]:
    """Every page of the demo, German first, parents before children, siblings in order."""
    pages = [page for language in LANGUAGES for page in _read_language(language)]
    return sorted(pages, key=_place)


def read_table(name: str) -> Mapping[str, Mapping[str, str]]:
    """What several pages share, such as the people to ask."""
    with (CONTENT / f"{name}.toml").open("rb") as file:
        return tomllib.load(file)


def _read_language(language: str) -> Iterator[PageText]:
    folder = CONTENT / language
    for file in folder.rglob("*.toml"):
        data = tomllib.loads(file.read_text(encoding="utf-8"))
        path = file.relative_to(folder).with_suffix("").as_posix()
        yield PageText(
            language=language,
            path=path,
            original=data.get("translation_of", path),
            type=data["type"],
            title=data["title"],
            summary=data["summary"],
            order=data.get("order", 100),
            in_menu=data.get("menu"),
            fields=data.get("fields", {}),
            body=tuple(data.get("body", ())),
            highlights=tuple(data.get("highlights", ())),
            related=tuple(data.get("related", ())),
        )


def _place(page: PageText) -> tuple[int, int, str, int, str]:
    depth = 0 if page.is_start else page.path.count("/") + 1
    return (LANGUAGES.index(page.language), depth, page.parent_path, page.order, page.path)
