"""Money and staff: lines that belong to any page, be it a measure or a point of the motion."""

from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.models import Orderable

_NOT_NEGATIVE = [MinValueValidator(Decimal(0))]
_YEARS = [MinValueValidator(1990), MaxValueValidator(2100)]


def _amount(verbose_name: Any, **options: Any) -> models.DecimalField:
    """Euros, exact to the cent."""
    return models.DecimalField(
        verbose_name, max_digits=14, decimal_places=2, validators=_NOT_NEGATIVE, **options
    )


def _year() -> models.PositiveSmallIntegerField:
    return models.PositiveSmallIntegerField(_("year"), validators=_YEARS, db_index=True)


class BudgetLine(Orderable):
    """What something costs in a year; amounts in euros, empty where not yet known."""

    class Kind(models.TextChoices):
        """What the money is spent on."""

        PERSONNEL = "personnel", _("personnel")
        MATERIAL = "material", _("material and services")
        INVESTMENT = "investment", _("investment")

    class Recurrence(models.TextChoices):
        """Whether the cost comes again."""

        ONE_OFF = "one_off", _("one-off")
        RECURRING = "recurring", _("recurring")

    page = ParentalKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="budget_lines")
    year = _year()
    kind = models.CharField(_("kind of cost"), max_length=20, choices=Kind, default=Kind.MATERIAL)
    recurrence = models.CharField(
        _("recurrence"), max_length=20, choices=Recurrence, default=Recurrence.ONE_OFF
    )
    purpose = models.CharField(_("purpose"), max_length=200)
    planned = _amount(_("planned (euros)"))
    approved = _amount(_("approved (euros)"), null=True, blank=True)
    actual = _amount(_("actual (euros)"), null=True, blank=True)

    panels = [
        FieldRowPanel([FieldPanel("year"), FieldPanel("kind"), FieldPanel("recurrence")]),
        FieldPanel("purpose"),
        FieldRowPanel([FieldPanel("planned"), FieldPanel("approved"), FieldPanel("actual")]),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("budget line")
        verbose_name_plural = _("budget lines")

    def __str__(self) -> str:
        return f"{self.year}: {self.purpose}"


class Grant(Orderable):
    """Money from a programme of the state, the federation or the European Union."""

    page = ParentalKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="grants")
    year = _year()
    programme = models.CharField(_("programme"), max_length=200)
    grantor = models.CharField(_("grantor"), max_length=200)
    rate = models.DecimalField(
        _("rate of funding (per cent)"),
        max_digits=5,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[*_NOT_NEGATIVE, MaxValueValidator(Decimal(100))],
    )
    applied = _amount(_("applied for (euros)"), null=True, blank=True)
    granted = _amount(_("granted (euros)"), null=True, blank=True)
    drawn = _amount(_("drawn (euros)"), null=True, blank=True)
    deadline = models.DateField(_("deadline"), null=True, blank=True)

    panels = [
        FieldPanel("programme"),
        FieldRowPanel([FieldPanel("grantor"), FieldPanel("year"), FieldPanel("rate")]),
        FieldRowPanel([FieldPanel("applied"), FieldPanel("granted"), FieldPanel("drawn")]),
        FieldPanel("deadline"),
    ]

    def clean(self) -> None:
        super().clean()
        if self.applied is not None and self.granted is not None and self.granted > self.applied:
            raise ValidationError({"granted": _("More is granted than was applied for.")})
        if self.drawn is not None and self.drawn > (self.granted or 0):
            raise ValidationError({"drawn": _("More is drawn than is granted.")})

    class Meta(Orderable.Meta):
        verbose_name = _("grant")
        verbose_name_plural = _("grants")

    def __str__(self) -> str:
        return f"{self.year}: {self.programme}"


class StaffingLine(Orderable):
    """Staff that something needs in a year, in full-time equivalents."""

    class Purpose(models.TextChoices):
        """What the people are there for."""

        STEERING = "steering", _("steering and coordination")
        PROJECT = "project", _("projects")
        OPERATION = "operation", _("operation and support")
        ACCESSIBILITY = "accessibility", _("accessibility")
        TRAINING = "training", _("training")

    page = ParentalKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="staffing_lines")
    year = _year()
    purpose = models.CharField(
        _("purpose"), max_length=20, choices=Purpose, default=Purpose.PROJECT
    )
    task = models.CharField(_("task"), max_length=200)
    pay_grade = models.CharField(
        _("pay grade"), max_length=20, blank=True, help_text=_("For example “EG 11” or “A 12”.")
    )
    planned_fte = models.DecimalField(
        _("planned (full-time equivalents)"),
        max_digits=6,
        decimal_places=2,
        validators=_NOT_NEGATIVE,
    )
    filled_fte = models.DecimalField(
        _("filled (full-time equivalents)"),
        max_digits=6,
        decimal_places=2,
        null=True,
        blank=True,
        validators=_NOT_NEGATIVE,
    )

    panels = [
        FieldRowPanel([FieldPanel("year"), FieldPanel("purpose"), FieldPanel("pay_grade")]),
        FieldPanel("task"),
        FieldRowPanel([FieldPanel("planned_fte"), FieldPanel("filled_fte")]),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("staffing line")
        verbose_name_plural = _("staffing lines")

    def __str__(self) -> str:
        return f"{self.year}: {self.task}"


money_panels = [
    InlinePanel("budget_lines", heading=_("Costs"), label=_("budget line")),
    InlinePanel("grants", heading=_("Grants"), label=_("grant")),
    InlinePanel("staffing_lines", heading=_("Staff"), label=_("staffing line")),
]
"""For every page type that costs money."""
