"""Who works on which page of a scan, so that none is done twice and none is lost."""

import os
import socket
import threading
from datetime import timedelta

import psutil
from django.db.models import Q
from django.utils import timezone

from accessibility.models import Scan, ScannedPage

_TRIES = 50


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
    lost = [name for name in names if _is_gone(name)]
    expired = timezone.now() - timedelta(seconds=lease_seconds)
    return running.filter(Q(claimed_by__in=lost) | Q(claimed_at__lt=expired)).update(
        state=ScannedPage.State.PENDING, claimed_by="", claimed_at=None
    )


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


def _is_gone(claimant_name: str) -> bool:
    host, pid, started, _ = claimant_name.split("/")
    if host != socket.gethostname():
        return False
    try:
        return int(psutil.Process(int(pid)).create_time()) != int(started)
    except psutil.NoSuchProcess:
        return True
