"""Who works on which page: none is taken twice, none is lost with its worker."""

import os
import socket
import subprocess
import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import psutil
import pytest
from django.db import connections
from django.utils import timezone
from wagtail.models import Site

from accessibility import claims
from accessibility.models import Scan, ScannedPage
from tests import factories
from tests.accessibility import audits

HOUR = 3600


def scan_of_pages(site: Site, count: int) -> Scan:
    scan = audits.scan_of(site)
    ScannedPage.objects.bulk_create(
        ScannedPage(scan=scan, url=f"http://localhost/{number}/") for number in range(count)
    )
    return scan


def name_of(pid: int, *, host: str = "") -> str:
    """The name of a worker in that process."""
    started = int(psutil.Process(pid).create_time())
    return f"{host or socket.gethostname()}/{pid}/{started}/1"


def dead_name() -> str:
    """The name of a worker in a process that has ended."""
    with subprocess.Popen(["sleep", "60"]) as process:
        name = name_of(process.pid)
        process.kill()
    return name


@pytest.mark.django_db
def test_pages_are_taken_in_their_order_until_none_is_left(site: Site) -> None:
    scan = scan_of_pages(site, 2)
    taken = [claims.claim_next(scan, "host/1/2/3") for _ in range(3)]
    assert [page and page.url for page in taken] == [
        "http://localhost/0/",
        "http://localhost/1/",
        None,
    ]
    assert set(scan.pages.values_list("state", "claimed_by")) == {("running", "host/1/2/3")}


@pytest.mark.django_db(transaction=True)
def test_workers_at_the_same_time_take_different_pages() -> None:
    factories.home_page()
    scan = scan_of_pages(Site.objects.get(), 60)
    together = threading.Barrier(4)

    def work() -> list[int]:
        together.wait()
        try:
            name = claims.claimant()
            taken = iter(lambda: claims.claim_next(scan, name), None)
            return [page.pk for page in taken if page]
        finally:
            connections.close_all()

    with ThreadPoolExecutor(4) as pool:
        shares = [future.result() for future in [pool.submit(work) for _ in range(4)]]
    keys = [key for share in shares for key in share]
    assert len(keys) == len(set(keys)) == 60


@pytest.mark.django_db
def test_pages_of_dead_workers_are_free_again(site: Site) -> None:
    scan = scan_of_pages(site, 4)
    alive, dead = claims.claimant(), dead_name()
    reused = f"{socket.gethostname()}/{os.getpid()}/1/1"  # our number, but another's start
    far_away = name_of(os.getpid(), host="elsewhere")
    for name in (alive, dead, reused, far_away):
        claims.claim_next(scan, name)
    assert claims.release_lost(scan, lease_seconds=HOUR) == 2
    running = scan.pages.filter(state=ScannedPage.State.RUNNING)
    assert set(running.values_list("claimed_by", flat=True)) == {alive, far_away}


@pytest.mark.django_db
def test_page_of_a_worker_elsewhere_is_free_when_its_lease_is_over(site: Site) -> None:
    scan = scan_of_pages(site, 1)
    claims.claim_next(scan, name_of(os.getpid(), host="elsewhere"))
    assert claims.release_lost(scan, lease_seconds=HOUR) == 0
    scan.pages.update(claimed_at=timezone.now() - timedelta(seconds=HOUR + 1))
    assert claims.release_lost(scan, lease_seconds=HOUR) == 1
    assert not claims.has_live_worker(scan, lease_seconds=HOUR)


@pytest.mark.django_db
def test_worker_puts_back_only_its_own(site: Site) -> None:
    scan = scan_of_pages(site, 2)
    mine, others = claims.claimant(), dead_name()
    for name in (mine, others):
        claims.claim_next(scan, name)
    assert claims.has_live_worker(scan, lease_seconds=HOUR)
    claims.release_own(scan, mine)
    assert not claims.has_live_worker(scan, lease_seconds=HOUR)
    assert [page.claimed_by for page in scan.pages.all()] == ["", others]
