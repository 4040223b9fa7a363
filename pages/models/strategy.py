"""The digital strategy and its fields of action."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page
from wagtail.search import index

from pages.blocks.text import TEXT_FEATURES
from pages.models.base import BasePage, LeadImage


class StrategyPage(LeadImage, BasePage):
    """A strategy for some years; its fields of action stand below it."""

    vision = RichTextField(
        _("vision"),
        blank=True,
        features=TEXT_FEATURES,
        help_text=_("Where the town wants to be at the end of the period."),
    )
    period_start = models.PositiveSmallIntegerField(_("first year"), null=True, blank=True)
    period_end = models.PositiveSmallIntegerField(_("last year"), null=True, blank=True)
    version = models.CharField(
        _("version"), max_length=40, blank=True, help_text=_("For example “1.2, June 2024”.")
    )

    content_panels = [
        *Page.content_panels,
        BasePage.summary_panel,
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("period_start"), FieldPanel("period_end")]),
                FieldPanel("version"),
            ],
            heading=_("Period and version"),
        ),
        FieldPanel("vision"),
        LeadImage.image_panel,
        BasePage.body_panel,
        BasePage.related_panel,
    ]
    search_fields = [*BasePage.search_fields, index.SearchField("vision")]

    parent_page_types = ["pages.HomePage", "pages.ContentPage"]
    subpage_types = ["pages.FieldOfActionPage", "pages.ContentPage"]
    show_in_menus_default = True

    def clean(self) -> None:
        super().clean()
        if self.period_start and self.period_end and self.period_end < self.period_start:
            raise ValidationError({"period_end": _("The last year lies before the first.")})

    class Meta:
        verbose_name = _("strategy")
        verbose_name_plural = _("strategies")


class FieldOfActionPage(LeadImage, BasePage):
    """One subject of the strategy: where it starts, what it is to reach; measures stand below."""

    class Icon(models.TextChoices):
        """Drawings in the site's icon file."""

        SERVICE = "service", _("Window: services")
        ADMINISTRATION = "administration", _("Town hall: administration")
        EDUCATION = "education", _("Cap: schools and education")
        NETWORK = "network", _("Knots: networks and infrastructure")
        CITY = "city", _("Houses: town and neighbourhoods")
        MOBILITY = "mobility", _("Wheel: mobility")
        DATA = "data", _("Bars: data")
        DIALOGUE = "dialogue", _("Speech bubble: participation")
        PEOPLE = "people", _("People: living together, accessibility")
        SECURITY = "security", _("Shield: security")

    icon = models.CharField(_("icon"), max_length=20, choices=Icon, blank=True)
    starting_point = RichTextField(
        _("starting point"),
        blank=True,
        features=TEXT_FEATURES,
        help_text=_("How things stand at the beginning of the period."),
    )
    goals = RichTextField(
        _("goals"),
        blank=True,
        features=TEXT_FEATURES,
        help_text=_("What is to be reached, as far as possible so that it can be measured."),
    )

    content_panels = [
        *Page.content_panels,
        BasePage.summary_panel,
        FieldPanel("icon"),
        FieldPanel("starting_point"),
        FieldPanel("goals"),
        LeadImage.image_panel,
        BasePage.body_panel,
        BasePage.related_panel,
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("starting_point"),
        index.SearchField("goals"),
    ]

    parent_page_types = ["pages.StrategyPage"]
    subpage_types = ["pages.MeasurePage"]
    show_in_menus_default = True

    class Meta:
        verbose_name = _("field of action")
        verbose_name_plural = _("fields of action")
