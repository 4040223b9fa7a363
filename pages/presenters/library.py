"""The library with its documents, and a document with its file."""

from typing import Any

from django.http import HttpRequest

from pages.cards import cards_for
from pages.files import file_link
from pages.models import DocumentPage, LibraryPage
from pages.paging import paged
from pages.presenters import context_of
from pages.presenters.every_page import common_context
from pages.visibility import visible


@context_of.register
def library_context(page: LibraryPage, request: HttpRequest) -> dict[str, Any]:
    """The documents, the latest first."""
    documents = visible(DocumentPage.objects.child_of(page), request=request)
    rows = paged(
        documents.defer_streamfields().order_by("-document_date", "title"),
        request=request,
        per_page=page.per_page,
    )
    return {
        **common_context(page, request),
        "paging": rows.paging,
        "documents": cards_for(rows.items, request=request, pictures=False),
    }


@context_of.register
def document_context(page: DocumentPage, request: HttpRequest) -> dict[str, Any]:
    """The file as a link that names type and size."""
    return {
        **common_context(page, request),
        "file": file_link(page.document) if page.document else None,
    }
