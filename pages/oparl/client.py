"""Asks an OParl server: with limits of time and size, again when it falters, and nobody else."""

import json
import time
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any, Final
from urllib.parse import urljoin

import urllib3
from django.utils.translation import gettext as _

from pages.oparl.addresses import Place, check_same_server, fetch_ip_addresses, parse_place
from pages.oparl.failures import BadObject, NothingThere, OParlError, Unreachable

_CHUNK_BYTES: Final = 1 << 16
_HEADERS: Final = {"Accept": "application/json", "User-Agent": "town-site OParl import"}
_REDIRECTS: Final = {301, 302, 303, 307, 308}


@dataclass(frozen=True, slots=True)
class Limits:
    """What an answer may cost."""

    connect_seconds: float = 5
    read_seconds: float = 20  # of silence
    answer_seconds: float = 60  # for all of it
    answer_bytes: int = 20_000_000
    attempts: int = 4
    backoff_seconds: float = 1  # before the second attempt, then twice as long each time
    redirects: int = 5


class _Faltered(OParlError):
    """The server may well answer when asked again."""


class Client:
    """Fetches objects from one server."""

    def __init__(
        self, home_url: str, *, allow_private: bool = False, limits: Limits | None = None
    ) -> None:
        self.home = parse_place(home_url)
        self.allow_private = allow_private
        self.limits = limits or Limits()

    def fetch_object(self, url: str) -> dict[str, Any]:
        """The JSON object at the address.

        Raises Unreachable, NothingThere among it, AddressRefused or BadObject.
        """
        reason = ""
        for attempt in range(self.limits.attempts):
            if attempt:
                time.sleep(self.limits.backoff_seconds * 2 ** (attempt - 1))
            try:
                return _parse_object(self._fetch_following(url), url=url)
            except _Faltered as error:
                reason = str(error)
        message = _("{url} gave no answer in {attempts} attempts: {reason}")
        raise Unreachable(message.format(url=url, attempts=self.limits.attempts, reason=reason))

    def _fetch_following(self, url: str) -> bytes:
        for _redirect in range(self.limits.redirects + 1):
            answer = self._fetch(url)
            if isinstance(answer, bytes):
                return answer
            url = urljoin(url, answer)
        raise Unreachable(_("{url} redirects again and again.").format(url=url))

    def _fetch(self, url: str) -> bytes | str:
        """The content, or the address that the server sends us on to."""
        place = parse_place(url)
        check_same_server(place, home=self.home)
        addresses = fetch_ip_addresses(place, allow_private=self.allow_private)
        with _pool(place, addresses[0], limits=self.limits) as pool:
            try:
                response = pool.urlopen(
                    "GET",
                    place.target,
                    headers={**_HEADERS, "Host": _host_header(place)},
                    redirect=False,
                    retries=False,
                    assert_same_host=False,
                    preload_content=False,
                )
                return self._read(response, url=url)
            except (urllib3.exceptions.HTTPError, OSError) as error:
                raise _Faltered(f"{type(error).__name__}: {error}") from error

    def _read(self, response: urllib3.BaseHTTPResponse, *, url: str) -> bytes | str:
        status = response.status
        if status in _REDIRECTS and (location := response.headers.get("Location")):
            return location
        if status == HTTPStatus.TOO_MANY_REQUESTS or status >= HTTPStatus.INTERNAL_SERVER_ERROR:
            raise _Faltered(f"HTTP {status}")
        if status != HTTPStatus.OK:
            kind = NothingThere if status >= HTTPStatus.BAD_REQUEST else Unreachable
            raise kind(_("{url} answers with HTTP {status}.").format(url=url, status=status))
        deadline = time.monotonic() + self.limits.answer_seconds
        content = bytearray()
        for chunk in response.stream(_CHUNK_BYTES):
            content += chunk
            if len(content) > self.limits.answer_bytes:
                raise BadObject(_("The answer of {url} is too large.").format(url=url))
            if time.monotonic() > deadline:
                raise _Faltered(_("It takes too long."))
        return bytes(content)


def _pool(place: Place, address: str, *, limits: Limits) -> urllib3.HTTPConnectionPool:
    timeout = urllib3.Timeout(connect=limits.connect_seconds, read=limits.read_seconds)
    if place.scheme == "http":
        return urllib3.HTTPConnectionPool(address, place.port, timeout=timeout)
    # Connected by its number, and yet its certificate must be that of the name.
    return urllib3.HTTPSConnectionPool(
        address,
        place.port,
        timeout=timeout,
        server_hostname=place.host,
        assert_hostname=place.host,
        cert_reqs="CERT_REQUIRED",
    )


def _host_header(place: Place) -> str:
    host = f"[{place.host}]" if ":" in place.host else place.host
    usual = (place.scheme, place.port) in {("http", 80), ("https", 443)}
    return host if usual else f"{host}:{place.port}"


def _parse_object(content: bytes, *, url: str) -> dict[str, Any]:
    try:
        found = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise BadObject(_("{url} does not answer with JSON.").format(url=url)) from error
    if not isinstance(found, dict):
        raise BadObject(_("{url} does not answer with an object.").format(url=url))
    return found
