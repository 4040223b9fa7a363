"""The form of pages that cost money: refuses what the lines of different kinds say together."""

from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.formats import number_format
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm

CENTS = 2


class MoneyForm(WagtailAdminPageForm):
    """Knows the costs and the grants that are entered, saved or not."""

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        granted = self._sum("grants", "granted")
        planned = self._sum("budget_lines", "planned")
        if granted is not None and planned is not None and granted > planned:
            self.add_error(None, _granted_above_cost(granted=granted, planned=planned))
        return cleaned

    def _sum(self, name: str, field: str) -> Decimal | None:
        """The sum over the lines that stay; None where they are not in the form or not valid."""
        formset = self.formsets.get(name)
        if formset is None or not formset.is_valid():
            return None
        lines = [form.cleaned_data for form in formset.forms if form not in formset.deleted_forms]
        return sum((line.get(field) or Decimal(0) for line in lines), Decimal(0))


def _granted_above_cost(*, granted: Decimal, planned: Decimal) -> ValidationError:
    message = _(
        "More is granted than this costs: %(granted)s € against %(planned)s € planned. "
        "Correct the grants, or add the costs that are missing."
    )
    words = {
        "granted": number_format(granted, decimal_pos=CENTS, force_grouping=True),
        "planned": number_format(planned, decimal_pos=CENTS, force_grouping=True),
    }
    return ValidationError(message, code="granted_above_cost", params=words)
