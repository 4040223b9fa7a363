"""Which pages everybody may see: published ones that no view restriction covers."""

from typing import cast

from django.db.models import Q
from django.http import HttpRequest
from wagtail.models import PageViewRestriction
from wagtail.query import PageQuerySet


def restricted_paths(request: HttpRequest) -> list[str]:
    """Tree paths under which pages are private; asked once per request."""
    paths = getattr(request, "_restricted_paths", None)
    if paths is None:
        paths = list(PageViewRestriction.objects.values_list("page__path", flat=True))
        request._restricted_paths = paths  # type: ignore[attr-defined]
    return cast("list[str]", paths)


def visible(pages: PageQuerySet, *, request: HttpRequest) -> PageQuerySet:
    """Those of the pages that are live and public."""
    private = Q()
    for path in restricted_paths(request):
        private |= Q(path__startswith=path)
    return pages.live().exclude(private) if private else pages.live()
