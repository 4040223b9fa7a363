"""Pictures in the sizes that screens need, with width and height so that nothing jumps."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Prefetch, prefetch_related_objects
from wagtail.images import get_image_model
from wagtail.images.models import AbstractImage

WIDTHS = (400, 800, 1200)
SPECS = tuple(f"width-{width}|format-webp" for width in WIDTHS)
SIZES_TEXT = "(min-width: 60rem) 44rem, 100vw"
SIZES_CARD = "(min-width: 60rem) 24rem, (min-width: 40rem) 50vw, 100vw"


@dataclass(frozen=True, slots=True)
class Picture:
    """What an ``img`` element needs; no text alternative at all is not the same as an empty one."""

    src: str
    srcset: str
    sizes: str
    width: int
    height: int
    alt: str | None
    lazy: bool


def picture_of(
    image: AbstractImage, *, alt: str | None, sizes: str = SIZES_TEXT, lazy: bool = True
) -> Picture:
    """The picture from its renditions; a drawing (SVG) is served as it is."""
    if image.is_svg():
        return Picture(
            src=image.file.url,
            srcset="",
            sizes="",
            width=image.width,
            height=image.height,
            alt=alt,
            lazy=lazy,
        )
    renditions = list(image.get_renditions(*SPECS).values())
    middle = renditions[len(renditions) // 2]
    return Picture(
        src=middle.url,
        srcset=", ".join(f"{one.url} {one.width}w" for one in renditions),
        sizes=sizes,
        width=middle.width,
        height=middle.height,
        alt=alt,
        lazy=lazy,
    )


def prefetch_renditions(images: Iterable[AbstractImage]) -> None:
    """Read the renditions of all the images at once."""
    raster = [image for image in images if not image.is_svg()]
    if not raster:
        return
    wanted = raster[0].get_rendition_model().objects.filter(filter_spec__in=SPECS)
    prefetch_related_objects(
        raster, Prefetch("renditions", queryset=wanted, to_attr="prefetched_renditions")
    )


def fetch_images(ids: Iterable[int | None]) -> dict[int, AbstractImage]:
    """Images by ID with their renditions, in two queries at most."""
    known = {pk for pk in ids if pk is not None}
    if not known:
        return {}
    images: dict[int, AbstractImage] = get_image_model().objects.in_bulk(known)
    prefetch_renditions(images.values())
    return images
