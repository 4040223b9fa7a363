"""Fetches files by their addresses: the site's own from the scan's server, others with more care.

What the site makes on request, such as the PDF of a report, is asked for as visitors do. Another
server is whoever a page links, so nothing that it answers may lead to this machine or its
neighbours, or hold up the scan.
"""

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http import HTTPStatus
from itertools import chain
from pathlib import PurePosixPath
from typing import Final
from urllib.parse import unquote, urlsplit

from django.utils.http import parse_header_parameters

from accessibility.conf import configuration
from accessibility.documents.contents import DOCX, FILE_TYPES, ODT, PDF
from accessibility.documents.files import Opened, Unavailable, printable
from accessibility.documents.links import UNCHECKED_TYPES
from accessibility.documents.reading import Limits as ReadingLimits
from accessibility.failures import Failure
from accessibility.targets import at_base
from cms import outgoing
from cms.outgoing import Limits, Place, Route

_MAX_BYTES: Final = ReadingLimits().bytes
OWN: Final = Limits(read_seconds=75, answer_seconds=75, answer_bytes=_MAX_BYTES)
"""The site may take a minute to set a long report as PDF."""
OWN_PATIENCE_SECONDS: Final = 180
"""For how long the site may send away who asks for a file that it is just making."""
ELSEWHERE: Final = Limits(answer_bytes=_MAX_BYTES)
MAX_UNREACHED: Final = 5
"""After so many other servers without a connection and none with one, there is no way out."""
_HEAD_BYTES: Final = 1024
_MAX_NAME_CHARS: Final = 200
_OFFICE: Final = "application/vnd.openxmlformats-officedocument"
_OPEN: Final = "application/vnd.oasis.opendocument"
_TYPES: Final = {
    "application/pdf": PDF,
    f"{_OFFICE}.wordprocessingml.document": DOCX,
    f"{_OPEN}.text": ODT,
    "application/msword": "doc",
    "application/rtf": "rtf",
    "application/vnd.ms-excel": "xls",
    f"{_OFFICE}.spreadsheetml.sheet": "xlsx",
    f"{_OPEN}.spreadsheet": "ods",
    "application/vnd.ms-powerpoint": "ppt",
    f"{_OFFICE}.presentationml.presentation": "pptx",
    f"{_OPEN}.presentation": "odp",
}
_VAGUE: Final = ("", "application/octet-stream", "application/zip", "application/force-download")
"""What servers say that do not know better: the file's name does."""

_FAILURES: Final = {
    outgoing.NoWebAddress: Failure.BAD_ADDRESS,
    outgoing.UnknownHost: Failure.UNKNOWN_HOST,
    outgoing.InnerAddress: Failure.INNER_ADDRESS,
    outgoing.NoAnswer: Failure.CONNECTION,
    outgoing.NotConnected: Failure.CONNECTION,
    outgoing.BadCertificate: Failure.CERTIFICATE,
    outgoing.TooManyRedirects: Failure.REDIRECTS,
    outgoing.TooLarge: Failure.FILE_TOO_LARGE,
    outgoing.TooSlow: Failure.FILE_TIMEOUT,
}


class Downloads:
    """The way to files by their addresses, for the time of one scan.

    ``base_url`` and ``resolve`` say where the site is asked in place of its public address: at
    another scheme and host, and at which IP address and port a host with its port is.
    """

    def __init__(
        self,
        root_url: str,
        *,
        base_url: str = "",
        resolve: Mapping[str, str] | None = None,
        elsewhere: Limits = ELSEWHERE,
    ) -> None:
        self._base_url = base_url or root_url
        self._resolve = {
            _server(outgoing.parse_place(f"http://{host}")): at
            for host, at in (resolve or {}).items()
        }
        self._conf = configuration()
        self._elsewhere = elsewhere
        host = outgoing.parse_place(root_url).host
        self._headers = {"Accept": "*/*", "User-Agent": f"accessibility check of {host}"}
        own = (root_url, self._base_url, f"http://{host}", f"https://{host}")
        self._own_servers = {_server(outgoing.parse_place(url)) for url in own}
        self._host = ""
        self._unreached: dict[str, Unavailable] = {}
        self._is_out = False

    @contextmanager
    def opened(self, url: str) -> Iterator[Opened]:
        """The file at the address; raises Unavailable."""
        try:
            limits = OWN if self._is_own(outgoing.parse_place(url)) else self._elsewhere
            with self._answer(url, limits) as answer:
                self._is_out |= bool(self._host)
                if answer.status != HTTPStatus.OK:
                    is_busy = answer.status == HTTPStatus.SERVICE_UNAVAILABLE
                    failure = Failure.FILE_NOT_YET if is_busy else Failure.FILE_STATUS
                    raise Unavailable(failure, str(answer.status))
                yield _opened(answer, url)
        except outgoing.OutgoingError as error:
            reason = Unavailable(_FAILURES[type(error)], str(error))
            if self._host and isinstance(error, outgoing.NotConnected | outgoing.UnknownHost):
                self._unreached[self._host] = reason
            raise reason from error

    @contextmanager
    def _answer(self, url: str, limits: Limits) -> Iterator[outgoing.Answer]:
        """What the server says, our own once more after the time for which it asks."""
        patience = OWN_PATIENCE_SECONDS if limits is OWN else 0
        while True:
            with outgoing.get(
                url, find_route=self._fetch_route, headers=self._headers, limits=limits
            ) as answer:
                pause = _pause(answer)
                if not 0 < pause <= patience:
                    yield answer
                    return
            patience -= pause
            time.sleep(pause)

    def _is_own(self, place: Place) -> bool:
        return _server(place) in self._own_servers

    def _fetch_route(self, url: str) -> Route:
        """The way to an address, to which a page or a server leads us."""
        place = outgoing.parse_place(url)
        is_own = self._is_own(place)
        self._host = "" if is_own else place.host
        return self._fetch_own_route(url) if is_own else self._fetch_route_out(place)

    def _fetch_own_route(self, url: str) -> Route:
        place = outgoing.parse_place(at_base(url, self._base_url))
        if known := self._resolve.get(_server(place)):
            address, _colon, port = known.rpartition(":")
            return Route(place, address, int(port))
        return outgoing.fetch_route(place, allow_private=True)

    def _fetch_route_out(self, place: Place) -> Route:
        if not self._conf.check_elsewhere:
            raise Unavailable(Failure.FILE_ELSEWHERE)
        if known := self._unreached.get(place.host):
            raise Unavailable(known.failure, known.detail)
        if not self._is_out and len(self._unreached) >= MAX_UNREACHED:
            raise Unavailable(Failure.NO_WAY_OUT)
        return outgoing.fetch_route(place, allow_private=self._conf.check_private_hosts)


def _server(place: Place) -> tuple[str, int]:
    return place.host, place.port


def _pause(answer: outgoing.Answer) -> int:
    """After how many seconds a busy server wants to be asked again; 0 where it names none."""
    wanted = answer.headers.get("Retry-After", "")
    is_busy = answer.status == HTTPStatus.SERVICE_UNAVAILABLE
    return int(wanted[:9]) if is_busy and wanted.isdecimal() else 0


def _opened(answer: outgoing.Answer, url: str) -> Opened:
    """The file in an answer; what it is, its first bytes say or, after them, its server."""
    chunks = answer.chunks()
    head = next(chunks, b"")
    media_type = answer.headers.get("Content-Type", "").partition(";")[0].strip().lower()
    name = _file_name(answer.headers.get("Content-Disposition", ""), url)
    file_type = _file_type(head[:_HEAD_BYTES], media_type=media_type, name=name)
    if not file_type:
        raise Unavailable(Failure.FILE_NONE, media_type or "–")
    if file_type not in FILE_TYPES:
        raise Unavailable(Failure.FILE_TYPE, file_type.upper())
    return Opened(file_type, name, chain((head,), chunks))


def _file_type(head: bytes, *, media_type: str, name: str) -> str:
    """The type as its usual ending; empty for what is no file that people read."""
    if b"%PDF-" in head:
        return PDF
    ending = PurePosixPath(name).suffix[1:].lower()
    is_known = ending in {*FILE_TYPES, *UNCHECKED_TYPES}
    return ending if media_type in _VAGUE and is_known else _TYPES.get(media_type, "")


def _file_name(disposition: str, url: str) -> str:
    """The name under which the file would be saved."""
    try:
        _kind, parameters = parse_header_parameters(disposition)
    except (LookupError, ValueError):  # in an encoding that nobody knows, or without an end
        parameters = {}
    name = parameters.get("filename") or unquote(urlsplit(url).path.rstrip("/"))
    return printable(PurePosixPath(name).name[-_MAX_NAME_CHARS:])
