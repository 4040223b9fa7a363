"""One address for each public page type of the demo site, and what it asks of the database."""

from urllib.parse import urlsplit

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Page, get_page_models

_ENOUGH_PAGES = 3


def addresses() -> dict[str, str]:
    """Path by name of the type: of its pages the one that asks most of the database."""
    paths: dict[str, str] = {}
    for model in get_page_models():
        if model is Page:
            continue
        pages = [page.url for page in model.objects.live().public().order_by("path") if page.url]
        if pages:
            candidates = [urlsplit(url).path for url in pages]
            paths[model.__name__] = max(candidates, key=count_queries)
    paths["search"] = reverse("search") + "?q=bericht"
    return paths


def count_queries(path: str) -> int:
    """How many queries a visitor's request takes once the process has warmed up."""
    client = Client()
    _fetch(client, path)
    with CaptureQueriesContext(connection) as captured:
        _fetch(client, path)
    return len(captured)


def _fetch(client: Client, path: str) -> None:
    answer = client.get(path)
    if answer.status_code != 200:  # noqa: PLR2004 - HTTP's own number
        raise RuntimeError(f"{path} answered {answer.status_code}")
