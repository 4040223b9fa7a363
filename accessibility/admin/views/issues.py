"""The register of all issues as they stand now, and one issue with its occurrences."""

from typing import Any

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, DateColumn, StatusTagColumn, TitleColumn

from accessibility.admin import wording
from accessibility.admin.columns import issue_facts
from accessibility.admin.editing import document_editor_url, editable_pages, editor_url
from accessibility.admin.exports import ISSUE_HEADINGS, IssueRows
from accessibility.admin.filters import RegisterFilterSet
from accessibility.admin.views.frame import (
    Listing,
    crumbs,
    issues_trail,
    linking_context,
    permission_policy_of,
)
from accessibility.catalogue import texts_of
from accessibility.findings import OriginKind
from accessibility.models import Finding, Issue, Scan
from accessibility.queries import issues
from accessibility.queries.scans import SiteState, site_states, state_of
from accessibility.rulebook import rulebook


class IssueListView(IssueRows, Listing):
    """All issues, the open ones and those that were mended."""

    model = Issue
    page_title = _("Accessibility: issues")
    template_name = "accessibility/admin/issue_list.html"
    filterset_class = RegisterFilterSet
    default_ordering = ("is_fixed", *issues.WORST_FIRST)
    index_url_name = "accessibility:issues"
    index_results_url_name = "accessibility:issues_results"
    is_searchable = True
    export_filename = "accessibility-issues"
    empty_words = _("No issue is known.")
    columns = [
        TitleColumn("title", label=_("Issue"), url_name="accessibility:issue", sort_key="rule"),
        *issue_facts(),
        StatusTagColumn(
            "status",
            label=_("Status"),
            accessor="get_status_display",
            sort_key="status",
            primary=lambda issue: issue.status != Issue.Status.FIXED,
        ),
        DateColumn(
            "last_seen",
            label=_("Last seen"),
            accessor="last_scan.created_at",
            sort_key="last_scan__created_at",
        ),
    ]
    export_headings = ISSUE_HEADINGS | {
        "get_status_display": _("Status"),
        "site": _("Site"),
        "first_seen": _("First seen"),
        "last_seen": _("Last seen"),
    }
    list_export = list(export_headings)

    def get_base_queryset(self) -> Any:
        return issues.current_issues()

    def search_queryset(self, queryset: QuerySet[Issue]) -> QuerySet[Issue]:
        return issues.matching(queryset, self.search_query) if self.is_searching else queryset

    def coverage_lines(self) -> list[str]:
        return [line for state in site_states() for line in wording.site_lines(state)]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        states = [(state, _coverage_of(state)) for state in site_states()]
        return super().get_context_data(**kwargs) | {"site_states": states}


class IssueView(Listing):
    """One issue: what it is, what to do, where it comes from, and every place it is seen."""

    model = Finding
    template_name = "accessibility/admin/issue.html"
    results_template_name = "accessibility/admin/occurrences.html"
    paginate_by = 20
    filterset_class = None
    columns: list[Column] = []
    export_headings = {
        "scanned_page.title": _("Title"),
        "scanned_page.url": _("Address"),
        "message": _("Finding"),
        "state_label": _("Seen in"),
        "document_page": _("Page in the document"),
        "selector": _("Selector"),
        "html": _("Snippet"),
        "engine_words": _("Engine"),
        "scanned_page.audited_at": _("Audited"),
    }
    list_export = list(export_headings)

    @cached_property
    def permission_policy(self) -> Any:
        return permission_policy_of(Issue)

    @cached_property
    def issue(self) -> Issue:
        known = Issue.objects.select_related("site", "first_scan", "last_scan")
        return get_object_or_404(known, pk=self.kwargs["pk"])

    @cached_property
    def scan(self) -> Scan | None:
        """The scan whose occurrences are shown: the one asked for, else the latest results.

        Of an issue that is mended, no latest result shows anything, so its last scan is taken.
        """
        number = self.request.GET.get("scan", "")
        if number.isdecimal():
            return get_object_or_404(Scan, pk=number)
        return self.issue.last_scan if self.issue.status == Issue.Status.FIXED else None

    def get_page_title(self) -> str:
        return self.issue.title

    def get_filename(self) -> str:
        return f"issue-{self.issue.pk}"

    def to_row_dict(self, item: Finding) -> dict[str, Any]:
        item.engine_words = ", ".join(map(wording.engine_words, item.engines))  # type: ignore[attr-defined]
        return super().to_row_dict(item)

    def coverage_lines(self) -> list[str]:
        if self.scan:
            return wording.scan_lines(self.scan, wording.scan_coverage_sentence(self.scan))
        return wording.site_lines(state_of(self.issue.site))

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.breadcrumbs_items, *crumbs(issues_trail(), self.get_page_title())]

    def get_index_url(self) -> str:
        return reverse("accessibility:issue", args=[self.issue.pk])

    def get_base_queryset(self) -> QuerySet[Finding]:
        return issues.occurrences_of(self.issue, self.scan)

    def order_queryset(self, queryset: QuerySet[Finding]) -> QuerySet[Finding]:
        return queryset

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        findings = list(context["object_list"])
        place = issues.place_of(self.issue)
        page_ids = {finding.scanned_page.page_id for finding in findings}
        editable = editable_pages(
            self.request.user, page_ids | ({place.page.pk} if place else set())
        )
        texts = texts_of(self.issue.rule)
        return (
            context
            | self._extent()
            | self._document()
            | {
                "issue": self.issue,
                "scan": self.scan,
                "why": wording.reader_text(texts.why),
                "advice": wording.reader_text(texts.advice),
                "engine": wording.engine_words(self.issue.engine),
                "is_in_rulebook": self.issue.rule in rulebook(),
                "criteria": [wording.criterion_words(number) for number in self.issue.criteria],
                "origin": wording.origin_words(self.issue, place.page.title if place else ""),
                "mending": wording.mending_words(self.issue),
                "edit_url": editor_url(place) if place and place.page.pk in editable else "",
                "life": issues.life_of(self.issue),
                "is_fixed": self.issue.status == Issue.Status.FIXED,
                "fixed_by": issues.fixed_by(self.issue),
                "occurrences": [(f, f.scanned_page.page_id in editable) for f in findings],
            }
        )

    def _document(self) -> dict[str, Any]:
        """Where a document is mended and which pages link it; nothing for other issues."""
        if self.issue.origin_kind != OriginKind.DOCUMENT:
            return {}
        document = issues.document_of(self.issue)
        linking = linking_context(issues.linking_pages_of(self.issue, self.scan))
        return linking | {"document_url": document_editor_url(self.request.user, document)}

    def _extent(self) -> dict[str, Any]:
        """On how many pages the issue is seen, of how many that were looked at."""
        pages = {"page_count": issues.page_count_of(self.issue, self.scan)}
        if self.scan:
            return pages | {"coverage_sentence": wording.scan_coverage_sentence(self.scan)}
        state = state_of(self.issue.site)
        return pages | {"state": state, "coverage_sentence": _coverage_of(state)}


def _coverage_of(state: SiteState) -> str:
    """The coverage of a site's last whole scan, where there is one."""
    return wording.scan_coverage_sentence(state.last_scan) if state.last_scan else ""
