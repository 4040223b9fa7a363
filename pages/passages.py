"""The languages that editors can mark a passage of a text with, beside the page's own."""

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

# By language code: German for the English pages, then what visitors of a German town speak most.
PASSAGES: Final[dict[str, Promise]] = {
    "en": _("English passage"),
    "de": _("German passage"),
    "fr": _("French passage"),
    "nl": _("Dutch passage"),
    "pl": _("Polish passage"),
    "tr": _("Turkish passage"),
}


def feature_of(language: str) -> str:
    """What the editor's feature for the language is called."""
    return f"passage-{language}"
