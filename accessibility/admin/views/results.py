"""A scan's result in three views: by issue, by page, by success criterion."""

from typing import Any

from django.urls import reverse
from django.utils.formats import number_format
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.paginator import WagtailPaginator
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.coreutils import multigetattr

from accessibility.admin import wording
from accessibility.admin.columns import (
    CellColumn,
    CountColumn,
    issue_facts,
    issue_numbers,
    life_column,
)
from accessibility.admin.criteria import CriterionFilterForm, criteria_summary, criterion_row
from accessibility.admin.exports import ISSUE_EXPORT, ISSUE_HEADINGS, HarmlessExport, IssueRows
from accessibility.admin.filters import ScanIssueFilterSet, ScannedPageFilterSet
from accessibility.admin.views.frame import DeskView, Listing, OfScan
from accessibility.models import Issue, Scan, ScannedPage
from accessibility.queries import issues, pages
from accessibility.queries.criteria import CriterionResult, criterion_results


def _seconds(page: ScannedPage) -> str:
    return "" if page.seconds is None else number_format(page.seconds, decimal_pos=1)


class ScanListing(OfScan, Listing):
    """A filtered, sorted, paged list of what a scan gave."""

    template_name = "accessibility/admin/scan_listing.html"

    def get_index_url(self) -> str:
        return reverse(f"accessibility:{self.tab}", args=[self.scan.pk])

    def get_index_results_url(self) -> str:
        return reverse(f"accessibility:{self.tab}_results", args=[self.scan.pk])

    def get_filename(self) -> str:
        return f"scan-{self.scan.pk}-{self.tab.removeprefix('scan_')}"


class ScanIssuesView(IssueRows, ScanListing):
    """What the scan saw, and what it found fixed."""

    model = Issue
    tab = "scan_issues"
    empty_words = _("The scan has found no issues.")
    filterset_class = ScanIssueFilterSet
    default_ordering = issues.WORST_FIRST
    export_headings = ISSUE_HEADINGS | {"life_words": _("In this scan")}
    list_export = [*ISSUE_EXPORT, "life_words"]

    @cached_property
    def columns(self) -> list[Column]:
        title = TitleColumn(
            "title",
            label=_("Issue"),
            get_url=lambda issue: (
                f"{reverse('accessibility:issue', args=[issue.pk])}?scan={self.scan.pk}"
            ),
            sort_key="rule",
        )
        return [title, *issue_facts(), life_column()]

    def get_base_queryset(self) -> Any:
        return issues.issues_of(self.scan)


class ScanPagesView(ScanListing):
    """Every page of the scan, those that could not be audited among them."""

    model = ScannedPage
    tab = "scan_pages"
    filterset_class = ScannedPageFilterSet
    default_ordering = ("-failed_issues", "-doubtful_issues", "-advice_issues", "pk")
    columns = [
        CellColumn("title", label=_("Page"), cell="scanned_page", sort_key="title"),
        CellColumn("state", label=_("State"), cell="page_state", sort_key="state"),
        *issue_numbers(),
        CountColumn("seconds", label=_("Seconds"), accessor=_seconds, sort_key="seconds"),
    ]
    export_headings = {
        "title": _("Title"),
        "url": _("Address"),
        "language": _("Language"),
        "get_state_display": _("State"),
        "reason": _("Reason"),
        "failed_issues": _("Issues failed"),
        "doubtful_issues": _("Issues that need a look"),
        "advice_issues": _("Issues of advice"),
        "seconds": _("Duration in seconds"),
        "audited_at": _("Audited"),
    }
    list_export = list(export_headings)

    def coverage_sentence(self) -> str:
        return wording.coverage_sentence(self.scan.coverage)

    def get_base_queryset(self) -> Any:
        return pages.pages_of(self.scan)


class DocumentPaginator(WagtailPaginator):
    """Calls the rows what they are."""

    verbose_name = _("document")
    verbose_name_plural = _("documents")


class ScanDocumentsView(ScanPagesView):
    """Every file that the site hosts or its pages link, with why it could not be checked."""

    tab = "scan_documents"
    empty_words = _("The scan has checked no documents.")
    paginator_class = DocumentPaginator
    columns = [
        CellColumn("title", label=_("Document"), cell="scanned_page", sort_key="title"),
        *ScanPagesView.columns[1:],
    ]

    def coverage_sentence(self) -> str:
        none = _("no documents; only an audit of the whole site with all engines checks them")
        return wording.document_sentence(self.scan.document_coverage) or str(none)

    def get_base_queryset(self) -> Any:
        return pages.documents_of(self.scan)


class ScanCriteriaView(OfScan, HarmlessExport, DeskView):
    """Every success criterion with the numbers of pages by outcome."""

    model = Scan
    tab = "scan_criteria"
    template_name = "accessibility/admin/scan_criteria.html"
    export_headings = {
        "number": _("Number"),
        "name": _("Success criterion"),
        "criterion.level": _("Conformance level"),
        "since": _("Since"),
        "criterion.en_clause": _("Clause of EN 301 549"),
        "failed": _("Pages with failures"),
        "cant_tell": _("Pages that need a look"),
        "passed": _("Pages passed"),
        "inapplicable": _("Pages not applicable"),
        "untested": _("Pages untested"),
        "issues": _("Issues failed on pages"),
        "document_issues": _("Issues failed in documents"),
    }
    list_export = list(export_headings)

    def get(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        if self.is_export:
            chosen = CriterionFilterForm(request.GET).chosen(self.results)
            return self.as_spreadsheet(chosen, request.GET.get("export"))
        return super().get(request, *args, **kwargs)

    @cached_property
    def results(self) -> list[CriterionResult]:
        """Every criterion, whatever is asked for."""
        return criterion_results(self.scan)

    def get_filename(self) -> str:
        return f"scan-{self.scan.pk}-criteria"

    def to_row_dict(self, item: CriterionResult) -> dict[str, Any]:
        words = {
            # Bare numbers such as 1.4.3 or 2.1 are dates to a German spreadsheet.
            "number": f"WCAG {item.criterion.number}",
            "since": f"WCAG {item.criterion.since}",
            "name": wording.reader_text(item.criterion.name),
        }
        return {field: words.get(field) or multigetattr(item, field) for field in self.list_export}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        form = CriterionFilterForm(self.request.GET)
        return super().get_context_data(**kwargs) | {
            "form": form,
            "rows": [criterion_row(result) for result in form.chosen(self.results)],
            "summary": criteria_summary(self.results),
        }
