"""Table columns that show what is the checker's own: coverage, outcomes, impact, origin."""

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, StatusTagColumn

from accessibility.admin import wording
from accessibility.findings import OriginKind
from accessibility.models import Issue, Scan


class CellColumn(Column):
    """A column whose cell is one of our own templates."""

    def __init__(self, name: str, *, cell: str, **options: Any) -> None:
        super().__init__(name, **options)
        self.cell_template_name = f"accessibility/admin/cells/{cell}.html"


class WordsColumn(Column):
    """A column of plain words that a function makes from the row's object."""


class CoverageColumn(CellColumn):
    """How much of a scan was audited, and what it left out on purpose."""

    def __init__(self, name: str, *, scan_of: Callable[[Any], Scan], **options: Any) -> None:
        super().__init__(
            name,
            cell="coverage",
            accessor=lambda row: wording.scan_coverage_sentence(scan_of(row)),
            **options,
        )
        self._scan_of = scan_of

    def get_cell_context_data(self, instance: Any, parent_context: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_cell_context_data(instance, parent_context)
        return context | {"limits": self._scan_of(instance).limits}


class CountColumn(Column):
    """A number, aligned to the right so that digits stand below each other; nought steps back."""

    cell_template_name = "accessibility/admin/cells/count.html"

    def __init__(self, name: str, **options: Any) -> None:
        super().__init__(name, classname="audit-number", **options)

    def get_cell_context_data(self, instance: Any, parent_context: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_cell_context_data(instance, parent_context)
        return context | {"is_zero": not context["raw_value"]}


class IssuesOfScanColumn(CountColumn):
    """A number of issues on the pages of a scan and, where there are any, in its documents."""

    cell_template_name = "accessibility/admin/cells/issues_of_scan.html"

    def __init__(self, name: str, **options: Any) -> None:
        super().__init__(name, accessor=f"on_pages.{name}", **options)

    def get_cell_context_data(self, instance: Any, parent_context: Any) -> dict[str, Any]:
        context = super().get_cell_context_data(instance, parent_context)
        return context | {"in_documents": getattr(instance.in_documents, self.name)}


def life_column() -> Column:
    """What a scan did to an issue's life."""
    return StatusTagColumn(
        "life",
        label=_("In this scan"),
        accessor=lambda issue: Issue.Status(issue.life).label,
        sort_key="life",
        primary=lambda issue: issue.life in {Issue.Status.NEW, Issue.Status.REOPENED},
    )


def issue_facts() -> list[Column]:
    """What is shown of an issue wherever issues are listed."""
    return [
        CellColumn("outcome", label=_("Outcome"), cell="outcome", sort_key="urgency"),
        CellColumn("impact", label=_("Impact"), cell="impact", sort_key="impact_rank"),
        WordsColumn(
            "criteria",
            label=_("Success criterion"),
            accessor=lambda issue: wording.criteria_words(issue.criteria),
        ),
        WordsColumn(
            "origin",
            label=_("Origin"),
            accessor=lambda issue: wording.origin_words(issue, issue.origin_title),
            classname="audit-long-words",
            sort_key="origin_kind",
        ),
        CountColumn("occurrences", label=_("Occurrences"), sort_key="occurrences"),
        CountColumn("page_count", label=_("Pages"), accessor=_page_count, sort_key="page_count"),
    ]


def _page_count(issue: Any) -> int | None:
    """On how many pages an issue is; nothing for one in a document, whose name is its origin."""
    return None if issue.origin_kind == OriginKind.DOCUMENT else issue.page_count


def issue_numbers() -> list[Column]:
    """Numbers of issues in three columns, because they are never added up."""
    return [
        CountColumn("failed_issues", label=_("Failed"), sort_key="failed_issues"),
        CountColumn("doubtful_issues", label=_("Needs a look"), sort_key="doubtful_issues"),
        CountColumn("advice_issues", label=_("Advice"), sort_key="advice_issues"),
    ]
