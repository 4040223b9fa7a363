"""The IT services that the town has, with a recommendation for each (the motion's third point)."""

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.models import Page
from wagtail.search import index

from pages.models.base import Badge, BasePage
from pages.models.money import money_panels
from pages.models.money_form import MoneyForm
from pages.models.motion import AnswersPoints
from pages.models.organisation import OrganisationOptionPage
from pages.models.units import Unit
from pages.paging import unlisted

RECOMMENDATION = "empfehlung"
"""The parameter of the inventory's addresses: ``?empfehlung=keep``."""
TONES = {"keep": "success", "merge": "info", "replace": "warning", "end": "danger"}


class ServiceInventoryPage(BasePage):
    """Lists the IT services below it."""

    content_panels = [
        *Page.content_panels,
        BasePage.summary_panel,
        BasePage.body_panel,
        BasePage.related_panel,
    ]
    parent_page_types = ["pages.HomePage", "pages.ContentPage"]
    subpage_types = ["pages.ITServicePage"]
    show_in_menus_default = True

    def get_sitemap_urls(self, request: HttpRequest | None = None) -> list[dict[str, Any]]:
        """The inventory and, unlisted, the services with one of the recommendations."""
        entries: list[dict[str, Any]] = super().get_sitemap_urls(request)
        judged = ITServicePage.objects.child_of(self).live().public().exclude(recommendation="")
        found = judged.order_by("path").values_list("recommendation", flat=True)[:1]
        return [*entries, *unlisted(entries, *(f"?{RECOMMENDATION}={one}" for one in found))]

    class Meta:
        verbose_name = _("inventory of IT services")
        verbose_name_plural = _("inventories of IT services")


class ITServicePage(AnswersPoints, BasePage):
    """An IT service: what it does, who runs it, what is to become of it."""

    class Recommendation(models.TextChoices):
        """What is to be done with it."""

        KEEP = "keep", _("keep")
        MERGE = "merge", _("merge")
        REPLACE = "replace", _("replace")
        END = "end", pgettext_lazy("an IT service", "end")

    unit = models.ForeignKey(
        Unit,
        verbose_name=_("owner"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="it_services",
    )
    provider = models.CharField(_("provider"), max_length=160, blank=True)
    purpose = models.TextField(_("purpose"), blank=True, max_length=600)
    contract_end = models.DateField(_("end of the contract"), null=True, blank=True)
    depends_on = ParentalManyToManyField(
        "self",
        verbose_name=_("depends on"),
        blank=True,
        symmetrical=False,
        related_name="needed_by",
    )
    recommendation = models.CharField(
        _("recommendation"), max_length=20, choices=Recommendation, blank=True
    )
    recommendation_reason = models.TextField(_("reason"), blank=True, max_length=600)
    destination = models.ForeignKey(
        OrganisationOptionPage,
        verbose_name=_("place in the new structure"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="it_services",
    )
    destination_note = models.CharField(
        _("where it is to go"), max_length=200, blank=True, help_text=_("In a few words.")
    )

    base_form_class = MoneyForm
    content_panels = [
        *Page.content_panels,
        BasePage.summary_panel,
        MultiFieldPanel(
            [
                FieldPanel("purpose"),
                FieldRowPanel([FieldPanel("unit"), FieldPanel("provider")]),
                FieldPanel("contract_end"),
                FieldPanel("depends_on"),
            ],
            heading=_("IT service"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("recommendation"),
                FieldPanel("recommendation_reason"),
                FieldPanel("destination"),
                FieldPanel("destination_note"),
            ],
            heading=_("Recommendation"),
        ),
        AnswersPoints.motion_points_panel,
        *money_panels,
        BasePage.body_panel,
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("purpose"),
        index.SearchField("provider"),
    ]
    parent_page_types = ["pages.ServiceInventoryPage"]
    subpage_types: list[str] = []

    def teaser_line(self) -> str:
        return self.provider

    def badge(self) -> Badge | None:
        if not self.recommendation:
            return None
        label = self.Recommendation(self.recommendation).label
        return Badge(label=str(label), tone=TONES[self.recommendation])

    class Meta:
        verbose_name = _("IT service")
        verbose_name_plural = _("IT services")
