"""One page's result rule by rule, and the history of its address."""

from typing import Any

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.tables import TitleColumn

from accessibility.admin import wording
from accessibility.admin.columns import CellColumn, CoverageColumn, issue_numbers
from accessibility.admin.editing import document_editor_url, editable_pages
from accessibility.admin.views.frame import (
    DeskView,
    Listing,
    crumbs,
    linking_context,
    permission_policy_of,
    scans_trail,
)
from accessibility.models import Scan, ScannedPage
from accessibility.queries import pages
from accessibility.queries.issues import linking_pages
from accessibility.queries.latest import current_result_of
from accessibility.queries.pages import Verdict
from accessibility.reports import REMARKS


class PageResultView(DeskView):
    """What passed, what failed, what needs a look, and what was not tested."""

    model = ScannedPage
    template_name = "accessibility/admin/page.html"

    def get_page_subtitle(self) -> str:
        is_page = self.page.kind == ScannedPage.Kind.PAGE
        return _("Result of one page") if is_page else _("Result of one document")

    @cached_property
    def permission_policy(self) -> Any:
        return permission_policy_of(Scan)

    @cached_property
    def page(self) -> ScannedPage:
        known = ScannedPage.everything.select_related("scan", "page", "document")
        return get_object_or_404(known, pk=self.kwargs["pk"])

    def get_page_title(self) -> str:
        return str(self.page)

    def trail(self) -> list[tuple[str, str]]:
        return page_trail(self.page)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        page = self.page
        current = current_result_of(page)
        is_document = page.kind == ScannedPage.Kind.DOCUMENT
        context = super().get_context_data(**kwargs)
        if is_document:
            context |= linking_context(linking_pages(page))
        return context | {
            "page": page,
            "current": current,
            "later": current if current and _is_later(current, page) else None,
            "groups": result_groups(page),
            "remarks": [REMARKS.get(remark, remark) for remark in page.remarks],
            "may_edit": page.page_id in editable_pages(self.request.user, [page.page_id]),
            "is_document": is_document,
            "document_url": document_editor_url(self.request.user, page.document),
        }


def _is_later(result: ScannedPage, page: ScannedPage) -> bool:
    return bool(result.audited_at and page.audited_at and result.audited_at > page.audited_at)


def result_groups(page: ScannedPage) -> list[dict[str, Any]]:
    """The rules by verdict; those that found something are shown open, with what they found."""
    return [
        {
            "verdict": verdict.value,
            "title": wording.VERDICT_TITLES[verdict],
            "help": wording.VERDICT_HELP[verdict],
            "is_open": verdict in {Verdict.FAILED, Verdict.CANT_TELL, Verdict.ADVICE},
            "rules": [
                {
                    "result": result,
                    "engine": wording.engine_words(result.engine),
                    "title": wording.reader_text(result.title),
                    "criteria": wording.criteria_words(result.criteria),
                }
                for result in results
            ],
        }
        for verdict, results in pages.rule_results(page).items()
    ]


class PageHistoryView(Listing):
    """Every result of one address."""

    model = ScannedPage
    default_ordering = "-scan"
    export_filename = "accessibility-page-history"
    columns = [
        TitleColumn("scan", label=gettext_lazy("Scan"), url_name="accessibility:page"),
        CellColumn("state", label=gettext_lazy("State"), cell="page_state", sort_key="state"),
        CoverageColumn(
            "coverage",
            label=gettext_lazy("Coverage of the scan"),
            scan_of=lambda page: page.scan,
        ),
        *issue_numbers(),
    ]
    export_headings = {
        "scan": gettext_lazy("Scan"),
        "audited_at": gettext_lazy("Audited"),
        "get_state_display": gettext_lazy("State"),
        "reason": gettext_lazy("Reason"),
        "failed_issues": gettext_lazy("Issues failed"),
        "doubtful_issues": gettext_lazy("Issues that need a look"),
        "advice_issues": gettext_lazy("Issues of advice"),
        "scan.coverage.found": gettext_lazy("Pages found"),
        "scan.coverage.audited": gettext_lazy("Pages audited"),
        "scan.coverage.failed": gettext_lazy("Pages that failed"),
        "scan.limits": gettext_lazy("Left out"),
    }
    list_export = list(export_headings)

    @cached_property
    def permission_policy(self) -> Any:
        return permission_policy_of(Scan)

    @cached_property
    def page(self) -> ScannedPage:
        known = ScannedPage.everything.select_related("scan")
        return get_object_or_404(known, pk=self.kwargs["pk"])

    def get_page_title(self) -> str:
        return _("History of %(page)s") % {"page": self.page}

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        own = (reverse("accessibility:page", args=[self.page.pk]), str(self.page))
        trail = [*page_trail(self.page), own]
        return [*self.breadcrumbs_items, *crumbs(trail, _("History"))]

    def get_index_url(self) -> str:
        return reverse("accessibility:page_history", args=[self.page.pk])

    def get_base_queryset(self) -> Any:
        return pages.history_of(self.page)


def page_trail(page: ScannedPage) -> list[tuple[str, str]]:
    """The way to a page's result: its scan's list of pages."""
    scan_url = reverse("accessibility:scan", args=[page.scan_id])
    pages_url = reverse("accessibility:scan_pages", args=[page.scan_id])
    if page.kind == ScannedPage.Kind.DOCUMENT:
        documents_url = reverse("accessibility:scan_documents", args=[page.scan_id])
        return [*scans_trail(), (scan_url, str(page.scan)), (documents_url, _("Documents"))]
    return [*scans_trail(), (scan_url, str(page.scan)), (pages_url, _("Pages"))]
