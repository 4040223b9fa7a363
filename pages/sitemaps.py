"""The list of all public pages for search engines, in every language."""

from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Q
from wagtail.contrib.sitemaps import Sitemap
from wagtail.models import Page, Site
from wagtail.query import PageQuerySet

from pages.paging import LISTED


class LanguagesSitemap(Sitemap):
    """Wagtail's lists the tree of one language only."""

    def items(self) -> PageQuerySet:
        site: Site = self.get_wagtail_site()
        paths = site.root_page.get_translations(inclusive=True).values_list("path", flat=True)
        below = reduce(or_, (Q(path__startswith=path) for path in paths))
        pages = Page.objects.filter(below).live().public().order_by("path")
        return pages.defer_streamfields().specific()

    def _urls(self, page: int | str, protocol: str, domain: str) -> list[dict[str, Any]]:
        entries = super()._urls(page, protocol, domain)
        return [entry for entry in entries if entry.get(LISTED, True)]
