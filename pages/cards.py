"""Pages as cards in lists: title, summary, picture and what is special about their type."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from wagtail.images.models import AbstractImage

from pages.addresses import Addresses
from pages.models.base import Badge, BasePage, LeadImage
from pages.pictures import SIZES_CARD, Picture, fetch_images, picture_of


@dataclass(frozen=True, slots=True)
class Card:
    """A page in a list."""

    title: str
    url: str
    summary: str
    line: str
    badge: Badge | None
    picture: Picture | None
    icon: str


def cards_for(
    pages: Iterable[Any], *, request: HttpRequest | None, pictures: bool = True
) -> list[Card]:
    """A card for each of the pages, which are of their specific type; two queries at most."""
    rows = list(pages)
    addresses = Addresses.during(request)
    images = fetch_images(_image_id(row) for row in rows) if pictures else {}
    return [
        _card(row, url=addresses.of(row), image=images.get(_image_id(row) or 0)) for row in rows
    ]


def _image_id(page: Any) -> int | None:
    return page.image_id if isinstance(page, LeadImage) else None


def _card(page: Any, *, url: str, image: AbstractImage | None) -> Card:
    known = isinstance(page, BasePage)
    return Card(
        title=page.title,
        url=url,
        summary=page.summary if known else page.search_description,
        line=page.teaser_line() if known else "",
        badge=page.badge() if known else None,
        # The title beside it says what the page is about, so the picture only decorates.
        picture=picture_of(image, alt="", sizes=SIZES_CARD) if image else None,
        icon=getattr(page, "icon", ""),
    )
