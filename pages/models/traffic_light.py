"""The traffic light that an editor sets by hand: its word, the reason, and since when it stands."""

import datetime
from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pages.periods import happened_by_today


class TrafficLight(models.Model):
    """An assessment by hand, with what is needed when it is a bad one."""

    class Assessment(models.TextChoices):
        """The traffic light; said in words, never by colour alone."""

        ON_TRACK = "on_track", _("on track")
        AT_RISK = "at_risk", _("at risk")
        OFF_TRACK = "off_track", _("off track")

    assessment = models.CharField(
        _("assessment"),
        max_length=20,
        choices=Assessment,
        blank=True,
        help_text=_("Leave empty to have it worked out from the milestones."),
    )
    assessment_since = models.DateField(
        _("assessment set on"),
        null=True,
        blank=True,
        validators=[happened_by_today],
        help_text=_(
            "Fills itself in when the assessment changes. Reports on an earlier time do without "
            "the assessment. Empty: nobody knows the day, and it holds for all reports."
        ),
    )
    assessment_reason = models.TextField(
        _("reason for the assessment"),
        blank=True,
        max_length=500,
        help_text=_("Needed where the assessment is set by hand."),
    )
    risk_causes = models.TextField(
        _("causes"), blank=True, help_text=_("Why it is off track. Needed when it is.")
    )
    risk_options = models.TextField(
        _("options"), blank=True, help_text=_("What can be done about it. Needed when it is.")
    )

    class Meta:
        abstract = True

    def date_assessment(self) -> None:
        """Set the day to today where the assessment is another than saved last and the day is not.

        What was saved last is the latest draft, so the day stays while the draft is worked on.
        """
        if not self.assessment:
            self.assessment_since = None
            return
        saved, day = self._saved_last()
        if self.assessment != saved and self.assessment_since == day:
            self.assessment_since = timezone.localdate()

    def _saved_last(self) -> tuple[str, datetime.date | None]:
        """The assessment and its day."""
        revision = getattr(self, "latest_revision", None)
        if revision is None:
            names = ("assessment", "assessment_since")
            stored = type(self)._default_manager.filter(pk=self.pk).values_list(*names)
            return stored.first() or ("", None)
        # A version that was made just now still has the day as a date, one that was read as text.
        field: Any = self._meta.get_field("assessment_since")
        day = field.to_python(revision.content.get("assessment_since"))
        return revision.content.get("assessment", ""), day

    def errors_of_assessment(self) -> dict[str, Any]:
        """What an assessment by hand lacks, by field."""
        errors: dict[str, Any] = {}
        if self.assessment and not self.assessment_reason:
            errors["assessment_reason"] = _("Say why the assessment is set by hand.")
        if self.assessment == self.Assessment.OFF_TRACK:
            for name in ("risk_causes", "risk_options"):
                if not getattr(self, name):
                    errors[name] = _("A measure that is off track needs causes and options.")
        return errors
