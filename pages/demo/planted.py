"""The mistakes that the demo's pages contain on purpose, so that an audit has something to find.

They are those that editors make most, on pages taken over from an older site. Every page and every
document that is not named here is meant to be free of defects.
"""

from collections.abc import Mapping
from typing import Final

PLANTED: Final[Mapping[str, tuple[str, ...]]] = {
    "/frueher/medienkonzept-grundschulen/": (
        "heading-in-capitals",
        "bold-paragraph-as-heading",
        "list-typed-by-hand",
        "text-in-long-italics",
        "layout-by-spaces",
    ),
    "/frueher/zugangspunkte-2017/": (
        "table-without-headers",
        "abbreviation-unexplained",
        "link-text-is-url",
        "link-new-window-unannounced",
        "image-of-text",
        "image-text-not-in-alternative",
    ),
    "/frueher/seite-2/": ("page-title-not-descriptive", "same-text-other-context"),
    "/frueher/smart-cities-exchange/": ("page-language-doubtful",),
    "/frueher/stadtmodell/": (
        "image-alt",
        "alt-is-file-name",
        "alt-begins-with-image-of",
        "alt-repeats-caption",
    ),
    "/frueher/energiemonitor/": ("svg-text-contrast", "heading-empty"),
    "/frueher/linkliste/": (
        "fragment-target-missing",
        "title-repeats-text",
        "tabindex-positive",
        "adjacent-links-same-target",
    ),
    "/frueher/breitband-fragen/": (
        "link-text-vague",
        "heading-level-skipped",
        "text-justified",
        "layout-by-spaces",
    ),
    "/aktuelles/europaeische-woche-2019/": (
        "passage-language-doubtful",
        "text-justified",
        "link-file-unannounced",
        "link-text-vague",
    ),
    "/aktuelles/tag-der-digitalisierung-2018/": (
        "list-typed-by-hand",
        "sound-starts-by-itself",
        "bold-paragraph-as-heading",
    ),
}
"""Path of a page → IDs of the rules that find something there, as a failure or as a doubt."""

PLANTED_IN_DOCUMENTS: Final[Mapping[str, tuple[str, ...]]] = {
    "anlage-2.pdf": ("pdf-not-tagged", "document-title-missing", "document-language-missing"),
}
"""Name of a file → IDs of the rules that find something in it."""
