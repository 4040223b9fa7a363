"""The library: documents that the town publishes, each with a page that describes it."""

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.models import Page
from wagtail.search import index

from pages.models.base import BasePage
from pages.paging import sitemap_of_list


class LibraryPage(BasePage):
    """Lists the documents below it, some on each page."""

    per_page: ClassVar = 20

    content_panels = [
        *Page.content_panels,
        BasePage.summary_panel,
        BasePage.body_panel,
    ]
    parent_page_types = ["pages.HomePage"]
    subpage_types = ["pages.DocumentPage"]
    show_in_menus_default = True

    def get_sitemap_urls(self, request: HttpRequest | None = None) -> list[dict[str, Any]]:
        total = DocumentPage.objects.child_of(self).live().public().count()
        entries = super().get_sitemap_urls(request)
        return sitemap_of_list(entries, total=total, per_page=self.per_page)

    class Meta:
        verbose_name = _("library")
        verbose_name_plural = _("libraries")


class DocumentPage(BasePage):
    """A document: the file, and what one should know about it without opening it."""

    class DocumentType(models.TextChoices):
        """What kind of paper it is."""

        MOTION = "motion", _("Motion")
        RESOLUTION = "resolution", _("Resolution")
        STRATEGY = "strategy", _("Strategy")
        REPORT = "report", _("Report")
        CONCEPT = "concept", _("Concept")
        GUIDE = "guide", _("Guide")
        OTHER = "other", _("Other document")

    document = models.ForeignKey(
        "wagtaildocs.Document",
        verbose_name=_("file"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    document_type = models.CharField(
        _("kind of document"),
        max_length=20,
        choices=DocumentType,
        default=DocumentType.OTHER,
    )
    document_date = models.DateField(_("date of the document"), null=True, blank=True)
    author_body = models.CharField(
        _("issued by"),
        max_length=200,
        blank=True,
        help_text=_("The committee, council group or unit that the document comes from."),
    )

    content_panels = [
        *Page.content_panels,
        BasePage.summary_panel,
        MultiFieldPanel(
            [
                FieldPanel("document"),
                FieldRowPanel([FieldPanel("document_type"), FieldPanel("document_date")]),
                FieldPanel("author_body"),
            ],
            heading=_("Document"),
        ),
        BasePage.body_panel,
        BasePage.related_panel,
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("author_body"),
        index.FilterField("document_type"),
    ]

    parent_page_types = ["pages.LibraryPage"]
    subpage_types: list[str] = []

    def teaser_line(self) -> str:
        kind = str(self.DocumentType(self.document_type).label)
        return f"{kind}, {date_format(self.document_date)}" if self.document_date else kind

    class Meta:
        verbose_name = _("document page")
        verbose_name_plural = _("document pages")
