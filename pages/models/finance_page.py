"""What the strategy costs, who pays for it, and the lines behind each sum."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page

from pages.models.base import BasePage
from pages.models.measures import MeasurePage
from pages.models.money import BudgetLine
from pages.models.motion import MotionPointPage
from pages.models.strategy import FieldOfActionPage
from pages.paging import unlisted

YEAR, FIELD, POINT, KIND = "jahr", "feld", "punkt", "art"
"""The parameters of its addresses: ``?jahr=2024``, ``?feld=12``, ``?punkt=3``, ``&art=kosten``."""
EVERY_KIND = "alle"
"""``?art=alle`` asks for the first lines of every kind, as a sum's name does."""
POINTS = "punkte"
"""``?punkte=2`` asks for what answers at least two points."""


class FinancePage(BasePage):
    """Sums of money and staff by year, by field of action and by point of the motion."""

    content_panels = [*Page.content_panels, BasePage.summary_panel, FieldPanel("body")]
    parent_page_types = ["pages.HomePage", "pages.ContentPage"]
    subpage_types: list[str] = []
    show_in_menus_default = True

    def get_sitemap_urls(self, request: HttpRequest | None = None) -> list[dict[str, Any]]:
        """The overview, the lines of each field and of each point, and, unlisted, of a year."""
        entries = super().get_sitemap_urls(request)
        queries = [
            f"{name}={pk}"
            for name, model in ((FIELD, FieldOfActionPage), (POINT, MotionPointPage))
            for pk in model.objects.filter(locale_id=self.locale_id)
            .live()
            .public()
            .order_by("path")
            .values_list("pk", flat=True)
        ]
        further = [
            {**entry, "location": f"{entry['location']}?{query}"}
            for entry in entries
            for query in queries
        ]
        year = self._latest_year()
        return [*entries, *further, *unlisted(entries, *([f"?{YEAR}={year}"] if year else []))]

    def _latest_year(self) -> int | None:
        """The last for which a measure has a line of cost."""
        measures = MeasurePage.objects.filter(locale_id=self.locale_id).live().public()
        years = BudgetLine.objects.filter(page__in=measures.values("pk")).order_by("-year")
        return years.values_list("year", flat=True).first()

    class Meta:
        verbose_name = _("overview of money and staff")
        verbose_name_plural = _("overviews of money and staff")
