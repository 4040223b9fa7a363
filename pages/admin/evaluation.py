"""The findings of an evaluation in the admin, with one click from a finding to a measure."""

from collections.abc import Iterator
from typing import Any, cast

from django import forms
from django.contrib import messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail import hooks
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from pages.follow_ups import (
    FindingRef,
    FollowUpRefused,
    can_become_a_measure,
    latest_findings,
    make_measure,
    may_follow_up,
    places_for_measures,
)
from pages.models import EvaluationPage, FieldOfActionPage

URL_NAME = "evaluation_findings"


class PlaceField(forms.ModelChoiceField):
    """Fields of action, each with its goals below it."""

    def label_from_instance(self, obj: Any) -> str:
        is_field = obj.cached_content_type.model_class() is FieldOfActionPage
        return str(obj.title) if is_field else f"– {obj.title}"


class FollowUpForm(forms.Form):
    """Which finding becomes a measure, and where that is to stand."""

    place = PlaceField(
        queryset=Page.objects.none(),
        empty_label=None,
        label=gettext_lazy("Field of action or goal for new measures"),
    )
    finding = forms.IntegerField(min_value=0)

    def __init__(self, *args: Any, places: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["place"].queryset = places  # type: ignore[attr-defined]


class FindingsView(WagtailAdminTemplateMixin, TemplateView):
    """Lists the findings of the latest draft; a click on a button makes a measure of one."""

    template_name = "pages/admin/findings.html"
    page_title = gettext_lazy("Findings and measures")
    header_icon = "tasks"
    http_method_names = ["get", "post"]

    @cached_property
    def evaluation(self) -> EvaluationPage:
        return get_object_or_404(EvaluationPage, pk=self.kwargs["pk"])

    @property
    def user(self) -> User:
        """The editor; the admin lets nobody else come here."""
        return cast("User", self.request.user)

    @cached_property
    def places(self) -> Any:
        return places_for_measures(self.evaluation, user=self.user)

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not may_follow_up(self.evaluation, user=self.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        title = str(self.evaluation.get_admin_display_title())
        return [
            *super().get_breadcrumbs_items(),
            {"url": self.edit_url, "label": title},
            {"url": "", "label": self.get_page_title(), "sublabel": title},
        ]

    @property
    def edit_url(self) -> str:
        """The evaluation's editor."""
        return reverse("wagtailadmin_pages:edit", args=[self.evaluation.pk])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        form = FollowUpForm(places=self.places)
        return {
            **super().get_context_data(**kwargs),
            "evaluation": self.evaluation,
            "findings": [
                (position, finding, can_become_a_measure(finding))
                for position, finding in enumerate(latest_findings(self.evaluation))
            ],
            "place_field": form["place"],
            "has_places": self.places.exists(),
            "edit_url": self.edit_url,
        }

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:  # noqa: ARG002
        form = FollowUpForm(request.POST, places=self.places)
        if not form.is_valid():
            messages.error(
                request, _("Choose a field of action or a goal below which you may add measures.")
            )
            return redirect(URL_NAME, self.evaluation.pk)
        position = form.cleaned_data["finding"]
        wanted = FindingRef(position=position, title=request.POST.get(f"title-{position}", ""))
        try:
            measure = make_measure(
                self.evaluation, finding=wanted, place=form.cleaned_data["place"], user=self.user
            )
        except FollowUpRefused as refused:
            messages.error(request, str(refused))
            return redirect(URL_NAME, self.evaluation.pk)
        message = _(
            "The measure “%(title)s” was made as a draft. Complete it, and publish it when it is "
            "ready."
        )
        messages.success(request, message % {"title": measure.title})
        return redirect("wagtailadmin_pages:edit", measure.pk)


@hooks.register("register_admin_urls")
def register_urls() -> list[Any]:
    """The view's address, below the admin's own, which ask for a login."""
    return [path("evaluations/<int:pk>/findings/", FindingsView.as_view(), name=URL_NAME)]


@hooks.register("register_page_header_buttons")
@hooks.register("register_page_listing_more_buttons")
def findings_button(page: Page, user: Any, **_where: Any) -> Iterator[Button]:
    """Leads to the findings from the editor, the explorer and lists of pages."""
    if page.cached_content_type.model_class() is not EvaluationPage:
        return
    if page.permissions_for_user(user).can_edit():
        yield Button(
            _("Findings and measures"),
            reverse(URL_NAME, args=[page.pk]),
            icon_name="tasks",
            priority=25,
        )
