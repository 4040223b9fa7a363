"""A list of pages that fills itself: which pages, how many, in what order and in what shape.

The block only holds the question; ``pages.page_lists`` asks it, because the page types that it asks
for are themselves made of blocks.
"""

from typing import Any

from django.apps import apps
from django.core.exceptions import ValidationError
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError

from pages.blocks.chooser import PageChoice
from pages.blocks.parts import PartsBlock

MAX_PAGES = 24
DEFAULT_PAGES = 6

KINDS = (
    ("measure", _("Measures")),
    ("field", _("Fields of action")),
    ("goal", _("Goals")),
    ("content", _("Content pages")),
    ("news", _("News")),
    ("document", _("Documents of the library")),
    ("report", _("Reports")),
    ("service", _("IT services")),
)
STATUSES = (
    ("planned", _("planned")),
    ("running", _("under way")),
    ("done", _("completed")),
    ("paused", _("paused")),
    ("cancelled", _("given up")),
)
ORDERS = (
    ("tree", _("as in the page tree")),
    ("title", _("by title")),
    ("published", _("published last comes first")),
    ("date", _("by date or beginning, the latest first")),
    ("status", _("by status (measures only)")),
)
SHAPES = (("cards", pgettext_lazy("page list", "Cards")), ("list", _("Plain list of links")))


def page_tags() -> list[tuple[str, str]]:
    """The tags that pages bear, in their alphabet."""
    of_pages = apps.get_model("pages", "PageTag").objects.order_by("tag__name")
    return [(name, name) for name in of_pages.values_list("tag__name", flat=True).distinct()]


class PageQueryBlock(PartsBlock):
    """Pages of a type that meet some conditions, kept up to date by itself."""

    kind = blocks.ChoiceBlock(
        choices=KINDS, default="measure", label=_("Which pages"), search_index=False
    )
    section = PageChoice(
        label=_("Only below this page"),
        required=False,
        help_text=_(
            "For example a field of action, to list only its measures. Empty: from the whole site."
        ),
    )
    statuses = blocks.MultipleChoiceBlock(
        choices=STATUSES,
        required=False,
        label=_("Only with this status"),
        help_text=_("For measures only. Nothing chosen: with any status."),
        search_index=False,
    )
    tag = blocks.ChoiceBlock(
        choices=page_tags,
        required=False,
        label=_("Only with this tag"),
        help_text=_("A word that the pages bear under “Promote”."),
        search_index=False,
    )
    order = blocks.ChoiceBlock(choices=ORDERS, default="tree", label=_("Order"), search_index=False)
    limit = blocks.IntegerBlock(
        label=_("At most"),
        default=DEFAULT_PAGES,
        min_value=1,
        max_value=MAX_PAGES,
        help_text=_("How many pages are shown."),
    )
    shape = blocks.ChoiceBlock(
        choices=SHAPES, default="cards", label=_("Shown as"), search_index=False
    )
    empty_text = blocks.CharBlock(
        label=_("If there is none"),
        required=False,
        max_length=200,
        help_text=_("Stands there as long as no page matches. Empty: a general sentence."),
    )

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        if self.is_deferred_validation:  # a draft may be unfinished
            return cleaned
        if cleaned["statuses"] and cleaned["kind"] != "measure":
            message = gettext("Only measures have a status. Choose measures, or no status.")
            raise StructBlockValidationError({"statuses": ValidationError(message)})
        return cleaned

    class Meta:
        icon = "list-ul"
        label = _("List of pages by query")
        template = "pages/blocks/page_query.html"
