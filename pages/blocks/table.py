"""Tables that say what they show and which cells are headers."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.table_block.blocks import TableBlock

HEADER_CHOICES = frozenset({"row", "column", "both"})


class DataTableBlock(TableBlock):
    """A table of data: not saved without a caption and a header row or column."""

    def clean(self, value: Any) -> Any:
        if self.is_deferred_validation:  # a draft may be unfinished
            return super().clean(value)
        if value and value.get("table_header_choice") not in HEADER_CHOICES:
            raise ValidationError(
                gettext("Say which cells are headers: the first row, the first column, or both.")
            )
        if value and not (value.get("table_caption") or "").strip():
            raise ValidationError(
                gettext("Give the table a caption that says in a few words what it shows.")
            )
        return super().clean(value)

    class Meta:
        icon = "table"
        label = _("Table")
        template = "pages/blocks/table.html"
