"""Builds the stored form of a page's content from the blocks that its text file lists."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from wagtail.models import Locale

from pages.demo.relations import Sources
from pages.demo.texts import Block, PageText

StoredBlock = dict[str, Any]


class BodyBuilder:
    """Turns the blocks of one page's text into the data of its StreamField."""

    def __init__(self, text: PageText, sources: Sources, *, locale: Locale) -> None:
        self._text = text
        self._references = sources.references
        self._records = sources.records
        self._locale = locale

    def build(self) -> list[StoredBlock]:
        """Every block with a type, a value and an ID of its own."""
        return [self._block(spec, place) for place, spec in enumerate(self._text.body)]

    def pages(self, paths: tuple[str, ...], *, field: str) -> list[StoredBlock]:
        """A stream of chosen pages."""
        return [self._stored("page", self._page(path), place=f"{field}/{path}") for path in paths]

    def rich_text(self, prose: str) -> str:
        """Prose in the page's language as stored rich text."""
        return self._references.rich_text(prose, locale=self._locale)

    def _block(self, spec: Block, place: int) -> StoredBlock:
        kind = next(iter(spec))
        return self._stored(kind, BLOCKS[kind](self, spec), place=f"body/{place}")

    def _stored(self, kind: str, value: Any, *, place: str) -> StoredBlock:
        return {"type": kind, "value": value, "id": self._text.block_id(place)}

    def _page(self, path: str) -> int:
        return int(self._references.page(path, locale=self._locale).pk)

    def _items(self, values: list[Any]) -> list[StoredBlock]:
        return [
            self._stored("item", value, place=f"item/{value}/{number}")
            for number, value in enumerate(values)
        ]

    def heading(self, spec: Block) -> Mapping[str, str]:
        return {"text": spec["heading"], "level": spec.get("level", "h2")}

    def text(self, spec: Block) -> str:
        return self.rich_text(spec["text"])

    def quote(self, spec: Block) -> Mapping[str, str]:
        return {"text": spec["quote"], "source": spec["source"]}

    def image(self, spec: Block) -> Mapping[str, Any]:
        return {
            "image": self._references.media.image(spec["image"]).pk,
            "alt_text": spec["alt"],
            "decorative": False,
            "caption": spec.get("caption", ""),
        }

    def table(self, spec: Block) -> Mapping[str, Any]:
        headers = spec["headers"]
        return {
            "cell": [],
            "data": spec["table"],
            "mergeCells": [],
            "first_row_is_table_header": headers in {"row", "both"},
            "first_col_is_header": headers in {"column", "both"},
            "table_header_choice": headers,
            "table_caption": spec["caption"],
        }

    def accordion(self, spec: Block) -> list[StoredBlock]:
        parts = spec["accordion"]
        return self._items(
            [{"title": part["title"], "body": self.rich_text(part["body"])} for part in parts]
        )

    def call_to_action(self, spec: Block) -> Mapping[str, Any]:
        call = spec["call_to_action"]
        return {**call, "page": self._page(call["page"]), "url": ""}

    def contact(self, spec: Block) -> Mapping[str, str]:
        contact = spec["contact"]
        return self._references.person(contact) if isinstance(contact, str) else contact

    def documents(self, spec: Block) -> list[StoredBlock]:
        media = self._references.media
        return self._items([media.document(name).pk for name in spec["documents"]])

    def indicator(self, spec: Block) -> Mapping[str, Any]:
        indicator = self._records.indicator(spec["indicator"])
        return {"indicator": indicator.pk, "chart": spec.get("chart", "line")}

    def page_query(self, spec: Block) -> Mapping[str, Any]:
        query = spec["page_query"]
        section = self._page(query["section"]) if "section" in query else None
        return {**query, "section": section}

    def legacy_html(self, spec: Block) -> str:
        return self._references.plain_html(spec["legacy_html"].strip(), locale=self._locale)


BLOCKS: Final[Mapping[str, Callable[[BodyBuilder, Block], Any]]] = {
    "heading": BodyBuilder.heading,
    "text": BodyBuilder.text,
    "quote": BodyBuilder.quote,
    "image": BodyBuilder.image,
    "table": BodyBuilder.table,
    "accordion": BodyBuilder.accordion,
    "call_to_action": BodyBuilder.call_to_action,
    "contact": BodyBuilder.contact,
    "documents": BodyBuilder.documents,
    "indicator": BodyBuilder.indicator,
    "page_query": BodyBuilder.page_query,
    "legacy_html": BodyBuilder.legacy_html,
}
"""How each block is built, by the key that comes first in the text file."""
