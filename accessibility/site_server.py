"""Serves the site itself on a loopback port for the time of a scan, under its own host name."""

import contextlib
import socketserver
import threading
from collections.abc import Callable, Iterable, Iterator
from typing import Any
from urllib.parse import SplitResult
from wsgiref.simple_server import WSGIRequestHandler

from django.core.handlers.wsgi import WSGIHandler
from django.core.servers.basehttp import WSGIServer
from django.db import connections

Application = Callable[..., Iterable[bytes]]


class _QuietHandler(WSGIRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the base's own name
        """Say nothing: a scan reports on its pages itself."""

    def handle(self) -> None:
        # A browser that is ended closes its connections in the middle of an answer.
        with contextlib.suppress(ConnectionError):
            super().handle()


class _Server(socketserver.ThreadingMixIn, WSGIServer):
    daemon_threads = True
    block_on_close = False

    def process_request_thread(self, request: Any, client_address: Any) -> None:
        try:
            super().process_request_thread(request, client_address)
        finally:
            connections.close_all()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Leave it to Django's own log."""


@contextlib.contextmanager
def serve_site(public: SplitResult) -> Iterator[str]:
    """Serve the project within this process while the context lasts; gives ``127.0.0.1:port``.

    ``public`` is the site's own address: Django believes that it is asked there, so that it finds
    the right site and, with https, does not redirect.
    """
    server = _Server(("127.0.0.1", 0), _QuietHandler, ipv6=False)
    server.set_app(_as_public(WSGIHandler(), public))
    thread = threading.Thread(target=server.serve_forever, name="site-server", daemon=True)
    thread.start()
    try:
        yield f"127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _as_public(application: Application, public: SplitResult) -> Application:
    port = public.port or (443 if public.scheme == "https" else 80)
    as_public = {"wsgi.url_scheme": public.scheme, "SERVER_PORT": str(port)}

    def with_public_address(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        return application(environ | as_public, start_response)

    return with_public_address
