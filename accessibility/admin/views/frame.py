"""What the desk's pages share: permission, breadcrumbs, and the scan that a page is about."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.db.models import F, Model, QuerySet
from django.db.models.expressions import OrderBy
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.views.generic import PermissionCheckedMixin
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.reports import ReportView
from wagtail.permissions import policy_registry

from accessibility.admin import wording
from accessibility.admin.exports import HarmlessExport
from accessibility.admin.menu import ICON
from accessibility.models import Scan, ScannedPage
from accessibility.queries.scans import scan_list

MAX_LINKING_PAGES = 50


@dataclass(frozen=True, slots=True)
class Tab:
    """One of several pages on the same scan."""

    label: str
    url: str
    is_current: bool


def permission_policy_of(model: type[Model]) -> Any:
    """Who may do what with a model; views on parts of a scan ask for the scan's permissions."""
    return policy_registry.get_by_type(model)


class DeskView(PermissionCheckedMixin, WagtailAdminTemplateMixin, TemplateView):
    """A page of the desk that is no list."""

    header_icon = ICON
    permission_required = "view"

    def trail(self) -> list[tuple[str, str]]:
        """Address and label of what lies between the admin's home and this page."""
        return []

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*super().get_breadcrumbs_items(), *crumbs(self.trail(), self.get_page_title())]


class Listing(HarmlessExport, ReportView):
    """A list of the desk: filtered, sorted, paged, exported."""

    header_icon = ICON
    permission_required = "view"
    template_name = "accessibility/admin/list.html"
    empty_words = gettext_lazy("There is nothing here yet.")

    @cached_property
    def no_results_message(self) -> str:
        if self.is_searching or self.is_filtering:
            return _("Nothing matches what you have chosen.")
        return str(self.empty_words)

    def order_queryset(self, queryset: Any) -> Any:
        # What is equal by the chosen column must not change places between two pages.
        ordered = super().order_queryset(queryset)
        reckoned = ordered.query.annotations.keys()
        fields = [_nothing_last(field, reckoned) for field in ordered.query.order_by]
        return ordered.order_by(*fields, "pk")


def _nothing_last(field: Any, reckoned: Collection[str]) -> Any:
    """Rows without a number that is reckoned stand last in either direction, on any database."""
    name = field.removeprefix("-") if isinstance(field, str) else ""
    if name not in reckoned:
        return field
    is_falling = name != field
    return OrderBy(F(name), descending=is_falling, nulls_last=True)


class OfScan:
    """Mixed into the views on one scan, whose key is in the address."""

    tab = ""
    TABS = (
        ("scan", gettext_lazy("Overview")),
        ("scan_issues", gettext_lazy("Issues")),
        ("scan_pages", gettext_lazy("Pages")),
        ("scan_documents", gettext_lazy("Documents")),
        ("scan_criteria", gettext_lazy("Success criteria")),
    )
    kwargs: dict[str, Any]
    request: HttpRequest

    @cached_property
    def permission_policy(self) -> Any:
        return permission_policy_of(Scan)

    @cached_property
    def scan(self) -> Scan:
        return get_object_or_404(scan_list(), pk=self.kwargs["pk"])

    def coverage_sentence(self) -> str:
        """The coverage of what this view shows."""
        return wording.scan_coverage_sentence(self.scan)

    def coverage_lines(self) -> list[str]:
        """The same for an export."""
        return wording.scan_lines(self.scan, self.coverage_sentence())

    def get_page_title(self) -> str:
        return str(self.scan)

    def get_page_subtitle(self) -> str:
        return str(dict(self.TABS)[self.tab])

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        home: list[dict[str, Any]] = WagtailAdminTemplateMixin.breadcrumbs_items
        return [*home, *crumbs(scans_trail(), self.get_page_title(), self.get_page_subtitle())]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        tabs = [
            Tab(
                str(label),
                reverse(f"accessibility:{name}", args=[self.scan.pk]),
                name == self.tab,
            )
            for name, label in self.TABS
        ]
        context: dict[str, Any] = super().get_context_data(**kwargs)  # type: ignore[misc]
        return context | {
            "scan": self.scan,
            "tabs": tabs,
            "document_coverage": self.scan.document_coverage,
            "coverage_sentence": self.coverage_sentence(),
        }


def linking_context(linking: QuerySet[ScannedPage]) -> dict[str, Any]:
    """The first of the pages that link a document, and how many there are in all."""
    return {"linking_pages": linking[:MAX_LINKING_PAGES], "linking_count": linking.count()}


def scans_trail() -> list[tuple[str, str]]:
    """The way to a scan."""
    return [(reverse("accessibility:scans"), _("Accessibility: scans"))]


def issues_trail() -> list[tuple[str, str]]:
    """The way to an issue."""
    return [(reverse("accessibility:issues"), _("Accessibility: issues"))]


def rules_trail() -> list[tuple[str, str]]:
    """The way to a rule."""
    return [(reverse("accessibility:rules"), _("Accessibility: rules"))]


def crumbs(trail: list[tuple[str, str]], title: str, subtitle: str = "") -> list[dict[str, Any]]:
    """Breadcrumbs in Wagtail's shape, from what lies before a page and its own title."""
    before = [{"url": url, "label": label} for url, label in trail]
    return [*before, {"url": "", "label": title, "sublabel": subtitle}]
