"""Menu entries, each shown only to those who may use what it leads to."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import Menu, MenuItem, SubmenuMenuItem

ICON = "accessibility"
_DESK_ORDER = 8000
_REPORTS_ORDER = 600


class PermittedItem(MenuItem):
    """An entry for those with one permission."""

    def __init__(self, label: Any, url_name: str, *, permission: str, **options: Any) -> None:
        super().__init__(label, reverse(url_name), **options)
        self.permission = permission

    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm(self.permission)


def desk() -> MenuItem:
    """The desk's own entry in the main menu."""
    items = [
        PermittedItem(
            _("Scans"),
            "accessibility:scans",
            permission="accessibility.view_scan",
            name="accessibility-scans",
            icon_name="list-ul",
            order=100,
        ),
        PermittedItem(
            _("Issues"),
            "accessibility:issues",
            permission="accessibility.view_issue",
            name="accessibility-issues",
            icon_name="clipboard-list",
            order=200,
        ),
        PermittedItem(
            _("Rules"),
            "accessibility:rules",
            permission="accessibility.view_issue",
            name="accessibility-rules",
            icon_name="doc-full",
            order=250,
        ),
        PermittedItem(
            _("Start a scan"),
            "accessibility:scan_start",
            permission="accessibility.add_scan",
            name="accessibility-start",
            icon_name="plus",
            order=300,
        ),
    ]
    return SubmenuMenuItem(
        _("Accessibility"),
        Menu(items=items),
        name="accessibility",
        icon_name=ICON,
        order=_DESK_ORDER,
    )


def scans_report() -> MenuItem:
    """The scans among Wagtail's reports."""
    return PermittedItem(
        _("Accessibility: scans"),
        "accessibility:scans",
        permission="accessibility.view_scan",
        name="accessibility-scans-report",
        icon_name=ICON,
        order=_REPORTS_ORDER,
    )


def issues_report() -> MenuItem:
    """The issues among Wagtail's reports."""
    return PermittedItem(
        _("Accessibility: issues"),
        "accessibility:issues",
        permission="accessibility.view_issue",
        name="accessibility-issues-report",
        icon_name=ICON,
        order=_REPORTS_ORDER + 1,
    )
