"""Refuses to delete what was published under a permanent address; the database would as well."""

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.views.bulk_action import BulkAction
from wagtail.models import Page

from pages.models import DocumentVersion, ReportEdition


@hooks.register("before_delete_page")
def keep_addresses(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Neither the page nor what it lies below goes; it can be unpublished."""
    refusal = _refusal(page)
    if not refusal:
        return None
    messages.error(request, refusal % {"title": page.title})
    return redirect("wagtailadmin_pages:edit", page.pk)


@hooks.register("before_bulk_action")
def keep_addresses_in_bulk(
    request: HttpRequest, action_type: str, objects: Iterable[Any], action: BulkAction
) -> HttpResponse | None:
    """The same for several pages at once."""
    if action_type != "delete" or action.model is not Page:
        return None
    refusals = (keep_addresses(request, page) for page in objects)
    return next((refusal for refusal in refusals if refusal), None)


def _refusal(page: Page) -> str:
    if ReportEdition.objects.filter(report__path__startswith=page.path).exists():
        return _(
            "“%(title)s” cannot be deleted: it holds published editions of a report, whose "
            "addresses are permanent. You can unpublish it; then it is gone from menus, lists and "
            "the search, and its editions stay readable at their addresses."
        )
    if DocumentVersion.objects.filter(page__path__startswith=page.path).exists():
        return _(
            "“%(title)s” cannot be deleted: it holds published versions of a document, whose "
            "addresses are permanent. You can unpublish it; then it is gone from menus, lists and "
            "the search, and its versions stay readable at their addresses."
        )
    return ""
