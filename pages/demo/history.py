"""Gives new pages the past that publishing would have given them: versions and editions.

The demo is loaded without the signal of a publication, so this follows in its place.
"""

from collections.abc import Iterable

from wagtail.models import Page

from pages.documents.versions import keep_version
from pages.models import DocumentPage, ReportPage
from pages.snapshots import freeze


def remember(pages: Iterable[Page]) -> None:
    """Keep the files of document pages, and freeze published reports as of their own days."""
    known = list(pages)
    for page in known:
        if isinstance(page, DocumentPage):
            keep_version(page)
    reports = [page for page in known if isinstance(page, ReportPage) and page.live]
    for report in sorted(reports, key=lambda report: report.reporting_year or 0):
        freeze(report, at=report.publication_date)
