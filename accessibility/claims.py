"""Who works on which page of a scan, so that none is done twice and none is lost."""

import os
import socket
import threading
from datetime import timedelta

import psutil
from django.db.models import Max, Q
from django.utils import timezone
from wagtail.models import Site

from accessibility.models import Scan, ScannedPage

_TRIES = 50
_CLOCK_TOLERANCE_SECONDS = 5
GRACE_SECONDS = 30
"""How long nothing may happen before we say so: a browser takes some seconds to start."""
GRACE_AT_THE_END_SECONDS = 120
"""The same once all pages are audited: a file may take that long to be fetched and read."""


def claimant() -> str:
    """This thread's name among all that may work on a scan: host, process, its start, thread."""
    process = psutil.Process()
    started = int(process.create_time())
    return f"{socket.gethostname()}/{os.getpid()}/{started}/{threading.get_ident()}"


def claim_next(scan: Scan, claimant_name: str) -> ScannedPage | None:
    """Take the next waiting page for oneself; None when there is none.

    The update counts only while the page is still waiting, so of two that want the same page one
    gets it, on any database.
    """
    waiting = scan.pages.waiting()
    for _ in range(_TRIES):
        key = waiting.order_by("pk").values_list("pk", flat=True).first()
        if key is None:
            return None
        taken = waiting.filter(pk=key).update(
            state=ScannedPage.State.RUNNING, claimed_by=claimant_name, claimed_at=timezone.now()
        )
        if taken:
            return scan.pages.select_related("scan", "scan__site").get(pk=key)
    return None


def release_lost(scan: Scan, *, lease_seconds: int) -> int:
    """Put pages back whose worker is gone; gives their number.

    A worker on this machine is gone when its process is; one elsewhere when its lease is over.
    """
    running = scan.pages.filter(state=ScannedPage.State.RUNNING)
    names = running.values_list("claimed_by", flat=True).distinct()
    lost = Q(claimed_by__in=[name for name in names if _is_gone(name)])
    elsewhere = ~Q(claimed_by__startswith=f"{socket.gethostname()}/")
    expired = Q(claimed_at__lt=timezone.now() - timedelta(seconds=lease_seconds))
    return running.filter(lost | (elsewhere & expired)).update(
        state=ScannedPage.State.PENDING, claimed_by="", claimed_at=None
    )


def still_holds(page: ScannedPage) -> bool:
    """Whether the page is still the worker's who claimed it; call it within a transaction."""
    held = ScannedPage.objects.select_for_update().filter(
        pk=page.pk, state=ScannedPage.State.RUNNING, claimed_by=page.claimed_by
    )
    return held.exists()


def await_turn(scan: Scan) -> None:
    """Wait until nobody else stores results of the scan's site; begin a transaction with it.

    Results share issues, and a newer one changes the older: two at once would block each other.
    """
    Site.objects.select_for_update(no_key=True).get(pk=scan.site_id)


def release_own(scan: Scan, claimant_name: str) -> None:
    """Put back what one has taken and cannot do."""
    scan.pages.filter(state=ScannedPage.State.RUNNING, claimed_by=claimant_name).update(
        state=ScannedPage.State.PENDING, claimed_by="", claimed_at=None
    )


def has_live_worker(scan: Scan, *, lease_seconds: int) -> bool:
    """Whether somebody still works on the scan."""
    expired = timezone.now() - timedelta(seconds=lease_seconds)
    running = scan.pages.filter(state=ScannedPage.State.RUNNING, claimed_at__gte=expired)
    return any(not _is_gone(name) for name in running.values_list("claimed_by", flat=True))


def is_abandoned(scan: Scan, *, lease_seconds: int) -> bool:
    """Whether a scan was begun and whoever worked on it is gone.

    Between two pages or files nobody holds a claim, so without one some time must have passed.
    """
    if scan.state != Scan.State.RUNNING or has_live_worker(scan, lease_seconds=lease_seconds):
        return False
    if scan.pages.filter(state=ScannedPage.State.RUNNING).exists():
        return True
    audited = ScannedPage.everything.filter(scan=scan)
    last_audit = audited.aggregate(last=Max("audited_at"))["last"] or scan.started_at
    allowed = grace(pages_left=scan.pages.open().exists())
    return last_audit is None or timezone.now() - last_audit > allowed


def grace(*, pages_left: bool) -> timedelta:
    """How long nothing may happen in a running scan before somebody else takes it up."""
    return timedelta(seconds=GRACE_SECONDS if pages_left else GRACE_AT_THE_END_SECONDS)


def _is_gone(claimant_name: str) -> bool:
    host, pid, started, _ = claimant_name.split("/")
    if host != socket.gethostname():
        return False
    try:
        # The start is reckoned from a clock that may be set meanwhile.
        difference = psutil.Process(int(pid)).create_time() - int(started)
        return abs(difference) > _CLOCK_TOLERANCE_SECONDS
    except psutil.NoSuchProcess:
        return True
