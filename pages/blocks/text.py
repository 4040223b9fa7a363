"""Blocks that are mostly words: headings, running text, quotes, accordions."""

from typing import Any, Final

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.rich_text import RichText, expand_db_html

from pages.blocks.parts import PartsBlock
from pages.passages import PASSAGES, feature_of

# No headings: they have a block of their own, which watches their order. No links to files:
# those stand in the documents block, which names type and size.
TEXT_FEATURES: Final = [
    "bold",
    "italic",
    "ol",
    "ul",
    "link",
    "superscript",
    "subscript",
    *(feature_of(language) for language in PASSAGES),
]


class HeadingBlock(PartsBlock):
    """A heading; whether its level fits what came before is for the body to check."""

    text = blocks.CharBlock(label=_("Heading"), max_length=160)
    level = blocks.ChoiceBlock(
        label=_("Level"),
        choices=[
            ("h2", _("Main section (level 2)")),
            ("h3", _("Subsection (level 3)")),
            ("h4", _("Part of a subsection (level 4)")),
        ],
        default="h2",
        help_text=_("Choose the level by the outline of the text, not by the size of the letters."),
    )

    def get_searchable_content(self, value: Any) -> list[str]:
        """Only the text: nobody looks for the name of a level."""
        return [str(value["text"])]

    class Meta:
        icon = "title"
        label = _("Heading")
        template = "pages/blocks/heading.html"


class QuoteBlock(PartsBlock):
    """What somebody said, and who."""

    text = blocks.TextBlock(label=_("Quotation"), help_text=_("Without quotation marks."))
    source = blocks.CharBlock(label=_("Who said it, and where"), required=False)

    class Meta:
        icon = "openquote"
        label = _("Quotation")
        template = "pages/blocks/quote.html"


class AccordionItemBlock(PartsBlock):
    """One part of an accordion."""

    title = blocks.CharBlock(label=_("Title"), max_length=160)
    body = blocks.RichTextBlock(label=_("Text"), features=TEXT_FEATURES)

    class Meta:
        icon = "arrow-down"
        label = _("Section that opens")


class AccordionBlock(blocks.ListBlock):
    """Parts that readers open one by one; works without JavaScript."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__(AccordionItemBlock(), **kwargs)

    class Meta:
        icon = "list-ul"
        label = _("Accordion")
        template = "pages/blocks/accordion.html"


class TextBlock(blocks.RichTextBlock):
    """Running text: paragraphs, lists, links."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**{"features": TEXT_FEATURES, **kwargs})

    def render(self, value: RichText, context: Any = None) -> SafeString:  # noqa: ARG002
        """The text itself; a template around each paragraph would only cost time."""
        return mark_safe(expand_db_html(value.source))  # noqa: S308 - the editor cleans it

    class Meta:
        icon = "pilcrow"
        label = _("Text")
