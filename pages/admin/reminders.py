"""A person's own wish for reminders, among the settings of their account."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.views.account import BaseSettingsPanel, notifications_tab

from pages.models.reminders import ReminderPreference


class ReminderForm(forms.ModelForm[ReminderPreference]):
    """One box to tick."""

    class Meta:
        model = ReminderPreference
        fields = ("wants_reminders",)
        help_texts = {
            "wants_reminders": _(
                "About overdue milestones, measures without news for 90 days, and figures missing "
                "for a report, where you answer for them."
            )
        }


@hooks.register("register_account_settings_panel")
class ReminderPanel(BaseSettingsPanel):
    """Shown to everybody who can sign in; anybody may be named as responsible."""

    name = "reminders"
    title = _("Reminders")
    tab = notifications_tab
    order = 200
    form_class = ReminderForm

    def get_form(self) -> ReminderForm:
        known = ReminderPreference.objects.filter(user=self.user).first()
        data: Any = self.request.POST if self.request.method == "POST" else None
        instance = known or ReminderPreference(user=self.user)
        return ReminderForm(data, instance=instance, prefix=self.name)
