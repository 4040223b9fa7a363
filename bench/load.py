"""A light client that asks one address again and again, so that little but the server is measured.

It sends the same prepared bytes over kept connections and reads answers without parsing more of
them than their length: the client runs on the same cores and must not take them from the server.
"""

import socket
import threading
import time
from dataclasses import dataclass
from urllib.parse import urlsplit

_END_OF_HEAD = b"\r\n\r\n"
_TIMEOUT_SECONDS = 30


@dataclass(frozen=True, slots=True)
class Load:
    """What a server bore."""

    requests: int
    seconds: float

    @property
    def requests_per_second(self) -> float:
        return self.requests / self.seconds


def load(url: str, *, connections: int, seconds: float, most: int) -> Load:
    """Ask for the address over several connections, for a time or until there were ``most``.

    Raises RuntimeError when an answer is not 200.
    """
    parts = urlsplit(url)
    request = f"GET {parts.path or '/'}?{parts.query} HTTP/1.1\r\nHost: {parts.netloc}\r\n\r\n"
    server = (parts.hostname or "", parts.port or 80)
    give_up_at = time.monotonic() + seconds
    counts = [0] * connections
    errors: list[Exception] = []

    def work(number: int) -> None:
        connection = _Connection(server, request.encode())
        try:
            while time.monotonic() < give_up_at and sum(counts) < most and not errors:
                connection.ask()
                counts[number] += 1
        except (OSError, RuntimeError) as error:
            errors.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=work, args=(number,)) for number in range(connections)]
    started = time.monotonic()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if errors:
        raise RuntimeError(f"{url}: {errors[0]}") from errors[0]
    return Load(sum(counts), time.monotonic() - started)


class _Connection:
    def __init__(self, server: tuple[str, int], request: bytes) -> None:
        self._server, self._request = server, request
        self._socket: socket.socket | None = None

    def ask(self) -> None:
        """Send the request and read the answer; a connection that the server ended is renewed."""
        if self._socket is None:
            self._socket = socket.create_connection(self._server, timeout=_TIMEOUT_SECONDS)
        self._socket.sendall(self._request)
        answer = self._receive_head(self._socket)
        head, _, body = answer.partition(_END_OF_HEAD)
        status = head.split(b" ", 2)[1:2]
        if status != [b"200"]:
            raise RuntimeError(f"answered {head[:40]!r}")
        fields = head.lower()
        missing = _content_length(fields) - len(body)
        while missing > 0:
            missing -= len(self._receive(self._socket))
        if b"connection: close" in fields:
            self.close()

    def close(self) -> None:
        if self._socket is not None:
            self._socket.close()
            self._socket = None

    def _receive_head(self, connected: socket.socket) -> bytes:
        answer = self._receive(connected)
        while _END_OF_HEAD not in answer:
            answer += self._receive(connected)
        return answer

    @staticmethod
    def _receive(connected: socket.socket) -> bytes:
        piece = connected.recv(262_144)
        if not piece:
            raise RuntimeError("the server ended the connection")
        return piece


def _content_length(fields: bytes) -> int:
    _, found, rest = fields.partition(b"content-length: ")
    if not found:
        raise RuntimeError("an answer without its length")
    return int(rest.split(b"\r\n", 1)[0])
