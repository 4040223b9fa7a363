"""Asks other servers for what lies at an address, with limits of time and size.

Never this machine or its neighbours, unless that is allowed. An answer may lead on to another
address, so each is checked, and the connection is made to the very IP address that was checked: a
name may mean something else a moment later.
"""

import contextlib
import http.client
import ipaddress
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote, urljoin, urlsplit

import urllib3
from urllib3.connection import HTTPConnection, HTTPSConnection

_PORTS: Final = {"http": 80, "https": 443}
_NAT64: Final = ipaddress.ip_network("64:ff9b::/96")
_REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
_CHUNK_BYTES: Final = 1 << 16
_SAFE: Final = "/%:@!$&'()*+,;=~?"
"""What stands in paths and queries as it is; everything else is written with per cent signs."""
_TROUBLE: Final = (urllib3.exceptions.HTTPError, http.client.HTTPException, OSError)


class OutgoingError(Exception):
    """The base of all; a message is what it is about, and the words for people are the caller's."""


class NoWebAddress(OutgoingError, ValueError):
    """The address is none of the web."""


class UnknownHost(OutgoingError):
    """Nobody knows the name of the server."""


class InnerAddress(OutgoingError):
    """The name leads to this machine or to an inner network."""

    def __init__(self, host: str, address: str) -> None:
        super().__init__(host)
        self.address = address


class NoAnswer(OutgoingError):
    """The server gives no answer, or not the whole of it."""


class NotConnected(NoAnswer):
    """There is not even a connection."""


class BadCertificate(NotConnected):
    """The server cannot prove that it is who it says."""


class TooManyRedirects(OutgoingError):
    """The server sends us on again and again."""


class TooLarge(OutgoingError):
    """The answer is larger than was asked for."""


class TooSlow(OutgoingError):
    """The answer takes too long; the message is the limit in seconds."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What an answer may cost."""

    connect_seconds: float = 5
    read_seconds: float = 20  # of silence
    answer_seconds: float = 60  # for all of it, redirects among it
    answer_bytes: int = 20_000_000
    redirects: int = 5


@dataclass(frozen=True, slots=True)
class Place:
    """Where an address leads, before its name is looked up."""

    scheme: str
    host: str
    port: int
    target: str  # path and query

    @property
    def host_header(self) -> str:
        """The name by which the server is asked."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"


@dataclass(frozen=True, slots=True)
class Route:
    """A place with the IP address and port at which it is asked for."""

    place: Place
    address: str
    port: int


def parse_place(url: str) -> Place:
    """The parts of a web address; raises NoWebAddress."""
    try:
        parts = urlsplit(url)
        port = parts.port
        host = (parts.hostname or "").encode("idna").decode()
    except ValueError as error:  # UnicodeError among it
        raise NoWebAddress(url) from error
    if parts.scheme not in _PORTS or not host or parts.username or parts.password:
        raise NoWebAddress(url)
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return Place(parts.scheme, host, port or _PORTS[parts.scheme], quote(target, safe=_SAFE))


def fetch_route(place: Place, *, allow_private: bool) -> Route:
    """The way to a place. All its IP addresses are public, unless private ones are allowed.

    Raises UnknownHost or InnerAddress.
    """
    try:
        found = socket.getaddrinfo(place.host, place.port, type=socket.SOCK_STREAM)
    except (OSError, ValueError) as error:
        raise UnknownHost(place.host) from error
    addresses = [str(entry[4][0]) for entry in found]
    for address in addresses:
        if not allow_private and not is_public(address):
            raise InnerAddress(place.host, address)
    return Route(place, addresses[0], place.port)


def is_public(address: str) -> bool:
    """Whether the IP address is one of the open internet."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if inner is None and ip in _NAT64:
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
    return ip.is_global and not ip.is_multicast


class _Deadline:
    """Shuts a connection when its time is over, whatever it is waiting for just then.

    A limit of silence alone is none: a server may send a byte now and then for ever.
    """

    def __init__(self, connection: socket.socket, *, seconds: float) -> None:
        self.is_over = False
        self._connection = connection
        self._timer = threading.Timer(max(seconds, 0), self._shut)
        self._timer.daemon = True

    def __enter__(self) -> "_Deadline":
        self._timer.start()
        return self

    def __exit__(self, *_exception: object) -> None:
        self._timer.cancel()

    def _shut(self) -> None:
        self.is_over = True
        with contextlib.suppress(OSError):
            # That of an encrypted connection would pull it from under the thread that reads.
            socket.socket.shutdown(self._connection, socket.SHUT_RDWR)


class Answer:
    """What a server answers: status and headers, and then the content piece by piece."""

    def __init__(
        self, response: urllib3.HTTPResponse, *, limits: Limits, deadline: _Deadline
    ) -> None:
        self.status = response.status
        self.headers = response.headers
        self._response, self._limits, self._deadline = response, limits, deadline

    def chunks(self) -> Iterator[bytes]:
        """The content; raises TooLarge, TooSlow or NoAnswer."""
        if (self._response.length_remaining or 0) > self._limits.answer_bytes:
            raise TooLarge(str(self._response.length_remaining))
        size = 0
        with _told(NoAnswer, self._limits, self._deadline):
            for chunk in self._response.stream(_CHUNK_BYTES):
                size += len(chunk)
                if size > self._limits.answer_bytes:
                    raise TooLarge(str(size))
                yield chunk


@contextlib.contextmanager
def get(
    url: str,
    *,
    find_route: Callable[[str], Route],
    headers: Mapping[str, str],
    limits: Limits,
) -> Iterator[Answer]:
    """The answer to a GET, wherever the server sends us on to: `find_route` allows each address.

    Raises what `find_route` raises, NoAnswer, TooSlow or TooManyRedirects.
    """
    until = time.monotonic() + limits.answer_seconds
    for _redirect in range(limits.redirects + 1):
        route = find_route(url)
        seconds = until - time.monotonic()
        with _asked(route, headers=headers, limits=limits, seconds=seconds) as answer:
            location = answer.headers.get("Location") if answer.status in _REDIRECTS else None
            if not location:
                yield answer
                return
        url = _joined(url, location)
    raise TooManyRedirects(url)


def _joined(url: str, location: str) -> str:
    try:
        return urljoin(url, location)
    except ValueError as error:
        raise NoWebAddress(location) from error


@contextlib.contextmanager
def _asked(
    route: Route, *, headers: Mapping[str, str], limits: Limits, seconds: float
) -> Iterator[Answer]:
    connection = _connection(route, limits=limits)
    with contextlib.closing(connection):
        with _told(NotConnected, limits):
            connection.connect()
        connection.timeout = limits.read_seconds
        with _Deadline(connection.sock, seconds=seconds) as deadline:
            with _told(NoAnswer, limits, deadline):
                connection.request(
                    "GET",
                    route.place.target,
                    headers={**headers, "Host": route.place.host_header},
                    preload_content=False,
                )
                response = connection.getresponse()
            with contextlib.closing(response):
                yield Answer(response, limits=limits, deadline=deadline)


def _connection(route: Route, *, limits: Limits) -> HTTPConnection:
    seconds = limits.connect_seconds
    if route.place.scheme == "http":
        return HTTPConnection(route.address, route.port, timeout=seconds)
    # Connected by its number, and yet its certificate must be that of the name.
    return HTTPSConnection(
        route.address,
        route.port,
        timeout=seconds,
        server_hostname=route.place.host,
        cert_reqs="CERT_REQUIRED",
    )


@contextlib.contextmanager
def _told(
    kind: type[NoAnswer], limits: Limits, deadline: _Deadline | None = None
) -> Iterator[None]:
    """Say in words of ours what goes wrong on the way."""
    try:
        yield
    except _TROUBLE as error:
        if deadline and deadline.is_over:
            raise TooSlow(f"{limits.answer_seconds:g}") from error
        if isinstance(error, TimeoutError | urllib3.exceptions.ReadTimeoutError) and deadline:
            raise TooSlow(f"{limits.read_seconds:g}") from error
        if isinstance(error, ssl.SSLCertVerificationError):
            raise BadCertificate(error.verify_message) from error
        raise kind(_reason(error)) from error
    if deadline and deadline.is_over:  # for a connection that is shut looks like an answer's end
        raise TooSlow(f"{limits.answer_seconds:g}")


def _reason(error: BaseException) -> str:
    """Such as “Connection refused”, or what the error is called."""
    cause = error if isinstance(error, OSError) else error.__cause__
    return getattr(cause, "strerror", None) or type(error).__name__
