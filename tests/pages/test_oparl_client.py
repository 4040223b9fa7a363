"""Where the import from OParl goes and where it does not, and what it bears."""

import pytest

from pages.oparl.addresses import check_same_server, fetch_ip_addresses, is_public, parse_place
from pages.oparl.client import Client, Limits
from pages.oparl.failures import AddressRefused, BadObject, CannotRun, Unreachable
from pages.oparl.importer import import_from
from tests.pages.oparl_server import QUICK, Town


def test_slow_server_is_given_up(server: Town) -> None:
    server.slow["/oparl/system"] = 1.0

    with pytest.raises(Unreachable, match="3 Versuchen"):
        Client(server.base, allow_private=True, limits=QUICK).fetch_object(server.url("system"))
    assert server.hits["/oparl/system"] == 3


def test_answer_that_is_too_large_is_refused(server: Town) -> None:
    server.raw["/oparl/system"] = b"x" * 200_000
    limits = Limits(answer_bytes=100_000)

    with pytest.raises(BadObject, match="zu groß"):
        Client(server.base, allow_private=True, limits=limits).fetch_object(server.url("system"))


def test_redirect_within_the_server_is_followed(server: Town) -> None:
    server.redirects["/oparl/alt"] = "/oparl/system"
    client = Client(server.base, allow_private=True, limits=QUICK)

    assert client.fetch_object(server.url("alt"))["type"].endswith("System")


@pytest.mark.parametrize(
    "target",
    [
        "http://10.0.0.1/",
        "http://169.254.169.254/latest/meta-data/",
        "http://localhost:1/",
        "file:///etc/passwd",
        "gopher://127.0.0.1/",
        "//[::1]/",
        "http://user@127.0.0.1/",
    ],
)
def test_redirect_elsewhere_is_refused(server: Town, target: str) -> None:
    server.redirects["/oparl/system"] = target
    client = Client(server.base, allow_private=True, limits=QUICK)

    with pytest.raises(AddressRefused):
        client.fetch_object(server.url("system"))


def test_redirects_without_end_are_given_up(server: Town) -> None:
    server.redirects["/oparl/system"] = "/oparl/system"

    with pytest.raises(Unreachable, match="immer wieder"):
        Client(server.base, allow_private=True, limits=QUICK).fetch_object(server.url("system"))


def test_this_machine_is_refused_unless_allowed(db: None, server: Town) -> None:
    url = server.url("system")

    with pytest.raises(CannotRun, match="OPARL_ALLOW_PRIVATE"):
        import_from(url, client=Client(url, limits=QUICK))
    assert server.requests == []


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


def test_unknown_server_is_unreachable() -> None:
    with pytest.raises(Unreachable):
        fetch_ip_addresses(parse_place("https://gibt-es-nicht.invalid/"), allow_private=False)


def test_https_is_not_left_for_http() -> None:
    home = parse_place("https://ris.stadt.example/oparl")

    with pytest.raises(AddressRefused):
        check_same_server(parse_place("http://ris.stadt.example/oparl"), home=home)
    check_same_server(home, home=parse_place("http://ris.stadt.example/"))
