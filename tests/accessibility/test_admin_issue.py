"""One issue with its occurrences, and one page's result."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.formats import date_format
from pytest_django import DjangoAssertNumQueries, Settings
from wagtail.models import Page, Site

from accessibility.findings import Origin, OriginKind, Outcome
from accessibility.models import Issue, Scan, ScannedPage
from accessibility.wcag import CRITERIA
from pages.models import ContentPage
from tests.accessibility import audits
from tests.factories import add_page

BLOCK = "9f3c2f6e-0000-4000-8000-000000000001"


def shown(client: Client, issue: Issue, **query: str) -> str:
    url = reverse("accessibility:issue", args=[issue.pk])
    return client.get(url, query).content.decode().partition('id="main"')[2]


def tags(content: str) -> str:
    """What an issue's page says of outcome, impact and status."""
    return content.partition("audit-tags")[2].partition("</p>")[0]


def page_result(client: Client, page: ScannedPage) -> str:
    url = reverse("accessibility:page", args=[page.pk])
    return client.get(url).content.decode().partition('id="main"')[2]


@pytest.fixture
def page(site: Site) -> ContentPage:
    return add_page(ContentPage, parent=site.root_page, title="Rathaus", summary="Das Haus.")


@pytest.fixture
def block_issue(site: Site, page: Page) -> Issue:
    """An issue in a block of the page."""
    scan = audits.scan_of(site)
    origin = Origin(OriginKind.BLOCK, f"{page.pk}/body/{BLOCK}", "Bild")
    found = audits.finding(origin=origin, html='<img src="x.jpg" onerror="alert(1)">')
    audits.audited(scan, "http://localhost/rathaus/", page=page, title="Rathaus", findings=[found])
    audits.finished(scan)
    return Issue.objects.get()


def test_an_issue_says_why_and_what_to_do(desk: Client, block_issue: Issue) -> None:
    content = shown(desk, block_issue)
    assert "Warum es wichtig ist" in content
    assert "Alternativtext" in content.partition("Was zu tun ist")[2]
    assert f"1.1.1 {CRITERIA['1.1.1'].name.de}" in content
    assert "Auswirkung: kritisch" in content


def test_a_snippet_is_shown_and_not_run(desk: Client, block_issue: Issue) -> None:
    content = shown(desk, block_issue)
    assert "&lt;img src=&quot;x.jpg&quot;" in content
    assert "<img src" not in content
    assert "main &gt; p &gt; img" in content


def test_the_origin_names_block_and_page(desk: Client, block_issue: Issue) -> None:
    assert "Inhaltsblock „Bild“ auf der Seite „Rathaus“" in shown(desk, block_issue)


def test_editors_are_led_to_the_block(client: Client, page: Page, block_issue: Issue) -> None:
    editor = audits.person("chefin", is_superuser=True)
    client.force_login(editor)
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert f"{url}#block-{BLOCK}-section" in shown(client, block_issue)


def test_auditors_are_not_led_to_an_editor(desk: Client, page: Page, block_issue: Issue) -> None:
    content = shown(desk, block_issue)
    assert reverse("wagtailadmin_pages:edit", args=[page.pk]) not in content
    assert "http://localhost/rathaus/" in content


def test_a_template_says_how_many_pages_it_hits(desk: Client, scan: Scan) -> None:
    content = shown(desk, Issue.objects.get(rule="image-alt"))
    assert "Vorlage includes/header.html" in content
    assert "betrifft 2 Seiten" in content


def test_best_practice_is_marked(desk: Client, scan: Scan) -> None:
    content = shown(desk, Issue.objects.get(rule="heading-order"))
    assert "Das ist gute Praxis und gesetzlich nicht verlangt" in content


def test_advice_is_not_called_a_failure(desk: Client, scan: Scan) -> None:
    advice = tags(shown(desk, Issue.objects.get(rule="heading-order")))
    assert "Empfehlung" in advice
    assert "nicht erfüllt" not in advice
    assert "icon-cross" not in advice
    failure = tags(shown(desk, Issue.objects.get(rule="image-alt")))
    assert "nicht erfüllt" in failure
    assert "icon-cross" in failure


def test_the_life_of_an_issue_is_told(desk: Client, scan: Scan) -> None:
    later = audits.scan_of(scan.site)
    audits.audited(later, "http://localhost/")
    audits.audited(later, "http://localhost/a/")
    audits.finished(later)
    content = shown(desk, Issue.objects.get(rule="image-alt"))
    life = content.partition("Verlauf</h2>")[2]
    assert life.index("Neu:") < life.index("Behoben:")
    assert f'Zuletzt gesehen: <a href="{scan_url(scan)}' in " ".join(life.split())


def scan_url(scan: Scan) -> str:
    return reverse("accessibility:scan", args=[scan.pk])


def test_a_mended_issue_does_not_read_as_broken(desk: Client, scan: Scan) -> None:
    later = audits.scan_of(scan.site)
    audits.audited(later, "http://localhost/")
    audits.audited(later, "http://localhost/a/")
    audits.finished(later)
    content = shown(desk, Issue.objects.get(rule="image-alt"))
    assert f"behoben seit {later}" in tags(content)
    assert "nicht erfüllt" not in tags(content)
    assert "icon-cross" not in tags(content)
    occurrences = content.partition('id="occurrences"')[2]
    assert "Zuletzt gesehen auf:" in occurrences.partition("<article")[0]
    assert "betroffen" not in occurrences
    assert "betrifft" not in content


def test_the_occurrences_of_one_scan_can_be_seen(desk: Client, scan: Scan) -> None:
    later = audits.scan_of(scan.site, scope=Scan.Scope.PAGE)
    audits.audited(later, "http://localhost/a/")
    audits.finished(later)
    issue = Issue.objects.get(rule="image-alt")
    assert "1 Seite ist betroffen" in shown(desk, issue)
    assert "2 Seiten sind betroffen" in shown(desk, issue, scan=str(scan.pk))


def test_coverage_stands_beside_the_occurrences(desk: Client, scan: Scan) -> None:
    issue = Issue.objects.get(rule="image-alt")
    for content in (shown(desk, issue), shown(desk, issue, scan=str(scan.pk))):
        occurrences = content.partition('id="occurrences"')[2]
        assert "2 von 3 Seiten geprüft, 1 fehlgeschlagen" in occurrences


def test_old_results_can_be_read_without_axe_core(
    desk: Client, scan: Scan, settings: Settings
) -> None:
    settings.ACCESSIBILITY = {"axe_dir": Path("/nirgends")}
    assert "main &gt; p" in shown(desk, Issue.objects.get(rule="color-contrast"))
    assert "color-contrast" in page_result(desk, scan.pages.get(url="http://localhost/"))


@pytest.mark.parametrize(
    ("rule", "engine"), [("image-alt", "axe-core"), ("link-text-vague", "eigene Regeln")]
)
def test_engines_have_names_for_people(desk: Client, site: Site, rule: str, engine: str) -> None:
    scan = audits.scan_of(site)
    name = "axe" if engine == "axe-core" else "static"
    found = replace(audits.finding(rule), engines=(name,))
    audits.audited(scan, "http://localhost/", findings=[found])
    audits.finished(scan)
    assert f"Prüfwerkzeug: {engine}" in shown(desk, Issue.objects.get())
    assert "axe-core" in page_result(desk, scan.pages.get())
    overview = desk.get(reverse("accessibility:scan", args=[scan.pk])).content.decode()
    assert "axe-core 4.14.1" in overview


def test_many_occurrences_are_paged_with_few_queries(
    client: Client, site: Site, page: Page, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    scan = audits.scan_of(site)
    for number in range(50):
        found = [audits.finding(origin=audits.TEMPLATE) for _ in range(10)]
        audits.audited(scan, f"http://localhost/{number}/", page=page, findings=found)
    audits.finished(scan)
    client.force_login(audits.person("chefin", is_superuser=True))
    issue = Issue.objects.get()
    with django_assert_max_num_queries(25):
        content = shown(client, issue)
    assert content.count("<article") == 20
    assert "Seite 1 von 25" in content
    assert "500 Fundstellen" in content


def test_an_unknown_rule_has_a_page_too(desk: Client, site: Site) -> None:
    scan = audits.scan_of(site)
    audits.audited(scan, "http://localhost/", findings=[audits.finding("no-such-rule")])
    audits.finished(scan)
    assert "no-such-rule" in shown(desk, Issue.objects.get())


def test_a_page_says_what_passed_and_what_did_not(desk: Client, scan: Scan) -> None:
    content = page_result(desk, scan.pages.get(url="http://localhost/"))
    for heading in ("Nicht erfüllt", "Zu prüfen", "Bestanden", "Nicht anwendbar"):
        assert heading in content
    assert content.index("image-alt") < content.index("color-contrast")
    assert content.index("color-contrast") < content.index("document-title")
    assert "Dem Bild fehlt ein Text" in content


def test_a_rule_that_failed_here_and_is_doubtful_there_shows_both(desk: Client, site: Site) -> None:
    scan = audits.scan_of(site)
    certain = audits.finding("link-name", criteria=["2.4.4"])
    doubtful = audits.finding(
        "link-name", criteria=["2.4.4"], outcome=Outcome.CANT_TELL, selector="nav > a"
    )
    outcomes = {"link-name": Outcome.FAILED}
    page = audits.audited(
        scan, "http://localhost/", findings=[certain, doubtful], outcomes=outcomes
    )
    content = page_result(desk, page)
    assert "main &gt; p &gt; img" in content
    assert "nav &gt; a" in content


def test_what_could_not_be_tested_is_said(desk: Client, site: Site) -> None:
    scan = audits.scan_of(site)
    untested = {"image-alt": Outcome.UNTESTED}
    page = audits.audited(scan, "http://localhost/", outcomes=untested)
    content = page_result(desk, page)
    assert "Nicht getestet: 1 Regel" in content.replace("\n", " ").replace("    ", " ")


def test_a_failed_page_is_not_called_clean(desk: Client, scan: Scan) -> None:
    content = page_result(desk, scan.pages.get(state=ScannedPage.State.FAILED))
    assert "Über sie ist nichts bekannt" in content
    assert "Die Seite war nach 20 Sekunden noch nicht geladen" in content
    assert "Bestanden" not in content


def test_an_older_result_leads_to_the_newer_one(desk: Client, scan: Scan) -> None:
    older = scan.pages.get(url="http://localhost/a/")
    newer = audits.audited(audits.scan_of(scan.site), older.url)
    older.refresh_from_db()
    content = page_result(desk, older)
    assert "Es gibt ein neueres Ergebnis" in content
    assert f'<a href="{reverse("accessibility:page", args=[newer.pk])}">{newer.scan}</a>' in content
    assert "nicht vollständig" not in content
    assert "neueres Ergebnis" not in page_result(desk, newer)


def test_an_incomplete_result_leads_to_the_one_that_counts(desk: Client, scan: Scan) -> None:
    counts = scan.pages.get(url="http://localhost/a/")
    partial = audits.audited(audits.scan_of(scan.site, all_engines=False), counts.url)
    ScannedPage.objects.filter(pk=partial.pk).update(is_current=False)
    ScannedPage.objects.filter(pk=counts.pk).update(is_current=True)
    content = page_result(desk, partial)
    assert "Nur ein Teil der Prüfwerkzeuge lief." in content
    assert reverse("accessibility:page", args=[counts.pk]) in content


def test_remarks_are_put_in_words(desk: Client, site: Site) -> None:
    scan = audits.scan_of(site)
    page = audits.audited(scan, "http://localhost/", remarks=["dialog", "restless"])
    content = page_result(desk, page)
    assert "Die Seite hat ein Dialogfenster geöffnet" in content
    assert "Die Seite kam nicht zur Ruhe" in content


def test_the_history_of_an_address_is_kept(desk: Client, scan: Scan) -> None:
    later = audits.scan_of(scan.site)
    page = audits.audited(later, "http://localhost/")
    audits.finished(later)
    content = desk.get(reverse("accessibility:page_history", args=[page.pk])).content.decode()
    assert str(scan) in content
    assert str(later) in content
    assert "http://localhost/a/" not in content
    assert "2 von 3 Seiten geprüft, 1 fehlgeschlagen" in content
    assert "1 von 1 Seite geprüft" in content


def test_the_history_of_an_address_needs_few_queries(
    desk: Client, scan: Scan, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(10):
        page = audits.audited(audits.scan_of(scan.site), "http://localhost/")
    url = reverse("accessibility:page_history", args=[page.pk])
    desk.get(url)  # fills what Wagtail keeps for the whole process
    with django_assert_max_num_queries(25):
        desk.get(url)


@pytest.mark.parametrize("language", ["de", "en"])
def test_a_scan_is_dated_as_its_reader_writes_dates(site: Site, language: str) -> None:
    moment = datetime(2026, 3, 5, 13, 30, tzinfo=UTC)
    with translation.override(language):
        name = str(audits.scan_of(site, created_at=moment))
        assert date_format(timezone.localtime(moment), "SHORT_DATETIME_FORMAT") in name
    assert ("05.03.2026 14:30" in name) is (language == "de")
