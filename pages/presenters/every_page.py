"""What every page shows: the frame around it, its outline, its picture, related pages."""

from typing import Any

from django.http import HttpRequest
from wagtail.images import get_image_model
from wagtail.images.models import AbstractImage

from pages.blocks.chooser import fetched_together
from pages.frame import Link, frame_for
from pages.glossary import term_links
from pages.links import links_to
from pages.models import BasePage, LeadImage
from pages.outline import Section, outline_of
from pages.pictures import SIZES_TEXT, Picture, picture_of, prefetch_renditions
from pages.presenters import context_of


@context_of.register(BasePage)
def common_context(
    page: BasePage,
    request: HttpRequest,
    *,
    before: tuple[Section, ...] = (),
    after: tuple[Section, ...] = (),
) -> dict[str, Any]:
    """The context of any page, with the sections that its template puts around the body."""
    pictures, lead_image = _images_of(page)
    prefetch_renditions([*pictures, *([lead_image] if lead_image else [])])
    return {
        "frame": frame_for(request, page=page),
        "outline": outline_of(page.body, before=before, after=after),
        "lead_picture": _lead_picture(page, lead_image),
        "related": related_links(page, request=request),
        "terms": term_links(page, request=request),
    }


def related_links(page: BasePage, *, request: HttpRequest) -> list[Link]:
    """Links to the related pages that everybody may see, in the editor's order."""
    ids = [child["value"] for child in page.related.raw_data]
    links = links_to(ids, request=request)
    return [links[pk] for pk in ids if pk in links]


def _images_of(page: BasePage) -> tuple[list[AbstractImage], AbstractImage | None]:
    """The pictures in the content, and that of the page; read along with all that is chosen."""
    lead_id = page.image_id if isinstance(page, LeadImage) else None
    model = get_image_model()
    with fetched_together(page.body, also=[(model, lead_id)] if lead_id else []) as fetched:
        blocks = [child.value for child in page.body if child.block_type in {"image", "video"}]
    found = [value.get("image") or value.get("poster") for value in blocks]
    lead_image = fetched[model].get(lead_id) if lead_id else None
    return [image for image in found if image is not None], lead_image


def _lead_picture(page: BasePage, image: AbstractImage | None) -> Picture | None:
    if image is None or not isinstance(page, LeadImage):
        return None
    return picture_of(image, alt=page.image_alt, sizes=SIZES_TEXT, lazy=False)
