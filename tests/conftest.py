"""What the tests of both apps share."""

from collections.abc import Iterator

import pytest
from django.utils import translation
from selenium.webdriver import Chrome, ChromeService

from accessibility.browser import chromium_options, programme
from accessibility.conf import configuration

EMPTYING = {"live_server", "transactional_db"}


@pytest.fixture(autouse=True)
def language_of_the_site() -> None:
    """Forget the language that a request of the test before has left active."""
    translation.deactivate()


@pytest.fixture(scope="module")
def chromium() -> Iterator[Chrome]:
    """A real Chromium, started as for an audit."""
    conf = configuration()
    service = ChromeService(programme(conf.chromedriver, ("chromedriver",)))
    driver = Chrome(options=chromium_options(conf), service=service)
    yield driver
    driver.quit()


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests that ask the database, and those that leave it empty, to be run last."""
    for item in items:
        marker = item.get_closest_marker("django_db")
        fixtures = set(getattr(item, "fixturenames", ()))
        if marker or fixtures & {"db", *EMPTYING}:
            item.add_marker("database")
        if fixtures & EMPTYING or (marker and marker.kwargs.get("transaction")):
            item.add_marker("empties")
