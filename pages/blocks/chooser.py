"""What an editor picks by hand: pages, pictures and files; those of a page are fetched at once.

Wagtail asks for each field of each kind of block: for the pictures, for the still pictures of
films, and so on. Where `fetched_together` is around it, a page asks once for all pictures, once for
all files, once for all pages.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from copy import copy
from typing import Any

from django.db.models import Model
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.stream_block import StreamValue
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock

Fetched = Mapping[type[Model], Mapping[int, Any]]

_fetched: ContextVar[Fetched | None] = ContextVar("fetched", default=None)


class FetchedTogether(blocks.ChooserBlock):
    """Takes what is chosen from what was fetched for the whole page, if it was."""

    def bulk_to_python(self, values: Iterable[Any]) -> list[Any]:
        ids = list(values)
        known = (_fetched.get() or {}).get(self.model_class)
        if known is None:
            found: list[Any] = super().bulk_to_python(ids)
            return found
        return [copy(known[pk]) if pk in known else None for pk in ids]


class PageChoice(FetchedTogether, blocks.PageChooserBlock):
    """A page of the site."""

    canonical_module_path = "wagtail.blocks.PageChooserBlock"  # as the migrations know it


class ImageChoice(FetchedTogether, ImageChooserBlock):
    """A picture."""

    canonical_module_path = "wagtail.images.blocks.ImageChooserBlock"


class DocumentChoice(FetchedTogether, DocumentChooserBlock):  # type: ignore[misc, valid-type] # made by a viewset
    """A file."""

    canonical_module_path = "wagtail.documents.blocks.DocumentChooserBlock"


class PageListBlock(blocks.StreamBlock):
    """Pages in the order the editor wants them."""

    page = blocks.PageChooserBlock(label=_("Page"))

    class Meta:
        icon = "link"
        required = False


@contextmanager
def fetched_together(
    stream: StreamValue, *, also: Iterable[tuple[type[Model], int]] = ()
) -> Iterator[Fetched]:
    """While this lasts, the stream's blocks need no query for what they choose; one for each model.

    Gives what was found by model and key, with what is wanted besides.
    """
    wanted: dict[type[Model], set[int]] = defaultdict(set)
    for model, key in (*also, *_chosen_in(stream.stream_block, stream.raw_data)):
        wanted[model].add(key)
    found = {model: model._default_manager.in_bulk(keys) for model, keys in wanted.items()}
    token = _fetched.set(found)
    try:
        yield found
    finally:
        _fetched.reset(token)


def _chosen_in(block: blocks.Block, value: Any) -> Iterator[tuple[type[Model], int]]:
    """Model and key of everything that is chosen in the value, which is as it is stored."""
    if isinstance(block, FetchedTogether) and value is not None:
        yield block.model_class, value
    for child, stored in _parts_of(block, value):
        yield from _chosen_in(child, stored)


def _parts_of(block: blocks.Block, value: Any) -> Iterator[tuple[blocks.Block, Any]]:
    if isinstance(block, blocks.StreamBlock):
        yield from ((block.child_blocks[one["type"]], one["value"]) for one in value)
    elif isinstance(block, blocks.StructBlock):
        yield from (
            (block.child_blocks[name], value[name]) for name in block.child_blocks if name in value
        )
    elif isinstance(block, blocks.ListBlock):
        for one in value:
            is_wrapped = isinstance(one, dict) and one.get("type") == "item"
            yield block.child_block, one["value"] if is_wrapped else one
