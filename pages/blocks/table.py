"""Tables that say what they show and which cells are headers."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.table_block.blocks import TableBlock

from pages.blocks.table_input import DataTableInput

HEADER_CHOICES = frozenset({"row", "column", "both"})


class DataTableBlock(TableBlock):
    """A table of data: not published without content, a caption and a header row or column."""

    @cached_property
    def field(self) -> forms.CharField:
        widget = DataTableInput(table_options=self.table_options)
        return forms.CharField(widget=widget, **self.field_options)

    def clean(self, value: Any) -> Any:
        if self.is_deferred_validation:  # a draft may be unfinished
            return super().clean(value)
        if not value:
            raise ValidationError(gettext("Fill in the table, or delete the block."))
        if value.get("table_header_choice") not in HEADER_CHOICES:
            raise ValidationError(
                gettext(
                    "Choose under “Header row and header column” which cells are headers: "
                    "the first row, the first column, or both."
                )
            )
        if not (value.get("table_caption") or "").strip():
            raise ValidationError(
                gettext("Fill in “Caption of the table”: say in a few words what the table shows.")
            )
        if not _has_content(value):
            raise ValidationError(
                gettext("The table has only empty cells beside its headers. Fill in at least one.")
            )
        return super().clean(value)

    class Meta:
        icon = "table"
        label = _("Table")
        template = "pages/blocks/table.html"


def _has_content(value: dict[str, Any]) -> bool:
    """Whether any cell that is no header has text."""
    choice = value["table_header_choice"]
    rows = (value.get("data") or [])[1 if choice in {"row", "both"} else 0 :]
    first = 1 if choice in {"column", "both"} else 0
    return any(str(cell or "").strip() for row in rows for cell in row[first:])
