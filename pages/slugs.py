"""Addresses in plain letters: “Maßnahme für Ältere” becomes “massnahme-fuer-aeltere”.

Wagtail alone would write “manahme-fr-ltere” or keep letters that mail programs break links at.
"""

from typing import Final

from django.utils.text import slugify
from wagtail.admin.widgets import SlugInput

SPELLINGS: Final = {
    "ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss", "ẞ": "SS",
}  # fmt: skip


def slug_of(title: str) -> str:
    """The last part of the address of a page with this title."""
    return slugify(title.translate({ord(letter): text for letter, text in SPELLINGS.items()}))


class PlainSlugInput(SlugInput):
    """Proposes to editors what ``slug_of`` would give."""

    def __init__(self, attrs: dict[str, str] | None = None) -> None:
        super().__init__(attrs, formatters=list(SPELLINGS.items()))
