"""Scans of the site itself, in a real browser, and of what is served elsewhere."""

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.core.management import CommandError, call_command
from django.core.signals import request_started
from django.db import connection, connections, transaction
from wagtail.models import PageViewRestriction, Site

from accessibility import claims, scanner
from accessibility.facts import PageFacts
from accessibility.failures import BrowserUnavailable, NothingToAudit
from accessibility.models import Finding, Issue, KeptFacts, Scan, ScannedPage
from pages.models import ContentPage, HomePage
from tests import factories
from tests.accessibility.audit_process import wait_until
from tests.accessibility.bad_server import PAGES, BadServer, serving

pytestmark = pytest.mark.django_db(transaction=True)
HOST = "www.musterstadt.example"
UNNAMED_IMAGE = '<p><img src="/media/rathaus.png" width="90" height="90"></p>'


@pytest.fixture(autouse=True)
def _pages_only(settings: Any) -> None:
    """No addresses besides the pages of the test."""
    settings.ACCESSIBILITY = settings.ACCESSIBILITY | {"extra_paths": ()}


@pytest.fixture
def home() -> HomePage:
    return factories.home_page(host=HOST)


@pytest.fixture
def elsewhere() -> Iterator[BadServer]:
    """A server that answers for every page of the site, with an image without a text."""
    with serving(BadServer(default=PAGES["/no-alt"])) as server:
        yield server


@pytest.fixture
def asked_hosts() -> Iterator[set[str]]:
    """The hosts at which Django was asked for something."""
    hosts: set[str] = set()

    def note(environ: dict[str, Any], **_signal: Any) -> None:
        hosts.add(f"{environ['wsgi.url_scheme']}://{environ['HTTP_HOST']}")

    request_started.connect(note)
    yield hosts
    request_started.disconnect(note)


def add_pages(home: HomePage, *titles: str, html: str = "") -> list[ContentPage]:
    body = [factories.block("legacy_html", html)] if html else []
    return [factories.add_page(ContentPage, parent=home, title=t, body=body) for t in titles]


def states(scan: Scan) -> dict[str, str]:
    return {page.url.partition(HOST)[2]: page.state for page in scan.pages.all()}


def test_site_is_served_and_audited_under_its_own_name(
    home: HomePage, asked_hosts: set[str], settings: Any
) -> None:
    settings.ACCESSIBILITY = settings.ACCESSIBILITY | {
        "extra_paths": ("/suche/", "/gibt-es-nicht/")
    }
    factories.english_home(home)
    with_fault, private = add_pages(home, "Mit Fehler", "Intern", html=UNNAMED_IMAGE)
    PageViewRestriction.objects.create(page=private, restriction_type=PageViewRestriction.LOGIN)
    factories.add_page(ContentPage, parent=home, title="Entwurf").unpublish()

    scan = scanner.execute(scanner.plan(Site.objects.get()), workers=2)

    assert scan.state == Scan.State.FINISHED
    assert states(scan) == {
        "/": "done",
        "/en/": "done",
        "/mit-fehler/": "done",
        "/suche/": "done",
        "/gibt-es-nicht/": "failed",
    }
    assert {host for host in asked_hosts if "musterstadt" in host} == asked_hosts
    assert scan.pages.get(state="failed").failure_detail == "404"
    issue = Issue.objects.get(rule="image-alt")
    assert (issue.status, issue.origin_kind) == (Issue.Status.NEW, "block")
    assert issue.origin_key.startswith(f"{with_fault.pk}/body/")
    assert {finding.scanned_page.page_id for finding in issue.findings.all()} == {with_fault.pk}
    page = scan.pages.get(page=with_fault)
    assert page.outcomes["axe"]["image-alt"] == "failed"
    assert set(page.outcomes) == {"axe", "accesslint", "static", "live", "site"}
    assert page.language == "de"


def test_site_behind_https_is_served_under_its_own_name(
    home: HomePage, asked_hosts: set[str]
) -> None:
    Site.objects.update(port=443)
    scan = scanner.execute(scanner.plan(Site.objects.get()), workers=1)
    page = scan.pages.get()
    assert (page.url, page.state, page.reason) == (f"https://{HOST}/", "done", "")
    assert asked_hosts == {f"https://{HOST}"}


def test_defect_of_the_template_is_one_issue_and_is_fixed_when_it_is_mended(
    home: HomePage, elsewhere: BadServer
) -> None:
    add_pages(home, "Eins", "Zwei")
    site = Site.objects.get()
    base_url = elsewhere.url("")

    def scan_again() -> Issue:
        scan = scanner.execute(scanner.plan(site, base_url=base_url), workers=2)
        assert (scan.state, scan.coverage.audited) == (Scan.State.FINISHED, 3)
        return Issue.objects.get(rule="image-alt")

    issue = scan_again()
    assert issue.status == Issue.Status.NEW
    assert issue.findings.count() == 3
    assert scan_again().status == Issue.Status.OPEN
    elsewhere.default = PAGES["/good"]
    assert scan_again().status == Issue.Status.FIXED
    elsewhere.default = PAGES["/no-alt"]
    assert scan_again().status == Issue.Status.REOPENED


def test_what_is_no_longer_published_is_fixed_by_the_next_scan_of_the_site(
    home: HomePage, elsewhere: BadServer
) -> None:
    """A scan of one page or with one engine only sees too little to say so."""
    (page,) = add_pages(home, "Eins")
    elsewhere.default = PAGES["/good"]
    elsewhere.pages["/eins/"] = PAGES["/no-alt"]
    site, base_url = Site.objects.get(), elsewhere.url("")
    scanner.execute(scanner.plan(site, base_url=base_url), workers=1)
    page.unpublish()

    too_little = (
        scanner.plan(site, pages=[home], base_url=base_url),
        scanner.plan(site, section=home, base_url=base_url),
        scanner.plan(site, engine_names=["axe"], base_url=base_url),
    )
    for scan in too_little:
        scanner.execute(scan, workers=1)
        assert Issue.objects.get(rule="image-alt").status != Issue.Status.FIXED
    scanner.execute(scanner.plan(site, base_url=base_url), workers=1)
    assert Issue.objects.get(rule="image-alt").status == Issue.Status.FIXED


def test_bad_pages_leave_the_rest_whole(
    home: HomePage, elsewhere: BadServer, settings: Any
) -> None:
    settings.ACCESSIBILITY = settings.ACCESSIBILITY | {
        "load_timeout_seconds": 3,
        "extra_paths": ("/kills-browser", "/never-ends", "/500"),
    }
    add_pages(home, "Eins", "Zwei")
    scan = scanner.plan(Site.objects.get(), base_url=elsewhere.url(""))
    scanner.execute(scan, workers=2)
    assert scan.state == Scan.State.FINISHED
    failed = scan.pages.filter(state=ScannedPage.State.FAILED)
    failures = {urlsplit(page.url).path: page.failure for page in failed}
    assert failures == {
        "/kills-browser": "crash",
        "/never-ends": "load_timeout",
        "/500": "http_status",
    }
    assert scan.coverage.audited == 3
    assert Finding.objects.filter(issue__rule="image-alt").count() == 3


def test_stopped_scan_goes_on_where_it_was(home: HomePage, elsewhere: BadServer) -> None:
    add_pages(home, "Eins", "Zwei", "Drei")
    scan = scanner.plan(Site.objects.get(), base_url=elsewhere.url(""))
    stop = threading.Event()
    scanner.execute(scan, workers=1, on_page=lambda _page: stop.set(), stop=stop)
    assert (scan.state, scan.coverage.audited, scan.coverage.remaining) == ("interrupted", 1, 3)
    assert not scan.pages.filter(state=ScannedPage.State.RUNNING).exists()

    scanner.execute(scan, workers=2)
    assert (scan.state, scan.coverage.audited) == ("finished", 4)
    assert {elsewhere.requests[path] for path in ("/", "/eins/", "/zwei/", "/drei/")} == {1}


def test_stopped_scan_that_another_process_goes_on_with_is_still_running(
    home: HomePage, elsewhere: BadServer
) -> None:
    add_pages(home, "Eins", "Zwei")
    scan = scanner.plan(Site.objects.get(), base_url=elsewhere.url(""))
    held = claims.claim_next(scan, "elsewhere/1/2/3")
    assert held
    stop = threading.Event()
    scanner.execute(scan, workers=1, on_page=lambda _page: stop.set(), stop=stop)
    assert (scan.state, scan.finished_at) == (Scan.State.RUNNING, None)

    claims.release_own(scan, held.claimed_by)
    stop.set()
    scanner.execute(scan, workers=1, stop=stop)
    assert scan.state == Scan.State.INTERRUPTED


def test_finished_scan_is_left_as_it_is(home: HomePage, elsewhere: BadServer) -> None:
    scan = scanner.plan(Site.objects.get(), base_url=elsewhere.url(""))
    scanner.execute(scan, workers=1)
    finished_at = scan.finished_at
    Issue.objects.update(status=Issue.Status.OPEN)
    scanner.execute(scan)
    assert (scan.state, scan.finished_at) == (Scan.State.FINISHED, finished_at)
    assert not Issue.objects.exclude(status=Issue.Status.OPEN).exists()
    assert elsewhere.requests["/"] == 1


@pytest.mark.parametrize("names", [["static"], ["axe"]])
def test_scan_with_one_engine_has_no_outcome_of_the_other(
    home: HomePage, elsewhere: BadServer, names: list[str]
) -> None:
    scan = scanner.plan(Site.objects.get(), engine_names=names, base_url=elsewhere.url(""))
    scanner.execute(scan, workers=1)
    page = scan.pages.get()
    assert list(page.outcomes) == list(scan.engines) == names
    assert not page.is_current


def test_scan_without_a_browser_says_so_and_can_be_resumed(
    home: HomePage, elsewhere: BadServer, settings: Any
) -> None:
    scan = scanner.plan(Site.objects.get(), base_url=elsewhere.url(""))
    works = settings.ACCESSIBILITY
    settings.ACCESSIBILITY = works | {"chromedriver": "/nowhere/chromedriver"}
    with pytest.raises(BrowserUnavailable):
        scanner.execute(scan)
    assert scan.state == Scan.State.FAILED
    assert "/nowhere/chromedriver" in scan.reason
    assert states(scan).popitem()[1] == ScannedPage.State.PENDING
    settings.ACCESSIBILITY = works
    scanner.execute(scan)
    assert (scan.state, scan.reason) == (Scan.State.FINISHED, "")


def test_page_that_waits_on_another_process_is_awaited(
    home: HomePage, elsewhere: BadServer
) -> None:
    """Whoever executes a scan returns when all is done, also what others had taken and lost."""
    add_pages(home, "Eins")
    scan = scanner.plan(Site.objects.get(), base_url=elsewhere.url(""))
    first = scan.pages.all()[0]
    first.state, first.claimed_by = ScannedPage.State.RUNNING, "elsewhere/1/2/3"
    first.save()
    giving_up = threading.Timer(4, scan.pages.update, kwargs={"claimed_at": "2020-01-01T00:00Z"})
    giving_up.start()
    scanner.execute(scan, workers=1)
    giving_up.join()
    assert (scan.state, scan.coverage.audited) == (Scan.State.FINISHED, 2)


def test_nothing_published_is_nothing_to_audit(home: HomePage) -> None:
    (page,) = add_pages(home, "Entwurf")
    page.unpublish()
    with pytest.raises(NothingToAudit):
        scanner.plan(Site.objects.get(), pages=[page])
    assert not Scan.objects.exists()


@pytest.mark.skipif(connection.vendor == "sqlite", reason="it has one writer at a time anyway")
def test_results_wait_for_whoever_stores_some_of_the_site(
    home: HomePage, elsewhere: BadServer
) -> None:
    """Two at once would hold what the other needs, in an order that nobody chooses."""

    def execute(scan: Scan) -> Scan:
        try:
            return scanner.execute(scan, workers=1)
        finally:
            connections.close_all()

    def is_awaited() -> bool:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT EXISTS (SELECT FROM pg_locks"
                " WHERE NOT granted AND pg_backend_pid() = ANY(pg_blocking_pids(pid)))"
            )
            return bool(cursor.fetchone()[0])

    site, base_url = Site.objects.get(), elsewhere.url("")
    first = execute(scanner.plan(site, base_url=base_url))
    issue = Issue.objects.get(rule="image-alt")
    Issue.objects.all().delete()
    second = scanner.plan(site, base_url=base_url)
    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            claims.await_turn(first)
            issue.save(force_insert=True)
            executing = pool.submit(execute, second)
            wait_until(is_awaited)
            first.pages.update(remarks=[])
        assert executing.result().state == Scan.State.FINISHED
    assert second.pages.get().reason == ""


def test_scan_that_cannot_be_concluded_says_so_and_is_concluded_later(
    home: HomePage, elsewhere: BadServer
) -> None:
    site, base_url = Site.objects.get(), elsewhere.url("")
    (page,) = add_pages(home, "Eins")
    scanner.execute(scanner.plan(site, base_url=base_url), workers=1)
    kept = KeptFacts.objects.filter(page__page=page)
    kept.update(content=PageFacts().to_json() | {"links": [[None, "", "", "main", "", []]]})
    scan = scanner.plan(site, pages=[home], base_url=base_url)
    resume = ("audit", "--resume", str(scan.pk), "--fail-on", "none")

    with pytest.raises(CommandError, match=f"AttributeError.*audit --resume {scan.pk}") as error:
        call_command(*resume)
    assert error.value.returncode == 2
    scan.refresh_from_db()
    assert (scan.state, scan.reason) == (Scan.State.FAILED, str(error.value))
    audited_at = scan.pages.done().get().audited_at
    assert scan.pages.get().findings.exists()

    kept.delete()
    call_command(*resume)
    scan.refresh_from_db()
    assert (scan.state, scan.reason) == (Scan.State.FINISHED, "")
    assert scan.pages.get().audited_at == audited_at
