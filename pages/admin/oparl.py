"""The imports from OParl in the admin: when one ran, what it brought, and what it left out."""

from typing import Any, ClassVar

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.auth import permission_denied
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views.reports import ReportView

from pages.models import OParlImport
from pages.oparl.storing import MODELS
from pages.oparl.summaries import summary_of

URL_NAME = "oparl_imports"


def may_edit_council_data(user: Any) -> bool:
    """Whether the user may change any of what an import brings."""
    return any(user.has_perm(f"pages.change_{kind._meta.model_name}") for kind in MODELS.values())


def reasons_of(run: OParlImport) -> list[str]:
    """A line for each object skipped or kept, and for each reference that leads nowhere."""
    return [f"{row['id']}: {row['reason']}" for row in run.errors]


class LinesColumn(Column):
    """Several lines in a cell; folded where they are many."""

    cell_template_name = "pages/admin/lines_cell.html"


class ImportsView(ReportView):
    """All runs, the latest first."""

    model = OParlImport
    index_url_name = URL_NAME
    results_template_name = "pages/admin/oparl_imports_results.html"
    page_title = _("Imports from OParl")
    header_icon = "download"
    default_ordering = "-started_at"
    list_export: ClassVar[list[str]] = []
    columns = [
        DateColumn("started_at", label=_("started at"), sort_key="started_at"),
        Column("get_state_display", label=_("state")),
        Column("body", label=_("body")),
        LinesColumn("brought", label=_("New, changed, skipped"), accessor=summary_of),
        LinesColumn("left_out", label=_("What was left out, and why"), accessor=reasons_of),
    ]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not may_edit_council_data(request.user):
            return permission_denied(request)
        return super().dispatch(request, *args, **kwargs)


class ImportsMenuItem(MenuItem):
    """The entry among the reports."""

    def is_shown(self, request: HttpRequest) -> bool:
        return may_edit_council_data(request.user)


@hooks.register("register_reports_menu_item")
def register_imports_menu_item() -> MenuItem:
    """For those who see to the council's data."""
    return ImportsMenuItem(
        _("Imports from OParl"),
        reverse(URL_NAME),
        name="oparl-imports",
        icon_name="download",
        order=510,
    )


@hooks.register("register_admin_urls")
def register_imports_url() -> list[URLPattern]:
    """The list's address, below the admin's own, which ask for a login."""
    return [path("reports/oparl/", ImportsView.as_view(), name=URL_NAME)]
