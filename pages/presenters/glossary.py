"""The glossary: its words in the order of a dictionary."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

from pages.glossary import anchors_of, sorted_terms
from pages.models import GlossaryPage
from pages.presenters import context_of
from pages.presenters.every_page import common_context


@dataclass(frozen=True, slots=True)
class Explanation:
    """A word, where links to it lead, and what it means."""

    term: str
    anchor: str
    text: str


@context_of.register
def glossary_context(page: GlossaryPage, request: HttpRequest) -> dict[str, Any]:
    """The words with their explanations and anchors."""
    rows = sorted_terms(page.terms.all())
    return {
        **common_context(page, request),
        "explanations": [
            Explanation(term=row.term, anchor=anchor, text=row.explanation)
            for row, anchor in zip(rows, anchors_of(rows), strict=True)
        ],
    }
