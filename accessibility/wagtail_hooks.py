"""What the checker adds to Wagtail's admin: addresses, menu entries, permissions to hand out."""

from typing import Any

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.urls import include, path
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from accessibility.admin import menu, urls


@hooks.register("register_admin_urls")
def register_urls() -> list[Any]:
    return [path("accessibility/", include(urls))]


@hooks.register("register_admin_menu_item")
def register_desk() -> MenuItem:
    return menu.desk()


@hooks.register("register_reports_menu_item")
def register_scans_report() -> MenuItem:
    return menu.scans_report()


@hooks.register("register_reports_menu_item")
def register_issues_report() -> MenuItem:
    return menu.issues_report()


@hooks.register("register_permissions")
def register_permissions() -> QuerySet[Permission]:
    return Permission.objects.filter(
        content_type__app_label="accessibility",
        codename__in=["view_scan", "add_scan", "change_scan", "view_issue"],
    )


@hooks.register("register_icons")
def register_icons(icons: list[str]) -> list[str]:
    return [*icons, "accessibility/icons/accessibility.svg"]
