"""A real ``manage.py audit`` in a process of its own, on the database of the test."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.parse import quote

import psutil
from django.db import connection

ROOT = Path(__file__).resolve().parents[2]
PATIENCE_SECONDS = 90


class AuditProcess:
    """The command with these arguments, in a group of its own as a shell starts it.

    Ends what is left of it at the end of the context.
    """

    def __init__(self, *arguments: str, command: str = "audit") -> None:
        environment = os.environ | {
            "DATABASE_URL": database_url(),
            "DJANGO_SETTINGS_MODULE": "cms.settings.dev",
            "AUDIT_DEPTH": "quick",
            "LANGUAGE": "en",
        }
        self._process = subprocess.Popen(
            [sys.executable, "manage.py", command, *arguments],
            cwd=ROOT,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        self._started: set[psutil.Process] = set()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        exception_type: type[BaseException] | None,
        exception: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        for process in self.browsers:
            process.kill()
        self._process.kill()
        self._process.communicate()

    @property
    def browsers(self) -> list[psutil.Process]:
        """Every driver and Chromium it has started that still lives."""
        if self._process.poll() is None:
            self._started |= set(psutil.Process(self._process.pid).children(recursive=True))
        return [process for process in self._started if is_alive(process)]

    def signal(self, number: int) -> None:
        """Send a signal to the whole group, as a terminal does."""
        os.killpg(self._process.pid, number)

    def kill(self) -> None:
        """End the process alone, without giving it a chance to clear up."""
        self._process.kill()
        self._process.wait(PATIENCE_SECONDS)

    def finish(self) -> tuple[int, str, str]:
        """Wait for its end; gives exit status, standard output and standard error."""
        output, errors = self._process.communicate(timeout=PATIENCE_SECONDS)
        return self._process.returncode, output, errors


def is_alive(process: psutil.Process) -> bool:
    """Whether the process still runs; one that is dead and not yet reaped does not."""
    try:
        return bool(process.is_running() and process.status() != psutil.STATUS_ZOMBIE)
    except psutil.NoSuchProcess:
        return False


def wait_until(condition: Callable[[], bool]) -> None:
    """Wait for something to become true; fails when it does not."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not condition():
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.05)


def database_url() -> str:
    """The address of the test's own database."""
    values = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{values['NAME']}"
    user = quote(values["USER"])
    password = f":{quote(values['PASSWORD'])}" if values["PASSWORD"] else ""
    host = quote(values["HOST"] or "localhost", safe="")
    port = f":{values['PORT']}" if values["PORT"] else ""
    return f"postgres://{user}{password}@{host}{port}/{values['NAME']}"
