"""Every page type answers, within its number of queries, without a cookie."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

from pages.models import BasePage

MAX_QUERIES = 25


def page_types() -> list[type[BasePage]]:
    return sorted(BasePage.__subclasses__(), key=lambda model: model.__name__)


@pytest.mark.parametrize("model", page_types(), ids=lambda model: model.__name__)
def test_page_answers_with_title_and_few_queries(
    town: dict[str, Page], client: Client, model: type[BasePage]
) -> None:
    page = town[model.__name__]
    client.get(page.url)  # renditions are made at the first visit

    with CaptureQueriesContext(
        connection,
    ) as queries:
        response = client.get(page.url)

    assert response.status_code == 200
    html = response.content.decode()
    assert f"{page.title}</h1>" in html
    assert len(queries) <= MAX_QUERIES
