"""Reports on the town's digitalisation and their chapters."""

from django.db import models
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.models import Page
from wagtail.search import index

from pages.models.base import BasePage, LeadImage


class ReportPage(LeadImage, BasePage):
    """A report on some year; its chapters stand below it."""

    reporting_year = models.PositiveSmallIntegerField(_("reporting year"), null=True, blank=True)
    publication_date = models.DateField(_("published on"), null=True, blank=True)

    content_panels = [
        *Page.content_panels,
        BasePage.summary_panel,
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("reporting_year"), FieldPanel("publication_date")])],
            heading=_("Year and date"),
        ),
        LeadImage.image_panel,
        BasePage.body_panel,
        BasePage.related_panel,
    ]
    search_fields = [
        *BasePage.search_fields,
        index.FilterField("reporting_year"),
    ]

    parent_page_types = ["pages.HomePage", "pages.ContentPage"]
    subpage_types = ["pages.ReportChapterPage"]
    show_in_menus_default = True

    def teaser_line(self) -> str:
        return date_format(self.publication_date) if self.publication_date else ""

    class Meta:
        verbose_name = _("report")
        verbose_name_plural = _("reports")


class ReportChapterPage(BasePage):
    """A chapter of a report, in the order of the page tree."""

    parent_page_types = ["pages.ReportPage"]
    subpage_types: list[str] = []
    show_in_menus_default = True

    class Meta:
        verbose_name = _("chapter of a report")
        verbose_name_plural = _("chapters of reports")
