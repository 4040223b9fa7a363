"""Exchanging measures, money and staff as a spreadsheet: export, upload, preview, confirmation."""

import base64
import binascii
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import URLResolver, include, path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import ngettext
from django.views import View
from django.views.generic import TemplateView
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.log_actions import LogActionRegistry
from wagtail.models import Locale
from wagtail.permission_policies.pages import PagePermissionPolicy

from pages.spreadsheets.applying import LOG_ACTION, OutdatedPlanError, apply_rows
from pages.spreadsheets.exporting import workbook_of
from pages.spreadsheets.plan import Plan
from pages.spreadsheets.planning import plan_of
from pages.spreadsheets.reading import (
    MAX_FILE_BYTES,
    FileRow,
    UnreadableFileError,
    read_rows,
)
from pages.spreadsheets.records import Records

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SESSION_KEY = "spreadsheet_to_import"
MAX_SHOWN = 500


def may_exchange(user: Any) -> bool:
    """Whether there are pages that the person may edit."""
    return PagePermissionPolicy().user_has_any_permission(user, {"change"})


class LocaleForm(forms.Form):
    """In which language the measures are; numbers such as M-03 are the same in each."""

    locale = forms.ModelChoiceField(
        queryset=Locale.objects.all(), label=lazy("Language"), empty_label=None
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        locales = Locale.objects.all()
        default = locales.filter(language_code=settings.LANGUAGE_CODE).first() or locales.first()
        self.fields["locale"].initial = default
        if len(locales) == 1:
            self.fields["locale"].widget = forms.HiddenInput()


class UploadForm(LocaleForm):
    """The file that comes back."""

    file = forms.FileField(
        label=lazy("Excel workbook (.xlsx)"),
        widget=forms.FileInput(attrs={"accept": f".xlsx,{XLSX}"}),
    )

    def clean_file(self) -> UploadedFile:
        """Refuse what is too large before it is read."""
        file: UploadedFile = self.cleaned_data["file"]
        if (file.size or 0) > MAX_FILE_BYTES:
            message = _("The file is larger than %(limit)s MB. Split it into several.")
            raise forms.ValidationError(message % {"limit": MAX_FILE_BYTES // 1024**2})
        return file


class PermittedView(View):
    """For those who may edit pages."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not may_exchange(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class ExchangeView(PermittedView, WagtailAdminTemplateMixin, TemplateView):
    """Where one takes the file, and brings it back."""

    page_title = lazy("Exchange data")
    header_icon = "table"
    template_name = "pages/admin/spreadsheets/exchange.html"
    form: UploadForm | None = None

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        form = self.form or UploadForm()
        return super().get_context_data(**kwargs) | {
            "form": form,
            "export_form": LocaleForm(auto_id="id_export_%s"),
            "media": form.media,
        }

    def post(self, request: HttpRequest) -> HttpResponseBase:
        """Read the file; one that cannot be read is refused here."""
        self.form = UploadForm(request.POST, request.FILES)
        if not self.form.is_valid():
            return self.get(request)
        file: UploadedFile = self.form.cleaned_data["file"]
        content = file.read()
        try:
            read_rows(content)
        except UnreadableFileError as error:
            self.form.add_error("file", str(error))
            return self.get(request)
        # In the session, so that it is the person's own and any server has it at the confirmation.
        request.session[SESSION_KEY] = {
            "name": file.name,
            "content": base64.b64encode(content).decode(),
            "locale": self.form.cleaned_data["locale"].pk,
        }
        return redirect("spreadsheets:preview")


class ExportView(PermittedView):
    """The file with all that the person may edit."""

    def get(self, request: HttpRequest) -> HttpResponse:
        form = LocaleForm(request.GET)
        locale = form.cleaned_data["locale"] if form.is_valid() else Locale.get_default()
        content = workbook_of(Records(request.user, locale=locale))
        name = f"massnahmen-{locale.language_code}-{timezone.localdate():%Y-%m-%d}.xlsx"
        headers = {"Content-Disposition": f'attachment; filename="{name}"'}
        return HttpResponse(content, content_type=XLSX, headers=headers)


class PreviewView(PermittedView, WagtailAdminTemplateMixin, TemplateView):
    """What the import would do, or what is wrong with the file; then doing it."""

    page_title = lazy("Check the import")
    header_icon = "table"
    template_name = "pages/admin/spreadsheets/preview.html"
    plan: Plan

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        before = {"url": reverse("spreadsheets:exchange"), "label": ExchangeView.page_title}
        here = {"url": "", "label": self.page_title}
        return [*super().get_breadcrumbs_items(), before, here]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if SESSION_KEY not in request.session:
            messages.warning(request, _("There is no file to import. Please upload it once more."))
            return redirect("spreadsheets:exchange")
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            rows, locale = _stored(request)
        except UnreadableFileError as error:
            del request.session[SESSION_KEY]
            messages.error(request, str(error))
            return redirect("spreadsheets:exchange")
        self.plan = plan_of(rows, user=request.user, locale=locale)
        return super().get(request, *args, **kwargs)

    def post(self, request: HttpRequest) -> HttpResponse:
        """Carry it out if it is still what was shown, or drop the file."""
        if "cancel" in request.POST:
            del request.session[SESSION_KEY]
            messages.success(request, _("Nothing was imported."))
            return redirect("spreadsheets:exchange")
        try:
            rows, locale = _stored(request)
            digest = request.POST.get("digest", "")
            plan = apply_rows(rows, user=request.user, locale=locale, digest=digest)
        except (UnreadableFileError, OutdatedPlanError):
            messages.warning(request, _("The data has changed meanwhile. Please check once more."))
            return redirect("spreadsheets:preview")
        del request.session[SESSION_KEY]
        number = len(plan.edits)
        text = ngettext("%(number)s page was changed.", "%(number)s pages were changed.", number)
        messages.success(request, text % {"number": number})
        return redirect("spreadsheets:exchange")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {
            "file_name": self.request.session[SESSION_KEY]["name"],
            "plan": self.plan,
            "changes": self.plan.changes[:MAX_SHOWN],
            "problems": self.plan.problems[:MAX_SHOWN],
            "max_shown": MAX_SHOWN,
        }


def _stored(request: HttpRequest) -> tuple[list[FileRow], Locale]:
    stored = request.session[SESSION_KEY]
    try:
        content = base64.b64decode(stored["content"])
        locale = Locale.objects.get(pk=stored["locale"])
    except (binascii.Error, Locale.DoesNotExist) as error:
        message = _("There is no file to import. Please upload it once more.")
        raise UnreadableFileError(message) from error
    return read_rows(content), locale


class ExchangeMenuItem(MenuItem):
    """The entry among the reports."""

    def is_shown(self, request: HttpRequest) -> bool:
        return may_exchange(request.user)


@hooks.register("register_reports_menu_item")
def register_exchange_menu_item() -> MenuItem:
    """Data is exchanged where it is looked through."""
    return ExchangeMenuItem(
        lazy("Exchange data"),
        reverse("spreadsheets:exchange"),
        name="spreadsheets",
        icon_name="table",
        order=500,
    )


@hooks.register("register_admin_urls")
def register_exchange_urls() -> list[URLResolver]:
    """The views, below the address of the admin."""
    patterns = [
        path("", ExchangeView.as_view(), name="exchange"),
        path("export/", ExportView.as_view(), name="export"),
        path("preview/", PreviewView.as_view(), name="preview"),
    ]
    return [path("spreadsheets/", include((patterns, "spreadsheets")))]


@hooks.register("register_log_actions")
def register_import_action(actions: LogActionRegistry) -> None:
    """A page's history says that a change came from a spreadsheet."""
    actions.register_action(
        LOG_ACTION,
        lazy("Import from a spreadsheet"),
        lazy("Changed by an import from a spreadsheet"),
    )
