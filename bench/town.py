"""A town of its own for each measurement: database, files and web server in a temporary folder."""

import contextlib
import io
import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from pathlib import Path

import django
from django.core.management import call_command

ROOT = Path(__file__).resolve().parents[1]
_START_SECONDS = 60


@contextlib.contextmanager
def temporary_town(
    settings: str, *, with_demo: bool = True, environment: Mapping[str, str] | None = None
) -> Iterator[None]:
    """Load the demo into a new SQLite database; this process and those it starts work on it.

    Django is set up here, so whatever imports its models must be imported within.
    """
    with tempfile.TemporaryDirectory(prefix="bench-town-", ignore_cleanup_errors=True) as folder:
        os.environ |= {
            "DJANGO_SETTINGS_MODULE": settings,
            "DATABASE_URL": f"sqlite:///{folder}/town.sqlite3",
            "MEDIA_ROOT": f"{folder}/media",
            "STATIC_ROOT": f"{folder}/static",
            **(environment or {}),
        }
        django.setup()
        call_command("migrate", verbosity=0)
        if with_demo:
            call_command("load_demo", verbosity=0, stdout=io.StringIO())
        yield


@contextlib.contextmanager
def gunicorn(*, workers: int = 2, threads: int = 1) -> Iterator[str]:
    """Serve the town in processes of their own while the context lasts; gives the base address."""
    address = f"127.0.0.1:{_free_port()}"
    command = [sys.executable, "-m", "gunicorn", "cms.wsgi", "--log-level", "warning"]
    options = ["--bind", address, "--workers", str(workers), "--threads", str(threads)]
    process = subprocess.Popen([*command, *options], cwd=ROOT)
    try:
        _wait_for(f"http://{address}/", process)
        yield f"http://{address}"
    finally:
        process.terminate()
        process.wait(timeout=30)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def _wait_for(url: str, process: subprocess.Popen[bytes]) -> None:
    give_up_at = time.monotonic() + _START_SECONDS
    while time.monotonic() < give_up_at and process.poll() is None:
        try:
            urllib.request.urlopen(url, timeout=_START_SECONDS).close()  # noqa: S310 - our own address
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError(f"The web server did not answer at {url}")
