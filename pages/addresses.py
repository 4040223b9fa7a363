"""Addresses and languages of pages, worked out without a query for each page.

Wagtail's own ``page.url`` resolves the URL patterns anew for every link; a page here has some
forty links, so the prefix of each language is worked out once per request.
"""

from typing import Protocol
from urllib.parse import quote

from django.http import HttpRequest
from django.urls import reverse
from django.utils import translation
from wagtail.models import Site
from wagtail.models.sites import SiteRootPath

from pages.memory import Memory


class Located(Protocol):
    """A page, or a row of the page table with its place in the tree."""

    @property
    def url_path(self) -> str: ...


def site_of(request: HttpRequest) -> Site | None:
    """As Wagtail's ``Site.find_for_request``, with a look into the memory before."""
    key = ("site", request.META.get("HTTP_HOST"), request.get_port())
    site = Memory.during(request).recall(key, lambda: Site.find_for_request(request))
    request._wagtail_site = site  # type: ignore[attr-defined] # where Wagtail looks first
    return site


class Addresses:
    """Turns pages into links for one request, or outside of any."""

    @classmethod
    def during(cls, request: HttpRequest | None) -> "Addresses":
        """Those of the request, worked out once."""
        if request is None:
            return cls(None)
        known: Addresses | None = getattr(request, "_addresses", None)
        if known is None:
            known = request._addresses = cls(request)  # type: ignore[attr-defined]
        return known

    def __init__(self, request: HttpRequest | None) -> None:
        self.site = site_of(request) if request else None
        roots: list[SiteRootPath] = Site.get_site_root_paths()
        sites = {root.site_id for root in roots}
        if self.site is not None:
            self.site_id: int | None = self.site.pk
        else:
            self.site_id = sites.pop() if len(sites) == 1 else None
        self.roots = sorted(roots, key=lambda root: root.site_id != self.site_id)
        self._prefixes: dict[str, str] = {}

    def root_of(self, page: Located) -> SiteRootPath | None:
        """The root that the page lies under, of this site if possible."""
        return next((root for root in self.roots if page.url_path.startswith(root.root_path)), None)

    def language_of(self, page: Located) -> str:
        """The code of the page's language, or nothing for a page outside all sites."""
        root = self.root_of(page)
        return root.language_code if root else ""

    def of(self, page: Located) -> str:
        """The page's address: a path on this site, a full address on another, or nothing."""
        root = self.root_of(page)
        if root is None:
            return ""
        path = self._prefix(root.language_code) + quote(page.url_path[len(root.root_path) :])
        return path if root.site_id == self.site_id else root.root_url + path

    def _prefix(self, language: str) -> str:
        if language not in self._prefixes:
            with translation.override(language):
                self._prefixes[language] = reverse("wagtail_serve", args=("",))
        return self._prefixes[language]
