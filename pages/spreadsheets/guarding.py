"""Whether the pages that an import would change may be changed, and still make sense after it."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _
from wagtail.models import Page

from pages.finance import ZERO
from pages.models.grant_limits import Excess, excesses
from pages.spreadsheets.plan import DELETED, PageEdit, Problem
from pages.spreadsheets.records import Records
from pages.spreadsheets.sheets import COSTS, GRANTS, Sheet

MAX_PAGES = 300  # more would take longer than a browser waits


def check_pages(edits: Iterable[PageEdit], *, records: Records) -> list[Problem]:
    """A problem for each page that cannot be changed so, at the cell that says why.

    Where no single cell does, it is the first that names the page.
    """
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
        if message := _refusal(edit, page, user=records.user):
            problems.append(Problem(place=edit.place, message=message))
        elif excess := _excess(edit, records=records):
            problems.append(excess)
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


def _excess(edit: PageEdit, *, records: Records) -> Problem | None:
    """Why the grants cannot be so high, if they or the costs were touched."""
    if not any(line.sheet in {COSTS, GRANTS} for line in edit.lines):
        return None
    planned = sum((line.planned or ZERO for line in _after(edit, COSTS, records)), ZERO)
    grants = _after(edit, GRANTS, records)
    for excess in excesses(grants, planned=planned):
        place = _place_of(excess, edit) or edit.place
        return Problem(place=place, message=excess.message)
    return None


def _place_of(excess: Excess, edit: PageEdit) -> str:
    """The cell that made it too high: the grant's amount or rate, else the cost."""
    granted = [
        line
        for line in edit.lines
        if line.sheet is GRANTS and (excess.grant is None or excess.grant is line.record)
    ]
    costs = [line for line in edit.lines if line.sheet is COSTS]
    wanted = [
        *((line, name) for name in (excess.field, "rate") for line in granted),
        *((line, "planned") for line in costs),
    ]
    touched = [line.places[name] for line, name in wanted if name in line.places]
    removed = [line.places[DELETED] for line in costs if line.delete]
    return next(iter([*touched, *removed]), "")


def _after(edit: PageEdit, sheet: Sheet, records: Records) -> list[Any]:
    """A page's lines as they would be; the records' lines carry the new values."""
    stored = [line for line in records.lines_by_id(sheet).values() if line.page_id == edit.page_id]
    mine = [line for line in edit.lines if line.sheet is sheet]
    deleted = {line.pk for line in mine if line.delete}
    new = [line.record for line in mine if line.pk is None]
    return [*(line for line in stored if line.pk not in deleted), *new]
