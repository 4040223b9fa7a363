"""The success criteria of a scan: how their table is filtered, ordered and summed up."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accessibility.admin import wording
from accessibility.admin.wording import CRITERION_OUTCOMES
from accessibility.queries.criteria import CriterionResult
from accessibility.wcag import DEMANDED

_ALL = ("", _("All"))
_ORDERS = {
    "failed": lambda result: (-result.failed, -result.cant_tell),
    "issues": lambda result: -(result.issues + result.document_issues),
}


class CriterionFilterForm(forms.Form):
    """What to show of the table; everything in WCAG's order where nothing is chosen."""

    outcome = forms.ChoiceField(
        label=_("Outcome"), required=False, choices=[_ALL, *CRITERION_OUTCOMES.items()]
    )
    level = forms.ChoiceField(
        label=_("Conformance level"), required=False, choices=[_ALL, ("A", "A"), ("AA", "AA")]
    )
    obligation = forms.ChoiceField(
        label=_("Obligation"),
        required=False,
        choices=[_ALL, ("demanded", _("demanded by law")), ("advised", _("advice only"))],
    )
    order = forms.ChoiceField(
        label=_("Order"),
        required=False,
        choices=[
            ("", _("as in WCAG")),
            ("failed", _("by failed pages")),
            ("issues", _("by failed issues")),
        ],
    )

    def chosen(self, results: Sequence[CriterionResult]) -> list[CriterionResult]:
        """Those that match, in the wanted order; all of them where the question makes no sense."""
        asked = self.cleaned_data if self.is_valid() else {}
        found = [result for result in results if _matches(result, asked)]
        order = _ORDERS.get(asked.get("order", ""))
        return sorted(found, key=order) if order else found


def _matches(result: CriterionResult, asked: dict[str, Any]) -> bool:
    criterion = result.criterion
    facts = {
        "outcome": result.outcome.value,
        "level": criterion.level,
        "obligation": "demanded" if criterion.number in DEMANDED else "advised",
    }
    return all(asked.get(name, "") in {"", value} for name, value in facts.items())


def criterion_row(result: CriterionResult) -> dict[str, Any]:
    """What the table shows of a criterion."""
    return {
        "result": result,
        "name": wording.criterion_words(result.criterion.number),
        "outcome": CRITERION_OUTCOMES[result.outcome],
        "has_issues": bool(result.failed or result.cant_tell or result.document_issues),
    }


def criteria_summary(results: Sequence[CriterionResult]) -> list[tuple[Any, int]]:
    """How many criteria have which outcome, with the outcome's title."""
    numbers = Counter(result.outcome for result in results)
    return [(title, numbers[outcome]) for outcome, title in CRITERION_OUTCOMES.items()]
