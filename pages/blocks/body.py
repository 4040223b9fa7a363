"""The content of a page: any of the blocks in any order, but headings that do not skip a level."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.stream_block import StreamBlockValidationError, StreamValue

from pages.blocks.indicator import IndicatorBlock
from pages.blocks.legacy import LegacyHtmlBlock
from pages.blocks.media import FigureBlock, VideoBlock
from pages.blocks.query import PageQueryBlock
from pages.blocks.service import CallToActionBlock, ContactBlock, DocumentsBlock
from pages.blocks.table import DataTableBlock
from pages.blocks.text import AccordionBlock, HeadingBlock, QuoteBlock, TextBlock

PAGE_TITLE_LEVEL = 1


def skipped_levels(body: StreamValue) -> dict[int, ValidationError]:
    """An error for each heading that is more than one level below the heading before it."""
    errors: dict[int, ValidationError] = {}
    previous = PAGE_TITLE_LEVEL
    for position, child in enumerate(body):
        if child.block_type != "heading" or not child.value["level"]:
            continue
        level = int(child.value["level"].removeprefix("h"))
        if level > previous + 1:
            errors[position] = ValidationError(
                gettext(
                    "The heading “%(text)s” has level %(level)d, but only level %(allowed)d "
                    "may follow here. Choose level %(allowed)d, or put a heading in between."
                ),
                params={"text": child.value["text"], "level": level, "allowed": previous + 1},
            )
        previous = level
    return errors


class BodyBlock(blocks.StreamBlock):
    """Everything that a page's content may be made of."""

    heading = HeadingBlock(group=_("Text"))
    text = TextBlock(group=_("Text"))
    quote = QuoteBlock(group=_("Text"))
    accordion = AccordionBlock(group=_("Text"))
    image = FigureBlock(group=_("Pictures and data"))
    table = DataTableBlock(group=_("Pictures and data"))
    indicator = IndicatorBlock(group=_("Pictures and data"))
    video = VideoBlock(group=_("Pictures and data"))
    call_to_action = CallToActionBlock(group=_("Leading on"))
    contact = ContactBlock(group=_("Leading on"))
    documents = DocumentsBlock(group=_("Leading on"))
    page_query = PageQueryBlock(group=_("Leading on"))
    legacy_html = LegacyHtmlBlock(group=_("Old content"))

    def clean(self, value: Any) -> Any:
        if self.is_deferred_validation:  # a draft may be unfinished
            return super().clean(value)
        skipped = skipped_levels(value)
        try:
            cleaned = super().clean(value)
        except StreamBlockValidationError as refused:  # everything at once, not in two rounds
            raise StreamBlockValidationError(
                block_errors={**skipped, **refused.block_errors},
                non_block_errors=refused.non_block_errors,
            ) from refused
        if skipped:
            raise StreamBlockValidationError(block_errors=skipped)
        return cleaned

    class Meta:
        required = False
