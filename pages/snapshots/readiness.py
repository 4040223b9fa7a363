"""Whether a report can be published at once, or somebody has to see to something before."""

from typing import Any

from django.utils import timezone

from pages.models import ReportPage
from pages.snapshots.collecting import collect
from pages.snapshots.completeness import gaps_of
from pages.snapshots.freezing import checksum_of, latest_edition


def lacks_something(draft: Any) -> bool:
    """Whether this is a report with gaps, or a corrected edition that does not say so."""
    return isinstance(draft, ReportPage) and (bool(gaps_of(draft)) or needs_note(draft))


def needs_note(report: ReportPage) -> bool:
    """Whether publishing makes another edition that does not say what it corrects.

    What is scheduled may yet change until its day, so it needs a note in any case.
    """
    edition = latest_edition(report)
    if edition is None or report.edition_note.strip():
        return False
    if report.go_live_at and report.go_live_at > timezone.now():
        return True
    return checksum_of(collect(report)) != edition.checksum
