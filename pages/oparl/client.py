"""Asks an OParl server: with limits of time and size, again when it falters, and nobody else."""

import json
import time
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any, Final

from django.utils.translation import gettext as _

from cms import outgoing
from cms.outgoing import Place, Route
from pages.oparl.failures import AddressRefused, BadObject, NothingThere, OParlError, Unreachable

_HEADERS: Final = {"Accept": "application/json", "User-Agent": "town-site OParl import"}


@dataclass(frozen=True, slots=True)
class Limits(outgoing.Limits):
    """What an answer may cost, and how often it is asked for."""

    attempts: int = 4
    backoff_seconds: float = 1  # before the second attempt, then twice as long each time


class _Faltered(OParlError):
    """The server may well answer when asked again."""


class Client:
    """Fetches objects from one server."""

    def __init__(
        self, home_url: str, *, allow_private: bool = False, limits: Limits | None = None
    ) -> None:
        try:
            self.home = outgoing.parse_place(home_url)
        except outgoing.NoWebAddress as error:
            raise _in_words(error, url=home_url) from error
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
                return _parse_object(self._fetch(url), url=url)
            except _Faltered as error:
                reason = str(error)
        message = _("{url} gave no answer in {attempts} attempts: {reason}")
        raise Unreachable(message.format(url=url, attempts=self.limits.attempts, reason=reason))

    def _fetch(self, url: str) -> bytes:
        way = outgoing.get(url, find_route=self._fetch_route, headers=_HEADERS, limits=self.limits)
        try:
            with way as answer:
                _check_status(answer.status, url=url)
                return b"".join(answer.chunks())
        except outgoing.OutgoingError as error:
            raise _in_words(error, url=url) from error

    def _fetch_route(self, url: str) -> Route:
        place = outgoing.parse_place(url)
        check_same_server(place, home=self.home)
        return outgoing.fetch_route(place, allow_private=self.allow_private)


def check_same_server(place: Place, *, home: Place) -> None:
    """Refuse another server than the configured one; the way from HTTP to HTTPS is free."""
    upgraded = (home.scheme, home.port, place.scheme, place.port) == ("http", 80, "https", 443)
    same = (place.scheme, place.port) == (home.scheme, home.port)
    if place.host != home.host or not (same or upgraded):
        message = _("“{host}” is another server than “{home}”.")
        raise AddressRefused(
            message.format(host=f"{place.host}:{place.port}", home=f"{home.host}:{home.port}")
        )


def _check_status(status: int, *, url: str) -> None:
    if status == HTTPStatus.TOO_MANY_REQUESTS or status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        raise _Faltered(f"HTTP {status}")
    if status != HTTPStatus.OK:
        kind = NothingThere if status >= HTTPStatus.BAD_REQUEST else Unreachable
        raise kind(_("{url} answers with HTTP {status}.").format(url=url, status=status))


def _in_words(error: outgoing.OutgoingError, *, url: str) -> OParlError:
    """The failure of the import that an error on the way is."""
    kind: type[OParlError] = Unreachable
    match error:
        case outgoing.NoWebAddress():
            kind, url = AddressRefused, str(error)
            message = _("“{url}” is no web address.")
        case outgoing.InnerAddress():
            kind = AddressRefused
            message = _(
                "“{host}” leads to {address}, an address of this machine or of an inner network. "
                "If that is meant, set OPARL_ALLOW_PRIVATE."
            )
        case outgoing.UnknownHost():
            message = _("The server “{host}” is unknown.")
        case outgoing.TooManyRedirects():
            message = _("{url} redirects again and again.")
        case outgoing.TooLarge():
            kind, message = BadObject, _("The answer of {url} is too large.")
        case outgoing.TooSlow():
            kind, message = _Faltered, _("It takes too long.")
        case _:
            return _Faltered(str(error))
    address = getattr(error, "address", "")
    return kind(message.format(url=url, host=error, address=address))


def _parse_object(content: bytes, *, url: str) -> dict[str, Any]:
    try:
        found = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise BadObject(_("{url} does not answer with JSON.").format(url=url)) from error
    if not isinstance(found, dict):
        raise BadObject(_("{url} does not answer with an object.").format(url=url))
    return found
