"""The glossary: words that need an explanation."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.models import Orderable, Page
from wagtail.search import index

from pages.models.base import BasePage


class GlossaryPage(BasePage):
    """Explains words; other pages of its language lead here from where they first use one."""

    content_panels = [
        *Page.content_panels,
        BasePage.summary_panel,
        InlinePanel("terms", heading=_("Terms"), label=_("Term")),
        BasePage.body_panel,
    ]
    search_fields = [
        *BasePage.search_fields,
        index.RelatedFields("terms", [index.SearchField("term"), index.SearchField("explanation")]),
    ]
    parent_page_types = ["pages.HomePage", "pages.ContentPage"]
    subpage_types: list[str] = []
    show_in_menus_default = True

    class Meta:
        verbose_name = _("glossary")
        verbose_name_plural = _("glossaries")


class GlossaryTerm(Orderable):
    """A word with its explanation."""

    page = ParentalKey(GlossaryPage, on_delete=models.CASCADE, related_name="terms")
    term = models.CharField(_("term"), max_length=120)
    variants = models.CharField(
        _("other forms"),
        max_length=300,
        blank=True,
        help_text=_("Plural and other spellings, with commas between them."),
    )
    explanation = models.TextField(_("explanation"), max_length=800)

    panels = [
        FieldRowPanel([FieldPanel("term"), FieldPanel("variants")]),
        FieldPanel("explanation"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("term")
        verbose_name_plural = _("terms")

    def __str__(self) -> str:
        return self.term
