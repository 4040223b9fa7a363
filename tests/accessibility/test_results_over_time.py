"""What several scans say together: no result is lost, doubled or taken for another's."""

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction, Site

from accessibility import scanner
from accessibility.failures import NothingToAudit
from accessibility.models import Finding, Issue, Scan, ScannedPage
from pages.models import ContentPage, HomePage
from tests import factories
from tests.accessibility.bad_server import PAGES, BadServer, serving

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def home() -> HomePage:
    return factories.home_page()


@pytest.fixture
def server() -> Iterator[BadServer]:
    """Answers for every page of the site, with an image without a text."""
    with serving(BadServer(default=PAGES["/no-alt"])) as running:
        yield running


def plan(server: BadServer, *pages: Page, engines: tuple[str, ...] = ()) -> Scan:
    site = Site.objects.get()
    return scanner.plan(site, pages=pages, engine_names=engines, base_url=server.url(""))


def run(scan: Scan, *, on_page: Callable[[ScannedPage], None] | None = None) -> Scan:
    return scanner.execute(scan, workers=1, on_page=on_page)


def image_issue() -> Issue:
    return Issue.objects.get(rule="image-alt")


def test_address_is_the_public_one_wherever_it_was_audited(
    home: HomePage, server: BadServer
) -> None:
    scan = run(plan(server))
    assert scan.pages.get().url == home.full_url
    assert image_issue().status == Issue.Status.NEW
    server.default = PAGES["/good"]
    run(plan(server, home))
    assert image_issue().status == Issue.Status.FIXED


def test_page_published_while_the_site_is_audited_keeps_its_result(
    home: HomePage, server: BadServer
) -> None:
    server.pages["/"] = PAGES["/good"]
    scan = plan(server)
    page = factories.add_page(ContentPage, parent=home, title="Neu")
    run(plan(server, page))
    run(scan)
    assert image_issue().status != Issue.Status.FIXED
    assert ScannedPage.objects.current().filter(page=page).exists()


def test_what_one_engine_found_is_not_fixed_by_an_audit_of_another_page(
    home: HomePage, server: BadServer
) -> None:
    page = factories.add_page(ContentPage, parent=home, title="Neu")
    server.pages["/"] = PAGES["/good"]
    run(plan(server, page, engines=("axe",)))
    run(plan(server, home))
    assert image_issue().status != Issue.Status.FIXED


def test_page_that_is_made_private_is_in_nobodys_way(home: HomePage, server: BadServer) -> None:
    page = factories.add_page(ContentPage, parent=home, title="Intern")
    server.pages["/"] = PAGES["/good"]
    run(plan(server))
    assert image_issue().status == Issue.Status.NEW
    PageViewRestriction.objects.create(page=page, restriction_type="login")
    run(plan(server))
    assert image_issue().status == Issue.Status.FIXED
    assert not ScannedPage.objects.current().filter(page=page.pk).exists()


def test_page_that_is_named_twice_is_audited_once(home: HomePage, server: BadServer) -> None:
    assert plan(server, home, home).pages.count() == 1


def test_draft_among_the_pages_is_refused_by_its_name(home: HomePage, server: BadServer) -> None:
    draft = factories.add_page(ContentPage, parent=home, title="Entwurf")
    draft.unpublish()
    with pytest.raises(NothingToAudit, match="Entwurf"):
        plan(server, home, draft)
    assert not Scan.objects.exists()


def test_result_that_comes_too_late_is_not_stored(home: HomePage, server: BadServer) -> None:
    """Another worker has taken the page over while this one was at it."""
    scan = plan(server)
    server.pages["/"] = taken_over_by_another(scan, PAGES["/no-alt"])
    run(scan)
    assert Finding.objects.filter(issue__rule="image-alt").count() == 1


def taken_over_by_another(scan: Scan, answer: Callable[..., None]) -> Callable[..., None]:
    """At the first request, give the page to a worker that is gone; then answer."""
    first: list[bool] = []

    def respond(server: BadServer, handler: object) -> None:
        if not first:
            first.append(True)
            ScannedPage.objects.filter(scan=scan).update(claimed_by="elsewhere/1/2/3")
            long_ago = timezone.now() - timedelta(days=1)
            ScannedPage.objects.filter(scan=scan).update(claimed_at=long_ago)
            connection.close()
        answer(server, handler)

    return respond


def test_issue_tells_its_worst_impact(home: HomePage, server: BadServer) -> None:
    run(plan(server))
    Issue.objects.filter(rule="image-alt").update(impact="minor", title_de="früher")
    run(plan(server))
    issue = image_issue()
    assert (issue.impact, issue.title_de) != ("minor", "früher")
    assert issue.impact == "critical"


def test_scan_that_a_newer_one_has_overtaken_is_not_taken_up_again(
    home: HomePage, server: BadServer
) -> None:
    site, base_url = Site.objects.get(), server.url("")
    cut_off = plan(server)
    Scan.objects.filter(pk=cut_off.pk).update(
        state=Scan.State.RUNNING, started_at=timezone.now() - timedelta(hours=1)
    )
    assert scanner.find_cut_off(site, base_url=base_url) == cut_off
    run(plan(server))
    assert scanner.find_cut_off(site, base_url=base_url) is None


def test_scan_that_has_just_begun_is_not_taken_for_cut_off(
    home: HomePage, server: BadServer
) -> None:
    scan = plan(server)
    Scan.objects.filter(pk=scan.pk).update(state=Scan.State.RUNNING, started_at=timezone.now())
    assert scanner.find_cut_off(Site.objects.get(), base_url=server.url("")) is None
