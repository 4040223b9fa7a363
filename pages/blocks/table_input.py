"""The editor's form of a table: each field has a name of its own, by which the errors call it."""

from typing import Any

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext
from wagtail.admin.staticfiles import versioned_static
from wagtail.admin.telepath import register
from wagtail.contrib.table_block.blocks import TableInput, TableInputAdapter


class DataTableInput(TableInput):
    """Wagtail's table, but every table has a header row or column."""

    @cached_property
    def media(self) -> forms.Media:
        # Named with Wagtail's script, because Django keeps the order within a list only.
        script = versioned_static("table_block/js/table.js")
        return super().media + forms.Media(js=[script, "pages/table_input.js"])


class DataTableInputAdapter(TableInputAdapter):
    """Hands the names to the script; the keys are Wagtail's."""

    js_constructor = "pages.widgets.DataTableInput"

    def js_args(self, widget: DataTableInput) -> list[Any]:
        options, names = super().js_args(widget)
        own = {
            "Table headers": gettext("Header row and header column"),
            "Which cells should be displayed as headers?": gettext(
                "Header cells say what the other cells of their row or column are about."
            ),
            "Select a header option": gettext("Please choose"),
            "Display the first row as a header": gettext("The first row is a header row"),
            "Display the first column as a header": gettext("The first column is a header column"),
            "Display the first row AND first column as headers": gettext(
                "Both: header row and header column"
            ),
            "Table caption": gettext("Caption of the table"),
            "A heading that identifies the overall topic of the table, and is useful for "
            "screen reader users.": gettext(
                "Stands above the table and says in a few words what it shows."
            ),
        }
        if unknown := own.keys() - names.keys():
            raise KeyError(*unknown)  # Wagtail has renamed a field: it would lose its name here
        return [options, {**names, **own}]


register(DataTableInputAdapter(), DataTableInput)
