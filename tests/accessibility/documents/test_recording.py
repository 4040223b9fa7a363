"""What becomes of linked files at the end of a scan: rows beside the pages, issues, reasons."""

import threading
from datetime import timedelta
from json import loads
from pathlib import Path
from xml.etree import ElementTree as ET

import pikepdf
import pytest
from django.core.files.base import ContentFile
from django.utils import timezone
from pytest_django import Settings
from wagtail.documents.models import Document
from wagtail.models import Collection, CollectionViewRestriction, Site

from accessibility.documents import files, recording
from accessibility.documents.downloads import Downloads
from accessibility.documents.reading import Limits
from accessibility.documents.sources import opened
from accessibility.exporters import csv, json, junit, text
from accessibility.models import CheckedFile, Finding, Issue, Scan, ScannedPage
from accessibility.queries.pages import history_of
from tests.accessibility import audits

pytestmark = pytest.mark.django_db
RULE = "document-figure-without-alternative"
PAGE = "http://localhost/gebuehren/"


@pytest.fixture(autouse=True)
def media(settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = str(tmp_path / "media")


@pytest.fixture
def bad_pdf(good_pdf: Path, tmp_path: Path) -> bytes:
    """The good file, its picture without an alternative."""
    with pikepdf.open(good_pdf) as pdf:
        for each in pdf.objects:
            if isinstance(each, pikepdf.Dictionary) and each.get("/S") == "/Figure":
                del each["/Alt"]
                each["/K"] = 0
        pdf.save(tmp_path / "schlecht.pdf")
    return (tmp_path / "schlecht.pdf").read_bytes()


def stored(content: bytes, name: str = "gebuehren.pdf") -> Document:
    return Document.objects.create(title="Gebühren", file=ContentFile(content, name=name))


def replace(document: Document, content: bytes) -> None:
    document.file.save("neu.pdf", ContentFile(content))


def make_private() -> None:
    root = Collection.get_first_root_node()
    CollectionViewRestriction.objects.create(collection=root, restriction_type="login")


def scan_of(site: Site, *links: str, **fields: object) -> Scan:
    scan = audits.scan_of(site, **fields)
    audits.audited(scan, PAGE, document_links=list(links))
    return scan


def record(scan: Scan) -> bool:
    return recording.record(scan, Downloads(scan.site.root_url), stop=threading.Event())


def concluded(scan: Scan) -> Scan:
    assert record(scan)
    return audits.finished(scan)


def test_a_file_that_is_linked_is_checked_once(site: Site, bad_pdf: bytes) -> None:
    document = stored(bad_pdf)
    scan = scan_of(site, document.url, "/documents/4711/fehlt.pdf")
    audits.audited(scan, f"{PAGE}pass/", document_links=[document.url])
    concluded(scan)
    row = scan.documents.get()
    assert (row.url, row.title, row.language) == (
        f"http://localhost{document.url}",
        "Gebühren",
        "de",
    )
    assert row.outcomes["documents"][RULE] == "failed"
    assert row.outcomes["documents"]["document-list-typed-by-hand"] == "inapplicable"
    assert list(row.linked_from.values_list("url", flat=True)) == [PAGE, f"{PAGE}pass/"]
    issue = Issue.objects.get()
    assert (issue.rule, issue.origin_kind, issue.origin_key) == (RULE, "document", str(document.pk))
    assert issue.findings.get().message_de.endswith("Seite 1")


def test_a_file_that_the_storage_serves_itself_is_found(
    site: Site, settings: Settings, good_pdf: Path
) -> None:
    settings.MEDIA_URL = "https://dateien.example/medien/"
    document = stored(good_pdf.read_bytes(), "Gebühren der Stadt.pdf")
    path = f"/medien/{document.file.name}".replace("ü", "%C3%BC")
    scan = concluded(scan_of(site, path))
    assert scan.documents.get().document_id == document.pk


def test_files_are_not_counted_as_pages(site: Site, bad_pdf: bytes) -> None:
    scan = concluded(scan_of(site, stored(bad_pdf).url))
    assert (scan.coverage.found, scan.document_coverage.found) == (1, 1)
    assert Scan.objects.with_coverage().get(pk=scan.pk).coverage.audited == 1
    assert ScannedPage.objects.count() == ScannedPage.documents.count() == 1


def test_an_unchanged_file_is_not_read_again(
    site: Site, good_pdf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = stored(good_pdf.read_bytes())
    concluded(scan_of(site, document.url))
    monkeypatch.setattr("sys.executable", "/nirgends/python")
    again = concluded(scan_of(site, document.url))
    assert again.documents.get().state == ScannedPage.State.DONE
    assert CheckedFile.objects.count() == 1


def test_an_issue_ends_when_the_file_is_mended(site: Site, good_pdf: Path, bad_pdf: bytes) -> None:
    document = stored(bad_pdf)
    concluded(scan_of(site, document.url))
    assert Issue.objects.get().status == Issue.Status.NEW
    # Single pages and scans with some engines say nothing of files, so they mend none.
    concluded(scan_of(site, document.url, scope=Scan.Scope.PAGE))
    concluded(scan_of(site, document.url, all_engines=False))
    assert Issue.objects.get().status == Issue.Status.NEW
    replace(document, good_pdf.read_bytes())
    concluded(scan_of(site, document.url))
    assert Issue.objects.get().status == Issue.Status.FIXED


def test_a_file_in_the_library_is_checked_without_a_link(site: Site, bad_pdf: bytes) -> None:
    concluded(scan_of(site, stored(bad_pdf).url))
    stored(b"WEBVTT", "untertitel.vtt")
    scan = concluded(scan_of(site))
    row = scan.documents.get()
    assert row.outcomes["documents"][RULE] == "failed"
    assert not row.linked_from.exists()
    assert Issue.objects.get().status == Issue.Status.OPEN
    make_private()
    assert not concluded(scan_of(site)).documents.exists()
    assert Issue.objects.get().status == Issue.Status.FIXED


def test_what_no_page_links_belongs_to_the_default_site(site: Site, bad_pdf: bytes) -> None:
    document = stored(bad_pdf)
    Site.objects.filter(pk=site.pk).update(is_default_site=False)
    site.refresh_from_db()
    assert not concluded(scan_of(site)).documents.exists()
    concluded(scan_of(site, document.url))
    concluded(scan_of(site))
    assert Issue.objects.get().status == Issue.Status.FIXED
    assert not ScannedPage.documents.current().exists()


def test_an_issue_ends_when_nobody_can_open_the_file_any_more(site: Site, bad_pdf: bytes) -> None:
    document = stored(bad_pdf)
    concluded(scan_of(site, document.url))
    make_private()
    concluded(scan_of(site, document.url))
    assert Issue.objects.get().status == Issue.Status.FIXED
    CollectionViewRestriction.objects.all().delete()
    concluded(scan_of(site, document.url))
    assert Issue.objects.get().status == Issue.Status.REOPENED


def test_an_issue_ends_when_the_file_is_deleted(site: Site, bad_pdf: bytes) -> None:
    document = stored(bad_pdf)
    concluded(scan_of(site, document.url))
    url = document.url
    document.delete()
    concluded(scan_of(site, url))
    assert Issue.objects.get().status == Issue.Status.FIXED
    assert not ScannedPage.documents.current().exists()


def test_a_document_stays_the_same_when_its_file_gets_another_name(
    site: Site, bad_pdf: bytes, good_pdf: Path
) -> None:
    document = stored(bad_pdf)
    first = concluded(scan_of(site, document.url)).documents.get()
    replace(document, b"")
    concluded(scan_of(site, document.url))
    assert ScannedPage.documents.current().get() == first, "what could not be read is not known"
    replace(document, good_pdf.read_bytes())
    third = concluded(scan_of(site, document.url)).documents.get()
    assert third.url != first.url
    assert ScannedPage.documents.current().get() == third
    assert history_of(third).count() == 3


@pytest.mark.parametrize(
    ("content", "name", "state", "failure"),
    [
        (b"", "leer.pdf", "failed", "file_broken"),
        (b"kein PDF", "text.pdf", "failed", "file_broken"),
        (b"kein Archiv", "text.docx", "failed", "file_broken"),
        (b"alt", "alt.doc", "skipped", "file_type"),
    ],
)
def test_a_file_that_cannot_be_checked_is_told_with_its_reason(
    site: Site, content: bytes, name: str, state: str, failure: str
) -> None:
    scan = concluded(scan_of(site, stored(content, name).url))
    row = scan.documents.get()
    assert (row.state, row.failure, row.is_current) == (state, failure, False)
    assert row.reason
    assert not Finding.objects.exists()


def test_a_missing_file_is_told(site: Site, good_pdf: Path) -> None:
    document = stored(good_pdf.read_bytes())
    Path(document.file.path).unlink()
    assert concluded(scan_of(site, document.url)).documents.get().failure == "file_missing"


def test_links_and_files_out_of_the_way_do_not_stop_a_scan(site: Site, good_pdf: Path) -> None:
    document = stored(good_pdf.read_bytes())
    Document.objects.filter(pk=document.pk).update(file="../../gebuehren.pdf")
    document.refresh_from_db()
    scan = scan_of(site, f"/documents/{10**30}/plan.pdf", document.url)
    assert concluded(scan).documents.get(document=document).failure == "file_missing"


def test_junit_does_not_take_what_is_left_out_for_an_error(site: Site) -> None:
    scan = concluded(scan_of(site, stored(b"alt", "alt.doc").url))
    _page, suite = ET.fromstring("".join(junit.render(scan)))  # noqa: S314 - our own report
    assert [suite.attrib[count] for count in ("tests", "skipped", "errors")] == ["1", "1", "0"]
    assert [case.tag for case in suite.findall("testcase/*")] == ["skipped"]


def test_a_private_file_is_left_out(site: Site, bad_pdf: bytes) -> None:
    document = stored(bad_pdf)
    make_private()
    row = concluded(scan_of(site, document.url)).documents.get()
    assert (row.state, row.failure) == ("skipped", "file_private")


def test_a_file_that_costs_too_much_is_given_up_and_tried_again(site: Site, good_pdf: Path) -> None:
    document = stored(good_pdf.read_bytes())
    small = Limits(memory_bytes=30_000_000)
    assert files.fetch_contents(opened(document), limits=small).failure is not None
    assert not CheckedFile.objects.exists()
    assert files.fetch_contents(opened(document)).failure is None


def test_an_answer_that_is_too_long_is_not_taken(site: Site, good_pdf: Path) -> None:
    document = stored(good_pdf.read_bytes())
    fetched = files.fetch_contents(opened(document), limits=Limits(answer_bytes=500))
    assert fetched.failure == "file_too_large"


def test_no_reading_writes_without_end(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = stored(b"%PDF")
    monkeypatch.setattr("sys.executable", reader(tmp_path, "head -c 5000 /dev/zero"))
    fetched = files.fetch_contents(opened(document), limits=Limits(answer_bytes=500))
    assert fetched.failure == "file_too_large"


@pytest.mark.parametrize("limit", ["max_document_seconds", "max_document_bytes"])
def test_what_a_scan_has_no_more_room_for_is_told_and_comes_first_next_time(
    site: Site, settings: Settings, bad_pdf: bytes, limit: str
) -> None:
    first, second = stored(bad_pdf), stored(bad_pdf)
    links = (first.url, second.url)
    with_limit = settings.ACCESSIBILITY | {limit: 1e-9}
    states = []
    for _ in range(2):
        settings.ACCESSIBILITY = with_limit
        scan = concluded(scan_of(site, *links))
        states.append({row.document_id: row.failure for row in scan.documents})
        assert scan.document_coverage.failed == 1
        left_out = scan.documents.get(failure="file_budget")
        assert left_out.reason
    assert states == [
        {first.pk: "", second.pk: "file_budget"},
        {first.pk: "file_budget", second.pk: ""},
    ]
    assert not Issue.objects.filter(status=Issue.Status.FIXED).exists()


def test_what_was_read_is_forgotten_once_no_scan_has_asked_for_it_for_long(
    site: Site, good_pdf: Path, bad_pdf: bytes
) -> None:
    document, other = stored(good_pdf.read_bytes()), stored(bad_pdf)
    concluded(scan_of(site, document.url, other.url))
    other.delete()
    concluded(scan_of(site, document.url))
    assert CheckedFile.objects.count() == 2, "it may come back"
    long_ago = timezone.now() - timedelta(days=files.KEPT_DAYS + 1)
    CheckedFile.objects.update(used_at=long_ago)
    concluded(scan_of(site, document.url))
    kept = CheckedFile.objects.get()
    assert kept.used_at > long_ago
    assert files.fetch_contents(opened(document)).failure is None
    assert CheckedFile.objects.count() == 1


def reader(tmp_path: Path, command: str) -> str:
    """A program in place of Python that does this instead of reading a file."""
    program = tmp_path / "leser"
    program.write_text(f"#!/bin/sh\n{command}\n")
    program.chmod(0o700)
    return str(program)


@pytest.mark.parametrize(
    ("command", "failure"),
    [
        ("kill -XCPU $$", "file_timeout"),
        ("kill -SEGV $$", "file_broken"),
        ("kill -KILL $$", "file_too_large"),
        ("echo kein JSON", "file_broken"),
    ],
)
def test_whatever_becomes_of_the_reading_is_an_answer(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str, failure: str
) -> None:
    scan = scan_of(site, stored(b"%PDF").url)
    monkeypatch.setattr("sys.executable", reader(tmp_path, command))
    assert concluded(scan).documents.get().failure == failure
    assert not CheckedFile.objects.exists()


@pytest.mark.parametrize("signal", ["TERM", "INT"])
def test_a_reading_that_somebody_ends_is_done_again(
    site: Site, good_pdf: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, signal: str
) -> None:
    scan, stop = scan_of(site, stored(good_pdf.read_bytes()).url), threading.Event()
    with monkeypatch.context() as patch:
        patch.setattr("sys.executable", reader(tmp_path, f"kill -{signal} $$"))
        assert not recording.record(scan, Downloads(scan.site.root_url), stop=stop)
    assert stop.is_set()
    assert not scan.documents.exists()
    assert concluded(scan).documents.get().state == ScannedPage.State.DONE


def test_a_scan_that_is_stopped_goes_on_with_what_is_left(site: Site, good_pdf: Path) -> None:
    scan = scan_of(site, stored(good_pdf.read_bytes()).url)
    stop = threading.Event()
    stop.set()
    assert not recording.record(scan, Downloads(scan.site.root_url), stop=stop)
    assert not scan.documents.exists()
    assert record(scan)
    assert record(scan)
    assert scan.documents.count() == 1


def test_a_page_that_failed_keeps_its_files(site: Site, bad_pdf: bytes) -> None:
    document = stored(bad_pdf)
    concluded(scan_of(site, document.url))
    scan = audits.scan_of(site)
    audits.not_audited(scan, PAGE)
    concluded(scan)
    assert scan.documents.get().linked_from.get().url == PAGE


def test_the_formats_tell_files_apart_from_pages(site: Site, bad_pdf: bytes) -> None:
    document, broken = stored(bad_pdf), stored(b"", "leer.pdf")
    scan = concluded(scan_of(site, document.url, broken.url))
    lines = "".join(csv.render(scan))
    assert "page[1] > figure[1]" in lines
    assert broken.url in lines
    assert '"linked_from": ["http://localhost/gebuehren/"]' in "".join(json.render(scan))
    report = loads("".join(json.render(scan)))
    assert [(issue["pages"], issue["documents"]) for issue in report["issues"]] == [(0, 1)]
    words = "".join(text.render(scan))
    assert "0 auf Seiten, 1 in Dokumenten" in words
    assert "1 Dokument " in words
    assert "1 of 2 checked, 1 failed" in words or "1 von 2 geprüft, 1 fehlgeschlagen" in words
