"""What becomes of a scan whose process is killed, interrupted or not alone: real processes."""

import re
import signal
from collections.abc import Iterator

import pytest
from wagtail.models import Site

from accessibility import scanner
from accessibility.models import Finding, Scan, ScannedPage
from pages.models import ContentPage
from tests import factories
from tests.accessibility.audit_process import AuditProcess, wait_until
from tests.accessibility.bad_server import PAGES, BadServer, late, serving

pytestmark = pytest.mark.django_db(transaction=True)
PATHS = ["/", *(f"/seite-{n}/" for n in range(1, 8))]


@pytest.fixture
def town() -> Iterator[BadServer]:
    """Serves the pages of a site of eight pages slowly, and counts how often each was asked for."""
    home = factories.home_page()
    for number in range(1, len(PATHS)):
        factories.add_page(ContentPage, parent=home, title=f"Seite {number}")
    with serving(BadServer(default=late(0.3, PAGES["/no-alt"]))) as server:
        yield server


def plan(town: BadServer) -> Scan:
    return scanner.plan(Site.objects.get(), base_url=town.url(""))


def done(scan: Scan) -> int:
    return scan.pages.done().count()


def assert_each_was_audited_once(scan: Scan) -> None:
    scan.refresh_from_db()
    assert (scan.state, scan.coverage.audited) == (Scan.State.FINISHED, len(PATHS))
    found = Finding.objects.filter(issue__rule="image-alt", scanned_page__scan=scan)
    pages = list(found.values_list("scanned_page", flat=True))
    assert len(pages) == len(set(pages)) == len(PATHS)


def test_scan_of_a_killed_process_goes_on_where_it_was(town: BadServer) -> None:
    scan = plan(town)
    with AuditProcess("--resume", str(scan.pk), "--workers", "1") as process:
        wait_until(lambda: done(scan) >= 2 and len(process.browsers) > 1)
        process.kill()
        wait_until(lambda: process.browsers == [])
    finished = dict(scan.pages.done().values_list("url", "audited_at"))
    assert len(finished) < len(PATHS)
    assert scan.pages.filter(state=ScannedPage.State.RUNNING).count() <= 1

    with AuditProcess("--resume", str(scan.pk), "--fail-on", "none") as process:
        assert process.finish()[0] == 0
    assert_each_was_audited_once(scan)
    again = dict(scan.pages.filter(url__in=finished).values_list("url", "audited_at"))
    assert again == finished
    assert sum(town.requests[path] for path in PATHS) <= len(PATHS) + 1


@pytest.mark.parametrize(("argument", "scans"), [("--fail-on=none", 1), ("--full", 2)])
def test_next_start_goes_on_with_what_was_cut_off(
    town: BadServer, argument: str, scans: int
) -> None:
    scan = plan(town)
    with AuditProcess("--resume", str(scan.pk), "--workers", "1") as process:
        running = scan.pages.filter(state=ScannedPage.State.RUNNING)
        wait_until(lambda: done(scan) >= 1 and running.exists())
        process.kill()
        wait_until(lambda: process.browsers == [])
    with AuditProcess("--base-url", town.url(""), "--fail-on=none", argument) as process:
        status, _output, errors = process.finish()
    assert status == 0, errors
    assert Scan.objects.count() == scans
    assert (f"{scan.pk}" in errors) == (scans == 1)


def test_two_processes_do_no_page_twice(town: BadServer) -> None:
    scan = plan(town)
    arguments = ("--resume", str(scan.pk), "--workers", "1", "--fail-on", "none")
    with AuditProcess(*arguments) as one, AuditProcess(*arguments) as other:
        endings = [one.finish(), other.finish()]
    assert [status for status, _output, _errors in endings] == [0, 0], endings
    assert_each_was_audited_once(scan)
    assert {path: town.requests[path] for path in PATHS} == dict.fromkeys(PATHS, 1)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_interrupted_scan_says_how_to_go_on(town: BadServer, number: int) -> None:
    scan = plan(town)
    with AuditProcess("--resume", str(scan.pk), "--workers", "1") as process:
        wait_until(lambda: done(scan) >= 1 and len(process.browsers) > 1)
        process.signal(number)
        status, _output, errors = process.finish()
        assert process.browsers == []
    assert status == 130
    assert re.search(rf"manage\.py audit --resume {scan.pk}\b", errors)
    assert "Traceback" not in errors
    scan.refresh_from_db()
    assert scan.state == Scan.State.INTERRUPTED
    states = set(scan.pages.values_list("state", flat=True))
    assert states == {ScannedPage.State.DONE, ScannedPage.State.PENDING}
    assert max(town.requests[path] for path in PATHS) == 1
