"""Finds the way to a page with fewer queries than Wagtail."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import translation
from wagtail import views
from wagtail.models import Page, Site
from wagtail.url_routing import RouteResult

from pages.addresses import Addresses, site_of
from pages.memory import Memory


class RouteMiddleware:
    """Looks up the page before Wagtail's view does, from a start page that is kept in memory."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Any, args: tuple[str, ...], kwargs: dict[str, str]
    ) -> None:
        """Put the route where Wagtail looks first."""
        if view is views.serve and (site := site_of(request)):
            path = kwargs.get("path") or "".join(args)
            request._wagtail_route_for_request = _route(site, path, request)  # type: ignore[attr-defined]


def _start_page(site: Site, request: HttpRequest) -> Page:
    root = site.root_page
    is_in_language = Addresses.during(request).language_of(root) == translation.get_language()
    return (root if is_in_language else root.localized).specific


def _route(site: Site, path: str, request: HttpRequest) -> RouteResult | None:
    key = ("start page", site.pk, translation.get_language())
    start: Page = Memory.during(request).recall(key, lambda: _start_page(site, request))
    components = [component for component in path.split("/") if component]
    try:
        if not components:  # it is shown itself, as it is now
            start = type(start).objects.get(pk=start.pk)
        route: RouteResult = start.route(request, components)
    except (Http404, type(start).DoesNotExist):
        return None
    return route
