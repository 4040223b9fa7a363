"""Gives new pages the past that publishing would have given them: versions and editions.

The demo is loaded without the signal of a publication, so this follows in its place.
"""

import datetime
from collections.abc import Mapping
from typing import Any

from django.utils import timezone

from pages.demo.media import MediaLibrary
from pages.demo.texts import read_table
from pages.demo.tree import HOUR_OF_NEWS, Grown
from pages.documents.versions import keep_version
from pages.models import DocumentPage, ReportPage
from pages.snapshots import freeze


def remember(grown: Grown, media: MediaLibrary) -> None:
    """Keep the files of document pages, and freeze published reports as of their own days."""
    past = read_table("history")
    reports = []
    for page, text in grown:
        if isinstance(page, DocumentPage):
            _keep_versions(page, past["versions"].get(text.path), media=media)
        elif isinstance(page, ReportPage) and page.live:
            stored = ReportPage.objects.get(pk=page.pk)  # with the motion as it is by now
            reports.append((stored, past["corrections"].get(text.path)))
    for report, correction in sorted(reports, key=lambda pair: pair[0].reporting_year or 0):
        _freeze(report, correction)


def _keep_versions(
    page: DocumentPage, earlier: Mapping[str, Any] | None, *, media: MediaLibrary
) -> None:
    if earlier:
        now = page.document, page.version_note, page.last_published_at
        moment = datetime.datetime.combine(earlier["published_on"], HOUR_OF_NEWS)
        page.document, page.version_note = media.document(earlier["document"]), ""
        page.last_published_at = timezone.make_aware(moment)
        keep_version(page)
        page.document, page.version_note, page.last_published_at = now
    keep_version(page)


def _freeze(report: ReportPage, correction: Mapping[str, Any] | None) -> None:
    if correction is None:
        freeze(report, at=report.publication_date)
        return
    summary, report.summary = report.summary, correction["summary_before"]
    freeze(report, at=report.publication_date)
    report.summary, report.edition_note = summary, correction["note"]
    freeze(report, at=correction["corrected_on"])
