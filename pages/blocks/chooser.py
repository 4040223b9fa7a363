"""Lists of pages that an editor picks by hand."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks


class PageListBlock(blocks.StreamBlock):
    """Pages in the order the editor wants them."""

    page = blocks.PageChooserBlock(label=_("Page"))

    class Meta:
        icon = "link"
        required = False
