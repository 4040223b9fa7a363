"""Where requests to other servers go and where they do not, and what they bear."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from cms import outgoing
from cms.outgoing import Limits, fetch_route, is_public, parse_place
from tests.accessibility.bad_server import Answer, BadServer, Handler, answer, raw, serving
from tests.accessibility.certificates import self_signed

QUICK = Limits(connect_seconds=1, read_seconds=0.5, answer_seconds=1, answer_bytes=100_000)
FREE = partial(fetch_route, allow_private=True)


@pytest.fixture
def server() -> Iterator[BadServer]:
    with serving(BadServer()) as server:
        yield server


def get(url: str, limits: Limits = QUICK) -> bytes:
    """What is at the address, by a way that leads everywhere."""
    way = outgoing.get(
        url, find_route=lambda each: FREE(parse_place(each)), headers={}, limits=limits
    )
    with way as found:
        return b"".join(found.chunks())


def drops(*drops: bytes) -> Answer:
    """Sends these bytes, the last of them again and again, with little silence between."""

    def answer_in_drops(server: BadServer, handler: Handler) -> None:
        for drop in drops:
            handler.wfile.write(drop)
        while not server.closing.wait(0.05):
            handler.wfile.write(drops[-1])
            handler.wfile.flush()

    return answer_in_drops


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("93.184.215.14", True),
        ("2606:2800:220:1::1", True),
        ("127.0.0.1", False),
        ("10.1.2.3", False),
        ("172.16.0.1", False),
        ("192.168.0.1", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("0.0.0.1", False),
        ("224.0.0.1", False),
        ("::1", False),
        ("::", False),
        ("fe80::1%eth0", False),
        ("fd00::1", False),
        ("::ffff:127.0.0.1", False),
        ("64:ff9b::7f00:1", False),
        ("2002:7f00:1::", False),
    ],
)
def test_public_addresses_are_told_from_private_ones(address: str, expected: bool) -> None:
    assert is_public(address) is expected


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://localhost/",
        "http://2130706433/",
        "http://0x7f.1/",
        "http://[::1]/",
        "http://10.0.0.1:8080/plan.pdf",
        "https://169.254.169.254/latest/meta-data/",
    ],
)
def test_no_way_leads_to_this_machine_or_its_neighbours(url: str) -> None:
    with pytest.raises(outgoing.InnerAddress):
        fetch_route(parse_place(url), allow_private=False)


@pytest.mark.parametrize(
    "url",
    [
        "",
        "plan.pdf",
        "ftp://stadt.example/",
        "file:///etc/passwd",
        "http://",
        "http://user@stadt.example/",
        "http://[::1",
        "http://stadt.example:99999/",
        "http://stadt..example/",
    ],
)
def test_what_is_no_web_address_is_refused(url: str) -> None:
    with pytest.raises(outgoing.NoWebAddress):
        parse_place(url)


def test_addresses_are_asked_for_as_the_network_writes_them() -> None:
    place = parse_place("https://düsseldorf.example/Gebühren 2026.pdf?ort=Köln&alt=%C3%BC#seite=2")

    assert place.host_header == "xn--dsseldorf-q9a.example"
    assert place.target == "/Geb%C3%BChren%202026.pdf?ort=K%C3%B6ln&alt=%C3%BC"
    assert parse_place("http://stadt.example:8000").host_header == "stadt.example:8000"


def test_unknown_server_is_told() -> None:
    with pytest.raises(outgoing.UnknownHost):
        fetch_route(parse_place("https://gibt-es-nicht.invalid/"), allow_private=False)


def test_redirects_are_followed_without_cookies(server: BadServer) -> None:
    seen: list[dict[str, str]] = []

    def moved(_server: BadServer, handler: Handler) -> None:
        answer(handler, "", code=302, Location="/da", Set_Cookie="wer=du")

    def there(_server: BadServer, handler: Handler) -> None:
        seen.append(dict(handler.headers))
        answer(handler, "Guten Tag")

    server.pages = {"/dort": moved, "/da": there}

    assert get(server.url("/dort")) == b"Guten Tag"
    assert "Cookie" not in seen[0]
    assert seen[0]["Host"] == f"127.0.0.1:{server.server_port}"


def test_redirects_without_end_are_given_up(server: BadServer) -> None:
    with pytest.raises(outgoing.TooManyRedirects):
        get(server.url("/redirects"))


@pytest.mark.parametrize("target", ["http://[::1", "file:///etc/passwd", "gopher://127.0.0.1/"])
def test_redirects_to_no_web_address_are_refused(server: BadServer, target: str) -> None:
    server.pages["/dort"] = lambda _server, each: answer(each, "", code=302, Location=target)

    with pytest.raises(outgoing.NoWebAddress):
        get(server.url("/dort"))


@pytest.mark.parametrize(
    "content",
    [
        raw(b"x" * 100_001),
        drops(b"HTTP/1.0 200 OK\r\n\r\n", b"x" * 10_000),
        drops(b"HTTP/1.0 200 OK\r\nContent-Length: 100001\r\n\r\n", b"x"),
    ],
)
def test_answer_that_is_too_large_is_given_up(server: BadServer, content: Answer) -> None:
    server.pages["/gross"] = content

    with pytest.raises(outgoing.TooLarge):
        get(server.url("/gross"))


@pytest.mark.parametrize(
    "content",
    [
        lambda server, _handler: server.closing.wait(30),
        drops(b"HTTP/1.0 200 OK\r\n\r\n", b"x"),
        drops(b"HTTP/1.0 200 OK\r\n", b"X-Noch-Eins: ja\r\n"),
        drops(b"HTTP/1.0 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"1\r\nx\r\n"),
    ],
)
def test_answer_without_an_end_is_given_up(server: BadServer, content: Answer) -> None:
    server.pages["/endlos"] = content

    with pytest.raises(outgoing.TooSlow):
        get(server.url("/endlos"))


@pytest.mark.parametrize(
    "content",
    [
        lambda _server, _handler: None,
        lambda _server, each: each.wfile.write(b"Unsinn\r\n"),
        lambda _server, each: each.wfile.write(b"HTTP/1.0 200 OK\r\nContent-Length: 9\r\n\r\nab"),
    ],
)
def test_answer_that_breaks_off_is_none(server: BadServer, content: Answer) -> None:
    server.pages["/kaputt"] = content

    with pytest.raises(outgoing.NoAnswer):
        get(server.url("/kaputt"))


def test_server_that_is_not_there_is_told() -> None:
    with pytest.raises(outgoing.NotConnected, match="refused"):
        get("http://127.0.0.1:9/")


def test_encrypted_connections_need_a_certificate_that_is_trusted(tmp_path: Path) -> None:
    with serving(BadServer(certificate=self_signed(tmp_path))) as server:
        with pytest.raises(outgoing.BadCertificate):
            get(server.url("/good"))
        assert not server.requests


def test_encrypted_connection_is_made_to_the_address_that_was_checked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    certificate = self_signed(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    with serving(BadServer(certificate=certificate)) as server:
        assert get(server.url("/good"))
        elsewhere = parse_place(f"https://stadt.example:{server.server_port}/good")
        route = replace(FREE(parse_place(server.url("/good"))), place=elsewhere)
        way = outgoing.get(
            "https://stadt.example/", find_route=lambda _url: route, headers={}, limits=QUICK
        )
        with pytest.raises(outgoing.BadCertificate), way:
            pass
