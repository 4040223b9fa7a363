"""The register of all measures."""

from typing import Any, ClassVar

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page

from pages.models.base import BasePage
from pages.models.measures import MeasurePage
from pages.paging import sitemap_of_list, unlisted
from pages.presenters import answer_of
from pages.register.selection import BOARD, PAGE, PLAN, TABLE, Selection


class MeasureRegisterPage(BasePage):
    """Lists all measures of its language, to be filtered, sorted and searched."""

    per_page: ClassVar = 24

    content_panels = [*Page.content_panels, BasePage.summary_panel, FieldPanel("body")]
    parent_page_types = ["pages.HomePage", "pages.ContentPage", "pages.StrategyPage"]
    subpage_types: list[str] = []
    show_in_menus_default = True

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The register, or what it lists as a file where the address says ``format=csv``."""
        answer = answer_of(self, request)
        return super().serve(request, *args, **kwargs) if answer is None else answer

    def get_sitemap_urls(self, request: HttpRequest | None = None) -> list[dict[str, Any]]:
        """The cards page by page, the first page of the other views, and one more of the table."""
        entries = super().get_sitemap_urls(request)
        total = MeasurePage.objects.filter(locale_id=self.locale_id).live().public().count()
        views = [
            {**entry, "location": entry["location"] + Selection(view=view).query()}
            for entry in entries
            for view in (TABLE, BOARD, PLAN)
        ]
        pages = sitemap_of_list(entries, total=total, per_page=self.per_page, parameter=PAGE)
        second = Selection(view=TABLE).query(**{PAGE: "2"})
        more = unlisted(entries, second) if total > self.per_page else []
        return [*pages, *views, *more]

    class Meta:
        verbose_name = _("register of measures")
        verbose_name_plural = _("registers of measures")
