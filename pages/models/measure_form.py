"""The form of measures: who writes a status update is its author; others are picked by chooser."""

from typing import Any

from django.db.models import Q, QuerySet
from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from pages.models.council import AgendaItem
from pages.models.measure_choices import MeasureChoices, objection_to
from pages.models.money_form import MoneyForm

LISTS_OF_MEASURES = ("depends_on", "supersedes")


class MeasureForm(MoneyForm):
    """Fills in what the form can know by itself."""

    depends_on = MeasureChoices(label=_("Depends on"))
    supersedes = MeasureChoices(label=_("Supersedes"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        resolutions: Any = self.fields.get("resolutions")
        if resolutions is not None:
            resolutions.queryset = self._resolutions()
            resolutions.label_from_instance = _day_and_subject

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        for name in LISTS_OF_MEASURES:
            objection = objection_to(self.instance, cleaned.get(name) or [], name=name)
            if objection:
                self.add_error(name, objection)
        return cleaned

    def save(self, commit: bool = True) -> Any:
        updates = self.formsets.get("status_updates")
        for form in updates.forms if updates is not None else ():
            is_new = form.instance.pk is None and form.has_changed()
            if is_new and form.instance.author_id is None:
                form.instance.author = self.for_user
        return super().save(commit)

    def _resolutions(self) -> "QuerySet[AgendaItem]":
        """Those that are public, and those that the measure names already; the latest first."""
        mine = [item.pk for item in self.instance.resolutions.all()]
        offered = Q(pk__in=AgendaItem.objects.resolutions().filter(public=True)) | Q(pk__in=mine)
        items = AgendaItem.objects.filter(offered).select_related("meeting")
        return items.order_by("-meeting__start", "order", "pk")


def _day_and_subject(item: AgendaItem) -> str:
    start = item.meeting.start
    return f"{date_format(localdate(start))}: {item}" if start else str(item)
