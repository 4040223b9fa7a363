"""What the page editor says of a page's audits."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Site

from accessibility.models import Scan, ScannedPage
from pages.models import ContentPage
from tests.accessibility import audits
from tests.factories import add_page

NEVER = "Diese Seite wurde noch nie geprüft"


@pytest.fixture
def page(site: Site) -> ContentPage:
    return add_page(ContentPage, parent=site.root_page, title="Rathaus", summary="Das Haus.")


@pytest.fixture
def editor(client: Client, db: None) -> Client:
    client.force_login(audits.person("chefin", is_superuser=True))
    return client


def checks(client: Client, page: ContentPage) -> str:
    """The panel of checks beside the editor, with single spaces."""
    content = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    panel = content.partition('data-side-panel="checks"')[2].partition('class="form-side__panel"')[
        0
    ]
    return " ".join(panel.split())


def test_wagtails_own_checks_give_no_false_all_clear(editor: Client, page: ContentPage) -> None:
    panel = checks(editor, page)
    assert "data-checks-panel" not in panel
    assert "data-content-checker-count" not in panel
    assert NEVER in panel


def test_the_editor_shows_the_latest_result(editor: Client, page: ContentPage) -> None:
    scan = audits.scan_of(page.get_site())
    findings = [audits.finding(), audits.finding("heading-order", criteria=[])]
    scanned = audits.audited(scan, "http://localhost/rathaus/", page=page, findings=findings)
    audits.finished(scan)
    panel = checks(editor, page)
    assert NEVER not in panel
    for name, number in (("Nicht erfüllt", 1), ("Zu prüfen", 0), ("Empfehlung", 1)):
        assert f">{number}<" in panel.partition(f"<dt>{name}</dt>")[2].partition("/dd>")[0]
    assert reverse("accessibility:page", args=[scanned.pk]) in panel
    assert "erneut veröffentlicht" not in panel


def test_the_editor_is_told_what_was_left_out(editor: Client, page: ContentPage) -> None:
    scan = audits.scan_of(page.get_site(), all_engines=False)
    audits.audited(scan, "http://localhost/rathaus/", page=page)
    assert "Nur ein Teil der Prüfwerkzeuge lief." in checks(editor, page)


def test_a_result_of_an_earlier_version_is_called_that(editor: Client, page: ContentPage) -> None:
    scan = audits.scan_of(page.get_site())
    scanned = audits.audited(scan, "http://localhost/rathaus/", page=page)
    ScannedPage.objects.filter(pk=scanned.pk).update(audited_at=timezone.now() - timedelta(days=1))
    assert "erneut veröffentlicht" in checks(editor, page)


def test_an_audit_under_way_and_a_failed_one_are_told(editor: Client, page: ContentPage) -> None:
    failed = audits.not_audited(audits.scan_of(page.get_site()), "http://localhost/rathaus/")
    waiting = audits.scan_of(page.get_site(), state=Scan.State.WAITING)
    ScannedPage.objects.create(scan=waiting, url=failed.url, page=page)
    ScannedPage.objects.filter(pk=failed.pk).update(page=page)
    panel = checks(editor, page)
    assert "wird gerade geprüft" in panel
    assert "nach 20 Sekunden" in panel
    assert NEVER in panel


def test_who_may_not_see_audits_is_shown_none(client: Client, page: ContentPage) -> None:
    scan = audits.scan_of(page.get_site())
    audits.audited(scan, "http://localhost/rathaus/", page=page, findings=[audits.finding()])
    person = audits.person("redaktion", group="Editors")
    person.user_permissions.remove(*Permission.objects.filter(codename="view_scan"))
    for group in person.groups.all():
        group.permissions.remove(*Permission.objects.filter(codename="view_scan"))
    client.force_login(person)
    panel = checks(client, page)
    assert "nicht berechtigt, Prüfungen zu sehen" in panel
    assert "<dt>" not in panel
