"""Carries an import out: everything, or nothing; each page through a revision of its own."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from wagtail.models import Locale, Page

from pages.models import MeasurePage
from pages.spreadsheets.plan import LineEdit, PageEdit, Plan
from pages.spreadsheets.planning import plan_of
from pages.spreadsheets.reading import FileRow

LOG_ACTION = "pages.import"


class OutdatedPlanError(Exception):
    """The import would now do something else than what was shown; carries the new plan."""

    def __init__(self, plan: Plan) -> None:
        super().__init__("The plan has changed since it was shown.")
        self.plan = plan


def apply_rows(rows: Iterable[FileRow], *, user: Any, locale: Locale, digest: str) -> Plan:
    """Do what the plan with this digest says; raises OutdatedPlanError and does nothing else.

    Published pages are published anew, new measures are left as drafts.
    """
    with transaction.atomic():
        plan = plan_of(rows, user=user, locale=locale)
        if plan.digest != digest or not plan.can_be_applied:
            raise OutdatedPlanError(plan)
        for edit in plan.edits:
            if edit.page_id is None:
                _add(edit, user=user, locale=locale)
            else:
                _change(edit, user=user)
    return plan


def _change(edit: PageEdit, *, user: Any) -> None:
    page = Page.objects.select_for_update().get(pk=edit.page_id).specific
    for name, value in edit.values.items():
        setattr(page, name, value)
    _set_lines(page, edit.lines)
    page.save_revision(user=user, log_action=LOG_ACTION).publish(user=user)


def _add(edit: PageEdit, *, user: Any, locale: Locale) -> None:
    parent = Page.objects.get(pk=edit.parent_id)
    measure = MeasurePage(**edit.values, locale=locale, live=False, owner=user)
    _set_lines(measure, edit.lines)
    parent.add_child(instance=measure)
    measure.save_revision(user=user, log_action=LOG_ACTION)


def _set_lines(page: Page, edits: Iterable[LineEdit]) -> None:
    for edit in edits:
        lines = getattr(page, edit.sheet.relation)
        stored = {line.pk: line for line in lines.all()}
        if edit.delete and edit.pk is not None:
            lines.remove(stored[edit.pk])
            continue
        line = stored[edit.pk] if edit.pk else edit.sheet.model(sort_order=len(stored))
        for name, value in edit.values.items():
            setattr(line, name, value)
        lines.add(line)
