"""Issues as rows of a spreadsheet: every fact in a column of its own."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from accessibility.admin import wording
from accessibility.models import Issue
from accessibility.queries.obligation import is_demanded

ISSUE_HEADINGS: dict[str, Any] = {
    "pk": _("Number"),
    "title": _("Issue"),
    "rule": _("Rule"),
    "engine": _("Engine"),
    "get_outcome_display": _("Outcome"),
    "get_impact_display": _("Impact"),
    "criteria_words": _("Success criterion"),
    "is_demanded": _("Demanded by the standard"),
    "origin_words": _("Origin"),
    "occurrences": _("Occurrences"),
    "page_count": _("Pages"),
}
ISSUE_EXPORT = list(ISSUE_HEADINGS)


class IssueExportMixin:
    """Adds to an issue's row what is not a field of it."""

    def to_row_dict(self, item: Issue) -> dict[str, Any]:
        item.criteria_words = wording.criteria_words(item.criteria)  # type: ignore[attr-defined]
        item.origin_words = wording.origin_words(item)  # type: ignore[attr-defined]
        item.is_demanded = _("yes") if is_demanded(item.criteria) else _("no")  # type: ignore[attr-defined]
        if life := getattr(item, "life", ""):
            item.life_words = Issue.Status(life).label  # type: ignore[attr-defined]
        row: dict[str, Any] = super().to_row_dict(item)  # type: ignore[misc]
        return row
