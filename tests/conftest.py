"""What the tests of both apps share."""

from collections.abc import Iterator

import pytest
from django.db import connection
from django.test import TransactionTestCase
from django.utils import translation
from selenium.webdriver import Chrome, ChromeService

from accessibility.browser import chromium_options, programme
from accessibility.conf import configuration
from tests.databases import begin_with_a_copy, remove_copy, restore

DATABASE_FIXTURES = {"db", "live_server", "transactional_db"}
LONG_MODULES = {
    "test_admin_browser",
    "test_demo",
    "test_demo_audit",
    "test_demo_data",
    "test_demo_money",
    "test_finance_page",
    "test_full_pages",
    "test_migrations",
    "test_page_types",
    "test_setup",
    "test_site_in_browser",
    "test_strategy_tree",
}
"""What they run is run by others too; tracing it once more would take half as long again."""


@pytest.fixture(scope="session")
def django_db_keepdb(django_db_use_migrations: bool) -> bool:
    """Whether Django finds the database there already, as a copy of the migrated one."""
    return django_db_use_migrations and connection.vendor == "sqlite"


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    request: pytest.FixtureRequest,
    django_db_modify_db_settings_parallel_suffix: None,  # names the database
    django_db_use_migrations: bool,
) -> Iterator[None]:
    """Spare each process the migrations, and each test that commits the emptying."""
    if not django_db_use_migrations:
        yield
        return
    cache = request.config.cache.mkdir("databases")
    begin_with_a_copy(cache)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", lambda _case: restore(cache))
        yield
    remove_copy()


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
    """Mark the tests that ask the database, and those whose lines are not counted."""
    for item in items:
        if item.path.stem in LONG_MODULES:
            item.add_marker("no_cover")
        fixtures = set(getattr(item, "fixturenames", ()))
        if item.get_closest_marker("django_db") or fixtures & DATABASE_FIXTURES:
            item.add_marker("database")
