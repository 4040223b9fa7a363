"""Blocks that lead on: a call to action, somebody to ask, files to load."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError

from pages.blocks.chooser import DocumentChoice, PageChoice
from pages.blocks.parts import PartsBlock


class CallToActionValue(blocks.StructValue):
    """Knows which of the two possible targets is meant."""

    @property
    def href(self) -> str:
        page = self.get("page")
        return (page.url or "") if page else (self.get("url") or "")


class CallToActionBlock(PartsBlock):
    """One thing the reader is invited to do."""

    title = blocks.CharBlock(label=_("Headline"), required=False, max_length=120)
    text = blocks.TextBlock(label=_("Text"), required=False)
    link_text = blocks.CharBlock(
        label=_("Text of the link"),
        max_length=100,
        help_text=_("Names the target, for example “Write to the digital team”."),
    )
    page = PageChoice(label=_("Page on this site"), required=False)
    url = blocks.URLBlock(label=_("Or address elsewhere"), required=False)

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        if self.is_deferred_validation:  # a draft may be unfinished
            return cleaned
        if bool(cleaned["page"]) == bool(cleaned["url"]):
            message = gettext("Choose either a page of this site or an address elsewhere.")
            raise StructBlockValidationError({"page": ValidationError(message)})
        return cleaned

    class Meta:
        icon = "pick"
        label = _("Call to action")
        template = "pages/blocks/call_to_action.html"
        value_class = CallToActionValue


class ContactBlock(PartsBlock):
    """Whom to ask."""

    name = blocks.CharBlock(label=_("Name"), max_length=120)
    role = blocks.CharBlock(label=_("Task"), required=False, max_length=160)
    unit = blocks.CharBlock(label=_("Unit"), required=False, max_length=160)
    phone = blocks.CharBlock(label=_("Telephone"), required=False, max_length=40)
    email = blocks.EmailBlock(label=_("E-mail"), required=False)
    address = blocks.TextBlock(label=_("Address"), required=False)
    hours = blocks.TextBlock(label=_("Opening hours"), required=False)

    class Meta:
        icon = "user"
        label = _("Contact")
        template = "pages/blocks/contact.html"


class DocumentsBlock(blocks.ListBlock):
    """Files to load; each link names type and size by itself."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__(DocumentChoice(label=_("File")), **kwargs)

    class Meta:
        icon = "doc-full"
        label = _("Files")
        template = "pages/blocks/documents.html"
