"""The desk's lists: filters, sorting, paging, export, coverage, and how many queries they need."""

import re

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation
from pytest_django import DjangoAssertNumQueries
from wagtail.models import Site

from accessibility.findings import Impact, Origin, OriginKind, Outcome
from accessibility.models import Issue, Scan
from pages.models import ContentPage
from tests.accessibility import audits
from tests.accessibility.desk import page_of, rows_of
from tests.factories import add_page

MAX_QUERIES = 32


def titles(desk: Client, name: str, *keys: int, **query: str) -> list[str]:
    """The rules of the listed issues, in order."""
    return [row["Regel"] for row in rows_of(desk, name, *keys, **query)]


def test_a_scan_is_listed_with_its_coverage(desk: Client, scan: Scan) -> None:
    listed = page_of(desk, "scans")
    assert "2 von 3 Seiten geprüft, 1 fehlgeschlagen" in listed
    assert "ganze Website" in listed


def test_a_scan_is_listed_with_what_it_left_out(desk: Client, scan: Scan) -> None:
    audits.checked_file(scan, "http://localhost/eins.pdf")
    Scan.objects.update(all_engines=False)
    shown = " ".join(page_of(desk, "scans").split())
    assert "2 von 3 Seiten geprüft, 1 fehlgeschlagen; 1 von 1 Dokument geprüft" in shown
    assert "Nur ein Teil der Prüfwerkzeuge lief." in shown


def test_numbers_of_issues_are_not_added_up(desk: Client, scan: Scan) -> None:
    row = rows_of(desk, "scans")[0]
    assert row["Verstöße auf Seiten"] == "1"
    assert row["Zu prüfende Befunde auf Seiten"] == "1"
    assert row["Empfehlungen auf Seiten"] == "1"
    assert row["Fehlgeschlagene Seiten"] == "1"


def test_scans_can_be_filtered_and_sorted(desk: Client, scan: Scan) -> None:
    other = audits.scan_of(scan.site, scope=Scan.Scope.PAGE, trigger=Scan.Trigger.PUBLISHED)
    numbers = [row["Nummer"] for row in rows_of(desk, "scans", trigger="published")]
    assert numbers == [str(other.pk)]
    oldest_first = [row["Nummer"] for row in rows_of(desk, "scans", ordering="created_at")]
    assert oldest_first == [str(scan.pk), str(other.pk)]


@pytest.mark.parametrize("sign", ["=", "+", "-", "@"])
def test_no_title_becomes_a_formula_in_a_spreadsheet(desk: Client, site: Site, sign: str) -> None:
    scan = audits.scan_of(site)
    title = f'{sign}HYPERLINK("https://fremd.example/";"Rathaus")'
    audits.audited(scan, "http://localhost/", title=title)
    audits.finished(scan)
    assert [row["Titel"] for row in rows_of(desk, "scan_pages", scan.pk)] == [f"'{title}"]


def test_issues_come_with_the_worst_first_and_advice_last(desk: Client, scan: Scan) -> None:
    expected = ["image-alt", "color-contrast", "heading-order"]
    assert titles(desk, "issues") == expected
    assert titles(desk, "scan_issues", scan.pk) == expected


@pytest.mark.parametrize(
    ("query", "rules"),
    [
        ({"outcome": "cantTell"}, ["color-contrast"]),
        ({"impact": "critical"}, ["image-alt"]),
        ({"obligation": "demanded", "outcome": "failed"}, ["image-alt"]),
        ({"obligation": "advised"}, ["heading-order"]),
        ({"criterion": "1.4.3"}, ["color-contrast"]),
        ({"criterion": "none"}, ["heading-order"]),
        ({"origin_kind": "template"}, ["image-alt"]),
        ({"rule": "heading-order"}, ["heading-order"]),
        ({"engine": "axe"}, ["image-alt", "color-contrast", "heading-order"]),
        ({"ordering": "rule"}, ["color-contrast", "heading-order", "image-alt"]),
    ],
)
def test_issues_can_be_filtered_and_sorted(
    desk: Client, scan: Scan, query: dict[str, str], rules: list[str]
) -> None:
    assert titles(desk, "issues", **query) == rules
    assert titles(desk, "scan_issues", scan.pk, **query) == rules


@pytest.mark.parametrize(
    ("query", "rules"),
    [
        ({"page": "Anders"}, ["image-alt"]),
        ({"page": "/a/"}, ["image-alt"]),
        ({"page": "nirgends"}, []),
        ({"q": "Kontrast"}, ["color-contrast"]),
        ({"q": "header.html"}, ["image-alt"]),
        ({"q": "anders"}, ["image-alt"]),
        ({"q": "1.4.3"}, ["color-contrast"]),
        ({"status": "fixed"}, []),
    ],
)
def test_the_register_finds_issues_by_page_and_words(
    desk: Client, scan: Scan, query: dict[str, str], rules: list[str]
) -> None:
    assert titles(desk, "issues", **query) == rules


def test_the_register_finds_issues_by_section(desk: Client, site: Site) -> None:
    section = add_page(ContentPage, parent=site.root_page, title="Rathaus", summary="Das Haus.")
    scan = audits.scan_of(site)
    audits.audited(scan, "http://localhost/rathaus/", page=section, findings=[audits.finding()])
    other = audits.finding("label", criteria=["4.1.2"])
    audits.audited(scan, "http://localhost/", page=site.root_page, findings=[other])
    audits.finished(scan)
    assert titles(desk, "issues", section=str(section.pk)) == ["image-alt"]


def test_a_later_scan_says_what_it_changed(desk: Client, scan: Scan) -> None:
    later = audits.scan_of(scan.site)
    audits.audited(
        later, "http://localhost/", findings=[audits.finding("label", criteria=["4.1.2"])]
    )
    audits.audited(later, "http://localhost/a/")
    audits.finished(later)
    lives = {
        row["Regel"]: row["In diesem Prüflauf"] for row in rows_of(desk, "scan_issues", later.pk)
    }
    assert lives["label"] == "neu"
    assert lives["image-alt"] == "behoben"
    assert titles(desk, "scan_issues", later.pk, life="new") == ["label"]
    assert titles(desk, "issues", status="fixed") == [
        "image-alt",
        "color-contrast",
        "heading-order",
    ]


def test_what_an_earlier_scan_said_stays_as_it_was(desk: Client, scan: Scan) -> None:
    later = audits.scan_of(scan.site)
    audits.audited(later, "http://localhost/")
    audits.audited(later, "http://localhost/a/")
    audits.finished(later)
    lives = [row["In diesem Prüflauf"] for row in rows_of(desk, "scan_issues", scan.pk)]
    assert lives == ["neu"] * 3


def test_the_origin_is_told_in_words(desk: Client, site: Site) -> None:
    home = site.root_page
    block = Origin(OriginKind.BLOCK, f"{home.pk}/body/9f3c", "Bild")
    scan = audits.scan_of(site)
    audits.audited(scan, "http://localhost/", page=home, findings=[audits.finding(origin=block)])
    audits.finished(scan)
    assert f"Inhaltsblock „Bild“ auf der Seite „{home.title}“" in page_of(desk, "issues")


def test_what_only_wcag_22_has_is_voluntary(desk: Client, site: Site) -> None:
    scan = audits.scan_of(site)
    small = audits.finding("target-size", criteria=["2.5.8"], impact=Impact.SERIOUS)
    audits.audited(scan, "http://localhost/", findings=[small])
    audits.finished(scan)
    assert titles(desk, "issues", obligation="advised") == ["target-size"]
    assert "2.5.8 Zielgröße (Minimum) (freiwillig, WCAG 2.2)" in page_of(desk, "issues")
    assert rows_of(desk, "scans")[0]["Verstöße auf Seiten"] == "0"


def test_failed_pages_are_listed_with_their_reason(desk: Client, scan: Scan) -> None:
    listed = page_of(desk, "scan_pages", scan.pk, state="failed")
    assert "Die Seite war nach 20 Sekunden noch nicht geladen" in listed
    clean = rows_of(desk, "scan_pages", scan.pk, issues="none")
    assert [row["Adresse"] for row in clean] == []


def test_pages_are_listed_with_the_worst_first(desk: Client, scan: Scan) -> None:
    addresses = [row["Adresse"] for row in rows_of(desk, "scan_pages", scan.pk)]
    assert addresses[0] == "http://localhost/"
    with_failures = rows_of(desk, "scan_pages", scan.pk, issues="failed_issues")
    assert len(with_failures) == 2


@pytest.mark.parametrize("name", ["scan", "scan_issues", "scan_pages", "scan_criteria"])
def test_coverage_stands_on_every_page_of_a_scan(desk: Client, scan: Scan, name: str) -> None:
    assert "2 von 3 Seiten geprüft, 1 fehlgeschlagen" in page_of(desk, name, scan.pk)


def test_the_register_says_on_what_it_rests(desk: Client, scan: Scan) -> None:
    shown = page_of(desk, "issues")
    assert "2 Seiten haben ein Ergebnis" in shown
    assert "2 von 3 Seiten geprüft, 1 fehlgeschlagen" in shown


def test_the_register_says_when_the_site_was_never_audited(desk: Client, site: Site) -> None:
    assert "wurde noch nie geprüft" in page_of(desk, "issues")


def test_long_lists_are_paged(desk: Client, site: Site) -> None:
    many_issues(site, 60)
    assert "Seite 1 von 2" in page_of(desk, "issues")
    first, second = (set(pks(page_of(desk, "issues", p=p))) for p in ("1", "2"))
    assert len(first) == 50
    assert len(second) == 10
    assert not first & second


def pks(content: str) -> list[str]:
    """The issues that a list links."""
    return re.findall(r'/issues/(\d+)/"', content)


def many_issues(site: Site, number: int) -> Scan:
    """A finished scan with so many issues on five pages."""
    scan = audits.scan_of(site)
    home = site.root_page
    for page in range(5):
        found = [
            audits.finding(
                selector=f"main > x-{chr(97 + n // 26)}{chr(97 + n % 26)}",
                html=f"<x-{chr(97 + n // 26)}{chr(97 + n % 26)}>",
                origin=Origin(OriginKind.BLOCK, f"{home.pk}/body/{n}", "Bild"),
                outcome=Outcome.FAILED if n % 2 else Outcome.CANT_TELL,
            )
            for n in range(page, number, 5)
        ]
        audits.audited(scan, f"http://localhost/{page}/", findings=found, page=home)
    return audits.finished(scan)


OF_ALL = ("scans", "issues")
OF_SCAN = ("scan", "scan_issues", "scan_pages", "scan_criteria")


@pytest.mark.parametrize("name", [*OF_ALL, *OF_SCAN])
def test_the_number_of_queries_does_not_grow(
    desk: Client,
    site: Site,
    name: str,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    few = many_issues(site, 5)
    desk.get(address(name, few))  # fills what Wagtail keeps for the whole process
    with django_assert_max_num_queries(MAX_QUERIES) as captured:
        desk.get(address(name, few))
    before = len(captured)
    many = many_issues(site, 500)
    with django_assert_max_num_queries(before):
        desk.get(address(name, many))


def address(name: str, scan: Scan) -> str:
    return reverse(f"accessibility:{name}", args=[scan.pk] if name in OF_SCAN else [])


def test_an_issue_speaks_the_language_of_its_reader(scan: Scan) -> None:
    issue = Issue.objects.get(rule="color-contrast")
    with translation.override("de"):
        assert "Farbkontrast" in issue.title
    with translation.override("en"):
        assert "contrast" in issue.title


def test_issues_can_be_sorted_by_the_number_of_pages(desk: Client, scan: Scan) -> None:
    assert titles(desk, "issues", ordering="-page_count")[0] == "image-alt"
    assert titles(desk, "issues", ordering="page_count")[-1] == "image-alt"


def test_what_is_fixed_comes_last(desk: Client, scan: Scan) -> None:
    later = audits.scan_of(scan.site)
    slight = audits.finding("region", criteria=[], impact=Impact.MINOR)
    audits.audited(later, "http://localhost/", findings=[slight])
    audits.audited(later, "http://localhost/a/")
    audits.finished(later)
    assert titles(desk, "issues")[0] == "region"
