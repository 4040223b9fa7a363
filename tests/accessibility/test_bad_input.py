"""Each kind of bad page ends in a clear reason on that page, in a real browser."""

import contextlib

import psutil
import pytest
from django.utils import translation

from accessibility.auditor import Auditor, PageResult, Setup, choose_engines
from accessibility.conf import Configuration
from accessibility.failures import Failure
from accessibility.url_checks import audit_urls
from tests.accessibility.bad_server import BadServer

pytestmark = pytest.mark.browser


def in_both(result: PageResult) -> tuple[str, str]:
    """The reason in German and in English."""
    sentences = []
    for language in ("de", "en"):
        with translation.override(language):
            sentences.append(result.reason)
    return sentences[0], sentences[1]


def assert_works(auditor: Auditor, server: BadServer) -> None:
    """The same browser, or its successor, audits the next page as if nothing had happened."""
    result = auditor.audit(server.url("/no-alt"))
    assert result.reason == ""
    assert "image-alt" in {finding.rule for finding in result.findings}


def test_page_that_takes_axe_away_gets_it_again(auditor: Auditor, bad_server: BadServer) -> None:
    result = auditor.audit(bad_server.url("/takes-axe-away"))
    assert result.reason == ""
    assert "image-alt" in {finding.rule for finding in result.findings}


@pytest.mark.parametrize(
    ("path", "failure", "detail"),
    [
        ("/500", Failure.HTTP_STATUS, "500"),
        ("/500-empty", Failure.HTTP_STATUS, "500"),
        ("/404", Failure.HTTP_STATUS, "404"),
        ("/404-empty", Failure.HTTP_STATUS, "404"),
        ("/redirects", Failure.REDIRECTS, "ERR_TOO_MANY_REDIRECTS"),
        ("/hangs-up", Failure.CONNECTION, "ERR_EMPTY_RESPONSE"),
        ("/large", Failure.TOO_LARGE, "50 MB"),
        ("/image", Failure.NOT_HTML, "image/svg+xml"),
        ("/json", Failure.NOT_HTML, "application/json"),
        ("/plain", Failure.NOT_HTML, "text/plain"),
        ("/zip", Failure.NOT_HTML, "Download"),
        ("/attachment", Failure.NOT_HTML, "Download"),
        ("/no-content", Failure.NOT_HTML, "Download"),
    ],
)
def test_page_that_cannot_be_audited(
    auditor: Auditor, bad_server: BadServer, path: str, failure: Failure, detail: str
) -> None:
    result = auditor.audit(bad_server.url(path))
    assert (result.failure, result.failure_detail) == (failure, detail)
    assert (result.findings, dict(result.outcomes)) == ((), {})
    assert_works(auditor, bad_server)


@pytest.mark.parametrize(
    ("path", "failure"),
    [
        ("/never-ends", Failure.LOAD_TIMEOUT),
        ("/never-answers", Failure.LOAD_TIMEOUT),
        ("/script-loops", Failure.LOAD_TIMEOUT),
        ("/confirms-for-ever", Failure.LOAD_TIMEOUT),
        ("/script-loops-when-asked", Failure.SCRIPT_TIMEOUT),
        ("/kills-tab", Failure.CRASH),
        ("/kills-browser", Failure.CRASH),
        ("/kills-driver", Failure.CRASH),
    ],
)
def test_page_that_takes_its_browser_along(
    impatient_auditor: Auditor, bad_server: BadServer, path: str, failure: Failure
) -> None:
    before = bad_server.requests[path]
    result = impatient_auditor.audit(bad_server.url(path))
    assert result.failure == failure
    assert bad_server.requests[path] == before + 2, "one retry, in a new browser"
    if failure is not Failure.CRASH:
        assert result.failure_detail == "2", "the reason names the limit in seconds"


def test_page_that_must_not_be_stored_is_audited_whole(
    auditor: Auditor, bad_server: BadServer
) -> None:
    result = auditor.audit(bad_server.url("/not-to-be-stored"))
    assert (result.reason, result.title) == ("", "Grüße")
    assert "heading-empty" in {finding.rule for finding in result.findings}


def test_pdf_is_no_page(auditor: Auditor, bad_server: BadServer) -> None:
    result = auditor.audit(bad_server.url("/pdf"))
    assert result.failure is Failure.NOT_HTML
    assert result.failure_detail in {"application/pdf", "Download"}, "not every Chromium shows it"


@pytest.mark.parametrize("path", ["/kills-tab-once", "/kills-browser-once", "/kills-driver-once"])
def test_browser_that_dies_once_costs_one_retry(
    auditor: Auditor, bad_server: BadServer, path: str
) -> None:
    result = auditor.audit(bad_server.url(path))
    assert (result.reason, result.title) == ("", "Digitales Rathaus")


def test_browser_that_dies_between_two_pages_is_replaced(
    auditor: Auditor, bad_server: BadServer
) -> None:
    assert auditor.audit(bad_server.url("/good")).reason == ""
    for process in auditor._browser._processes:
        with contextlib.suppress(psutil.NoSuchProcess):
            process.kill()
    assert_works(auditor, bad_server)


@pytest.mark.parametrize(
    ("path", "remarks"),
    [
        ("/alert", ("dialog",)),
        ("/alert-later", ("dialog",)),
        ("/alert-in-frame", ()),
        ("/before-unload", ()),
        ("/restless", ("restless",)),
    ],
)
def test_page_that_wants_attention_is_audited(
    auditor: Auditor, bad_server: BadServer, path: str, remarks: tuple[str, ...]
) -> None:
    result = auditor.audit(bad_server.url(path))
    assert (result.reason, result.title) == ("", "Digitales Rathaus")
    assert result.remarks == remarks
    assert_works(auditor, bad_server)


@pytest.mark.parametrize(
    ("path", "engine", "rule"),
    [
        ("/empty", "axe", "document-title"),
        ("/unclosed", "axe", "page-has-heading-one"),
        ("/fragment", "static", "page-language-missing"),
        ("/wrong-charset", "static", "page-language-missing"),
        ("/zero-bytes", "axe", "page-has-heading-one"),
    ],
)
def test_broken_html_is_audited_as_the_browser_mends_it(
    auditor: Auditor, bad_server: BadServer, path: str, engine: str, rule: str
) -> None:
    result = auditor.audit(bad_server.url(path))
    assert result.reason == ""
    assert result.outcomes[engine][rule] == "failed"
    assert set(result.outcomes) == {"axe", "accesslint", "static", "live"}


def test_unknown_host(auditor: Auditor) -> None:
    result = auditor.audit("http://rathaus.invalid/start")
    assert result.failure is Failure.UNKNOWN_HOST
    german, english = in_both(result)
    assert german == "Der Server rathaus.invalid ist nicht bekannt. Prüfen Sie die Adresse."
    assert english == "The server rathaus.invalid is not known. Check the address."


def test_nobody_listens(auditor: Auditor) -> None:
    closed = BadServer()
    closed.server_close()
    result = auditor.audit(closed.url("/"))
    assert (result.failure, result.failure_detail) == (
        Failure.CONNECTION,
        "ERR_CONNECTION_REFUSED",
    )


def test_certificate_that_nobody_signed(auditor: Auditor, untrusted_server: BadServer) -> None:
    result = auditor.audit(untrusted_server.url("/good"))
    assert result.failure is Failure.CERTIFICATE
    assert result.failure_detail == "ERR_CERT_AUTHORITY_INVALID"


@pytest.mark.parametrize(
    "address",
    ["data:text/html,hallo", "chrome://crash", "file:///etc/passwd", "rathaus", "https://"],
)
def test_what_is_no_web_address_is_refused(auditor: Auditor, address: str) -> None:
    result = auditor.audit(address)
    assert (result.failure, result.failure_detail) == (Failure.BAD_ADDRESS, address)


@pytest.mark.parametrize("failure", Failure)
def test_every_reason_is_a_sentence_in_both_languages(failure: Failure) -> None:
    with translation.override("de"):
        german = failure.sentence("500")
    with translation.override("en"):
        english = failure.sentence("500")
    assert german != english
    for sentence in (german, english):
        assert sentence[0].isupper() or sentence[0] in "„“"
        assert sentence.endswith(".")
        assert "{" not in sentence


def test_bad_pages_leave_the_rest_whole(impatient: Configuration, bad_server: BadServer) -> None:
    paths = ["/good", "/kills-tab", "/no-alt", "/never-ends", "/good", "/500", "/pdf", "/no-alt"]
    setup = Setup(configuration=impatient, engines=choose_engines(impatient))
    urls = [bad_server.url(path) for path in paths]
    results: list[PageResult] = []
    audit_urls(urls, setup, workers=2, on_result=results.append)
    assert [result.url for result in results] == urls
    assert [result.failure for result in results] == [
        None,
        Failure.CRASH,
        None,
        Failure.LOAD_TIMEOUT,
        None,
        Failure.HTTP_STATUS,
        Failure.NOT_HTML,
        None,
    ]
    for result in (results[2], results[7]):
        assert "image-alt" in {finding.rule for finding in result.findings}
