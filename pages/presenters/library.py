"""The library with its documents, a document with its file, and each version of it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from pages.addresses import Addresses
from pages.cards import cards_for
from pages.files import file_link
from pages.models import DocumentPage, DocumentVersion, LibraryPage
from pages.outline import Section
from pages.paging import paged
from pages.presenters import context_of
from pages.presenters.every_page import common_context
from pages.visibility import visible

# What a reader should know before loading the file; other states make no difference to them.
_HINTS: Final[dict[str, Promise]] = {
    DocumentVersion.State.NO_TEXT: _(
        "This file is probably scanned: it holds pictures of pages, which screen readers cannot "
        "read out. Please ask us for an accessible version."
    ),
    DocumentVersion.State.ENCRYPTED: _(
        "This file asks for a password. Please ask us for a version without one."
    ),
    DocumentVersion.State.BROKEN: _(
        "This file may be damaged. If it does not open, please let us know."
    ),
}


@dataclass(frozen=True, slots=True)
class VersionRow:
    """A version in the list of all, and its lasting address."""

    number: int
    url: str
    published_at: datetime
    note: str
    is_current: bool


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
    """The file as a link that names type and size, and the versions, the latest first."""
    versions = list(page.versions.order_by("-number"))
    # A draft in the preview may have another file than the latest version.
    current = next((one for one in versions[:1] if one.document_id == page.document_id), None)
    title = str(_("Versions"))
    after = (Section(title=title, anchor="versionen"),) if versions else ()
    url = Addresses.during(request).of(page)
    return {
        **common_context(page, request, after=after),
        "file": file_link(page.document) if page.document else None,
        "file_hint": _HINTS.get(current.state, "") if current else "",
        "page_count": current.page_count if current else None,
        "versions": [_row(one, url=url, is_current=one is current) for one in versions],
    }


@context_of.register
def version_context(version: DocumentVersion, request: HttpRequest) -> dict[str, Any]:
    """What the page of one version shows besides what its document's page does."""
    newest = version.page.versions.order_by("-number").first() or version
    url = Addresses.during(request).of(version.page)
    return {
        "version": version,
        "document_url": url,
        "newest": _row(newest, url=url, is_current=True) if newest != version else None,
        "file": file_link(version.document),
        "file_hint": _HINTS.get(version.state, ""),
        "page_count": version.page_count,
    }


def _row(version: DocumentVersion, *, url: str, is_current: bool) -> VersionRow:
    return VersionRow(
        number=version.number,
        url=f"{url}version/{version.number}/",
        published_at=version.published_at,
        note=version.note,
        is_current=is_current,
    )
