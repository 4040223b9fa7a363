"""Reminders that were sent, and who does not want any."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class ReminderPreference(models.Model):
    """Whether a person gets the digest of reminders; without a row, they do."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="reminder_preference"
    )
    wants_reminders = models.BooleanField(_("send me reminders by e-mail"), default=True)

    class Meta:
        verbose_name = _("wish for reminders")
        verbose_name_plural = _("wishes for reminders")

    def __str__(self) -> str:
        return f"{self.user}: {self.wants_reminders}"


class SentReminder(models.Model):
    """Something a person has been reminded of, so that it is not said twice."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="sent_reminders"
    )
    subject = models.CharField(_("subject"), max_length=200)
    sent_at = models.DateTimeField(_("sent at"), auto_now_add=True)

    class Meta:
        verbose_name = _("sent reminder")
        verbose_name_plural = _("sent reminders")
        constraints = [models.UniqueConstraint(fields=["user", "subject"], name="reminded_once")]

    def __str__(self) -> str:
        return self.subject
