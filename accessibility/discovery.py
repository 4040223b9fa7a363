"""Finds what a site has published: its live, public pages in every language, as targets."""

from collections.abc import Iterator
from urllib.parse import urljoin

from django.db.models import Q
from wagtail.models import Locale, Page, PageQuerySet, Site

from accessibility.targets import Target

_CHUNK_ROWS = 200


def discover(
    site: Site,
    *,
    section: Page | None = None,
    only_page: Page | None = None,
    extra_paths: tuple[str, ...] = (),
) -> Iterator[Target]:
    """Targets for the whole site, for a section with all below it, or for one page.

    A page says by ``get_sitemap_urls`` at which addresses it is found: routable sub-pages and the
    further pages of a listing are among them.
    """
    pages = published_pages(site)
    if only_page is not None:
        pages = pages.filter(pk=only_page.pk)
    elif section is not None:
        pages = pages.descendant_of(section, inclusive=True)
    seen: set[str] = set()
    for target in _targets(pages, site, extra_paths if section is only_page is None else ()):
        if target.url not in seen:
            seen.add(target.url)
            yield target


def published_pages(site: Site) -> PageQuerySet:
    """Live pages of the site that anyone may read, in all languages, parents before children."""
    below_a_root = Q()
    for root in site.root_page.get_translations(inclusive=True):
        below_a_root |= Q(path__startswith=root.path)
    return Page.objects.live().public().filter(below_a_root).order_by("path")


def _targets(pages: PageQuerySet, site: Site, extra_paths: tuple[str, ...]) -> Iterator[Target]:
    languages = dict(Locale.objects.values_list("pk", "language_code"))
    for page in pages.specific().iterator(chunk_size=_CHUNK_ROWS):
        for entry in page.get_sitemap_urls():
            yield Target(entry["location"], page.pk, page.title, languages[page.locale_id])
    for path in extra_paths:
        yield Target(urljoin(site.root_url + "/", path))
