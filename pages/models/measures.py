"""Measures: what the town does to reach the goals of a field of action."""

import datetime
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.fields import RichTextField
from wagtail.models import Orderable
from wagtail.search import index

from pages.blocks.text import TEXT_FEATURES
from pages.models.base import Badge, BasePage, LeadImage
from pages.models.council import AgendaItem
from pages.models.measure_form import MeasureForm
from pages.models.measure_panels import measure_edit_handler
from pages.models.motion import MotionPointPage
from pages.models.strategy import Principle
from pages.models.traffic_light import TrafficLight
from pages.models.units import TargetGroup, Unit
from pages.periods import (
    Precision,
    first_day_of,
    happened_by_today,
    last_day_of,
    say_date,
    say_period,
)

TONES = {
    "planned": "planned",
    "running": "info",
    "done": "success",
    "paused": "warning",
    "cancelled": "danger",
}
NEEDS_REASON = {"paused", "cancelled"}
COMPLETE = 100


def _precision(verbose_name: Any) -> models.CharField:
    return models.CharField(verbose_name, max_length=10, choices=Precision, default=Precision.YEAR)


class MeasurePage(TrafficLight, LeadImage, BasePage):
    """A measure or Smart City project."""

    class Status(models.TextChoices):
        """How far a measure is."""

        PLANNED = "planned", _("planned")
        RUNNING = "running", _("under way")
        DONE = "done", _("completed")
        PAUSED = "paused", _("paused")
        CANCELLED = "cancelled", _("given up")

    class Phase(models.TextChoices):
        """Which part of its way a measure is on."""

        IDEA = "idea", _("idea")
        CONCEPT = "concept", _("concept")
        PILOT = "pilot", _("pilot")
        ROLLOUT = "rollout", _("roll-out")
        OPERATION = "operation", _("regular operation")

    class Priority(models.TextChoices):
        """How urgent it is."""

        HIGH = "high", _("high")
        MEDIUM = "medium", _("medium")
        LOW = "low", _("low")

    identifier = models.CharField(
        _("number"), max_length=20, blank=True, help_text=_("Short and lasting, such as “M-03”.")
    )
    plain_language_summary = models.TextField(
        _("in plain words"),
        blank=True,
        max_length=800,
        help_text=_("What this is about, in short sentences and without technical terms."),
    )
    aims = RichTextField(_("aims"), blank=True, features=TEXT_FEATURES)
    effect = RichTextField(
        _("effect"), blank=True, features=TEXT_FEATURES, help_text=_("What changes for whom.")
    )
    target_groups = ParentalManyToManyField(
        TargetGroup, verbose_name=_("target groups"), blank=True, related_name="measures"
    )

    status = models.CharField(
        _("status"), max_length=20, choices=Status, default=Status.PLANNED, db_index=True
    )
    status_reason = models.TextField(
        _("reason for the status"),
        blank=True,
        max_length=500,
        help_text=_("Needed when the measure is paused or given up. Readers see it."),
    )
    phase = models.CharField(_("phase"), max_length=20, choices=Phase, blank=True, db_index=True)
    phase_note = models.CharField(
        _("phase in words"),
        max_length=120,
        blank=True,
        help_text=_("In a few words, such as “Pilot in two schools”."),
    )
    priority = models.CharField(_("priority"), max_length=10, choices=Priority, blank=True)
    progress = models.PositiveSmallIntegerField(
        _("progress (per cent)"),
        null=True,
        blank=True,
        validators=[MaxValueValidator(100)],
    )

    start_date = models.DateField(_("start"), null=True, blank=True, db_index=True)
    start_precision = _precision(_("start is known"))
    end_date = models.DateField(_("end"), null=True, blank=True, db_index=True)
    end_precision = _precision(_("end is known"))
    is_continuous = models.BooleanField(_("continuous task without an end"), default=False)

    unit = models.ForeignKey(
        Unit,
        verbose_name=_("unit in charge"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="measures",
    )
    participants = ParentalManyToManyField(
        Unit, verbose_name=_("units that take part"), blank=True, related_name="joint_measures"
    )
    partners = models.CharField(
        _("partners outside"), max_length=300, blank=True, help_text=_("With commas between them.")
    )
    responsible = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("responsible"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Gets the reminders. Not shown to the public."),
    )
    contact_name = models.CharField(_("contact"), max_length=120, blank=True)
    contact_email = models.EmailField(_("e-mail of the contact"), blank=True)
    contact_phone = models.CharField(_("telephone of the contact"), max_length=40, blank=True)

    place_name = models.CharField(_("place"), max_length=160, blank=True)
    latitude = models.DecimalField(
        _("latitude"),
        max_digits=8,
        decimal_places=6,
        null=True,
        blank=True,
        validators=[MinValueValidator(-90), MaxValueValidator(90)],
    )
    longitude = models.DecimalField(
        _("longitude"),
        max_digits=9,
        decimal_places=6,
        null=True,
        blank=True,
        validators=[MinValueValidator(-180), MaxValueValidator(180)],
    )

    accessibility_effect = models.TextField(_("effect on accessibility"), blank=True)
    sustainability_effect = models.TextField(_("effect on sustainability"), blank=True)
    legal_basis = models.CharField(_("legal basis"), max_length=300, blank=True)

    principles = ParentalManyToManyField(
        Principle, verbose_name=_("principles it serves"), blank=True, related_name="measures"
    )
    depends_on = ParentalManyToManyField(
        "self",
        verbose_name=_("depends on"),
        blank=True,
        symmetrical=False,
        related_name="needed_by",
    )
    supersedes = ParentalManyToManyField(
        "self",
        verbose_name=_("supersedes"),
        blank=True,
        symmetrical=False,
        related_name="superseded_by",
    )
    motion_points = ParentalManyToManyField(
        MotionPointPage,
        verbose_name=_("points of the motion it answers"),
        blank=True,
        related_name="measures",
    )
    resolutions = ParentalManyToManyField(
        AgendaItem,
        verbose_name=_("resolutions it carries out"),
        blank=True,
        related_name="measures",
    )

    base_form_class = MeasureForm
    edit_handler = measure_edit_handler
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("identifier", boost=5),
        index.SearchField("plain_language_summary"),
        index.SearchField("aims"),
        index.SearchField("effect"),
        index.RelatedFields("unit", [index.SearchField("name")]),
        index.FilterField("status"),
    ]

    parent_page_types = ["pages.FieldOfActionPage", "pages.GoalPage"]
    subpage_types: list[str] = []
    show_in_menus_default = True

    def clean(self) -> None:
        super().clean()
        self.date_assessment()
        errors = self._errors_of_status() | self.errors_of_assessment()
        if self._ends_before_it_starts():
            errors["end_date"] = _("The end lies before the start.")
        if self.is_continuous and self.end_date:
            errors["is_continuous"] = _("A continuous task has no end. Remove one of the two.")
        if (self.latitude is None) != (self.longitude is None):
            errors["latitude"] = _("A place on the map needs latitude and longitude.")
        if taken := self._same_number():
            message = gettext("The measure “%(title)s” already has this number. Choose another.")
            errors["identifier"] = message % {"title": taken.title}
        if errors:
            raise ValidationError(errors)

    def _ends_before_it_starts(self) -> bool:
        """Whether it does so however the dates are read that are not known to the day."""
        last_day = self.last_day()
        if self.start_date is None or last_day is None:
            return False
        return last_day < first_day_of(self.start_date, self.start_precision)

    def _errors_of_status(self) -> dict[str, Any]:
        errors: dict[str, Any] = {}
        if self.status in NEEDS_REASON and not self.status_reason.strip():
            errors["status_reason"] = _("Say why the measure is paused or given up.")
        if self.status == self.Status.DONE and self.progress not in {None, COMPLETE}:
            errors["progress"] = _(
                "A completed measure has a progress of 100 per cent. Correct the progress or the "
                "status."
            )
        if self.status == self.Status.PLANNED and self.progress == COMPLETE:
            errors["progress"] = _(
                "A measure that is only planned cannot be complete. Correct the progress or the "
                "status."
            )
        return errors

    def _same_number(self) -> "MeasurePage | None":
        """A measure of the same language with the same number; later drafts count as copies."""
        number = self.identifier.strip()
        if not number:
            return None
        others = MeasurePage.objects.filter(identifier__iexact=number, locale_id=self.locale_id)
        others = others.exclude(pk=self.pk).filter(alias_of=None)
        if self.pk:  # a copy that is still a draft must not keep its original from being saved
            others = others.filter(models.Q(live=True) | models.Q(pk__lt=self.pk))
        found: MeasurePage | None = others.defer_streamfields().first()
        return found

    def period(self) -> str:
        """From when until when, as far as it is known, such as “2023 to 2025” or “since 2023”."""
        today = timezone.localdate()
        is_ahead = self.status == self.Status.PLANNED or bool(
            self.start_date and self.start_date > today
        )
        return say_period(
            say_date(self.start_date, self.start_precision) if self.start_date else "",
            say_date(self.end_date, self.end_precision) if self.end_date else "",
            is_continuous=self.is_continuous,
            is_ahead=is_ahead,
        )

    def last_day(self) -> datetime.date | None:
        """The last day of the period, however exactly its end is known."""
        return last_day_of(self.end_date, self.end_precision) if self.end_date else None

    def has_contact(self) -> bool:
        """Whether there is anybody to turn to, in whatever way."""
        return bool(self.contact_name or self.contact_email or self.contact_phone)

    def teaser_line(self) -> str:
        return self.identifier

    def badge(self) -> Badge:
        return Badge(label=str(self.Status(self.status).label), tone=TONES[self.status])

    class Meta:
        verbose_name = _("measure")
        verbose_name_plural = _("measures")


class Milestone(Orderable):
    """A step of a measure with the day it is due and the day it was done."""

    page = ParentalKey(MeasurePage, on_delete=models.CASCADE, related_name="milestones")
    title = models.CharField(_("milestone"), max_length=160)
    due_date = models.DateField(_("due on"), db_index=True)
    done_date = models.DateField(
        _("done on"), null=True, blank=True, validators=[happened_by_today]
    )
    note = models.CharField(_("note"), max_length=300, blank=True)

    def is_overdue(self, today: datetime.date) -> bool:
        """Whether it should be done by now and is not."""
        return self.done_date is None and self.due_date < today

    class Meta(Orderable.Meta):
        verbose_name = _("milestone")
        verbose_name_plural = _("milestones")

    def __str__(self) -> str:
        return self.title


class StatusUpdate(Orderable):
    """What was to be told about a measure on a day, and by whom."""

    page = ParentalKey(MeasurePage, on_delete=models.CASCADE, related_name="status_updates")
    date = models.DateField(
        _("date"), default=timezone.localdate, db_index=True, validators=[happened_by_today]
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("author"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    text = models.TextField(_("what happened"), max_length=1000)
    progress = models.PositiveSmallIntegerField(
        _("progress (per cent)"), null=True, blank=True, validators=[MaxValueValidator(100)]
    )

    class Meta(Orderable.Meta):
        verbose_name = _("status update")
        verbose_name_plural = _("status updates")

    def __str__(self) -> str:
        return f"{self.date}: {self.text[:60]}"
