"""What the tests of the site share."""

from collections.abc import Iterator

import pytest
from django.core.cache import cache
from wagtail.models import Page

from pages.models import LibraryPage
from tests import factories
from tests.pages.library_desk import OnCommit, Publish
from tests.pages.oparl_server import Town, serving_a_council
from tests.snapshots import Snapshot

TOWN = Snapshot(factories.town)


@pytest.fixture(autouse=True)
def _empty_cache() -> None:
    """What a test before this one left behind is gone from the database as well."""
    cache.clear()


@pytest.fixture
def town(db: None) -> dict[str, Page]:
    """A small site with a page of every type, by the name of the type."""
    return TOWN.restore()


@pytest.fixture
def library(db: None) -> LibraryPage:
    """A site with a library and nothing in it."""
    return factories.add_page(LibraryPage, parent=factories.home_page(), title="Bibliothek")


@pytest.fixture
def publish(library: LibraryPage, django_capture_on_commit_callbacks: OnCommit) -> Publish:
    """Publishes documents in the library."""
    return Publish(library, django_capture_on_commit_callbacks)


@pytest.fixture
def server() -> Iterator[Town]:
    """An OParl server with a small council."""
    with serving_a_council() as council:
        yield council
