"""Where the import from OParl goes and where it does not, and what it bears."""

import pytest

from cms.outgoing import parse_place
from pages.oparl.client import Client, Limits, check_same_server
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


def test_unknown_server_is_unreachable() -> None:
    url = "https://gibt-es-nicht.invalid/"

    with pytest.raises(Unreachable, match="unbekannt"):
        Client(url, limits=QUICK).fetch_object(url)


def test_https_is_not_left_for_http() -> None:
    home = parse_place("https://ris.stadt.example/oparl")

    with pytest.raises(AddressRefused):
        check_same_server(parse_place("http://ris.stadt.example/oparl"), home=home)
    check_same_server(home, home=parse_place("http://ris.stadt.example/"))
