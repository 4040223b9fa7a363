"""How a scan stands: how far it is, how long it still takes, and whether anybody works on it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from django.db.models import Avg, Count, Max, Q
from django.utils import timezone

from accessibility import claims
from accessibility.conf import configuration
from accessibility.coverage import Coverage
from accessibility.documents.counting import files_to_check
from accessibility.models import Scan, ScannedPage
from accessibility.resuming import changes_since_begun


class Standing(StrEnum):
    """What a person has to know of a scan before its numbers."""

    WAITING = "waiting"
    QUEUED = "queued"
    """It waits because another scan is being worked on."""
    UNATTENDED = "unattended"
    """It waits, and no background worker takes it."""
    RUNNING = "running"
    STALLED = "stalled"
    """It was begun, and whoever worked on it is gone."""
    OVER = "over"


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """A scan at this moment. ``seconds_left`` is None where it cannot be estimated.

    ``files`` is how many it will check, and 0 as long as pages are left.
    """

    standing: Standing
    coverage: Coverage
    seconds_left: int | None = None
    files: int = 0
    files_checked: int = 0

    @property
    def total(self) -> int:
        """How many pages there are to deal with or, once that is done, files."""
        return self.files or self.coverage.found

    @property
    def done(self) -> int:
        """How many of ``total`` are dealt with."""
        return self.files_checked if self.files else self.coverage.found - self.coverage.remaining

    @property
    def percent(self) -> int:
        """The same in whole per cent."""
        return self.done * 100 // self.total if self.total else 0


def progress_of(scan: Scan) -> Progress:
    """The progress of a scan, in four queries at most while it audits pages."""
    facts = scan.pages.aggregate(
        **{state: Count("pk", filter=Q(state=state)) for state in ScannedPage.State.values},
        mean=Avg("seconds"),
        last_claim=Max("claimed_at"),
        last_audit=Max("audited_at"),
    )
    coverage = Coverage.from_counts({s: facts[s] for s in ScannedPage.State.values})
    moments = [facts["last_claim"], facts["last_audit"], scan.started_at, scan.queued_at]
    if not scan.is_over and not coverage.remaining:
        moments.append(scan.documents.aggregate(last=Max("audited_at"))["last"])
    last_sign = max((moment for moment in moments if moment), default=None)
    standing = _standing(scan, last_sign, pages_left=bool(coverage.remaining))
    seconds_left = None
    files = 0
    if standing is Standing.RUNNING and coverage.found and not coverage.remaining:
        files = files_to_check(scan)
    if standing is Standing.RUNNING and facts["mean"] and not files:
        at_once = facts[ScannedPage.State.RUNNING] or configuration().browser_count
        seconds_left = round(facts["mean"] * coverage.remaining / at_once)
    return Progress(
        standing=standing,
        coverage=coverage,
        seconds_left=seconds_left,
        files=files,
        files_checked=min(scan.documents.count(), files) if files else 0,
    )


def can_be_resumed(scan: Scan, progress: Progress) -> bool:
    """Whether pages, documents or the conclusion are left to do and nobody is on them.

    Not where engines or rules are others than those that gave the results it has.
    """
    given_up = scan.state in {Scan.State.INTERRUPTED, Scan.State.FAILED}
    left_alone = progress.standing in {Standing.STALLED, Standing.UNATTENDED}
    is_left = bool(progress.coverage.found) and (given_up or left_alone)
    return is_left and not changes_since_begun(scan)


def open_scans(site_id: int) -> list[Scan]:
    """Scans of a site that wait or run, the latest first, without those whose worker died."""
    unfinished = Scan.objects.filter(
        site_id=site_id, state__in=[Scan.State.WAITING, Scan.State.RUNNING]
    )
    return [scan for scan in unfinished if progress_of(scan).standing is not Standing.STALLED]


def _standing(scan: Scan, last_sign: datetime | None, *, pages_left: bool) -> Standing:
    if scan.is_over:
        return Standing.OVER
    if scan.state == Scan.State.WAITING:
        return _standing_in_queue(scan)
    if last_sign and timezone.now() - last_sign < claims.grace(pages_left=pages_left):
        return Standing.RUNNING
    alive = claims.has_live_worker(scan, lease_seconds=configuration().lease_seconds)
    return Standing.RUNNING if alive else Standing.STALLED


def _standing_in_queue(scan: Scan) -> Standing:
    if timezone.now() - scan.queued_at < timedelta(seconds=claims.GRACE_SECONDS):
        return Standing.WAITING
    recently = timezone.now() - timedelta(seconds=configuration().lease_seconds)
    at_work = ScannedPage.objects.filter(
        Q(claimed_at__gte=recently) | Q(audited_at__gte=recently),
        scan__state=Scan.State.RUNNING,
    )
    return Standing.QUEUED if at_work.exists() else Standing.UNATTENDED
