"""Answers a request for a part of a file with that part, which seeking in a film takes.

Neither Django nor Wagtail does so, and Safari plays no film from a server that does not.
WhiteNoise does, but only for its own files.
"""

import re
from collections.abc import Callable, Iterator
from http import HTTPStatus
from typing import IO, Any, Final

from django.http import FileResponse, HttpRequest, HttpResponseBase
from django.utils.http import parse_http_date_safe

BLOCK_BYTES: Final = 64 * 1024
# One range; a server may answer what asks for several with the whole file (RFC 9110, 14.2).
SINGLE_RANGE: Final = re.compile(r"bytes=(?:(\d{1,18})-(\d{0,18})|-(\d{1,18}))", re.ASCII)


class ByteRangeMiddleware:
    """Cuts answers that are files to the range that was asked for."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if not isinstance(response, FileResponse) or response.status_code != HTTPStatus.OK:
            return response
        file = response.file_to_stream
        if file is None or not file.seekable():
            return response
        response.headers["Accept-Ranges"] = "bytes"
        asked = SINGLE_RANGE.fullmatch(request.headers.get("Range", "").strip())
        if request.method == "GET" and asked and _is_same_version(request, response):
            _cut(response, file, asked)
        return response


def _is_same_version(request: HttpRequest, response: FileResponse) -> bool:
    """Whether the file is still the one of which the visitor has a part already."""
    condition = request.headers.get("If-Range")
    if condition is None or condition == response.headers.get("ETag"):
        return True
    date = parse_http_date_safe(condition)
    return date is not None and date == parse_http_date_safe(
        response.headers.get("Last-Modified", "")
    )


def _cut(response: FileResponse, file: IO[bytes], asked: re.Match[str]) -> None:
    size = int(response.headers["Content-Length"])
    start, end = _bounds(asked, size=size)
    if end < start and asked[2] and int(asked[2]) < int(asked[1]):
        return  # not a range at all, so the whole file is the answer
    if end < start:
        response.status_code = HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE
        response.headers["Content-Range"] = f"bytes */{size}"
    else:
        response.status_code = HTTPStatus.PARTIAL_CONTENT
        response.headers["Content-Range"] = f"bytes {start}-{end}/{size}"
    length = max(0, end - start + 1)
    response.headers["Content-Length"] = str(length)
    file.seek(start)
    # Not a file any more: the server would send the whole of it.
    response.streaming_content = _blocks(file, length=length)


def _bounds(asked: re.Match[str], *, size: int) -> tuple[int, int]:
    """First and last byte; the last lies before the first where the file has no such part."""
    first, last, suffix = asked.groups()
    if suffix is not None:
        return max(0, size - int(suffix)), size - 1
    return int(first), min(int(last), size - 1) if last else size - 1


def _blocks(file: IO[Any], *, length: int) -> Iterator[bytes]:
    while length > 0 and (block := file.read(min(length, BLOCK_BYTES))):
        length -= len(block)
        yield block
