"""The form of an organisational option: its scores keep to the comparison's criteria."""

from typing import Any

from django.forms import BaseForm, ValidationError
from django.utils.translation import gettext as _

from pages.models.money_form import MoneyForm


class OptionForm(MoneyForm):
    """Offers the criteria of the page above, each of which counts once."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        scores = self.formsets.get("scores")
        if scores is not None:
            scores.form = _among_the_criteria_of(self.parent_page, scores.form)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        scores = self.formsets.get("scores")
        if scores is None or not scores.is_valid():
            return cleaned
        seen: set[int] = set()
        for form in scores.forms:
            criterion = form.cleaned_data.get("criterion")
            if criterion is None or form.cleaned_data.get("DELETE"):
                continue
            if criterion.pk in seen:
                form.add_error("criterion", _already_scored(criterion.name))
            seen.add(criterion.pk)
        return cleaned


def _already_scored(name: str) -> ValidationError:
    message = _("The criterion “%(name)s” is scored above already. Remove one of the two.")
    return ValidationError(message % {"name": name})


def _among_the_criteria_of(parent: Any, form_class: type[BaseForm]) -> type[BaseForm]:
    """The form of a score, with the criteria of the comparison that the option belongs to."""
    comparison = parent.specific if parent is not None else None
    criteria = getattr(comparison, "criteria", None)

    class ScoreForm(form_class):  # type: ignore[misc, valid-type]
        """A score, for one of these criteria."""

        def __init__(self, *args: Any, **kwargs: Any) -> None:
            super().__init__(*args, **kwargs)
            field = self.fields["criterion"]
            keys = [one.pk for one in criteria.all()] if criteria is not None else []
            field.queryset = field.queryset.filter(pk__in=keys)
            field.error_messages["invalid_choice"] = _(
                "This criterion does not belong to the comparison that the option stands in. "
                "Choose one of the list."
            )

    return ScoreForm
