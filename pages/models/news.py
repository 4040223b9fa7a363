"""News and the page that lists them."""

import datetime
from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page
from wagtail.search import index

from pages.models.base import BasePage, LeadImage
from pages.paging import sitemap_of_list


class NewsIndexPage(BasePage):
    """Lists the news below it, the latest first, some on each page."""

    per_page: ClassVar = 6

    content_panels = [
        *Page.content_panels,
        BasePage.summary_panel,
        BasePage.body_panel,
    ]
    parent_page_types = ["pages.HomePage"]
    subpage_types = ["pages.NewsPage"]
    show_in_menus_default = True

    def get_sitemap_urls(self, request: HttpRequest | None = None) -> list[dict[str, Any]]:
        total = NewsPage.objects.child_of(self).live().public().count()
        entries = super().get_sitemap_urls(request)
        return sitemap_of_list(entries, total=total, per_page=self.per_page)

    class Meta:
        verbose_name = _("list of news")
        verbose_name_plural = _("lists of news")


class NewsPage(LeadImage, BasePage):
    """A news item."""

    date = models.DateField(_("date"), default=datetime.date.today, db_index=True)

    content_panels = [
        *Page.content_panels,
        FieldPanel("date"),
        BasePage.summary_panel,
        LeadImage.image_panel,
        BasePage.body_panel,
        BasePage.related_panel,
    ]
    search_fields = [*BasePage.search_fields, index.FilterField("date")]

    parent_page_types = ["pages.NewsIndexPage"]
    subpage_types: list[str] = []

    def teaser_line(self) -> str:
        return date_format(self.date)

    class Meta:
        verbose_name = _("news item")
        verbose_name_plural = _("news items")
