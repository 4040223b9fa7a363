"""What the tests of both apps share."""

from collections.abc import Iterator

import pytest
from selenium.webdriver import Chrome, ChromeService

from accessibility.browser import chromium_options, programme
from accessibility.conf import configuration


@pytest.fixture(scope="module")
def chromium() -> Iterator[Chrome]:
    """A real Chromium, started as for an audit."""
    conf = configuration()
    service = ChromeService(programme(conf.chromedriver, ("chromedriver",)))
    driver = Chrome(options=chromium_options(conf), service=service)
    yield driver
    driver.quit()
