"""What the tests of the site share."""

import pytest
from wagtail.models import Page

from tests import factories


@pytest.fixture
def town(db: None) -> dict[str, Page]:
    """A small site with a page of every type, by the name of the type."""
    return factories.town()
