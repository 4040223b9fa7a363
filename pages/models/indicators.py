"""Indicators: figures that show over the years whether a goal comes nearer."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Orderable


def _value(verbose_name: Any, **options: Any) -> models.DecimalField:
    return models.DecimalField(verbose_name, max_digits=16, decimal_places=4, **options)


class Indicator(ClusterableModel):
    """A figure with its unit, where it began, where it shall be, and its values by date."""

    class Direction(models.TextChoices):
        """Which way is better."""

        UP = "up", _("more is better")
        DOWN = "down", _("less is better")

    class Feed(models.TextChoices):
        """What enters its values, besides people."""

        OPEN_SERIOUS = "open_serious", _("audits: open serious issues per audited page")
        COVERAGE = "coverage", _("audits: share of pages audited")
        CLEAN_CRITERIA = "clean_criteria", _("audits: share of criteria without failure")

    name = models.CharField(_("name"), max_length=160, unique=True)
    description = models.TextField(_("what it says"), blank=True, max_length=600)
    unit = models.CharField(
        _("unit of measurement"), max_length=60, help_text=_("For example “per cent”.")
    )
    decimal_places = models.PositiveSmallIntegerField(_("decimal places"), default=0)
    direction = models.CharField(
        _("direction"), max_length=10, choices=Direction, default=Direction.UP
    )
    baseline_value = _value(_("value at the beginning"), null=True, blank=True)
    baseline_date = models.DateField(_("date of the beginning"), null=True, blank=True)
    target_value = _value(_("value to reach"), null=True, blank=True)
    target_date = models.DateField(_("to be reached by"), null=True, blank=True)
    source = models.CharField(_("source"), max_length=300, blank=True)
    responsible = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("responsible"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    feed = models.CharField(
        _("fed by"),
        max_length=20,
        choices=Feed,
        blank=True,
        help_text=_("Leave empty where people enter the values."),
    )

    panels = [
        MultiFieldPanel(
            [
                FieldPanel("name"),
                FieldPanel("description"),
                FieldRowPanel(
                    [FieldPanel("unit"), FieldPanel("decimal_places"), FieldPanel("direction")]
                ),
                FieldPanel("source"),
                FieldRowPanel([FieldPanel("responsible"), FieldPanel("feed")]),
            ],
            heading=_("Indicator"),
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("baseline_value"), FieldPanel("baseline_date")]),
                FieldRowPanel([FieldPanel("target_value"), FieldPanel("target_date")]),
            ],
            heading=_("From where to where"),
        ),
        InlinePanel("values", heading=_("Values"), label=_("Value")),
    ]

    class Meta:
        verbose_name = _("indicator")
        verbose_name_plural = _("indicators")
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name


class IndicatorValue(Orderable):
    """The value of an indicator on a day."""

    indicator = ParentalKey(Indicator, on_delete=models.CASCADE, related_name="values")
    date = models.DateField(_("date"), db_index=True)
    value = _value(_("value"))
    note = models.CharField(_("note"), max_length=300, blank=True)

    panels = [
        FieldRowPanel([FieldPanel("date"), FieldPanel("value")]),
        FieldPanel("note"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("value of an indicator")
        verbose_name_plural = _("values of indicators")
        constraints = [
            models.UniqueConstraint(fields=["indicator", "date"], name="one_value_a_day")
        ]

    def __str__(self) -> str:
        return f"{self.date}: {self.value}"
