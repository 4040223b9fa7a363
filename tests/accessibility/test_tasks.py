"""Work in the background: scans that are asked for, and pages that are published."""

import socket
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone
from django_tasks_db.management.commands.db_worker import Worker
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings
from wagtail.models import Page, PageViewRestriction, Site

from accessibility import scanner, tasks
from accessibility.models import Scan, ScannedPage
from pages.models import ContentPage
from tests.accessibility import audits
from tests.factories import add_page, home_page

DUMMY = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}


@pytest.fixture
def on_publish(settings: Settings) -> None:
    """Pages are audited when they are published; tasks wait instead of being run."""
    settings.ACCESSIBILITY = {"audit_on_publish": True}
    settings.TASKS = DUMMY


def publish(page: Page) -> None:
    page.save_revision().publish()


@pytest.fixture
def page(site: Site) -> ContentPage:
    return add_page(ContentPage, parent=site.root_page, title="Rathaus", summary="Das Haus.")


def test_publishing_plans_an_audit_of_the_page(
    page: Page, on_publish: None, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        publish(page)
    scan = Scan.objects.get()
    assert (scan.trigger, scan.scope) == (Scan.Trigger.PUBLISHED, Scan.Scope.PAGE)
    assert scan.root_page_id == page.pk
    assert [planned.page_id for planned in scan.pages.all()] == [page.pk]


def test_publishing_again_does_not_add_to_the_queue(
    page: Page, on_publish: None, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        publish(page)
        publish(page)
    assert Scan.objects.count() == 1


def test_publishing_after_the_audit_began_plans_another(
    page: Page, on_publish: None, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    for _ in range(2):
        with django_capture_on_commit_callbacks(execute=True):
            publish(page)
        Scan.objects.update(state=Scan.State.RUNNING)
    assert Scan.objects.count() == 2


def test_a_page_at_a_new_address_is_planned_anew(
    page: Page, on_publish: None, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        publish(page)
    page.slug = "buergerhaus"
    with django_capture_on_commit_callbacks(execute=True):
        publish(page)
    assert ScannedPage.objects.filter(url__contains="buergerhaus").exists()


def test_a_private_page_is_not_audited(
    page: Page, on_publish: None, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    with django_capture_on_commit_callbacks(execute=True):
        publish(page)
    assert not Scan.objects.exists()


def test_a_page_outside_all_sites_is_not_audited(
    site: Site, on_publish: None, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    root = Page.get_first_root_node()
    assert root is not None
    with django_capture_on_commit_callbacks(execute=True):
        add_page(Page, parent=root, title="Lose Seite")
    assert not Scan.objects.exists()


def test_nothing_is_audited_where_it_is_turned_off(
    page: Page, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        publish(page)
    assert not Scan.objects.exists()


def test_publishing_succeeds_where_planning_fails(
    page: Page,
    settings: Settings,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    settings.ACCESSIBILITY = {"axe_dir": tmp_path}
    page.title = "Neues Rathaus"
    with django_capture_on_commit_callbacks(execute=True):
        publish(page)
    page.refresh_from_db()
    assert page.title == "Neues Rathaus"
    assert "axe-core" in caplog.text


def test_a_rolled_back_publishing_plans_nothing(
    page: Page,
    on_publish: None,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    with django_capture_on_commit_callbacks(execute=True), transaction.atomic():
        publish(page)
        transaction.set_rollback(True)
    assert not Scan.objects.exists()


def test_a_scan_is_handed_over_only_when_it_can_be_seen(
    page: Page,
    site: Site,
    on_publish: None,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    scan = scanner.plan(site, pages=[page])
    with django_capture_on_commit_callbacks() as callbacks:
        tasks.execute_in_background(scan)
    assert len(callbacks) == 1


def test_a_scan_that_cannot_run_keeps_its_reason(
    transactional_db: None, settings: Settings
) -> None:
    home = home_page()
    settings.ACCESSIBILITY = {"chromium": "/nirgends/chromium"}
    scan = scanner.plan(Site.objects.get(), pages=[home])
    tasks.execute_scan.call(scan.pk)
    scan.refresh_from_db()
    assert scan.state == Scan.State.FAILED
    assert "/nirgends/chromium" in scan.reason


def test_a_worker_that_starts_takes_up_a_scan_whose_worker_was_killed(
    transactional_db: None, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    home_page()
    site = Site.objects.get()
    cut_off, _finished = audits.scan_of(site), audits.small_scan(site)
    gone = {"state": ScannedPage.State.RUNNING, "claimed_at": timezone.now()}
    ScannedPage.objects.create(
        scan=cut_off, url="http://localhost/", claimed_by=f"{socket.gethostname()}/1/1/1", **gone
    )
    executed: list[int] = []
    monkeypatch.setattr(scanner, "execute", lambda scan: executed.append(scan.pk))
    monkeypatch.setattr(Worker, "configure_signals", lambda _worker: None)
    call_command("db_worker", "--batch", "--no-startup-delay", verbosity=0)
    assert set(executed) == {cut_off.pk}


@pytest.mark.django_db
def test_a_task_for_a_scan_that_is_gone_does_nothing() -> None:
    tasks.execute_scan.call(4711)


def test_a_finished_scan_is_not_run_again(scan: Scan) -> None:
    before = scan.finished_at
    tasks.execute_scan.call(scan.pk)
    scan.refresh_from_db()
    assert (scan.state, scan.finished_at) == (Scan.State.FINISHED, before)


def test_a_published_page_is_audited_in_a_browser(
    transactional_db: None, settings: Settings
) -> None:
    home = home_page()
    settings.ACCESSIBILITY = {"audit_on_publish": True, "workers": 1}
    publish(home)
    scanned = ScannedPage.objects.get()
    assert scanned.state == ScannedPage.State.DONE, scanned.reason
    assert scanned.outcomes["axe"]["document-title"] == "passed"
    assert scanned.scan.state == Scan.State.FINISHED
