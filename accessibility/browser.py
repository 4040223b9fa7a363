"""The only module that talks to Selenium."""

import contextlib
import ctypes
import os
import shutil
import signal
import tempfile
import time
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import Any, Self, cast

import psutil
from axe_selenium_python import Axe
from django.utils.translation import gettext as _
from selenium.common.exceptions import WebDriverException
from selenium.webdriver import Chrome, ChromeOptions, ChromeService
from selenium.webdriver.remote.command import Command
from selenium.webdriver.remote.remote_connection import RemoteConnection
from urllib3.exceptions import HTTPError

from accessibility.browser_failures import DOWNLOAD, driver_failures, network_failure
from accessibility.conf import Configuration
from accessibility.failures import BrowserUnavailable, Failure, PageFailed
from accessibility.profiles import new_profile
from accessibility.served_html import fetch_again, fetch_from_memory
from accessibility.targets import LoadedPage

_SCRIPTS = Path(__file__).parent / "scripts"
# The shell first: the same engine without a desktop browser around it, which costs a third more.
# Debian's command is a script around it; who ends the script leaves the shell behind.
_CHROMIUM_NAMES = (
    *("/usr/lib/chromium/chromium-headless-shell", "chrome-headless-shell"),
    *("chromium", "chromium-browser", "google-chrome", "google-chrome-stable"),
)
_ARGUMENTS = (
    "--headless=new",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-extensions",
    "--disable-sync",
    "--no-first-run",
    "--mute-audio",
    # Visitors' browsers let some sites begin to play; what a site would do then shall be seen.
    "--autoplay-policy=no-user-gesture-required",
    "--hide-scrollbars",
    "--force-color-profile=srgb",
    "--remote-debugging-pipe",
    "--window-size=1280,1024",
    # Nobody goes back to a page, so none is kept alive, and the next one can have its frame.
    "--disable-features=BackForwardCache,RenderDocument",
    # The checks run for a moment, in a new document each time: compiling them for speed costs more
    # than it brings. What runs much longer is compiled all the same.
    "--js-flags=--invocation-count-for-maglev=20000 --invocation-count-for-maglev-osr=5000 "
    "--invocation-count-for-turbofan=60000 --invocation-count-for-osr=10000",
)
_ERROR_PAGE = "chrome-error:"
"""Chromium shows a page of its own where an address cannot be reached."""
_HTML_TYPES = ("text/html", "application/xhtml+xml")
# Looked up here, because between fork and exec a process with threads may do very little.
_prctl = getattr(ctypes.CDLL(None), "prctl", None)  # there is none but on Linux
_PR_SET_PDEATHSIG = 1
_STORES = "local_storage,indexeddb,cache_storage,service_workers"
_SPARE_SECONDS = 2
_LONGEST_LIFE_SECONDS = 15 * 60
_END_SECONDS = 5


class Browser:
    """One Chromium that loads one page after the other; use it as a context manager.

    ``preload`` is a script that every document gets before its own scripts run;
    ``resolve`` maps ``host:port`` of an address to the ``host:port`` where it is served;
    ``sign`` gives the headers to send with every request, anew for every Chromium.
    """

    def __init__(
        self,
        configuration: Configuration,
        *,
        preload: str = "",
        resolve: Mapping[str, str] | None = None,
        sign: Callable[[], Mapping[str, str]] = dict,
    ) -> None:
        self._configuration = configuration
        self._preload = (_SCRIPTS / "watch.js").read_text() + preload
        self._resolve = resolve or {}
        self._sign = sign
        self._driver: Chrome | None = None
        self._processes: list[psutil.Process] = []
        self._profile: tempfile.TemporaryDirectory[str] | None = None
        self._page_count = 0
        self._started_at = 0.0

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self,
        exception_type: type[BaseException] | None,
        exception: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.stop()

    def start(self) -> None:
        """Start Chromium and its driver.

        Raises BrowserUnavailable when one is missing or they do not fit each other.
        """
        try:
            self._start()
        except (WebDriverException, HTTPError, OSError) as error:
            self.stop()
            raise BrowserUnavailable(_start_failure(error)) from error
        except BrowserUnavailable:
            self.stop()
            raise

    def _start(self) -> None:
        self._profile = new_profile()
        service = ChromeService(
            programme(self._configuration.chromedriver, ("chromedriver",)),
            # The driver makes Chromium's profile there. With a profile from us Chromium begins with
            # a page of its own from the net, and the first command waits for that.
            env={**os.environ, "TMPDIR": self._profile.name},
            # In a session of its own, Ctrl+C in a terminal lets the browser end its page.
            popen_kw={"preexec_fn": _die_with_parent, "start_new_session": True},
        )
        driver = Chrome(options=self._options(), service=service)
        self._driver, self._page_count, self._started_at = driver, 0, time.monotonic()
        self._processes = _process_tree(service.process.pid)
        driver.execute_cdp_cmd("Page.enable", {})
        driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": self._preload})
        if headers := dict(self._sign()):
            driver.execute_cdp_cmd("Network.enable", {})
            driver.execute_cdp_cmd("Network.setExtraHTTPHeaders", {"headers": headers})
        limits = self._configuration
        driver.set_page_load_timeout(limits.load_timeout_seconds)
        driver.set_script_timeout(limits.script_timeout_seconds)
        longest = max(limits.load_timeout_seconds, limits.script_timeout_seconds)
        # Without a limit of its own, a driver that hangs would hang its worker.
        connection = cast(RemoteConnection, driver.command_executor)
        connection.client_config.timeout = int(longest + _SPARE_SECONDS)

    def stop(self) -> None:
        """End Chromium and its driver, whatever state they are in."""
        for process in self._processes:
            with contextlib.suppress(psutil.NoSuchProcess):
                self._processes = [*self._processes, *process.children(recursive=True)]
        for process in self._processes:
            with contextlib.suppress(psutil.NoSuchProcess):
                process.kill()
        _wait_until_dead(self._processes)
        if self._profile:
            self._profile.cleanup()
        self._driver, self._processes, self._profile = None, [], None

    def restart(self) -> None:
        """Replace Chromium by a fresh one."""
        self.stop()
        self.start()

    def load(self, url: str) -> LoadedPage:
        """Load an address as for a new visitor and wait until the page has come to rest.

        Raises PageFailed with the reason. After a failure the browser may be of no use: restart it.
        """
        if not url.startswith(("http://", "https://")):
            raise PageFailed(Failure.BAD_ADDRESS, url)
        if self._is_worn_out:
            self.restart()
        self._page_count += 1
        with driver_failures(self._configuration.load_timeout_seconds, Failure.LOAD_TIMEOUT, url):
            if "#" in url:
                # Where the same page is open, the browser would only scroll.
                self._chrome.get("about:blank")
            self._forget(url)
            self._chrome.get(url)
            facts = self.run_async(
                _script("settle.js"), int(self._configuration.settle_timeout_seconds * 1000)
            )
        self._refuse_unfit(url, facts)
        return LoadedPage(
            url=url,
            final_url=facts["url"],
            title=facts["title"],
            language=facts["language"],
            run_async=self.run_async,
            ask=self.ask,
            press=self.press,
            inject_axe=self.inject_axe,
            fetch_html=lambda: self._fetch_served_html(facts["url"]),
            remarks=tuple(facts["remarks"]),
        )

    def run_async(self, script: str, *arguments: Any) -> Any:
        """Run a script whose last argument is a callback and return what it is called with.

        Raises PageFailed when the script does not end in time or the tab is gone.
        """
        with driver_failures(self._configuration.script_timeout_seconds, Failure.SCRIPT_TIMEOUT):
            return self._chrome.execute_async_script(script, *arguments)

    def ask(self, command: str, **parameters: Any) -> Mapping[str, Any]:
        """Give a command of the Chrome DevTools Protocol, such as ``Page.captureScreenshot``.

        Raises PageFailed like `run_async`.
        """
        with driver_failures(self._configuration.script_timeout_seconds, Failure.SCRIPT_TIMEOUT):
            answer: Mapping[str, Any] = self._chrome.execute_cdp_cmd(command, parameters)
        return answer

    def press(self, key: str, *, times: int = 1, held: str = "") -> None:
        """Press a key, in WebDriver's code for it, while ``held`` is held down; all in one command.

        Raises PageFailed like `run_async`.
        """
        presses = [{"type": kind, "value": key} for kind in ("keyDown", "keyUp")] * times
        if held:
            down, up = ({"type": kind, "value": held} for kind in ("keyDown", "keyUp"))
            presses = [down, *presses, up]
        with driver_failures(self._configuration.script_timeout_seconds, Failure.SCRIPT_TIMEOUT):
            keyboard = {"type": "key", "id": "keyboard", "actions": presses}
            self._chrome.execute(Command.W3C_ACTIONS, {"actions": [keyboard]})

    def inject_axe(self, script: Path) -> None:
        """Put the axe-core of a file into the page, for one that lost what was preloaded.

        Raises PageFailed like `run_async`.
        """
        with driver_failures(self._configuration.script_timeout_seconds, Failure.SCRIPT_TIMEOUT):
            Axe(self._chrome, script_url=str(script)).inject()

    @property
    def _is_worn_out(self) -> bool:
        age_seconds = time.monotonic() - self._started_at
        return (
            self._page_count >= self._configuration.pages_per_browser
            or age_seconds > _LONGEST_LIFE_SECONDS
        )

    @property
    def _chrome(self) -> Chrome:
        if self._driver is None:
            raise PageFailed(Failure.CRASH, "")
        return self._driver

    def _options(self) -> ChromeOptions:
        options = chromium_options(self._configuration)
        if self._resolve:
            rules = ", ".join(f"MAP {host} {at}" for host, at in self._resolve.items())
            options.add_argument(f"--host-resolver-rules={rules}")
        return options

    def _forget(self, url: str) -> None:
        """Clear all cookies and what earlier pages stored at the address's origin.

        The cache of files stays: it changes no result, and every page would load its styles again.
        """
        self._chrome.execute_cdp_cmd("Network.clearBrowserCookies", {})
        # Session storage goes with the local one.
        stored = {"origin": url, "storageTypes": _STORES}
        self._chrome.execute_cdp_cmd("Storage.clearDataForOrigin", stored)

    def _refuse_unfit(self, url: str, facts: Mapping[str, Any]) -> None:
        if not facts["isNew"]:
            raise PageFailed(Failure.NOT_HTML, DOWNLOAD)
        if facts["status"] >= 400:  # noqa: PLR2004 - HTTP's own border between success and error
            raise PageFailed(Failure.HTTP_STATUS, str(facts["status"]))
        if facts["url"].startswith(_ERROR_PAGE):
            raise network_failure(self._fetch_network_error(url), url)
        if facts["contentType"] not in _HTML_TYPES:
            raise PageFailed(Failure.NOT_HTML, facts["contentType"])
        if facts["bytes"] > self._configuration.max_page_bytes:
            raise PageFailed(Failure.TOO_LARGE, f"{facts['bytes'] / 1024 / 1024:.0f} MB")

    def _fetch_network_error(self, url: str) -> str:
        """Ask once more, by the command that says why an address cannot be reached."""
        with driver_failures(self._configuration.load_timeout_seconds, Failure.LOAD_TIMEOUT, url):
            answer = self._chrome.execute_cdp_cmd("Page.navigate", {"url": url})
        return str(answer.get("errorText", ""))

    def _fetch_served_html(self, url: str) -> str:
        with driver_failures(self._configuration.script_timeout_seconds, Failure.SCRIPT_TIMEOUT):
            ask = self._chrome.execute_cdp_cmd
            try:
                return fetch_from_memory(ask, url)
            except WebDriverException:
                return fetch_again(ask, url)


def chromium_options(configuration: Configuration) -> ChromeOptions:
    """How every Chromium is started, whoever drives it; raises BrowserUnavailable without one."""
    options = ChromeOptions()
    options.binary_location = programme(configuration.chromium, _CHROMIUM_NAMES)
    for argument in _ARGUMENTS:
        options.add_argument(argument)
    if os.geteuid() == 0:
        # Chromium refuses to run as root with a sandbox; for anyone else it stays.
        options.add_argument("--no-sandbox")
    options.unhandled_prompt_behavior = "dismiss"
    options.add_experimental_option(
        "prefs", {"download_restrictions": 3, "profile.default_content_settings.popups": 0}
    )
    return options


def programme(configured: str, names: tuple[str, ...]) -> str:
    """The path of the configured programme, or of the first of the names that is in PATH."""
    for name in (configured,) if configured else names:
        if path := shutil.which(name):
            return path
    raise BrowserUnavailable(
        _(
            "{name} was not found. Install Chromium with its driver "
            "(Debian: apt install chromium chromium-driver) or name the programmes in the settings."
        ).format(name=configured or names[0])
    )


@cache
def _script(name: str) -> str:
    return (_SCRIPTS / name).read_text()


def _start_failure(error: Exception) -> str:
    told = str(getattr(error, "msg", "") or error)
    message = told.partition("Stacktrace:")[0].partition("; For documentation")[0]
    message = " ".join(message.split()).rstrip(".")
    return _(
        "Chromium could not be started: {message}. Chromium and ChromeDriver must be of the same "
        "version; install both from the same source."
    ).format(message=message)


def _die_with_parent() -> None:
    """Have the kernel end the driver, and by its closed pipe Chromium, when we are killed."""
    if _prctl:
        _prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


def _process_tree(pid: int) -> list[psutil.Process]:
    driver = psutil.Process(pid)
    return [driver, *driver.children(recursive=True)]


def _wait_until_dead(processes: list[psutil.Process]) -> None:
    """Wait until none of them runs, the first of which is our own child and the others are not.

    The dead stay in the table until the machine's first process asks for them; in a container it
    does so late or never, and nobody needs to wait for that.
    """
    psutil.wait_procs(processes[:1], timeout=_END_SECONDS)
    give_up_at = time.monotonic() + _END_SECONDS
    while any(map(_runs, processes)) and time.monotonic() < give_up_at:
        time.sleep(0.01)


def _runs(process: psutil.Process) -> bool:
    try:
        return bool(process.status() != psutil.STATUS_ZOMBIE)
    except psutil.NoSuchProcess:
        return False
