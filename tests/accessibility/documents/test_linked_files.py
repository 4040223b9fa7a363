"""Files that are not in the library: what the site makes on request, and what others have."""

import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from django.core.files.base import ContentFile
from pytest_django import Settings
from wagtail.documents.models import Document
from wagtail.models import Site

from accessibility.documents import recording
from accessibility.documents.downloads import ELSEWHERE, Downloads
from accessibility.models import Issue, Scan, ScannedPage
from accessibility.queries.issues import linking_pages_of
from accessibility.queries.pages import history_of
from tests.accessibility import audits
from tests.accessibility.bad_server import Answer, BadServer, Handler, answer, raw, serving, status
from tests.accessibility.documents import docx, paragraph

pytestmark = pytest.mark.django_db
RULE = "pdf-not-tagged"
PAGE = "http://localhost/berichte/"
REPORT = "/berichte/2024/ausgabe/1/pdf/"
PDF = "application/pdf"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@pytest.fixture(autouse=True)
def installation(site: Site, settings: Settings, tmp_path: Path) -> None:
    """Files are fetched from other servers, which here are this machine."""
    settings.MEDIA_ROOT = str(tmp_path / "media")
    settings.ACCESSIBILITY = settings.ACCESSIBILITY | {
        "check_elsewhere": True,
        "check_private_hosts": True,
    }


@pytest.fixture
def own() -> Iterator[BadServer]:
    """The site itself."""
    with serving(BadServer()) as server:
        server.pages = {}
        yield server


@pytest.fixture
def other() -> Iterator[BadServer]:
    """Somebody else's server."""
    with serving(BadServer()) as server:
        server.pages = {}
        yield server


@pytest.fixture
def bad_pdf(good_pdf: Path, tmp_path: Path) -> bytes:
    """The good file without its tags."""
    with pikepdf.open(good_pdf) as pdf:
        del pdf.Root["/StructTreeRoot"]
        pdf.save(tmp_path / "schlecht.pdf")
    return (tmp_path / "schlecht.pdf").read_bytes()


def file(content: bytes, media_type: str = PDF, **headers: str) -> Answer:
    return raw(content, Content_Type=media_type, **headers)


def sent_on(target: str) -> Answer:
    return lambda _server, handler: answer(handler, "", code=302, Location=target)


def concluded(*links: str, own: BadServer | None = None, answer_seconds: float = 20) -> Scan:
    """A scan of one page with these links, to its end."""
    site = Site.objects.get()
    scan = audits.scan_of(site)
    audits.audited(scan, PAGE, title="Berichte", document_links=list(links))
    downloads = Downloads(
        site.root_url,
        base_url="http://localhost:80",
        resolve={"localhost:80": f"127.0.0.1:{own.server_port if own else 9}"},
        elsewhere=replace(ELSEWHERE, answer_seconds=answer_seconds),
    )
    assert recording.record(scan, downloads, stop=threading.Event())
    return audits.finished(scan)


def told(scan: Scan) -> tuple[str, str, bool]:
    row = scan.documents.get()
    return row.state, row.failure, row.is_current


def status_of_issue() -> str:
    return Issue.objects.get(rule=RULE).status


# What the site makes itself


def test_a_file_that_is_just_being_made_is_asked_for_again(own: BadServer, bad_pdf: bytes) -> None:
    answers = {1: status(503, Retry_After="1"), 2: file(bad_pdf)}
    own.pages[REPORT] = lambda server, each: answers[server.requests[REPORT]](server, each)
    assert told(concluded(REPORT, own=own))[0] == "done"


def test_what_the_site_makes_is_checked_as_visitors_get_it(own: BadServer, bad_pdf: bytes) -> None:
    own.pages[REPORT] = file(bad_pdf)
    scan = concluded(REPORT, own=own)
    row = scan.documents.get()
    assert (row.url, row.title, row.language) == (
        f"http://localhost{REPORT}",
        "Gebühren der Stadt",
        "de",
    )
    assert row.outcomes["documents"][RULE] == "failed"
    issue = Issue.objects.get(rule=RULE)
    assert (issue.origin_kind, issue.origin_key) == ("document", REPORT)
    assert [page.url for page in linking_pages_of(issue, scan)] == [PAGE]


def test_an_issue_stays_the_same_until_the_file_is_mended(
    own: BadServer, bad_pdf: bytes, good_pdf: Path
) -> None:
    own.pages[REPORT] = file(bad_pdf)
    concluded(REPORT, own=own)
    row = concluded(REPORT, own=own).documents.get()
    assert status_of_issue() == Issue.Status.OPEN
    assert history_of(row).count() == 2
    own.pages[REPORT] = file(good_pdf.read_bytes())
    concluded(REPORT, own=own)
    assert status_of_issue() == Issue.Status.FIXED


def test_an_issue_ends_when_no_page_links_the_file(own: BadServer, bad_pdf: bytes) -> None:
    own.pages[REPORT] = file(bad_pdf)
    concluded(REPORT, own=own)
    concluded(own=own)
    assert status_of_issue() == Issue.Status.FIXED
    assert not ScannedPage.documents.current().exists()


def test_a_page_at_the_address_is_no_file_and_ends_its_issue(
    own: BadServer, bad_pdf: bytes
) -> None:
    own.pages[REPORT] = file(bad_pdf)
    concluded(REPORT, own=own)
    own.pages[REPORT] = raw("<h1>Anmelden</h1>")
    scan = concluded(REPORT, own=own)
    assert told(scan) == ("skipped", "file_none", True)
    assert "text/html" in scan.documents.get().reason
    assert status_of_issue() == Issue.Status.FIXED


@pytest.mark.parametrize(
    ("given", "failure"),
    [(status(404), "file_status"), (status(503, Retry_After="3600"), "file_not_yet")],
)
def test_a_file_that_the_site_does_not_give_has_failed_and_keeps_its_issue(
    own: BadServer, bad_pdf: bytes, given: Answer, failure: str
) -> None:
    own.pages[REPORT] = file(bad_pdf)
    concluded(REPORT, own=own)
    own.pages[REPORT] = given
    scan = concluded(REPORT, own=own)
    assert told(scan) == ("failed", failure, False)
    assert "Status" in scan.documents.get().reason
    assert status_of_issue() == Issue.Status.NEW


def test_a_site_that_does_not_answer_has_failed() -> None:
    assert told(concluded(REPORT)) == ("failed", "connection", False)


def test_what_is_a_page_of_the_scan_is_not_fetched(own: BadServer) -> None:
    assert not concluded("/berichte/", own=own).documents.exists()
    assert not own.requests


@pytest.mark.parametrize(
    ("path", "media_type", "found"),
    [
        ("/plan/", WORD, ("done", "", True)),
        ("/plan.docx", "application/octet-stream", ("done", "", True)),
        ("/plan/", SHEET, ("skipped", "file_type", False)),
        ("/plan/", "application/zip", ("skipped", "file_none", True)),
        ("/plan/", PDF, ("failed", "file_broken", False)),
    ],
)
def test_what_a_file_is_its_server_says(
    own: BadServer, tmp_path: Path, path: str, media_type: str, found: tuple[str, str, bool]
) -> None:
    content = docx(tmp_path / "plan.docx", paragraph("Guten Tag")).read_bytes()
    own.pages[path] = file(content, media_type)
    assert told(concluded(path, own=own)) == found


def test_a_file_has_the_name_under_which_it_is_saved(own: BadServer, tmp_path: Path) -> None:
    content = docx(tmp_path / "plan.docx", paragraph("Guten Tag"), title="").read_bytes()
    name = "attachment; filename*=UTF-8''Gr%C3%BCnplan.docx"
    own.pages["/plan/"] = file(content, "application/octet-stream", Content_Disposition=name)
    scan = concluded("/plan/", own=own)
    assert told(scan) == ("done", "", True)
    untitled = scan.documents.get().findings.get(issue__rule="document-title-missing")
    assert untitled.html == "Grünplan.docx"


def test_a_pdf_is_known_by_its_first_bytes(own: BadServer, good_pdf: Path) -> None:
    own.pages["/plan.asp"] = file(good_pdf.read_bytes(), "text/html")
    assert told(concluded("/plan.asp", own=own)) == ("done", "", True)


def test_a_spreadsheet_is_not_even_fetched(own: BadServer) -> None:
    assert told(concluded("/static/plan.xlsx", own=own)) == ("skipped", "file_type", False)
    assert not own.requests


# What others have


def test_a_file_on_another_server_is_checked(
    other: BadServer, bad_pdf: bytes, good_pdf: Path
) -> None:
    url = other.url("/vorlage?nr=7")
    other.pages = {"/vorlage": sent_on("/ablage/vorlage"), "/ablage/vorlage": file(bad_pdf)}
    scan = concluded(url)
    assert told(scan) == ("done", "", True)
    issue = Issue.objects.get(rule=RULE)
    assert (issue.origin_key, issue.origin_label) == (url, "Gebühren der Stadt")
    assert [page.url for page in linking_pages_of(issue)] == [PAGE]
    other.pages["/ablage/vorlage"] = file(good_pdf.read_bytes())
    concluded(url)
    assert status_of_issue() == Issue.Status.FIXED


def huge(_server: BadServer, handler: Handler) -> None:
    """A file that says how large it is."""
    handler.wfile.write(b"HTTP/1.0 200 OK\r\nContent-Length: 100000001\r\n\r\n%PDF-1.7\n")


def drips(server: BadServer, handler: Handler) -> None:
    """A file without an end, a byte at a time."""
    handler.wfile.write(b"HTTP/1.0 200 OK\r\nContent-Type: application/pdf\r\n\r\n%PDF-1.7\n")
    while not server.closing.wait(0.05):
        handler.wfile.write(b"x")
        handler.wfile.flush()


def floods(server: BadServer, handler: Handler) -> None:
    """A file without an end, as fast as it goes."""
    handler.wfile.write(b"HTTP/1.0 200 OK\r\nContent-Type: application/pdf\r\n\r\n%PDF-1.7\n")
    while not server.closing.is_set():
        handler.wfile.write(bytes(1 << 20))


@pytest.mark.parametrize(
    ("given", "failure"),
    [
        (status(404), "file_status"),
        (raw("<h1>Die Datei ist umgezogen</h1>"), "file_none"),
        (file(b""), "file_broken"),
        (raw(b"", Content_Type="text/plain"), "file_none"),
        (huge, "file_too_large"),
        (floods, "file_too_large"),
        (drips, "file_timeout"),
        (lambda _server, _handler: None, "connection"),
        (lambda _server, each: answer(each, "", code=302, Location="/vorlage.pdf"), "redirects"),
        (sent_on("file:///etc/passwd"), "bad_address"),
    ],
)
def test_what_another_server_fails_to_give_is_left_out_with_the_reason_and_keeps_its_issue(
    other: BadServer, bad_pdf: bytes, given: Answer, failure: str
) -> None:
    url = other.url("/vorlage.pdf")
    other.pages["/vorlage.pdf"] = file(bad_pdf)
    concluded(url)
    other.pages["/vorlage.pdf"] = given
    scan = concluded(url, answer_seconds=1 if given is drips else 20)
    row = scan.documents.get()
    assert (row.state, row.failure) == ("skipped", failure)
    assert row.reason
    assert scan.document_coverage.failed == 0
    is_gone = failure == "file_none"
    assert status_of_issue() == (Issue.Status.FIXED if is_gone else Issue.Status.NEW)


def says(*headers: bytes, code: int = 200) -> Answer:
    """An answer with these headers and nothing that helps."""

    def answer_badly(_server: BadServer, handler: Handler) -> None:
        lines = (b"HTTP/1.0 %d OK" % code, *headers, b"", b"%PDF-1.7")
        handler.wfile.write(b"\r\n".join(lines))

    return answer_badly


@pytest.mark.parametrize(
    "given",
    [
        says(b"Content-Disposition: attachment; filename*=klingonisch''plan.pdf"),
        says(b"Content-Disposition: attachment; filename=" + b"=;" * 20_000),
        says(b"Content-Disposition: attachment; filename=pl\x00an\xff.pdf"),
        says(b"Content-Type: text/\x00html\xff"),
        says(b"Content-Length: " + b"9" * 5_000),
        says(b"Content-Length: 9, 12"),
        says(b"Content-Encoding: gzip"),
        says(b"Transfer-Encoding: chunked"),
        says(b"Location: http://rat\x00.example/", code=302),
        says(b"Location: https://[rat]/", code=302),
        says(b"Location: http://" + b"rat." * 99, code=302),
        says(b"Location: /\xff\xfe?\x00 \x7f", code=302),
        says(*[b"X: y"] * 500),
    ],
)
def test_whatever_a_server_says_the_scan_goes_on(other: BadServer, given: Answer) -> None:
    other.pages["/vorlage.pdf"] = given
    row = concluded(other.url("/vorlage.pdf")).documents.get()
    assert row.state == "skipped"
    assert row.reason
    assert "\0" not in row.failure_detail


def test_this_machine_and_its_neighbours_are_not_asked(
    own: BadServer, other: BadServer, settings: Settings
) -> None:
    settings.ACCESSIBILITY = settings.ACCESSIBILITY | {"check_private_hosts": False}
    own.pages["/weiter.pdf"] = sent_on(other.url("/geheim.pdf"))
    links = (
        other.url("/geheim.pdf"),
        f"http://[::1]:{other.server_port}/geheim.pdf",
        "http://169.254.169.254/geheim.pdf",
        "/weiter.pdf",
    )
    scan = concluded(*links, own=own)
    assert set(scan.documents.values_list("failure", flat=True)) == {"inner_address"}
    assert own.requests["/weiter.pdf"] == 1
    assert not other.requests


def test_the_settings_may_keep_the_checker_from_other_servers(
    own: BadServer, other: BadServer, bad_pdf: bytes, settings: Settings
) -> None:
    other.pages["/vorlage.pdf"] = file(bad_pdf)
    concluded(other.url("/vorlage.pdf"))
    settings.ACCESSIBILITY = settings.ACCESSIBILITY | {"check_elsewhere": False}
    other.requests.clear()
    own.pages["/weiter.pdf"] = sent_on(other.url("/vorlage.pdf"))
    scan = concluded(other.url("/vorlage.pdf"), "/weiter.pdf", own=own)
    assert set(scan.documents.values_list("failure", flat=True)) == {"file_elsewhere"}
    assert not other.requests
    assert status_of_issue() == Issue.Status.NEW


def test_where_no_server_can_be_reached_the_others_are_not_tried_before_the_next_scan(
    other: BadServer, good_pdf: Path
) -> None:
    other.pages["/z.pdf"] = file(good_pdf.read_bytes())
    lost = [f"http://127.0.0.{n}:9/vorlage.pdf" for n in range(2, 8)]
    links = (*lost, other.url("/z.pdf"))
    settled = concluded(other.url("/z.pdf"))
    assert settled.document_coverage.audited == 1
    scan = concluded(*links)
    reasons = list(scan.documents.order_by("pk").values_list("failure", flat=True))
    assert reasons == ["connection"] * 5 + ["no_way_out"] * 2
    assert scan.document_coverage.skipped == 7
    again = concluded(*links)
    reasons = list(again.documents.order_by("pk").values_list("failure", flat=True))
    assert reasons == ["connection", "", *["connection"] * 5]


def test_a_server_that_cannot_be_reached_says_nothing_of_others(
    other: BadServer, good_pdf: Path
) -> None:
    other.pages["/a.pdf"] = file(good_pdf.read_bytes())
    lost = [f"http://127.0.1.{n}:9/vorlage.pdf" for n in range(1, 6)]
    scan = concluded(other.url("/a.pdf"), *lost, "http://rat.invalid/vorlage.pdf")
    assert scan.documents.get(state="done").url == other.url("/a.pdf")
    assert scan.documents.filter(failure="connection").count() == 5
    assert scan.documents.filter(failure="unknown_host").count() == 1


def test_what_others_have_comes_last(
    own: BadServer, other: BadServer, good_pdf: Path, settings: Settings
) -> None:
    settings.ACCESSIBILITY = settings.ACCESSIBILITY | {"max_document_bytes": 1e-9}
    document = Document.objects.create(
        title="Gebühren", file=ContentFile(good_pdf.read_bytes(), name="gebuehren.pdf")
    )
    links = (other.url("/a.pdf"), REPORT, document.url)
    own.pages[REPORT] = other.pages["/a.pdf"] = file(good_pdf.read_bytes())
    scans = [concluded(*links, own=own) for _ in range(2)]
    states = [sorted(scan.documents.values_list("state", "failure")) for scan in scans]
    left_out = [("done", ""), ("failed", "file_budget"), ("skipped", "file_budget")]
    assert states == [left_out, left_out]
    assert not other.requests
    checked = ScannedPage.documents.filter(state="done").order_by("pk")
    assert [row.document_id for row in checked] == [document.pk, None]
