"""Ways to organise digitalisation, compared (the motion's first point)."""

from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.fields import RichTextField
from wagtail.models import Orderable, Page
from wagtail.search import index

from pages.blocks.text import TEXT_FEATURES
from pages.models.base import BasePage
from pages.models.money import money_panels
from pages.models.option_form import OptionForm

MAX_SCORE = 5


class OrganisationComparisonPage(BasePage):
    """Compares the options below it by weighted criteria and recommends one."""

    recommendation = RichTextField(
        _("recommendation"),
        blank=True,
        features=TEXT_FEATURES,
        help_text=_("Which option is recommended, and why."),
    )

    content_panels = [
        *Page.content_panels,
        BasePage.summary_panel,
        InlinePanel(
            "criteria",
            heading=_("Criteria"),
            label=_("Criterion"),
            help_text=_("The weights should add up to 100 per cent."),
        ),
        FieldPanel("recommendation"),
        BasePage.body_panel,
        BasePage.related_panel,
    ]
    search_fields = [*BasePage.search_fields, index.SearchField("recommendation")]
    parent_page_types = ["pages.HomePage", "pages.ContentPage"]
    subpage_types = ["pages.OrganisationOptionPage"]
    show_in_menus_default = True

    class Meta:
        verbose_name = _("comparison of organisational options")
        verbose_name_plural = _("comparisons of organisational options")


class Criterion(Orderable):
    """By what options are judged, and how much it counts."""

    page = ParentalKey(
        OrganisationComparisonPage, on_delete=models.CASCADE, related_name="criteria"
    )
    name = models.CharField(_("criterion"), max_length=120)
    description = models.CharField(_("what it means"), max_length=300, blank=True)
    weight = models.PositiveSmallIntegerField(
        _("weight (per cent)"), validators=[MaxValueValidator(100)]
    )

    panels = [
        FieldRowPanel([FieldPanel("name"), FieldPanel("weight")]),
        FieldPanel("description"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("criterion")
        verbose_name_plural = _("criteria")

    def __str__(self) -> str:
        return self.name


class OrganisationOptionPage(BasePage):
    """One way to organise digitalisation."""

    class Kind(models.TextChoices):
        """The options that the motion names, and others."""

        OFFICE = "office", _("digital office")
        DEPARTMENT = "department", _("department")
        COORDINATION = "coordination", _("coordination unit")
        OFFICER = "officer", _("digital officer")
        STAFF_UNIT = "staff_unit", _("staff unit")
        OWN = "own", _("own proposal")

    kind = models.CharField(_("kind of option"), max_length=20, choices=Kind, default=Kind.OWN)
    advantages = RichTextField(_("advantages"), blank=True, features=TEXT_FEATURES)
    drawbacks = RichTextField(_("drawbacks"), blank=True, features=TEXT_FEATURES)
    is_recommended = models.BooleanField(_("recommended"), default=False)

    content_panels = [
        *Page.content_panels,
        BasePage.summary_panel,
        FieldRowPanel([FieldPanel("kind"), FieldPanel("is_recommended")]),
        FieldPanel("advantages"),
        FieldPanel("drawbacks"),
        InlinePanel("scores", heading=_("Scores"), label=_("Score")),
        *money_panels,
        BasePage.body_panel,
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("advantages"),
        index.SearchField("drawbacks"),
    ]
    base_form_class = OptionForm
    parent_page_types = ["pages.OrganisationComparisonPage"]
    subpage_types: list[str] = []
    show_in_menus_default = True

    def teaser_line(self) -> str:
        return str(self.Kind(self.kind).label)

    class Meta:
        verbose_name = _("organisational option")
        verbose_name_plural = _("organisational options")


class OptionScore(Orderable):
    """How well an option meets a criterion: 0 not at all, 5 in full."""

    page = ParentalKey(OrganisationOptionPage, on_delete=models.CASCADE, related_name="scores")
    criterion = models.ForeignKey(
        Criterion, verbose_name=_("criterion"), on_delete=models.CASCADE, related_name="scores"
    )
    points = models.PositiveSmallIntegerField(
        _("points (0 to 5)"), validators=[MaxValueValidator(MAX_SCORE)]
    )
    reason = models.CharField(_("reason"), max_length=300, blank=True)

    panels = [
        FieldRowPanel([FieldPanel("criterion"), FieldPanel("points")]),
        FieldPanel("reason"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("score")
        verbose_name_plural = _("scores")

    def __str__(self) -> str:
        return f"{self.criterion}: {self.points}"
