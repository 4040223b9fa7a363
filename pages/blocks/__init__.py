"""The blocks that editors build a page's content from; `BodyBlock` holds them all."""

from pages.blocks.body import BodyBlock
from pages.blocks.chooser import PageListBlock

__all__ = ["BodyBlock", "PageListBlock"]
