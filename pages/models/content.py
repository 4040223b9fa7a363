"""The page for everything that has no type of its own."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page

from pages.models.base import BasePage, LeadImage


class ContentPage(LeadImage, BasePage):
    """Text, pictures and whatever else the blocks offer; may head a section."""

    list_children = models.BooleanField(
        _("list the pages below"),
        default=True,
        help_text=_("Shows the pages below this one with their summaries after the content."),
    )

    content_panels = [
        *Page.content_panels,
        BasePage.summary_panel,
        LeadImage.image_panel,
        BasePage.body_panel,
        FieldPanel("list_children"),
        BasePage.related_panel,
    ]
    parent_page_types = ["pages.HomePage", "pages.ContentPage"]
    subpage_types = [
        "pages.ContentPage",
        "pages.StrategyPage",
        "pages.ReportPage",
        "pages.LegalPage",
        "pages.MeasureRegisterPage",
        "pages.MotionPage",
        "pages.OrganisationComparisonPage",
        "pages.ServiceInventoryPage",
        "pages.EvaluationPage",
        "pages.GlossaryPage",
        "pages.FinancePage",
    ]
    show_in_menus_default = True

    class Meta:
        verbose_name = _("content page")
        verbose_name_plural = _("content pages")
