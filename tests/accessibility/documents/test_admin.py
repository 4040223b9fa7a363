"""A document's issue and result on the auditors' desk."""

import re
from urllib.parse import urljoin

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse
from pytest_django import Settings
from wagtail.documents.models import Document
from wagtail.models import Site

from accessibility.findings import Origin, OriginKind
from accessibility.models import Issue, Scan, ScannedPage
from accessibility.queries.criteria import criterion_results
from accessibility.queries.scans import issue_counts
from tests.accessibility import audits

PAGE = "http://localhost/gebuehren/"


@pytest.fixture
def document(site: Site, settings: Settings, tmp_path: object) -> Document:
    settings.MEDIA_ROOT = str(tmp_path)
    return Document.objects.create(title="Tarife 2026", file=ContentFile(b"x", name="tarife.pdf"))


@pytest.fixture
def scan(site: Site, document: Document) -> Scan:
    """A scan with a document that has an issue and one that could not be read."""
    scan = audits.scan_of(site)
    page = audits.audited(scan, PAGE, title="Gebühren")
    found = audits.finding(
        "document-figure-without-alternative",
        origin=Origin(OriginKind.DOCUMENT, str(document.pk), document.title),
        selector="page[7] > figure[2]",
        html="",
    )
    row = audits.audited(
        scan,
        f"http://localhost{document.url}",
        title=document.title,
        kind=ScannedPage.Kind.DOCUMENT,
        document=document,
        findings=[found],
    )
    row.linked_from.set([page])
    broken = audits.not_audited(scan, "http://localhost/documents/9/a.pdf", failure="file_broken")
    ScannedPage.everything.filter(pk=broken.pk).update(kind=ScannedPage.Kind.DOCUMENT)
    return audits.finished(scan)


def content(client: Client, name: str, key: int) -> str:
    return client.get(reverse(f"accessibility:{name}", args=[key])).content.decode()


def test_an_issue_names_its_document_the_pages_and_the_place(desk: Client, scan: Scan) -> None:
    shown = content(desk, "issue", Issue.objects.get().pk)
    assert "Dokument „Tarife 2026“" in shown
    assert PAGE in shown.partition("Seiten, die auf das Dokument verweisen")[2]
    assert "tarife.pdf#page=7" in shown
    assert "page[7] &gt; figure[2]" in shown


@pytest.mark.parametrize(
    ("address", "named", "mended"),
    [
        ("/bericht/ausgabe/1/pdf/", "Dokument „Bericht“\n", "Wer die Website betreibt"),
        ("https://rat.example/bericht.pdf", "Dokument „Bericht“ auf rat.example", "Wer sie dort"),
    ],
)
def test_an_issue_in_a_file_outside_the_library_says_who_can_mend_it(
    desk: Client, scan: Scan, address: str, named: str, mended: str
) -> None:
    origin = Origin(OriginKind.DOCUMENT, address, "Bericht")
    found = audits.finding("pdf-not-tagged", origin=origin, selector="document", html="")
    kind = ScannedPage.Kind.DOCUMENT
    audits.audited(scan, urljoin(PAGE, address), kind=kind, findings=[found])
    shown = content(desk, "issue", Issue.objects.get(rule="pdf-not-tagged").pk)
    assert named in shown
    assert mended in shown


def test_what_is_too_long_to_be_listed_is_counted(
    desk: Client, scan: Scan, document: Document
) -> None:
    row = scan.documents.get(document=document)
    row.linked_from.add(*(audits.audited(scan, f"{PAGE}{n}/") for n in range(50)))
    issue = Issue.objects.get()
    for shown in (content(desk, "issue", issue.pk), content(desk, "page", row.pk)):
        assert "Das sind 50 von 51 Seiten." in shown


def test_only_who_may_change_the_document_is_led_to_its_editor(
    client: Client, desk: Client, scan: Scan, document: Document
) -> None:
    editor = reverse("wagtaildocs:edit", args=[document.pk])
    assert editor not in content(desk, "issue", Issue.objects.get().pk)
    client.force_login(audits.person("chefin", is_superuser=True))
    assert editor in content(client, "issue", Issue.objects.get().pk)
    assert editor in content(client, "page", scan.documents.first().pk)  # type: ignore[union-attr]


def test_a_scan_tells_documents_apart_from_pages(desk: Client, scan: Scan) -> None:
    overview = content(desk, "scan", scan.pk)
    assert "1 von 1 Seite geprüft" in overview
    assert "1 von 2 Dokumenten geprüft, 1 fehlgeschlagen" in overview
    assert "Die Datei ist beschädigt" in overview
    documents = content(desk, "scan_documents", scan.pk)
    assert "2 Dokumente" in documents
    assert "von 1 Seite" not in documents
    assert "Tarife 2026" in documents
    assert "/documents/9/a.pdf" in documents
    assert "tarife.pdf" not in content(desk, "scan_pages", scan.pk)


def test_issues_in_documents_are_counted_apart(desk: Client, scan: Scan) -> None:
    assert issue_counts([scan.pk]) == {}
    overview = content(desk, "scan", scan.pk)
    on_pages, in_documents = overview.split("Befunde in Dokumenten</h2>")
    numbers = [re.findall(r"audit-number\">(\d)<", part) for part in (on_pages, in_documents)]
    assert numbers == [[], ["1", "0", "0", "1", "0", "0", "0", "1", "0", "0"]]
    result = next(each for each in criterion_results(scan) if each.criterion.number == "1.1.1")
    assert (result.issues, result.document_issues, result.failed) == (0, 1, 0)
    assert "1 in Dokumenten" in desk.get(reverse("accessibility:scans")).content.decode()
    rows = desk.get(reverse("accessibility:scans"), {"export": "csv"})
    lines = b"".join(rows.streaming_content).decode().splitlines()  # type: ignore[attr-defined]
    row = dict(zip(lines[0].removeprefix("\ufeff").split(";"), lines[1].split(";"), strict=True))
    assert (row["Verstöße auf Seiten"], row["Verstöße in Dokumenten"]) == ("0", "1")


@pytest.mark.parametrize(("kind", "found"), [("page", False), ("document", True)])
def test_issues_can_be_asked_for_on_pages_or_in_documents(
    desk: Client, scan: Scan, kind: str, found: bool
) -> None:
    for url in (
        reverse("accessibility:issues"),
        reverse("accessibility:scan_issues", args=[scan.pk]),
    ):
        shown = desk.get(url, {"kind": kind}).content.decode()
        assert ("Dokument „Tarife 2026“" in shown) is found


def test_a_documents_result_says_why_it_was_not_checked(desk: Client, scan: Scan) -> None:
    broken = scan.documents.get(failure="file_broken")
    shown = content(desk, "page", broken.pk)
    assert "Ergebnis eines Dokuments" in shown
    assert "Die Datei ist beschädigt" in shown
    assert content(desk, "page_history", broken.pk)


def test_the_register_finds_a_documents_issue(desk: Client, scan: Scan) -> None:
    url = reverse("accessibility:issues")
    for query in ({"q": "Tarife"}, {"page": "tarife.pdf"}, {"origin_kind": "document"}):
        assert "Bild im Dokument" in desk.get(url, query).content.decode()
