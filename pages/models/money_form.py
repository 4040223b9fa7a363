"""The form of pages that cost money: refuses what the lines of different kinds say together."""

from decimal import Decimal
from typing import Any

from wagtail.admin.forms import WagtailAdminPageForm

from pages.models.grant_limits import excesses


class MoneyForm(WagtailAdminPageForm):
    """Knows the costs and the grants that are entered, saved or not."""

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        costs, grants = self._lines("budget_lines"), self._lines("grants")
        if costs is None or grants is None:
            return cleaned
        planned = sum((form.instance.planned or Decimal(0) for form in costs), Decimal(0))
        forms = {id(form.instance): form for form in grants}
        for excess in excesses([form.instance for form in grants], planned=planned):
            if excess.grant is None:
                self.add_error(None, excess.message)
            else:
                forms[id(excess.grant)].add_error(excess.field, excess.message)
        return cleaned

    def _lines(self, name: str) -> list[Any] | None:
        """The forms of the lines that stay; None where they are not in the form or not valid."""
        formset = self.formsets.get(name)
        if formset is None or not formset.is_valid():
            return None
        return [
            form
            for form in formset.forms
            if form not in formset.deleted_forms and (form.instance.pk or form.has_changed())
        ]
