"""An indicator with its chart, within the text of any page."""

from collections.abc import Iterable
from copy import copy
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock

from pages.blocks.parts import PartsBlock


class IndicatorChooserBlock(SnippetChooserBlock):
    """Fetches the values with the indicators: two queries, however many a page shows."""

    def bulk_to_python(self, values: Iterable[Any]) -> list[Any]:
        ids = list(values)
        found = self.model_class.objects.prefetch_related("values").in_bulk(
            {pk for pk in ids if pk is not None}
        )
        return [copy(found[pk]) if pk in found else None for pk in ids]


class IndicatorBlock(PartsBlock):
    """An indicator: how it stands, its chart, and the table of its values."""

    indicator = IndicatorChooserBlock("pages.Indicator", label=_("Indicator"))
    chart = blocks.ChoiceBlock(
        choices=[("line", _("as a line")), ("bars", _("as bars"))],
        default="line",
        label=_("Chart"),
        help_text=_("With one or two values, bars are drawn in any case."),
    )

    class Meta:
        icon = "order-up"
        label = _("Indicator")
        template = "pages/blocks/indicator.html"
