"""Links to pages: one query for all of a page's content, not one per paragraph.

As in Wagtail, a link in running text leads to the target's version in the reader's language where
there is one.
"""

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.http import HttpRequest
from django.utils import translation
from django.utils.html import escape
from wagtail.models import Page
from wagtail.rich_text.pages import PageLinkHandler

from pages.addresses import Addresses
from pages.frame import Link
from pages.memory import Memory
from pages.visibility import visible

# In stored text the quotes of attributes may be escaped, as in JSON.
LINK = re.compile(r"<a\s[^>]*>")
TARGET = re.compile(r"\bid=\\?[\"'](\d+)")

_known: ContextVar[dict[int, str] | None] = ContextVar("known_links", default=None)


class SitePageLinkHandler(PageLinkHandler):
    """Takes addresses from what has been fetched for the whole page, and fetches only the rest."""

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict[str, str]]) -> list[str]:
        ids = [int(attrs["id"]) for attrs in attrs_list]
        known = _known.get() or {}
        missing = [pk for pk in ids if pk not in known]
        addresses = {**known, **fetch_addresses(missing)} if missing else known
        return [_opening_tag(addresses.get(pk, "")) for pk in ids]


@contextmanager
def links_of(stored: str, *, request: HttpRequest | None) -> Iterator[None]:
    """While this lasts, the links that occur in the stored text need no query of their own."""
    ids = [
        int(target.group(1))
        for link in LINK.findall(stored)
        if "linktype" in link and (target := TARGET.search(link))
    ]
    token = _known.set(fetch_addresses(ids, request=request))
    try:
        yield
    finally:
        _known.reset(token)


def fetch_addresses(ids: Iterable[int], *, request: HttpRequest | None = None) -> dict[int, str]:
    """The address of each page that exists, in the active language where it is published so."""
    addresses = Addresses.during(request)
    language = translation.get_language()
    return Memory.during(request).recall_many(
        ("addresses", addresses.site_id, language),
        ids,
        lambda wanted: _read_addresses(wanted, addresses=addresses, language=language),
    )


def _read_addresses(
    wanted: set[int], *, addresses: Addresses, language: str | None
) -> dict[int, str]:
    keys = Page.objects.filter(pk__in=wanted).values("translation_key")
    fields = ("pk", "translation_key", "url_path", "live")
    rows = list(Page.objects.filter(translation_key__in=keys).values_list(*fields, named=True))
    here = {
        row.translation_key: row
        for row in rows
        if row.live and addresses.language_of(row) == language
    }
    return {
        row.pk: addresses.of(here.get(row.translation_key, row)) for row in rows if row.pk in wanted
    }


def links_to(ids: Iterable[int], *, request: HttpRequest) -> dict[int, Link]:
    """A link with its title to each of the pages that everybody may see."""
    addresses = Addresses.during(request)
    return Memory.during(request).recall_many(
        ("links", addresses.site_id),
        ids,
        lambda wanted: _read_links(wanted, addresses=addresses, request=request),
    )


def _read_links(wanted: set[int], *, addresses: Addresses, request: HttpRequest) -> dict[int, Link]:
    rows = visible(Page.objects.filter(pk__in=wanted), request=request)
    return {
        row.pk: Link(title=row.title, url=addresses.of(row))
        for row in rows.values_list("pk", "title", "url_path", named=True)
    }


def _opening_tag(address: str) -> str:
    return f'<a href="{escape(address)}">' if address else "<a>"
