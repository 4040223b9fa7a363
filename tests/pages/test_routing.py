"""How an address finds its page, and how a page type gets addresses below its own."""

from typing import Any

import pytest
from django.db import connection
from django.http import Http404, HttpRequest
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page
from wagtail.url_routing import RouteResult

from pages.models import DocumentPage, HomePage
from tests import factories


def _parts(path: str) -> list[str]:
    return [part for part in path.split("/") if part]


@pytest.fixture
def handed_over(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """What a page type that answers addresses of its own is handed."""
    calls: list[list[str]] = []

    def route(self: DocumentPage, request: HttpRequest, path_components: list[str]) -> RouteResult:
        calls.append(path_components)
        return RouteResult(self, kwargs={"rest": path_components})

    monkeypatch.setattr(DocumentPage, "route", route, raising=False)
    return calls


def _route(home: Page, path: str) -> Any:
    found: Any = home.specific.route(RequestFactory().get(path), _parts(path))
    return found


def test_every_page_is_found_by_its_address_in_one_query(town: dict[str, Page]) -> None:
    home = town["HomePage"].specific
    for page in town.values():
        path = page.url
        request = RequestFactory().get(path)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            found, _args, _kwargs = home.route(request, _parts(path))
        assert found.pk == page.pk
        # The path, and the page's own table when it is not the start page.
        assert len(queries) <= 2


def test_rest_of_the_path_is_handed_to_the_deepest_page(
    town: dict[str, Page], handed_over: list[list[str]]
) -> None:
    page = town["DocumentPage"]

    found, _args, kwargs = _route(town["HomePage"], f"{page.url}version/2/")

    assert found.pk == page.pk
    assert handed_over == [["version", "2"]]
    assert kwargs == {"rest": ["version", "2"]}


@pytest.mark.parametrize("rest", ["", "version/2/", "ausgabe/2/", "vergleich/"])
@pytest.mark.parametrize("kind", ["DocumentPage", "ReportPage", "MeasurePage"])
def test_page_that_is_not_published_is_not_found(
    town: dict[str, Page], kind: str, rest: str
) -> None:
    page = town[kind].specific
    page.unpublish()

    with pytest.raises(Http404):
        _route(town["HomePage"], f"{page.url_path.removeprefix('/start')}{rest}")


@pytest.mark.parametrize("path", ["gibt-es-nicht/", "digitalstrategie/gibt-es-nicht/", "a/" * 900])
def test_address_without_page_is_not_found(town: dict[str, Page], path: str) -> None:
    with pytest.raises(Http404):
        _route(town["HomePage"], path)


def test_pages_of_another_language_are_not_found_below_this_one(town: dict[str, Page]) -> None:
    home = town["HomePage"].specific
    assert isinstance(home, HomePage)
    english = factories.english_home(home)

    with pytest.raises(Http404):
        _route(english, "bibliothek/")
