"""How long the end of a browser is waited for."""

import subprocess
import time
from collections.abc import Iterator

import psutil
import pytest

from accessibility import browser

pytestmark = pytest.mark.browser


@pytest.fixture
def unclaimed() -> Iterator[psutil.Process]:
    """A process that has ended and whose parent has not asked for it."""
    with subprocess.Popen(["true"]) as child:
        process = psutil.Process(child.pid)
        while process.status() != psutil.STATUS_ZOMBIE:
            time.sleep(0.01)
        yield process


def test_nobody_waits_for_the_dead_that_stay_in_the_table(
    unclaimed: psutil.Process, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(browser, "_END_SECONDS", 3600)
    with subprocess.Popen(["sleep", "60"]) as driver:
        driver.kill()
        browser._wait_until_dead([psutil.Process(driver.pid), unclaimed])


def test_what_runs_is_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(browser, "_END_SECONDS", 0.2)
    with subprocess.Popen(["sleep", "60"]) as still_running:
        started = time.monotonic()
        browser._wait_until_dead([psutil.Process(still_running.pid)])
        assert time.monotonic() - started >= 0.2
        still_running.kill()
