"""Measures: what the town does to reach the goals of a field of action."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.models import Page
from wagtail.search import index

from pages.models.base import Badge, BasePage, LeadImage

TONES = {"planned": "planned", "running": "info", "done": "success", "paused": "warning"}


def _between(start: int, end: int) -> str:
    if start == end:
        return str(start)
    return gettext("%(start)s to %(end)s") % {"start": start, "end": end}


class MeasurePage(LeadImage, BasePage):
    """A measure or Smart City project."""

    class Status(models.TextChoices):
        """How far a measure is."""

        PLANNED = "planned", _("planned")
        RUNNING = "running", _("under way")
        DONE = "done", _("completed")
        PAUSED = "paused", _("paused")

    identifier = models.CharField(
        _("number"), max_length=20, blank=True, help_text=_("Short and lasting, such as “M-03”.")
    )
    status = models.CharField(
        _("status"), max_length=20, choices=Status, default=Status.PLANNED, db_index=True
    )
    phase = models.CharField(
        _("phase"),
        max_length=120,
        blank=True,
        help_text=_("In a few words, such as “Pilot in two schools”."),
    )
    lead_unit = models.CharField(_("unit in charge"), max_length=160, blank=True)
    start_year = models.PositiveSmallIntegerField(_("start"), null=True, blank=True)
    end_year = models.PositiveSmallIntegerField(_("end"), null=True, blank=True)
    plain_language_summary = models.TextField(
        _("in plain words"),
        blank=True,
        max_length=800,
        help_text=_("What this is about, in short sentences and without technical terms."),
    )

    content_panels = [
        *Page.content_panels,
        BasePage.summary_panel,
        FieldPanel("plain_language_summary"),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("identifier"), FieldPanel("status")]),
                FieldPanel("phase"),
                FieldPanel("lead_unit"),
                FieldRowPanel([FieldPanel("start_year"), FieldPanel("end_year")]),
            ],
            heading=_("Facts"),
        ),
        LeadImage.image_panel,
        BasePage.body_panel,
        BasePage.related_panel,
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("identifier", boost=5),
        index.SearchField("plain_language_summary"),
        index.SearchField("lead_unit"),
        index.FilterField("status"),
    ]

    parent_page_types = ["pages.FieldOfActionPage"]
    subpage_types: list[str] = []
    show_in_menus_default = True

    def clean(self) -> None:
        super().clean()
        if self.start_year and self.end_year and self.end_year < self.start_year:
            raise ValidationError({"end_year": _("The end lies before the start.")})
        if taken := self._same_number():
            message = gettext("The measure “%(title)s” already has this number. Choose another.")
            raise ValidationError({"identifier": message % {"title": taken.title}})

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
        start, end = self.start_year, self.end_year
        if start and end:
            return _between(start, end)
        if end:
            return gettext("until %(year)s") % {"year": end}
        if not start:
            return ""
        if self.status == self.Status.PLANNED or start > timezone.localdate().year:
            return gettext("from %(year)s") % {"year": start}
        return gettext("since %(year)s") % {"year": start}

    def teaser_line(self) -> str:
        return self.identifier

    def badge(self) -> Badge:
        return Badge(label=str(self.Status(self.status).label), tone=TONES[self.status])

    class Meta:
        verbose_name = _("measure")
        verbose_name_plural = _("measures")
