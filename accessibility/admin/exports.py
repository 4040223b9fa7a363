"""Lists as spreadsheets: harmless to open, and issues with every fact in a column of its own."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.views.mixins import SpreadsheetExportMixin

from accessibility.admin import wording
from accessibility.exporters.csv import harmless_cell
from accessibility.models import Issue
from accessibility.queries.issues import origin_titles

ISSUE_HEADINGS: dict[str, Any] = {
    "pk": _("Number"),
    "title": _("Issue"),
    "rule": _("Rule"),
    "engine_words": _("Engine"),
    "get_outcome_display": _("Outcome"),
    "get_impact_display": _("Impact"),
    "criteria_words": _("Success criterion"),
    "is_demanded": _("Demanded by the standard"),
    "origin_words": _("Origin"),
    "occurrences": _("Occurrences"),
    "page_count": _("Pages"),
}
ISSUE_EXPORT = list(ISSUE_HEADINGS)


class HarmlessExport(SpreadsheetExportMixin):
    """Wagtail's export, where a page's title or an editor's words cannot become a formula.

    XLSX needs nothing: there Wagtail says of each cell that it is text.
    """

    def preprocess_field_value(self, field: str, value: Any, export_format: str) -> Any:
        cell = super().preprocess_field_value(field, value, export_format)
        is_text = export_format == self.FORMAT_CSV and isinstance(cell, str)
        return harmless_cell(cell) if is_text else cell


class IssueRows:
    """Mixed into lists of issues: adds to each what is not a field of it."""

    def decorate_paginated_queryset(self, object_list: Any) -> Any:
        titles = origin_titles(object_list)
        for issue in object_list:
            issue.origin_title = titles.get(issue.pk, "")
        return object_list

    def to_row_dict(self, item: Issue) -> dict[str, Any]:
        item.engine_words = wording.engine_words(item.engine)  # type: ignore[attr-defined]
        item.criteria_words = wording.criteria_words(item.criteria)  # type: ignore[attr-defined]
        item.origin_words = wording.origin_words(item, getattr(item, "origin_title", ""))  # type: ignore[attr-defined]
        item.is_demanded = _("no") if item.is_advice else _("yes")  # type: ignore[attr-defined]
        if life := getattr(item, "life", ""):
            item.life_words = Issue.Status(life).label  # type: ignore[attr-defined]
        row: dict[str, Any] = super().to_row_dict(item)  # type: ignore[misc]
        return row
