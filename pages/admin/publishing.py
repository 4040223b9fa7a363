"""Every way of publishing a report leads past the list of what it lacks.

The editor asks before it publishes or schedules, bulk publishing before it begins. An approval is
kept, but publishes only what lacks nothing (`pages.approvals`); what it held back stands on the
admin's start page. A copy has no edition and was never checked, so it begins as a draft. All this
also holds for the addresses behind the admin's own interface, which know none of its hooks.
"""

from collections.abc import Iterable
from typing import Any, Final

from django.db.models import Max, Q
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.api.views import PagesAdminAPIViewSet
from wagtail.admin.views.bulk_action import BulkAction
from wagtail.api.v2.router import WagtailAPIRouter
from wagtail.api.v2.utils import BadRequestError
from wagtail.models import Page, WorkflowState

from pages.models import ReportPage
from pages.snapshots.readiness import lacks_something

_COPYING: Final = {"copy", "create_alias"}


def address_of_check(page: Page) -> str:
    """Where the gaps are listed, with a way to publish nevertheless."""
    return reverse("report_completeness", args=[page.pk]) + "?publish"


@hooks.register("before_publish_page")
def check_before_publishing(_request: HttpRequest, page: Page) -> HttpResponseRedirect | None:
    """A report with gaps is kept as a draft, and the gaps are shown with a way to go on."""
    return HttpResponseRedirect(address_of_check(page)) if lacks_something(page) else None


@hooks.register("before_bulk_action")
def check_before_bulk_publishing(
    request: HttpRequest, action_type: str, objects: Iterable[Any], action: BulkAction
) -> HttpResponse | None:
    """Nothing is published while a report among the pages, or below them, has gaps."""
    if action_type != "publish" or action.model is not Page:
        return None
    wider = bool(action.get_execution_context().get("include_descendants"))
    reports = _reports_in(objects, wider=wider)
    lacking = [page for page in reports if lacks_something(page.get_latest_revision_as_object())]
    if not lacking:
        return None
    titles = ", ".join(f"“{page.get_admin_display_title()}”" for page in lacking)
    words = _("No page was published, because these reports lack something: %(titles)s.")
    messages.warning(request, words % {"titles": titles})
    return HttpResponseRedirect(address_of_check(lacking[0]))


@hooks.register("before_copy_page")
def check_before_copying(request: HttpRequest, page: Page) -> HttpResponse | None:
    """No copy or alias of a published report is public at once."""
    if request.method != "POST" or not {"publish_copies", "alias"} & request.POST.keys():
        return None
    reports = _public_reports_in(page, wider="copy_subpages" in request.POST)
    if not reports:
        return None
    messages.warning(request, _words_on_copies(reports))
    return HttpResponseRedirect(reverse("wagtailadmin_pages:copy", args=[page.pk]))


class CheckedPages(PagesAdminAPIViewSet):
    """The pages behind the admin's own interface, where the actions ask as the admin does."""

    def action_view(self, request: HttpRequest, pk: int, action_name: str) -> Any:
        page = self.get_object()
        if action_name == "publish" and lacks_something(page.get_latest_revision_as_object()):
            raise BadRequestError(f"{_('Something is missing.')} {address_of_check(page)}")
        if action_name in _COPYING and (reports := _public_reports_in(page, wider=True)):
            raise BadRequestError(_words_on_copies(reports))
        return super().action_view(request, pk, action_name)


@hooks.register("construct_admin_api")
def check_behind_the_interface(api: WagtailAPIRouter) -> None:
    """Take the place of Wagtail's own endpoint."""
    api.register_endpoint("pages", CheckedPages)


def _public_reports_in(page: Page, *, wider: bool) -> list[ReportPage]:
    """The report that the page is, and with ``wider`` those below it, if they are published."""
    below = Q(path__startswith=page.path) if wider else Q(pk=page.pk)
    return list(ReportPage.objects.filter(below).live().defer_streamfields())


def _words_on_copies(reports: Iterable[ReportPage]) -> str:
    titles = ", ".join(page.get_admin_display_title() for page in reports)
    words = _("Nothing was copied. Copy these reports as drafts, without publishing: %(titles)s.")
    return words % {"titles": titles}


def _reports_in(pages: Iterable[Page], *, wider: bool) -> list[ReportPage]:
    """The reports among the pages, and with ``wider`` the unpublished ones below them."""
    chosen = list(pages)
    found = list(ReportPage.objects.filter(pk__in=[page.pk for page in chosen]))
    for page in chosen if wider else ():
        found += ReportPage.objects.descendant_of(page).not_live()
    return found


def is_held_back(report: ReportPage) -> bool:
    """Whether it has gaps and was approved, and since then neither published nor scheduled."""
    approvals = report.workflow_states.filter(status=WorkflowState.STATUS_APPROVED)
    approved_at = approvals.aggregate(at=Max("current_task_state__finished_at"))["at"]
    published_at = report.last_published_at
    if approved_at is None or (published_at and published_at > approved_at):
        return False
    return not report.approved_schedule and lacks_something(report.get_latest_revision_as_object())


@hooks.register("after_edit_page")
def check_after_approval(request: HttpRequest, page: Page) -> HttpResponseRedirect | None:
    """Who approves a report with gaps in the editor comes to their list."""
    if "action-workflow-action" not in request.POST or not isinstance(page, ReportPage):
        return None
    stored = ReportPage.objects.get(pk=page.pk)
    return HttpResponseRedirect(address_of_check(page)) if is_held_back(stored) else None


@hooks.register("construct_homepage_panels")
def tell_what_was_held_back(request: HttpRequest, _panels: list[Any]) -> None:
    """Who approves elsewhere comes back to the start page and is told, as all who may edit."""
    for page in ReportPage.objects.filter(has_unpublished_changes=True):
        if is_held_back(page) and page.permissions_for_user(request.user).can_edit():
            words = _("“%(title)s” was approved, but is not published: something is missing.")
            messages.warning(
                request,
                words % {"title": page.get_admin_display_title()},
                buttons=[messages.button(address_of_check(page), _("What the report lacks"))],
            )
