"""A small OParl 1.1 server on this machine, with the faults that real ones have."""

import json
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

from pages.models import OParlImport
from pages.oparl.client import Client, Limits
from pages.oparl.importer import import_from

QUICK = Limits(
    connect_seconds=1, read_seconds=0.3, answer_seconds=1, backoff_seconds=0.01, attempts=3
)
SCHEMA = "https://schema.oparl.org/1.1/"
LISTS = ("organization", "meeting", "agendaItem", "paper", "consultation")


class Town:
    """What the server knows; tests change it between two imports."""

    def __init__(self) -> None:
        self.base = ""
        self.lists: dict[str, list[Any]] = {name: [] for name in LISTS}
        self.offered: tuple[str, ...] = ("organization", "meeting", "paper")
        self.page_size = 2
        self.requests: list[str] = []
        self.hits: Counter[str] = Counter()
        self.failures: dict[str, list[int]] = {}  # by path: status of the next answers
        self.redirects: dict[str, str] = {}
        self.raw: dict[str, bytes] = {}
        self.slow: dict[str, float] = {}
        self.next_links: dict[str, str] = {}  # by path and query: another address of the next page
        self.bodies = 1

    def url(self, path: str) -> str:
        return f"{self.base}/oparl/{path}"

    def add(self, name: str, number: int, /, **fields: Any) -> dict[str, Any]:
        """An object of the list with the name."""
        entry = self.made(name, number, **fields)
        self.lists[name].append(entry)
        return entry

    def made(self, name: str, number: int, /, **fields: Any) -> dict[str, Any]:
        kind = name[0].upper() + name[1:]
        return {
            "id": self.url(f"{name}/{number}"),
            "type": f"{SCHEMA}{kind}",
            "created": "2021-01-01T08:00:00+01:00",
            "modified": "2021-02-01T08:00:00+01:00",
            **fields,
        }

    def answer(self, path: str, query: dict[str, list[str]]) -> Any:
        """The JSON at the path, or None."""
        if path == "/oparl/system":
            return {"id": self.url("system"), "type": f"{SCHEMA}System", "body": self.url("bodies")}
        if path == "/oparl/bodies":
            return {"data": [self._body(number) for number in range(1, self.bodies + 1)]}
        if path == "/oparl/body/1":
            return self._body(1)
        name, _slash, number = path.removeprefix("/oparl/").partition("/")
        if name in self.lists and not number:
            return self._page(name, query)
        return next((one for one in self._all() if _path_of(one) == path), None)

    def _body(self, number: int) -> dict[str, Any]:
        lists = {name: self.url(name) for name in self.offered}
        return {"id": self.url(f"body/{number}"), "type": f"{SCHEMA}Body", "name": "Stadt", **lists}

    def _page(self, name: str, query: dict[str, list[str]]) -> dict[str, Any]:
        number = int(query.get("page", ["1"])[0])
        since = query.get("modified_since", [""])[0]
        entries = [one for one in self.lists[name] if not since or _modified(one) >= since[:19]]
        start = (number - 1) * self.page_size
        links = {}
        if start + self.page_size < len(entries):
            suffix = f"&modified_since={since.replace('+', '%2B')}" if since else ""
            key = f"{name}?page={number}"
            links["next"] = self.next_links.get(key, self.url(f"{name}?page={number + 1}{suffix}"))
        return {"data": entries[start : start + self.page_size], "links": links}

    def _all(self) -> Iterator[Any]:
        for entries in self.lists.values():
            for one in entries:
                yield one
                if isinstance(one, dict):
                    yield from one.get("agendaItem") or []
                    yield from one.get("consultation") or []


def _path_of(entry: Any) -> str:
    return urlsplit(str(entry.get("id", ""))).path if isinstance(entry, dict) else ""


def _modified(entry: Any) -> str:
    return str(entry.get("modified", ""))[:19] if isinstance(entry, dict) else "9"


@contextmanager
def serving() -> Iterator[Town]:
    """A server that answers until the block ends."""
    town = Town()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            town.requests.append(self.path)
            town.hits[parts.path] += 1
            if waiting := town.slow.get(parts.path):
                time.sleep(waiting)
            if statuses := town.failures.get(parts.path):
                self._send(statuses.pop(0), b"{}")
            elif location := town.redirects.get(parts.path):
                self._send(302, b"", Location=location)
            elif (raw := town.raw.get(parts.path)) is not None:
                self._send(200, raw)
            elif (found := town.answer(parts.path, parse_qs(parts.query))) is not None:
                self._send(200, json.dumps(found).encode())
            else:
                self._send(404, b"{}")

        def _send(self, status: int, content: bytes, **headers: str) -> None:
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            with suppress(OSError):  # the other side may no longer wait
                self.wfile.write(content)

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the library's name
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    town.base = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield town
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@contextmanager
def serving_a_council() -> Iterator[Town]:
    """A server with two committees, a group, two meetings and three papers."""
    with serving() as town:
        for number, name in enumerate(["Rat der Stadt", "Digitalausschuss", "Die Mitte"], start=1):
            kind = "Fraktion" if number == 3 else "Gremium"
            town.add("organization", number, name=name, organizationType=kind)
        _add_meetings(town)
        _add_papers(town)
        yield town


def _add_meetings(town: Town) -> None:
    for number in (1, 2):
        item = town.made(
            "agendaItem",
            number,
            number=f"Ö {number}",
            order=number,
            name="Digitalisierung beschleunigen",
            public=True,
            result="einstimmig beschlossen" if number == 2 else None,
            resolutionText="Die Verwaltung legt ein Konzept vor." if number == 2 else None,
        )
        town.add(
            "meeting",
            number,
            name=f"{number}. Sitzung",
            start=f"2021-03-0{number}T17:00:00+01:00",
            organization=[town.url(f"organization/{3 - number}")],
            location={"description": "Ratssaal", "streetAddress": "Markt 1"},
            agendaItem=[item],
        )


def _add_papers(town: Town) -> None:
    consultation = town.made(
        "consultation",
        1,
        agendaItem=town.url("agendaItem/2"),
        meeting=town.url("meeting/2"),
        organization=[town.url("organization/1")],
        authoritative=True,
        role="Entscheidung",
    )
    town.add(
        "paper",
        1,
        name="Antrag: Digitalisierung beschleunigen",
        reference="2021/017",
        date="2021-01-27",
        paperType="Antrag",
        originatorOrganization=[town.url("organization/3")],
        relatedPaper=[town.url("paper/3")],
        mainFile={"id": town.url("file/1"), "accessUrl": town.url("file/1.pdf")},
        consultation=[consultation],
    )
    town.add("paper", 2, name="Bericht", reference="2022/101")
    town.add("paper", 3, name="Vorlage", reference="2021/044")


def run_import(town: Town, path: str = "system") -> OParlImport:
    """What comes of importing from the address on the server."""
    url = town.url(path)
    return import_from(url, client=Client(url, allow_private=True, limits=QUICK))
