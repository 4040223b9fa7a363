"""Indicators in the admin: a list that says how each stands, and a form that refuses slips."""

import datetime
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import OuterRef, QuerySet, Subquery
from django.forms import BaseForm
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.panels import ObjectList
from wagtail.admin.ui.tables import Column
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from pages.charts import write_number
from pages.models import Indicator
from pages.models.indicators import IndicatorValue


class IndicatorForm(WagtailAdminModelForm):
    """Says what does not fit together, beside the field where it is mended."""

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        for field, message in _mismatches(cleaned):
            self.add_error(field, message)
        _check_days(self.formsets["values"].forms if "values" in self.formsets else ())
        return cleaned


def _mismatches(data: dict[str, Any]) -> Iterable[tuple[str, ValidationError]]:
    """What contradicts itself in an indicator's own fields, by field."""
    begun, begun_on = data.get("baseline_value"), data.get("baseline_date")
    target, until = data.get("target_value"), data.get("target_date")
    if begun is not None and begun_on is None:
        yield "baseline_date", ValidationError(_("Say on which day this was the value."))
    if begun is None and begun_on is not None:
        yield "baseline_value", ValidationError(_("Enter the value, or remove its date."))
    if target is None and until is not None:
        yield "target_value", ValidationError(_("Enter the value to reach, or remove its date."))
    if begun_on and until and until <= begun_on:
        yield "target_date", ValidationError(_("The target lies before the beginning."))
    if begun is not None and target is not None and _leads_astray(begun, target, data):
        message = _("The target would be worse than the beginning. Check it and the direction.")
        yield "target_value", ValidationError(message)


def _leads_astray(begun: Decimal, target: Decimal, data: dict[str, Any]) -> bool:
    is_up = data.get("direction") == Indicator.Direction.UP
    return target < begun if is_up else target > begun


def _check_days(forms: Iterable[BaseForm]) -> None:
    """A value of a day to come, or a second one of the same day, is an error at its form."""
    seen: set[datetime.date] = set()
    today = timezone.localdate()
    for form in forms:
        if not form.is_valid() or form.cleaned_data.get("DELETE"):
            continue
        day = form.cleaned_data.get("date")
        if day is None:
            continue
        if day in seen:
            message = _("There is already a value of %(date)s. Remove one of the two.")
            form.add_error("date", message % {"date": date_format(day)})
        elif day > today:
            form.add_error("date", _("This day is still to come."))
        seen.add(day)


def latest(indicator: Any) -> str:
    """The latest value with its day, of an indicator from the list."""
    return _value(indicator, indicator.newest_value, indicator.newest_date)


def target(indicator: Indicator) -> str:
    """The value to reach with its day."""
    return _value(indicator, indicator.target_value, indicator.target_date)


def _value(indicator: Indicator, value: Decimal | None, day: datetime.date | None) -> str:
    if value is None:
        return ""
    number = write_number(value, decimal_places=indicator.decimal_places)
    return f"{number} ({date_format(day, 'SHORT_DATE_FORMAT')})" if day else number


class IndicatorViewSet(SnippetViewSet):
    """List, form and chooser of the indicators, in a menu entry of their own."""

    model = Indicator  # type: ignore[assignment]  # Wagtail's types leave it None
    icon = "order-up"
    menu_label = gettext_lazy("Indicators")
    menu_order = 250
    add_to_admin_menu = True
    ordering = ("name",)
    search_fields = ("name", "description", "source")
    list_filter = ("direction", "feed")
    list_display = (
        "name",
        "unit",
        Column("latest_value", label=gettext_lazy("Latest value"), accessor=latest),
        Column("target", label=gettext_lazy("Target"), accessor=target),
        Column("feed", label=gettext_lazy("Fed by"), accessor="get_feed_display"),
        "responsible",
    )
    edit_handler = ObjectList(Indicator.panels, base_form_class=IndicatorForm)

    def get_queryset(self, request: Any) -> QuerySet[Indicator]:  # noqa: ARG002
        """With the latest value of each, in the list's own query."""
        newest = IndicatorValue.objects.filter(indicator=OuterRef("pk")).order_by("-date")
        return Indicator.objects.select_related("responsible").annotate(
            newest_value=Subquery(newest.values("value")[:1]),
            newest_date=Subquery(newest.values("date")[:1]),
        )


register_snippet(IndicatorViewSet)
