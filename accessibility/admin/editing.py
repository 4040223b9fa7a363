"""The way from a finding to the place where it is mended, for those who may mend it."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from wagtail.documents import get_document_model
from wagtail.documents.models import AbstractDocument
from wagtail.models import Page
from wagtail.permissions import policy_registry

from accessibility.queries.issues import Place


def editable_pages(user: Any, page_ids: Iterable[int | None]) -> set[int]:
    """Those of the pages that the user may edit, by their keys, in one query."""
    wanted = [key for key in page_ids if key is not None]
    policy = policy_registry.get_by_type(Page)
    pages = policy.instances_user_has_permission_for(user, "change").filter(pk__in=wanted)
    return set(pages.values_list("pk", flat=True))


def document_editor_url(user: Any, document: AbstractDocument | None) -> str:
    """Wagtail's editor of a document, for those who may change it; else empty."""
    policy = policy_registry.get_by_type(get_document_model())
    if document is None or not policy.user_has_permission_for_instance(user, "change", document):
        return ""
    return reverse("wagtaildocs:edit", args=[document.pk])


def editor_url(place: Place) -> str:
    """The editor of a page, opened at the block where there is one."""
    url = reverse("wagtailadmin_pages:edit", args=[place.page.pk])
    # Wagtail's editor gives every block's panel this ID and scrolls to it.
    return f"{url}#block-{place.block_id}-section" if place.block_id else url
