"""Content taken over from an older site as HTML, cleaned of everything that could do harm."""

from typing import Any, Final

import nh3
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

SVG_SHAPES: Final = frozenset(
    (
        "svg",
        "g",
        "defs",
        "path",
        "rect",
        "circle",
        "ellipse",
        "line",
        "polyline",
        "polygon",
        "text",
        "tspan",
        "title",
        "desc",
        "marker",
        "linearGradient",
        "stop",
        "clipPath",
    )
)
SVG_PRESENTATION: Final = frozenset(
    (
        "fill",
        "fill-opacity",
        "fill-rule",
        "stroke",
        "stroke-width",
        "stroke-dasharray",
        "stroke-linecap",
        "stroke-linejoin",
        "stroke-opacity",
        "opacity",
        "font-family",
        "font-size",
        "font-weight",
        "font-style",
        "text-anchor",
        "dominant-baseline",
        "letter-spacing",
        "transform",
        "x",
        "y",
        "x1",
        "y1",
        "x2",
        "y2",
        "cx",
        "cy",
        "r",
        "rx",
        "ry",
        "dx",
        "dy",
        "d",
        "points",
        "width",
        "height",
        "viewBox",
        "preserveAspectRatio",
        "offset",
        "stop-color",
        "stop-opacity",
    )
)
MEDIA_TAGS: Final = frozenset({"figure", "figcaption", "video", "audio", "source", "track"})
EVERYWHERE: Final = frozenset(
    {"id", "class", "title", "lang", "dir", "role", "align", "tabindex", "translate"}
)
ATTRIBUTES: Final[dict[str, set[str]]] = {
    "*": set(EVERYWHERE),
    "a": {"href", "hreflang", "target", "rel", "download", "name", "type"},
    "img": {"src", "alt", "width", "height", "loading", "srcset", "sizes"},
    "video": {"src", "controls", "autoplay", "loop", "muted", "poster", "width", "height"},
    "audio": {"src", "controls", "autoplay", "loop", "muted"},
    "source": {"src", "type"},
    "track": {"src", "kind", "srclang", "label", "default"},
    "table": {"summary", "border", "width", "cellpadding", "cellspacing"},
    "th": {"scope", "colspan", "rowspan", "headers", "abbr", "width"},
    "td": {"colspan", "rowspan", "headers", "width"},
    "ol": {"start", "type", "reversed"},
    "font": {"color", "size", "face"},
    **{shape: set(SVG_PRESENTATION) for shape in SVG_SHAPES},
}
ATTRIBUTES["svg"] |= {"xmlns", "focusable"}


def sanitized(html: str) -> SafeString:
    """The HTML without scripts, styles, frames and event handlers; the rest as it was."""
    cleaned = nh3.clean(
        html,
        tags=nh3.ALLOWED_TAGS | SVG_SHAPES | MEDIA_TAGS | {"font", "center", "u", "big"},
        clean_content_tags={"script", "style"},
        attributes=ATTRIBUTES,
        generic_attribute_prefixes={"aria-"},
        link_rel=None,
        url_schemes={"http", "https", "mailto", "tel"},
    )
    return mark_safe(cleaned)  # noqa: S308 - nh3 has just cleaned it


class LegacyHtmlBlock(blocks.RawHTMLBlock):
    """HTML from the old site, until somebody writes it anew with the other blocks."""

    def clean(self, value: Any) -> SafeString:
        return sanitized(super().clean(value))

    def get_searchable_content(self, value: Any) -> list[str]:
        return [nh3.clean(str(value), tags=set())]

    class Meta:
        icon = "code"
        label = _("Content taken over (HTML)")
        template = "pages/blocks/legacy_html.html"
