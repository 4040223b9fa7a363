"""A real server whose every page is bad in its own way, to see that an audit survives it."""

import contextlib
import ssl
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import psutil

GOOD_HTML = (
    "<!doctype html><html lang='de'><head><title>Digitales Rathaus</title></head><body><main>"
    "<h1>Digitales Rathaus</h1><p>Die Stadt berichtet über ihre Vorhaben.</p></main></body></html>"
)
Handler = BaseHTTPRequestHandler
Answer = Callable[["BadServer", Handler], None]
_MEBIBYTE = 1024 * 1024


class BadServer(ThreadingHTTPServer):
    """Answers by ``pages``, at first `PAGES`, and to all else with ``default`` or 404.

    ``requests`` counts by path.
    """

    daemon_threads = True
    block_on_close = False

    def __init__(self, *, certificate: Path | None = None, default: Answer | None = None) -> None:
        super().__init__(("127.0.0.1", 0), _BadHandler)
        self.pages = dict(PAGES)
        self.default = default or status(404)
        self.requests: Counter[str] = Counter()
        self.closing = threading.Event()
        self._scheme = "http"
        if certificate:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(certificate)
            self.socket = context.wrap_socket(self.socket, server_side=True)
            self._scheme = "https"

    def url(self, path: str) -> str:
        """The address of one of the pages."""
        return f"{self._scheme}://127.0.0.1:{self.server_port}{path}"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing: browsers that are killed hang up in the middle of an answer."""


class _BadHandler(BaseHTTPRequestHandler):
    server: BadServer

    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        self.server.requests[path] += 1
        self.server.pages.get(path, self.server.default)(self.server, self)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the base's own name
        """Say nothing."""


@contextlib.contextmanager
def serving(server: BadServer) -> Iterator[BadServer]:
    """Serve in a thread while the context lasts."""
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.closing.set()
        server.shutdown()
        server.server_close()
        thread.join()


def answer(handler: Handler, body: bytes | str, *, code: int = 200, **headers: str) -> None:
    """Send a whole answer; ``Content_Type`` names a header with an underscore."""
    content = body.encode() if isinstance(body, str) else body
    headers = {"Content_Type": "text/html; charset=utf-8"} | headers
    handler.send_response(code)
    for name, value in headers.items():
        handler.send_header(name.replace("_", "-"), value)
    handler.send_header("Content-Length", str(len(content)))
    handler.end_headers()
    handler.wfile.write(content)


def page(body: str) -> Answer:
    """A German page with this body."""
    html = GOOD_HTML.replace("</main>", f"</main>{body}")
    return lambda _server, handler: answer(handler, html)


def raw(body: bytes | str, **headers: str) -> Answer:
    """Exactly these bytes."""
    return lambda _server, handler: answer(handler, body, code=200, **headers)


def status(code: int, body: str = "<h1>Fehler</h1>", **headers: str) -> Answer:
    """An error of the server."""
    return lambda _server, handler: answer(handler, body, code=code, **headers)


def redirect_without_end(server: BadServer, handler: Handler) -> None:
    answer(handler, "", code=302, Location=f"/redirects?{server.requests['/redirects']}")


def never_ends(server: BadServer, handler: Handler) -> None:
    """Half a page, and then nothing more."""
    handler.send_response(200)
    handler.send_header("Content-Type", "text/html")
    handler.end_headers()
    handler.wfile.write(GOOD_HTML[:120].encode())
    handler.wfile.flush()
    server.closing.wait(timeout=60)


def never_answers(server: BadServer, _handler: Handler) -> None:
    server.closing.wait(timeout=60)


def large(_server: BadServer, handler: Handler) -> None:
    """50 MB of a page, as it comes from a picture that was pasted into the text."""
    handler.send_response(200)
    handler.send_header("Content-Type", "text/html; charset=utf-8")
    handler.end_headers()
    handler.wfile.write(GOOD_HTML.encode() + b"<img alt='' src='data:image/png;base64,")
    for _ in range(50):
        handler.wfile.write(b"iVBORw0K" * (_MEBIBYTE // 8))
    handler.wfile.write(b"'>")


def late(seconds: float, then: Answer) -> Answer:
    """The same answer after a while."""

    def wait_and_answer(server: BadServer, handler: Handler) -> None:
        time.sleep(seconds)
        then(server, handler)

    return wait_and_answer


def browser_of(handler: Handler) -> psutil.Process:
    """The Chromium that sent the request, by the other end of the connection."""
    port = handler.client_address[1]
    for process in psutil.Process().children(recursive=True):
        with contextlib.suppress(psutil.Error):
            if any(c.laddr and c.laddr.port == port for c in process.net_connections("tcp")):
                parent = process.parent()
                assert parent is not None
                return parent
    raise LookupError(f"nobody asks from port {port}")


def kill_tab(server: BadServer, handler: Handler) -> None:
    """End the renderers of the browser that asks, which is what a crash of its tab is."""
    for process in browser_of(handler).children(recursive=True):
        with contextlib.suppress(psutil.Error):
            if "--type=renderer" in process.cmdline():
                process.kill()
    never_answers(server, handler)


def kill_browser(server: BadServer, handler: Handler) -> None:
    browser_of(handler).kill()
    never_answers(server, handler)


def kill_driver(server: BadServer, handler: Handler) -> None:
    for process in browser_of(handler).parents():
        if process.name() == "chromedriver":
            process.kill()
    never_answers(server, handler)


def once(kill: Answer) -> Answer:
    """Kill at the first request; from then on there is nothing wrong with the page."""

    def kill_or_answer(server: BadServer, handler: Handler) -> None:
        path = handler.path.partition("?")[0]
        if server.requests[path] == 1:
            kill(server, handler)
        else:
            answer(handler, GOOD_HTML)

    return kill_or_answer


PAGES: dict[str, Answer] = {
    "/good": raw(GOOD_HTML),
    "/twice-found": page("<h1>Rathaus</h1><h2> </h2><p><a href='/' tabindex='3'>Start</a></p>"),
    "/found-in-a-frame": page("<h1>Rathaus</h1><iframe title='Bild' srcdoc='<h2></h2>'></iframe>"),
    "/takes-axe-away": page("<img src='/x.png'><script>var axe = null</script>"),
    "/no-alt": page("<img src='data:image/gif;base64,R0lGODlhAQABAAAAACw=' width=99 height=99>"),
    "/500": status(500),
    "/500-empty": status(500, body=""),
    "/404-empty": status(404, body=""),
    "/redirects": redirect_without_end,
    "/moved": lambda _server, handler: answer(handler, "", code=301, Location="/good"),
    "/never-ends": never_ends,
    "/never-answers": never_answers,
    "/hangs-up": lambda _server, _handler: None,
    "/large": large,
    "/script-loops": page("<script>for (;;) {}</script>"),
    # Only when something asks for a style, as axe-core does.
    "/script-loops-when-asked": page("<script>getComputedStyle = () => { for (;;) {} }</script>"),
    "/confirms-for-ever": page("<script>while (!confirm('Cookies?')) {}</script>"),
    "/alert": page("<script>alert('Willkommen!')</script>"),
    "/alert-later": page("<script>onload = () => setTimeout(() => alert('Na?'), 15)</script>"),
    "/alert-in-frame": page(
        "<iframe title='Rahmen' srcdoc=\"<script>alert(1)</script>\"></iframe>"
    ),
    "/before-unload": page(
        "<script>onbeforeunload = (event) => { event.preventDefault(); return 'Bleiben?' }</script>"
    ),
    "/restless": page(
        "<p id=t></p><script>setInterval(() => { t.textContent = performance.now() }, 10)</script>"
    ),
    "/kills-tab": kill_tab,
    "/kills-browser": kill_browser,
    "/kills-driver": kill_driver,
    "/kills-tab-once": once(kill_tab),
    "/kills-browser-once": once(kill_browser),
    "/kills-driver-once": once(kill_driver),
    "/pdf": raw(b"%PDF-1.4\n%%EOF", Content_Type="application/pdf"),
    "/image": raw(b"<svg xmlns='http://www.w3.org/2000/svg'/>", Content_Type="image/svg+xml"),
    "/zip": raw(b"PK\x05\x06" + bytes(18), Content_Type="application/zip"),
    "/attachment": raw(GOOD_HTML, Content_Disposition="attachment; filename=seite.html"),
    "/json": raw('{"rathaus": "digital"}', Content_Type="application/json"),
    "/plain": raw("Guten Tag", Content_Type="text/plain; charset=utf-8"),
    "/no-content": status(204, body=""),
    "/empty": raw(""),
    "/not-to-be-stored": raw(
        "<!doctype html><html lang=de><title>Grüße</title><main><h1>Grüße</h1><h2> </h2></main>",
        Content_Type="text/html; charset=utf-8",
        Cache_Control="no-store",
    ),
    "/unclosed": raw("<!doctype html><html lang=de><title>Offen</title><div><p>Kein <b>Ende"),
    "/fragment": raw("<p>Weder html noch head<table><td>Zelle</p></span>"),
    "/wrong-charset": raw("<title>Bürger</title><p>Straße".encode("latin-1")),
    "/zero-bytes": raw(b"<!doctype html><html lang=de><title>Nullen</title>\x00\x00<p>\x00Text"),
}
