"""What our audits are compared with: the plain loop of axe-selenium-python, and the limit.

Both start their own browsers, with the arguments that ours get, and end them.
"""

import queue
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from axe_selenium_python import Axe
from selenium import webdriver

from accessibility.browser import Browser, chromium_options, programme
from accessibility.conf import Configuration
from accessibility.engines.axe import TAGS, WITHOUT_TAGS, AxeEngine

NECESSARY_ARGUMENTS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
"""Without these Chromium does not start in a container, or asks the closed network for things."""

_RUN_AXE = """
const [tags, withoutTags, done] = arguments;
const rules = axe.getRules(tags)
  .filter((rule) => !withoutTags.every((tag) => rule.tags.includes(tag)))
  .map((rule) => rule.ruleId);
axe.run(document, {
  runOnly: { type: "rule", values: rules },
  resultTypes: ["violations", "incomplete"],
}).then((results) => done(results.violations.length), (error) => done(String(error)));
"""


def plain_loop(
    urls: Sequence[str], configuration: Configuration, *, arguments: Sequence[str] = ()
) -> float:
    """Load, inject and run, page by page in one browser, as the README of the package shows it.

    Gives the seconds from the beginning of the first page to the end of the last.
    """
    with _chrome(configuration, arguments=arguments) as driver:
        started = time.monotonic()
        for url in urls:
            driver.get(url)
            axe = Axe(driver, script_url=str(configuration.axe_dir / "axe.min.js"))
            axe.inject()
            results: dict[str, Any] = axe.run()
            assert results["passes"], url
        return time.monotonic() - started


def limit(urls: Sequence[str], configuration: Configuration) -> float:
    """Every core busy with nothing but loading pages and ``axe.run`` over our rules.

    Nothing is waited for, nothing kept. Gives seconds as `plain_loop` does.
    """
    preload = AxeEngine(configuration.axe_dir).preload
    waiting: queue.SimpleQueue[str] = queue.SimpleQueue()
    for url in urls:
        waiting.put(url)

    def work() -> tuple[float, float]:
        with _chrome(configuration) as driver:
            driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": preload})
            started = time.monotonic()
            while (url := _next(waiting)) is not None:
                driver.get(url)
                found = driver.execute_async_script(_RUN_AXE, TAGS, WITHOUT_TAGS)
                assert isinstance(found, int), found
            return started, time.monotonic()

    count = configuration.browser_count
    with ThreadPoolExecutor(count) as pool:
        spans = [span.result() for span in [pool.submit(work) for _ in range(count)]]
    return max(end for _, end in spans) - min(start for start, _ in spans)


def plain_start(configuration: Configuration) -> float:
    """Seconds that the plain loop's browser takes to start."""
    started = time.monotonic()
    with _chrome(configuration, arguments=NECESSARY_ARGUMENTS):
        return time.monotonic() - started


def our_start(configuration: Configuration) -> float:
    """Seconds that one of our browsers takes to start, with axe-core ready for every page."""
    preload = AxeEngine(configuration.axe_dir).preload
    started = time.monotonic()
    with Browser(configuration, preload=preload):
        return time.monotonic() - started


def _next(waiting: "queue.SimpleQueue[str]") -> str | None:
    try:
        return waiting.get_nowait()
    except queue.Empty:
        return None


def _chrome(configuration: Configuration, *, arguments: Sequence[str] = ()) -> webdriver.Chrome:
    """Chromium with these arguments; without any, with ours."""
    options = chromium_options(configuration)
    if arguments:
        options.arguments[:] = arguments
    service = webdriver.ChromeService(programme(configuration.chromedriver, ("chromedriver",)))
    return webdriver.Chrome(options=options, service=service)
