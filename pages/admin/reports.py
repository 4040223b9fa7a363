"""The completeness check of a report, before it is published and whenever somebody asks."""

from collections.abc import Iterator
from typing import Any, cast

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail import hooks
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets.button import Button
from wagtail.log_actions import LogActionRegistry, LogFormatter, log
from wagtail.models import ModelLogEntry, Page

from pages.models import ReportPage
from pages.snapshots import latest_edition
from pages.snapshots.completeness import OwnersGaps, gaps_of
from pages.snapshots.readiness import needs_note

URL_NAME = "report_completeness"
LOG_ACTION = "pages.report.published_with_gaps"
MAX_REASON_CHARS = 300


class PublishForm(forms.Form):
    """Why a report is published although something is missing, and what an edition corrects."""

    note = forms.CharField(
        max_length=MAX_REASON_CHARS,
        label=gettext_lazy("What this edition corrects"),
        help_text=gettext_lazy("Stands beside the edition for everybody to read."),
    )
    reason = forms.CharField(
        max_length=MAX_REASON_CHARS, label=gettext_lazy("Reason, for the page's history")
    )

    def __init__(self, *args: Any, note: bool, reason: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, is_needed in (("note", note), ("reason", reason)):
            if not is_needed:
                del self.fields[name]


class CompletenessView(WagtailAdminTemplateMixin, TemplateView):
    """Lists what is missing by owner; publishes nevertheless where a reason is given."""

    template_name = "pages/admin/completeness.html"
    page_title = gettext_lazy("What the report lacks")
    header_icon = "clipboard-list"
    http_method_names = ["get", "post"]

    @cached_property
    def report(self) -> ReportPage:
        """The latest draft, which is what would be published."""
        live = get_object_or_404(ReportPage, pk=self.kwargs["pk"])
        draft: ReportPage = live.get_latest_revision_as_object()
        return draft

    @cached_property
    def gaps(self) -> list[OwnersGaps]:
        return gaps_of(self.report)

    @cached_property
    def needs_note(self) -> bool:
        return needs_note(self.report)

    @cached_property
    def may_publish(self) -> bool:
        return bool(self.report.permissions_for_user(self.request.user).can_publish())

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not self.report.permissions_for_user(request.user).can_edit():
            raise PermissionDenied
        return cast("HttpResponse", super().dispatch(request, *args, **kwargs))

    def get_page_subtitle(self) -> str:
        return str(self.report.get_admin_display_title())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        form = kwargs.pop("form", None) or self._form()
        return {
            **super().get_context_data(**kwargs),
            "report": self.report,
            "gaps": self.gaps,
            "edition": latest_edition(self.report),
            "number": sum(len(one.gaps) for one in self.gaps),
            "needs_note": self.needs_note,
            "form": form if self._can_publish and form.fields else None,
            "is_publishing": "publish" in self.request.GET,
            "edit_url": reverse("wagtailadmin_pages:edit", args=[self.report.pk]),
        }

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:  # noqa: ARG002
        if not self._can_publish:
            raise PermissionDenied
        form = self._form(request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        self._publish(request, **form.cleaned_data)
        messages.success(request, _what_happened(self.report))
        return redirect("wagtailadmin_explore", self.report.get_parent().pk)

    @property
    def _can_publish(self) -> bool:
        return self.may_publish and self.report.latest_revision is not None

    def _form(self, data: Any = None) -> PublishForm:
        return PublishForm(data, note=self.needs_note, reason=bool(self.gaps))

    def _publish(self, request: HttpRequest, *, reason: str = "", note: str = "") -> None:
        revision = self.report.latest_revision
        if note:
            self.report.edition_note = note
            revision = self.report.save_revision(user=request.user)
        if self.gaps:
            log(
                instance=self.report,
                action=LOG_ACTION,
                user=request.user,
                revision=revision,
                data={"reason": reason, "gaps": sum(len(one.gaps) for one in self.gaps)},
            )
        revision.publish(user=request.user)


def _what_happened(report: ReportPage) -> str:
    day = report.go_live_at
    if day is None or day <= timezone.now():
        return _("“%(title)s” was published and frozen.") % {"title": report.title}
    date = date_format(timezone.localtime(day), "SHORT_DATETIME_FORMAT")
    words = {"title": report.title, "date": date}
    return _("“%(title)s” will be published and frozen on %(date)s.") % words


@hooks.register("register_admin_urls")
def register_urls() -> list[Any]:
    """The view's address, below the admin's own, which ask for a login."""
    return [path("reports/<int:pk>/completeness/", CompletenessView.as_view(), name=URL_NAME)]


@hooks.register("register_page_header_buttons")
@hooks.register("register_page_listing_more_buttons")
def completeness_button(page: Page, user: Any, **_where: Any) -> Iterator[Button]:
    """Leads to the check from the editor, the explorer and lists of pages."""
    if page.cached_content_type.model_class() is not ReportPage:
        return
    if page.permissions_for_user(user).can_edit():
        yield Button(
            _("What the report lacks"),
            reverse(URL_NAME, args=[page.pk]),
            icon_name="clipboard-list",
            priority=25,
        )


@hooks.register("register_log_actions")
def register_log_action(actions: LogActionRegistry) -> None:
    """The reason stands in the page's history."""

    @actions.register_action(LOG_ACTION)
    class PublishedWithGaps(LogFormatter):
        label = gettext_lazy("Publish with gaps")  # type: ignore[assignment] # shown when asked for

        def format_message(self, entry: ModelLogEntry) -> str:
            words = {"number": entry.data.get("gaps", 0), "reason": entry.data.get("reason", "")}
            return _("Published with %(number)d gaps: %(reason)s") % words
