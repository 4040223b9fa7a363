"""The form of measures: who writes a status update is its author; lists of measures stay short."""

from typing import Any

from django.db.models import Q, QuerySet
from django.utils.formats import date_format
from django.utils.timezone import localdate
from wagtail.models import Locale

from pages.models.council import AgendaItem
from pages.models.money_form import MoneyForm

LISTS_OF_MEASURES = ("depends_on", "supersedes")


class MeasureForm(MoneyForm):
    """Fills in what the form can know by itself."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in LISTS_OF_MEASURES:
            field: Any = self.fields.get(name)
            if field is not None:
                field.queryset = self._other_measures()
                field.label_from_instance = _number_and_title
        resolutions: Any = self.fields.get("resolutions")
        if resolutions is not None:
            resolutions.queryset = self._resolutions()
            resolutions.label_from_instance = _day_and_subject

    def save(self, commit: bool = True) -> Any:
        updates = self.formsets.get("status_updates")
        for form in updates.forms if updates is not None else ():
            is_new = form.instance.pk is None and form.has_changed()
            if is_new and form.instance.author_id is None:
                form.instance.author = self.for_user
        return super().save(commit)

    def _other_measures(self) -> "QuerySet[Any]":
        """Those of the same language, without this one and without the long texts of the others."""
        locale_id = self.instance.locale_id or Locale.get_default().pk
        others: QuerySet[Any] = type(self.instance).objects.filter(locale_id=locale_id)
        others = others.exclude(pk=self.instance.pk).order_by("identifier", "title")
        return others.only("identifier", "title", "path", "depth")

    def _resolutions(self) -> "QuerySet[AgendaItem]":
        """Those that are public, and those that the measure names already; the latest first."""
        mine = [item.pk for item in self.instance.resolutions.all()]
        offered = Q(pk__in=AgendaItem.objects.resolutions().filter(public=True)) | Q(pk__in=mine)
        items = AgendaItem.objects.filter(offered).select_related("meeting")
        return items.order_by("-meeting__start", "order", "pk")


def _number_and_title(measure: Any) -> str:
    return f"{measure.identifier} {measure.title}".strip()


def _day_and_subject(item: AgendaItem) -> str:
    start = item.meeting.start
    return f"{date_format(localdate(start))}: {item}" if start else str(item)
