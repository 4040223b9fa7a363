"""The digital strategy, its fields of action and their goals."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Orderable, Page
from wagtail.search import index

from pages.blocks.text import TEXT_FEATURES
from pages.models.base import BasePage, LeadImage
from pages.models.council import AgendaItem
from pages.models.indicators import Indicator


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
    adopted_by = models.ForeignKey(
        AgendaItem,
        verbose_name=_("adopted by the resolution"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="strategies",
    )

    content_panels = [
        *Page.content_panels,
        BasePage.summary_panel,
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("period_start"), FieldPanel("period_end")]),
                FieldPanel("version"),
                FieldPanel("adopted_by"),
            ],
            heading=_("Period and version"),
        ),
        FieldPanel("vision"),
        InlinePanel("principles", heading=_("Principles"), label=_("Principle")),
        LeadImage.image_panel,
        BasePage.body_panel,
        BasePage.related_panel,
    ]
    search_fields = [*BasePage.search_fields, index.SearchField("vision")]

    parent_page_types = ["pages.HomePage", "pages.ContentPage"]
    subpage_types = [
        "pages.FieldOfActionPage",
        "pages.MeasureRegisterPage",
        "pages.ContentPage",
    ]
    show_in_menus_default = True

    def clean(self) -> None:
        super().clean()
        if self.period_start and self.period_end and self.period_end < self.period_start:
            raise ValidationError({"period_end": _("The last year lies before the first.")})

    class Meta:
        verbose_name = _("strategy")
        verbose_name_plural = _("strategies")


class Principle(Orderable):
    """Something that all measures of a strategy shall heed."""

    page = ParentalKey(StrategyPage, on_delete=models.CASCADE, related_name="principles")
    title = models.CharField(_("principle"), max_length=120)
    description = models.TextField(_("what it means"), blank=True, max_length=500)

    panels = [FieldPanel("title"), FieldPanel("description")]

    class Meta(Orderable.Meta):
        verbose_name = _("principle")
        verbose_name_plural = _("principles")

    def __str__(self) -> str:
        return self.title


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

    class Theme(models.TextChoices):
        """The six themes of European Smart City rankings (Giffinger and others, 2007)."""

        ECONOMY = "economy", _("economy")
        PEOPLE = "people", _("people and learning")
        GOVERNANCE = "governance", _("administration and participation")
        MOBILITY = "mobility", _("mobility and networks")
        ENVIRONMENT = "environment", _("environment and energy")
        LIVING = "living", _("living and town life")

    icon = models.CharField(_("icon"), max_length=20, choices=Icon, blank=True)
    theme = models.CharField(
        _("Smart City theme"), max_length=20, choices=Theme, blank=True, db_index=True
    )
    starting_point = RichTextField(
        _("starting point"),
        blank=True,
        features=TEXT_FEATURES,
        help_text=_("How things stand at the beginning of the period."),
    )
    challenges = RichTextField(
        _("challenges"),
        blank=True,
        features=TEXT_FEATURES,
        help_text=_("What stands in the way."),
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
        FieldRowPanel([FieldPanel("theme"), FieldPanel("icon")]),
        FieldPanel("starting_point"),
        FieldPanel("challenges"),
        FieldPanel("goals"),
        LeadImage.image_panel,
        BasePage.body_panel,
        BasePage.related_panel,
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("starting_point"),
        index.SearchField("challenges"),
        index.SearchField("goals"),
    ]

    parent_page_types = ["pages.StrategyPage"]
    subpage_types = ["pages.GoalPage", "pages.MeasurePage"]
    show_in_menus_default = True

    class Meta:
        verbose_name = _("field of action")
        verbose_name_plural = _("fields of action")


class GoalPage(BasePage):
    """What a field of action is to reach until a year; its measures stand below."""

    target_year = models.PositiveSmallIntegerField(_("to be reached by"), null=True, blank=True)
    indicators = ParentalManyToManyField(
        Indicator, verbose_name=_("indicators"), blank=True, related_name="goals"
    )

    content_panels = [
        *Page.content_panels,
        BasePage.summary_panel,
        MultiFieldPanel([FieldPanel("target_year"), FieldPanel("indicators")], heading=_("Goal")),
        BasePage.body_panel,
        BasePage.related_panel,
    ]
    search_fields = [*BasePage.search_fields, index.FilterField("target_year")]
    parent_page_types = ["pages.FieldOfActionPage"]
    subpage_types = ["pages.MeasurePage"]
    show_in_menus_default = True

    def teaser_line(self) -> str:
        return str(self.target_year or "")

    class Meta:
        verbose_name = _("goal")
        verbose_name_plural = _("goals")
