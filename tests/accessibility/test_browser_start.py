"""A browser, driver or axe-core that is missing or does not fit is told in words, and nothing is
left behind."""

import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import psutil
import pytest
from django.utils import translation

from accessibility.auditor import Auditor, PageResult, Setup, choose_engines
from accessibility.browser import Browser, _runs, chromium_options
from accessibility.conf import Configuration, configuration
from accessibility.failures import BrowserUnavailable, EngineUnavailable
from accessibility.url_checks import audit_urls
from tests.accessibility.bad_server import BadServer

pytestmark = pytest.mark.browser
# Answers the driver's first question, by the pipe through which they talk, as version 90 would.
OLD_CHROMIUM = """
import json, os
question = json.loads(os.read(3, 65536).rstrip(b"\\0"))
version = "HeadlessChrome/90.0.4430.212"
about = {"protocolVersion": "1.3", "product": version, "userAgent": version}
about |= {"revision": "@0", "jsVersion": "9.0"}
os.write(4, json.dumps({"id": question["id"], "result": about}).encode() + b"\\0")
os.read(3, 1)
"""


@pytest.fixture(autouse=True)
def _nothing_is_left() -> Iterator[None]:
    before = set(psutil.Process().children(recursive=True))
    yield
    after = set(psutil.Process().children(recursive=True))
    assert [process.name() for process in after - before] == []


def programme(path: Path, script: str) -> str:
    """A small executable that plays the part of another."""
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
    return str(path)


def reason_of(configuration: Configuration) -> str:
    """What is said, in English, when the browser cannot be started."""
    with translation.override("en"), pytest.raises(BrowserUnavailable) as caught:
        Browser(configuration).start()
    return str(caught.value)


def test_missing_programme_is_named_with_what_to_install() -> None:
    for conf in (
        replace(configuration(), chromium="/nowhere/programme"),
        replace(configuration(), chromedriver="/nowhere/programme"),
    ):
        reason = reason_of(conf)
        assert reason.startswith("/nowhere/programme was not found. Install Chromium with its")


def test_programme_is_found_by_its_usual_name(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert reason_of(configuration()).startswith("chromedriver was not found.")


def test_driver_of_another_version_than_the_browser(tmp_path: Path) -> None:
    """The real driver refuses, after asking a browser that claims to be an old one."""
    old = programme(
        tmp_path / "chromium", f'exec "{sys.executable}" - "$@" <<END\n{OLD_CHROMIUM}END'
    )
    reason = reason_of(replace(configuration(), chromium=old))
    assert reason.startswith("Chromium could not be started: session not created: ")
    assert "Current browser version is 90.0.4430.212. Chromium and ChromeDriver must" in reason
    assert "\n" not in reason


def test_driver_that_ends_at_once(tmp_path: Path) -> None:
    broken = programme(tmp_path / "chromedriver", "exit 1")
    reason = reason_of(replace(configuration(), chromedriver=broken))
    assert "Chromium and ChromeDriver must be of the same version" in reason


def test_axe_core_that_is_missing_is_named_with_what_to_do(tmp_path: Path) -> None:
    conf = replace(configuration(), axe_dir=tmp_path)
    with translation.override("en"), pytest.raises(EngineUnavailable) as caught:
        Auditor(Setup(configuration=conf, engines=choose_engines(conf)))
    assert str(caught.value) == (
        f"axe-core is missing in {tmp_path}. Run npm ci in the project's folder."
    )


@pytest.mark.parametrize(("user", "has_sandbox"), [(0, False), (1000, True)])
def test_only_root_goes_without_a_sandbox(
    monkeypatch: pytest.MonkeyPatch, user: int, has_sandbox: bool
) -> None:
    monkeypatch.setattr("os.geteuid", lambda: user)
    arguments = chromium_options(configuration()).arguments
    assert ("--no-sandbox" not in arguments) is has_sandbox


def test_no_library_is_loaded_between_fork_and_exec(monkeypatch: pytest.MonkeyPatch) -> None:
    """Another thread may hold the loader's lock, and the child would wait for it for ever."""
    monkeypatch.delattr("ctypes.CDLL")
    with Browser(configuration()) as started:
        assert started._processes[0].name() == "chromedriver"


def test_no_page_is_reported_without_a_browser(bad_server: BadServer) -> None:
    conf = replace(configuration(), chromedriver="/nowhere/chromedriver")
    setup = Setup(configuration=conf, engines=choose_engines(conf))
    results: list[PageResult] = []
    with pytest.raises(BrowserUnavailable):
        audit_urls([bad_server.url("/good")] * 3, setup, workers=2, on_result=results.append)
    assert results == []


def test_browser_is_replaced_after_a_number_of_pages(bad_server: BadServer) -> None:
    conf = replace(configuration(), pages_per_browser=2)
    chromiums = set()
    with Browser(conf) as browser:
        for _ in range(3):
            browser.load(bad_server.url("/good"))
            chromiums |= {p.pid for p in psutil.Process().children() if p.name() == "chromedriver"}
    assert len(chromiums) == 2


def test_stopping_ends_every_process_and_removes_the_profile() -> None:
    browser = Browser(configuration())
    browser.start()
    profile = Path(browser._profile.name)  # type: ignore[union-attr]
    assert list(profile.rglob("Preferences"))  # it is Chromium's, and not only an empty folder
    processes = browser._processes
    assert len(processes) > 2
    browser.stop()
    assert not profile.exists()
    assert [process for process in processes if _runs(process)] == []
