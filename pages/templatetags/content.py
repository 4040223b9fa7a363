"""Shows what editors wrote: streams of blocks, pictures, files."""

import json
from typing import Any

from django import template
from django.utils.safestring import SafeString, mark_safe
from wagtail.blocks import Block
from wagtail.blocks.stream_block import StreamValue
from wagtail.models import Page

from pages import origins
from pages.blocks.legacy import sanitized
from pages.files import FileLink, file_link
from pages.glossary import TermLinks
from pages.links import links_of
from pages.pictures import SIZES_TEXT, Picture, picture_of
from pages.templatetags.origins import are_wanted, in_editors_language

register = template.Library()
_EXPLAINED = {"text", "accordion"}


@register.simple_tag(takes_context=True)
def stream(context: template.Context, page: Page, field: str) -> SafeString:
    """All blocks of a page's field, each marked with its origin where that is wanted."""
    value: StreamValue = getattr(page, field)
    request = context.get("request")
    marked = are_wanted(request)
    outline = context.get("outline")
    anchors = outline.anchors if outline else {}
    language = context["frame"].language if "frame" in context else ""
    terms: TermLinks | None = context.get("terms")
    parts: list[str] = []
    with links_of(json.dumps(list(value.raw_data)), request=request):
        for child in value:
            block_context = {
                "request": request,
                "anchor": anchors.get(child.id, ""),
                "block_id": child.id,
                "language": language,
            }
            html = str(child.render(block_context))
            if terms and child.block_type in _EXPLAINED:
                html = terms.link(html)
            key = f"{page.pk}/{field}/{child.id}"
            parts.append(_marked(html, key=key, block=child.block) if marked else html)
    return mark_safe("\n".join(parts))  # noqa: S308 - the blocks' templates have escaped it


def _marked(html: str, *, key: str, block: Block) -> str:
    label = in_editors_language(block.label)
    return origins.start("block", key, label) + html + origins.END


@register.simple_tag
def picture_of_block(value: Any) -> Picture | None:
    """The picture of a picture block; no text alternative when the block has none at all."""
    image = value.get("image")
    if image is None:
        return None
    alt = "" if value.get("decorative") else (value.get("alt_text") or None)
    return picture_of(image, alt=alt, sizes=SIZES_TEXT)


@register.simple_tag
def poster_of_block(value: Any) -> Picture | None:
    """The still picture of a video block."""
    image = value.get("poster")
    return picture_of(image, alt="") if image else None


@register.filter
def as_file(document: Any) -> FileLink | None:
    """The document as a link that names type and size."""
    return file_link(document) if document else None


@register.filter
def without_harm(html: Any) -> SafeString:
    """HTML from elsewhere, cleaned; also what was stored without passing the editor's form."""
    return sanitized(str(html))
