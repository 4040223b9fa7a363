"""Pages that answer addresses below their own, for what outlasts them: editions and versions."""

import re
from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest
from django.urls import Resolver404
from wagtail.models import Page
from wagtail.url_routing import RouteResult

from pages.presenters import context_of


def number_in(part: str) -> int:
    """The number in an address, as the site writes it; 0 for ``012`` and all else."""
    return int(part) if re.fullmatch(r"[1-9][0-9]{0,4}", part) else 0


class AddressesBelow(Page):
    """Shows something else at addresses below the page's, to which redirects lead as well.

    They are answered also while the page itself is not published.
    """

    def shown_at(self, components: list[str]) -> Any:
        """What has this address below the page's, such as ``["version", "2"]``; or None."""
        raise NotImplementedError

    def paths_below(self) -> Iterable[str]:
        """Every address that is to outlast a change of the page's, such as ``version/2/``."""
        raise NotImplementedError

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        shown = self.shown_at(path_components) if path_components else None
        if shown is None:
            return super().route(request, path_components)
        return RouteResult(self, kwargs={"shown": shown})

    def get_route_paths(self) -> list[str]:
        """Wagtail makes a redirect from each of these when the page's address changes."""
        return [*super().get_route_paths(), *(f"/{path}" for path in self.paths_below())]

    def resolve_subpage(self, path: str) -> None:
        """Wagtail asks this before it redirects below a page; raises Resolver404 for nothing."""
        if self.shown_at(path.strip("/").split("/")) is None:
            raise Resolver404({"path": path})

    def get_context(
        self, request: HttpRequest, *args: Any, shown: Any = None, **kwargs: Any
    ) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        return {**context, **context_of(shown, request)} if shown else context

    class Meta:
        abstract = True
