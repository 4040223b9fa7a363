"""Issues as rows of a table and of a spreadsheet, there with every fact in a column of its own."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from accessibility.admin import wording
from accessibility.models import Issue
from accessibility.queries.issues import origin_titles
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


class IssueRows:
    """Mixed into lists of issues: adds to each what is not a field of it."""

    def decorate_paginated_queryset(self, object_list: Any) -> Any:
        titles = origin_titles(object_list)
        for issue in object_list:
            issue.origin_title = titles.get(issue.pk, "")
        return object_list

    def to_row_dict(self, item: Issue) -> dict[str, Any]:
        item.criteria_words = wording.criteria_words(item.criteria)  # type: ignore[attr-defined]
        item.origin_words = wording.origin_words(item, getattr(item, "origin_title", ""))  # type: ignore[attr-defined]
        item.is_demanded = _("yes") if is_demanded(item.criteria) else _("no")  # type: ignore[attr-defined]
        if life := getattr(item, "life", ""):
            item.life_words = Issue.Status(life).label  # type: ignore[attr-defined]
        row: dict[str, Any] = super().to_row_dict(item)  # type: ignore[misc]
        return row
