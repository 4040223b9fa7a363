"""The list of scans, one scan's overview, and its progress while it runs."""

from types import SimpleNamespace
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views import View
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn, UserColumn
from wagtail.admin.views.generic import PermissionCheckedMixin
from wagtail.admin.widgets.button import HeaderButton

from accessibility.admin import wording
from accessibility.admin.columns import CellColumn, CoverageColumn, IssuesOfScanColumn, WordsColumn
from accessibility.admin.filters import ScanFilterSet
from accessibility.admin.views.frame import DeskView, Listing, OfScan
from accessibility.limits import words_of
from accessibility.models import Issue, Scan, ScannedPage
from accessibility.models.issues import IMPACTS
from accessibility.queries import scans
from accessibility.queries.progress import Progress, Standing, can_be_resumed, progress_of
from accessibility.states.names import STATES

MAX_FAILED_PAGES_SHOWN = 10
NOT_COUNTED = SimpleNamespace(failed=None, cant_tell=None, advice=None)
"""In place of numbers of issues where nothing was audited."""
NUMBERS_TITLES = {
    ScannedPage.Kind.PAGE: _("Issues on pages"),
    ScannedPage.Kind.DOCUMENT: _("Issues in documents"),
}


class ScanListView(Listing):
    """Every scan with its coverage beside its numbers."""

    model = Scan
    page_title = _("Accessibility: scans")
    filterset_class = ScanFilterSet
    default_ordering = "-created_at"
    index_url_name = "accessibility:scans"
    index_results_url_name = "accessibility:scans_results"
    export_filename = "accessibility-scans"
    empty_words = _("Nothing has been audited yet.")
    columns = [
        TitleColumn("title", label=_("Scan"), accessor=str, url_name="accessibility:scan"),
        CellColumn("state", label=_("State"), cell="scan_state", sort_key="state"),
        WordsColumn("scope", label=_("Scope"), accessor=wording.scope_words, sort_key="scope"),
        Column("trigger", label=_("Trigger"), accessor="get_trigger_display", sort_key="trigger"),
        UserColumn("started_by", label=_("Started by"), sort_key="started_by__username"),
        DateColumn("created_at", label=_("Created"), sort_key="created_at"),
        WordsColumn(
            "duration",
            label=_("Duration"),
            accessor=lambda scan: wording.duration_words(scan.duration),
            sort_key="duration",
        ),
        CoverageColumn(
            "coverage",
            label=_("Coverage"),
            scan_of=lambda scan: scan,
            sort_key="page_done_count",
        ),
        IssuesOfScanColumn("failed", label=_("Failed")),
        IssuesOfScanColumn("cant_tell", label=_("Needs a look")),
        IssuesOfScanColumn("advice", label=_("Advice")),
    ]
    export_headings = {
        "pk": _("Number"),
        "get_state_display": _("State"),
        "get_scope_display": _("Scope"),
        "root_page": _("Page or section"),
        "get_trigger_display": _("Trigger"),
        "started_by": _("Started by"),
        "duration": _("Duration"),
        "coverage.found": _("Pages found"),
        "coverage.audited": _("Pages audited"),
        "coverage.failed": _("Pages that failed"),
        "coverage.skipped": _("Pages skipped"),
        "coverage.remaining": _("Pages to do"),
        "document_coverage.found": _("Documents found"),
        "document_coverage.audited": _("Documents checked"),
        "document_coverage.failed": _("Documents that failed"),
        "document_coverage.skipped": _("Documents skipped"),
        "engine_words": _("Engines"),
        "depth_words": _("Depth"),
        "limits": _("Left out"),
        "on_pages.failed": _("Issues failed on pages"),
        "on_pages.cant_tell": _("Issues that need a look on pages"),
        "on_pages.advice": _("Issues of advice on pages"),
        "in_documents.failed": _("Issues failed in documents"),
        "in_documents.cant_tell": _("Issues that need a look in documents"),
        "in_documents.advice": _("Issues of advice in documents"),
    }
    list_export = ["pk", "created_at", "started_at", "finished_at", *list(export_headings)[1:]]

    def get_base_queryset(self) -> Any:
        return scans.scan_list()

    def decorate_paginated_queryset(self, object_list: Any) -> Any:
        keys, none = [scan.pk for scan in object_list], scans.IssueCounts()
        on_pages = scans.issue_counts(keys)
        in_documents = scans.issue_counts(keys, kind=ScannedPage.Kind.DOCUMENT)
        for scan in object_list:
            has_pages, has_files = scan.coverage.audited, scan.document_coverage.audited
            scan.on_pages = on_pages.get(scan.pk, none) if has_pages else NOT_COUNTED
            scan.in_documents = in_documents.get(scan.pk, none) if has_files else NOT_COUNTED
        return object_list

    def to_row_dict(self, item: Any) -> dict[str, Any]:
        item.engine_words = wording.engines_words(item.engines)
        item.depth_words = wording.depth_words(item)
        row: dict[str, Any] = super().to_row_dict(item)
        return row

    @cached_property
    def header_buttons(self) -> list[HeaderButton]:
        if not self.user_has_permission("add"):
            return []
        url = reverse("accessibility:scan_start")
        return [HeaderButton(_("Start a scan"), url=url, icon_name="plus")]


class ScanView(OfScan, DeskView):
    """How a scan stands and what came of it."""

    model = Scan
    tab = "scan"
    template_name = "accessibility/admin/scan.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        progress = progress_of(self.scan)
        failed_pages = self.scan.pages.filter(state=ScannedPage.State.FAILED).order_by("pk")
        failed_documents = self.scan.documents.filter(state=ScannedPage.State.FAILED).order_by("pk")
        may_resume = self.user_has_permission("change")
        return super().get_context_data(**kwargs) | {
            "progress": progress,
            "progress_sentence": wording.progress_sentence(progress),
            "standing_sentence": wording.standing_sentence(self.scan, progress),
            "is_over": progress.standing is Standing.OVER,
            "can_resume": may_resume and can_be_resumed(self.scan, progress),
            "numbers": [self._numbers(kind) for kind in self._kinds()],
            "failed_pages": failed_pages[:MAX_FAILED_PAGES_SHOWN],
            "failed_documents": failed_documents[:MAX_FAILED_PAGES_SHOWN],
            "scope_words": wording.scope_words(self.scan),
            "engines": wording.engines_words(self.scan.engines),
            "depth_words": wording.depth_words(self.scan),
            "states": words_of(STATES, self.scan.configuration.get("states", ())),
            "duration_words": wording.duration_words(getattr(self.scan, "duration", None)),
        }

    def _kinds(self) -> list[ScannedPage.Kind]:
        """Pages, and documents where the scan has found any, or that they are gone."""
        kind = ScannedPage.Kind.DOCUMENT
        has_documents = self.scan.documents.exists() or scans.changes_by(self.scan, kind=kind)
        return [ScannedPage.Kind.PAGE, kind] if has_documents else [ScannedPage.Kind.PAGE]

    def _numbers(self, kind: ScannedPage.Kind) -> dict[str, Any]:
        """The numbers of issues on pages or in documents, which are never added up."""
        key, changes = self.scan.pk, self._changes(kind)
        counts = scans.issue_counts([key], kind=kind)
        by_impact = scans.failures_by_impact(self.scan, kind=kind)
        return {
            "kind": kind.value,
            "title": NUMBERS_TITLES[kind],
            "counts": counts.get(key, scans.IssueCounts()),
            "is_empty": not counts and not any(number for *_names, number in changes),
            "by_impact": [(label, by_impact.get(impact, 0)) for impact, label in IMPACTS],
            "changes": changes,
        }

    def _changes(self, kind: ScannedPage.Kind) -> list[tuple[str, str, int]]:
        """Status, its label and the number of issues; what is still open is no change."""
        numbers = scans.changes_by(self.scan, kind=kind)
        shown = [choice for choice in Issue.Status if choice != Issue.Status.OPEN]
        return [(status.value, str(status.label), numbers.get(status, 0)) for status in shown]


class ProgressView(PermissionCheckedMixin, View):
    """The progress of a scan for the script that shows it: numbers and ready sentences."""

    model = Scan
    permission_required = "view"

    def get(self, _request: HttpRequest, pk: int) -> HttpResponse:
        scan = get_object_or_404(Scan, pk=pk)
        response = JsonResponse(progress_record(scan, progress_of(scan)))
        response["Cache-Control"] = "no-store"
        return response


def progress_record(scan: Scan, progress: Progress) -> dict[str, Any]:
    """What the script needs: ``value`` of ``max``, two sentences, and whether it is over."""
    over = progress.standing is Standing.OVER
    return {
        "value": progress.done,
        "max": progress.total,
        "percent": progress.percent,
        "standing": progress.standing.value,
        "over": over,
        "sentence": wording.progress_sentence(progress),
        "state": wording.over_sentence(scan) if over else wording.standing_sentence(scan, progress),
        "secondsLeft": progress.seconds_left,
    }
