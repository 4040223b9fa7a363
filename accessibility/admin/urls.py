"""The desk's addresses below the admin's own."""

from django.urls import include, path

from accessibility.admin.views import issues, pages, results, rules, scans, start

app_name = "accessibility"

scan_patterns = [
    path("", scans.ScanView.as_view(), name="scan"),
    path("progress/", scans.ProgressView.as_view(), name="scan_progress"),
    path("resume/", start.ResumeScanView.as_view(), name="scan_resume"),
    path("issues/", results.ScanIssuesView.as_view(), name="scan_issues"),
    path(
        "issues/results/",
        results.ScanIssuesView.as_view(results_only=True),
        name="scan_issues_results",
    ),
    path("pages/", results.ScanPagesView.as_view(), name="scan_pages"),
    path(
        "pages/results/",
        results.ScanPagesView.as_view(results_only=True),
        name="scan_pages_results",
    ),
    path("documents/", results.ScanDocumentsView.as_view(), name="scan_documents"),
    path(
        "documents/results/",
        results.ScanDocumentsView.as_view(results_only=True),
        name="scan_documents_results",
    ),
    path("criteria/", results.ScanCriteriaView.as_view(), name="scan_criteria"),
]
urlpatterns = [
    path("scans/", scans.ScanListView.as_view(), name="scans"),
    path("scans/results/", scans.ScanListView.as_view(results_only=True), name="scans_results"),
    path("scans/start/", start.StartScanView.as_view(), name="scan_start"),
    path("scans/<int:pk>/", include(scan_patterns)),
    path("pages/<int:pk>/", pages.PageResultView.as_view(), name="page"),
    path("pages/<int:pk>/history/", pages.PageHistoryView.as_view(), name="page_history"),
    path("issues/", issues.IssueListView.as_view(), name="issues"),
    path("issues/results/", issues.IssueListView.as_view(results_only=True), name="issues_results"),
    path("issues/<int:pk>/", issues.IssueView.as_view(), name="issue"),
    path("rules/", rules.RuleListView.as_view(), name="rules"),
    path("rules/<slug:rule>/", rules.RuleView.as_view(), name="rule"),
]
