"""Starting a scan, following its progress, resuming it, and its overview."""

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from threading import Barrier
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings
from wagtail.models import Page, Site

from accessibility.models import Scan, ScannedPage
from pages.models import ContentPage
from tests.accessibility import audits
from tests.factories import add_page, home_page

WAITING_TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}


@pytest.fixture(autouse=True)
def tasks_wait(settings: Settings) -> None:
    """What is put into the background stays there."""
    settings.TASKS = WAITING_TASKS


@pytest.fixture
def page(site: Site) -> ContentPage:
    return add_page(ContentPage, parent=site.root_page, title="Rathaus", summary="Das Haus.")


def start(desk: Client, site: Site, **fields: Any) -> str:
    """What is shown after the form was sent."""
    data = {"site": site.pk, "scope": "site", **fields}
    response = desk.post(reverse("accessibility:scan_start"), data, follow=True)
    return response.content.decode()


def seen(desk: Client, scan: Scan) -> str:
    return desk.get(reverse("accessibility:scan", args=[scan.pk])).content.decode()


def progress(desk: Client, scan: Scan) -> Any:
    return desk.get(reverse("accessibility:scan_progress", args=[scan.pk])).json()


def test_the_whole_site_can_be_scanned(
    desk: Client,
    site: Site,
    page: Page,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    with django_capture_on_commit_callbacks() as handed_over:
        shown = start(desk, site)
    scan = Scan.objects.get()
    assert (scan.scope, scan.state) == (Scan.Scope.SITE, Scan.State.WAITING)
    assert scan.started_by is not None
    assert scan.started_by.username == "pruefer"
    assert scan.all_engines
    assert len(handed_over) == 1
    assert "Der Prüflauf ist gestartet" in shown
    assert "Der Prüflauf wartet auf den Hintergrunddienst" in shown


@pytest.mark.parametrize(("scope", "pages"), [("section", 2), ("page", 1)])
def test_a_section_or_a_page_can_be_scanned(
    desk: Client, site: Site, page: Page, scope: str, pages: int
) -> None:
    add_page(ContentPage, parent=page, title="Keller", summary="Unten.")
    start(desk, site, scope=scope, page=page.pk)
    scan = Scan.objects.get()
    assert (scan.scope, scan.root_page_id) == (scope, page.pk)
    assert scan.pages.count() == pages


def test_engines_can_be_chosen(desk: Client, site: Site) -> None:
    start(desk, site, engines=["static"])
    scan = Scan.objects.get()
    assert list(scan.engines) == ["static"]
    assert not scan.all_engines
    assert (
        "Nur ein Teil der Prüfwerkzeuge lief"
        in desk.get(reverse("accessibility:scan_issues", args=[scan.pk])).content.decode()
    )


def test_every_engine_has_a_name_for_people(desk: Client, site: Site) -> None:
    form = desk.get(reverse("accessibility:scan_start")).content.decode()
    labels = re.findall(r'name="engines" value="(\w+)".*?>\s*(.*?)</label>', form, re.DOTALL)
    assert [name for name, _label in labels] == ["axe", "accesslint", "static", "live"]
    assert all(len(label.split()) > 2 for _name, label in labels), labels


def test_a_section_needs_a_page(desk: Client, site: Site) -> None:
    assert "Wählen Sie die Seite aus" in start(desk, site, scope="section")
    assert not Scan.objects.exists()


def test_it_says_when_nothing_is_published(desk: Client, site: Site, page: Page) -> None:
    page.unpublish()
    shown = start(desk, site, scope="page", page=page.pk)
    assert "nicht veröffentlicht" in shown
    assert not Scan.objects.exists()


def test_a_second_scan_of_the_same_is_not_started(desk: Client, site: Site) -> None:
    start(desk, site)
    shown = start(desk, site)
    scan = Scan.objects.get()
    assert "Für diese Auswahl ist schon ein Prüflauf gestartet" in shown
    assert reverse("accessibility:scan", args=[scan.pk]) in shown


def test_it_says_when_axe_core_is_missing(desk: Client, site: Site, settings: Settings) -> None:
    settings.ACCESSIBILITY = {"axe_dir": Path("/nirgends")}
    form = desk.get(reverse("accessibility:scan_start"))
    assert form.status_code == 200
    assert "axe-core fehlt in /nirgends" in start(desk, site)
    assert not Scan.objects.exists()
    start(desk, site, engines=["static"])
    assert list(Scan.objects.get().engines) == ["static"]


def test_two_clicks_start_one_scan(transactional_db: None, settings: Settings) -> None:
    home_page()
    site = Site.objects.get()
    auditor = audits.person("chefin", is_superuser=True)
    together = Barrier(2)

    def click() -> str:
        client = Client()
        client.force_login(auditor)
        together.wait()
        try:
            return start(client, site)
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        shown = [click.result() for click in [pool.submit(click), pool.submit(click)]]
    assert Scan.objects.count() == 1
    assert sum("ist schon ein Prüflauf gestartet" in content for content in shown) == 1


def test_a_scan_of_something_else_is_started(desk: Client, site: Site, page: Page) -> None:
    start(desk, site)
    start(desk, site, scope="page", page=page.pk)
    assert Scan.objects.count() == 2


def test_it_says_how_to_start_a_worker_when_none_takes_the_scan(desk: Client, site: Site) -> None:
    start(desk, site)
    Scan.objects.update(queued_at=timezone.now() - timedelta(minutes=2))
    shown = seen(desk, Scan.objects.get())
    assert "manage.py db_worker" in shown
    assert "kein Hintergrunddienst bearbeitet ihn" in start(desk, site)


def running_scan(site: Site, *, done: int, waiting: int) -> Scan:
    scan = audits.scan_of(site)
    for number in range(done):
        audits.audited(scan, f"http://localhost/{number}/")
    for number in range(done, done + waiting):
        ScannedPage.objects.create(scan=scan, url=f"http://localhost/{number}/")
    return scan


def test_progress_is_shown_with_words(desk: Client, site: Site) -> None:
    shown = seen(desk, running_scan(site, done=3, waiting=7))
    bar = re.search(r"<progress[^>]*>", shown)
    assert bar
    assert 'value="3"' in bar[0]
    assert 'max="10"' in bar[0]
    assert "3 von 10 Seiten geprüft, 7 noch offen, noch weniger als eine Minute" in shown


def test_progress_works_without_javascript(desk: Client, site: Site) -> None:
    shown = seen(desk, running_scan(site, done=1, waiting=1))
    assert "http-equiv" not in shown  # nobody could stop it
    link = re.search(r'<a [^>]*href="([^"]*)"[^>]*>\s*Neu laden', shown)
    assert link
    assert link[1] == reverse("accessibility:scan", args=[Scan.objects.get().pk])
    assert "Ohne JavaScript" in shown.partition("<noscript>")[2].partition("</noscript>")[0]


def test_a_finished_scan_is_not_reloaded(desk: Client, scan: Scan) -> None:
    shown = seen(desk, scan)
    assert "http-equiv" not in shown
    assert "progress.js" not in shown


def test_the_script_is_told_the_progress(desk: Client, site: Site) -> None:
    told = progress(desk, running_scan(site, done=3, waiting=7))
    assert (told["value"], told["max"], told["percent"], told["over"]) == (3, 10, 30, False)
    assert told["standing"] == "running"
    assert told["state"] == "Der Prüflauf läuft."
    assert "3 von 10 Seiten geprüft" in told["sentence"]


def test_the_script_is_told_of_the_files_after_the_pages(desk: Client, site: Site) -> None:
    scan = audits.scan_of(site)
    links = ["/download/eins.pdf", "/download/zwei.pdf", "https://land.example/drei.pdf"]
    audits.audited(scan, "http://localhost/", document_links=links)
    ScannedPage.objects.create(
        scan=scan,
        kind=ScannedPage.Kind.DOCUMENT,
        url="http://localhost/download/eins.pdf",
        state=ScannedPage.State.DONE,
        audited_at=timezone.now(),
    )
    told = progress(desk, scan)
    assert (told["value"], told["max"], told["percent"]) == (1, 3, 33)
    assert told["sentence"] == "1 von 1 Seite geprüft. Dokumente werden geprüft, 1 von 3"
    assert told["secondsLeft"] is None


def test_the_script_is_told_the_end(desk: Client, scan: Scan) -> None:
    told = progress(desk, scan)
    assert (told["value"], told["percent"], told["over"]) == (3, 100, True)
    assert told["state"] == "Der Prüflauf ist fertig."
    assert "1 fehlgeschlagen" in told["sentence"]


def test_an_interrupted_scan_can_be_resumed(
    desk: Client,
    site: Site,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    scan = running_scan(site, done=1, waiting=1)
    Scan.objects.update(state=Scan.State.INTERRUPTED, finished_at=timezone.now())
    assert "Prüflauf fortsetzen" in seen(desk, scan)
    url = reverse("accessibility:scan_resume", args=[scan.pk])
    with django_capture_on_commit_callbacks() as handed_over:
        shown = desk.post(url, follow=True).content.decode()
    scan.refresh_from_db()
    assert (scan.state, scan.finished_at) == (Scan.State.WAITING, None)
    assert len(handed_over) == 1
    assert "Prüflauf fortsetzen" not in shown


def test_a_finished_scan_cannot_be_resumed(desk: Client, scan: Scan) -> None:
    assert "Prüflauf fortsetzen" not in seen(desk, scan)
    url = reverse("accessibility:scan_resume", args=[scan.pk])
    assert "Es gibt nichts fortzusetzen" in desk.post(url, follow=True).content.decode()
    scan.refresh_from_db()
    assert scan.state == Scan.State.FINISHED


def test_a_reader_is_not_offered_to_resume(client: Client, site: Site) -> None:
    scan = running_scan(site, done=1, waiting=1)
    Scan.objects.update(state=Scan.State.INTERRUPTED)
    client.force_login(audits.person("redaktion", group="Editors"))
    assert "Prüflauf fortsetzen" not in seen(client, scan)


def test_a_scan_that_could_not_run_says_why(desk: Client, site: Site) -> None:
    scan = audits.scan_of(site, state=Scan.State.FAILED, reason="Chromium fehlt.")
    assert "Der Prüflauf konnte nicht laufen: Chromium fehlt." in seen(desk, scan)


def test_the_overview_shows_failed_pages_with_their_reason(desk: Client, scan: Scan) -> None:
    shown = seen(desk, scan)
    assert "http://localhost/langsam/" in shown
    assert "Die Seite war nach 20 Sekunden noch nicht geladen" in shown
    assert "Sie gelten nicht als fehlerfrei" in shown


def test_the_criteria_are_named_in_german(desk: Client, scan: Scan) -> None:
    url = reverse("accessibility:scan_criteria", args=[scan.pk])
    shown = desk.get(url).content.decode()
    assert "1.1.1 Nicht-Text-Inhalt" in shown
    assert f"{reverse('accessibility:scan_issues', args=[scan.pk])}?criterion=1.1.1" in shown
    assert "in WCAG 2.2 entfallen" in shown
    exported = desk.get(url, {"export": "csv"})
    content = b"".join(exported.streaming_content).decode()  # type: ignore[attr-defined]
    assert "WCAG 1.1.1;Nicht-Text-Inhalt;A;WCAG 2.0;9.1.1.1;2;0;0;0;0;1;0" in content
