"""Whether the pages that an import would change may be changed, and still make sense after it."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from wagtail.models import Page

from pages.finance import ZERO
from pages.spreadsheets.plan import PageEdit, Problem
from pages.spreadsheets.records import Records
from pages.spreadsheets.sheets import COSTS, GRANTS, Sheet

MAX_PAGES = 300  # more would take longer than a browser waits


def check_pages(edits: Iterable[PageEdit], *, records: Records) -> list[Problem]:
    """A problem for each page that cannot be changed so, at the first cell that names it."""
    every = list(edits)
    if len(every) > MAX_PAGES:
        message = _("%(number)s pages would change; up to %(limit)s can at once. Split the file.")
        numbers = {"number": len(every), "limit": MAX_PAGES}
        return [Problem(place=every[0].place, message=message % numbers)]
    ids = {edit.page_id or edit.parent_id for edit in every}
    pages = {page.pk: page for page in Page.objects.filter(pk__in=ids).specific(defer=True)}
    problems = []
    for edit in every:
        page = pages[edit.page_id or edit.parent_id]
        message = _refusal(edit, page, user=records.user) or _excess(edit, records=records)
        if message:
            problems.append(Problem(place=edit.place, message=message))
    return problems


def _refusal(edit: PageEdit, page: Page, *, user: Any) -> str:
    allowed = page.permissions_for_user(user)
    names = {"title": page.title}
    if edit.page_id is None:
        return "" if allowed.can_add_subpage() else _("You may not add pages here.")
    if not page.live:
        return _("“%(title)s” is not published. Publish it first.") % names
    if page.has_unpublished_changes:
        message = _("“%(title)s” has a draft. Publish it or discard it first.")
        return message % names
    if page.alias_of_id:
        return _("“%(title)s” is a copy that follows its original. Change that.") % names
    if not (allowed.can_edit() and allowed.can_publish()):
        message = _("You may not edit and publish “%(title)s”, or it is locked.")
        return message % names
    return ""


def _excess(edit: PageEdit, *, records: Records) -> str:
    """Why the grants cannot be so high, if they were touched; the same rule as in the editor."""
    if not edit.lines:
        return ""
    planned = _after(edit, COSTS, "planned", records=records)
    granted = _after(edit, GRANTS, "granted", records=records)
    if granted <= planned:
        return ""
    message = _("More would be granted (%(granted)s €) than is planned as cost (%(planned)s €).")
    amounts = {"granted": granted, "planned": planned}
    return message % {name: str(amount).replace(".", ",") for name, amount in amounts.items()}


def _after(edit: PageEdit, sheet: Sheet, name: str, *, records: Records) -> Decimal:
    """The sum over a page's lines as it would be; the records' lines carry the new values."""
    lines = [line for line in records.lines_by_id(sheet).values() if line.page_id == edit.page_id]
    amounts = {line.pk: getattr(line, name) or ZERO for line in lines}
    mine = [line for line in edit.lines if line.sheet is sheet]
    for line in mine:
        if line.delete and line.pk:
            amounts.pop(line.pk, None)
    new = sum((line.values.get(name) or ZERO for line in mine if line.pk is None), ZERO)
    return sum(amounts.values(), ZERO) + new
