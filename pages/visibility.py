"""Which pages everybody may see: published ones that no view restriction covers."""

from collections.abc import Iterable

from django.db.models import Q
from django.http import HttpRequest
from wagtail.models import PageViewRestriction
from wagtail.query import PageQuerySet

from pages.memory import Memory


def restricted_paths(request: HttpRequest | None) -> list[str]:
    """Tree paths under which pages are private."""
    found = PageViewRestriction.objects.values_list("page__path", flat=True)
    return Memory.during(request).recall("restricted paths", lambda: list(found))


def visible(pages: PageQuerySet, *, request: HttpRequest | None) -> PageQuerySet:
    """Those of the pages that are live and public."""
    return _outside(pages, restricted_paths(request))


def public(pages: PageQuerySet) -> PageQuerySet:
    """As `visible`, where there is no request; asks for the restrictions each time."""
    return _outside(pages, PageViewRestriction.objects.values_list("page__path", flat=True))


def _outside(pages: PageQuerySet, paths: Iterable[str]) -> PageQuerySet:
    private = Q()
    for path in paths:
        private |= Q(path__startswith=path)
    return pages.live().exclude(private) if private else pages.live()
