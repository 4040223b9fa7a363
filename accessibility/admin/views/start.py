"""Starting a scan and resuming one."""

from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from django.views.generic.edit import FormMixin, ProcessFormView
from wagtail.admin import messages
from wagtail.admin.views.generic import PermissionCheckedMixin
from wagtail.models import Site

from accessibility import scanner
from accessibility.admin.forms import StartScanForm
from accessibility.admin.views.frame import DeskView, scans_trail
from accessibility.failures import AuditError, VersionsChanged
from accessibility.models import Scan
from accessibility.queries.progress import Standing, can_be_resumed, open_scans, progress_of
from accessibility.resuming import changes_since_begun
from accessibility.tasks import execute_in_background


class StartScanView(FormMixin[StartScanForm], DeskView, ProcessFormView):
    """Ask what to audit, plan it, and leave the rest to the background."""

    model = Scan
    permission_required = "add"
    template_name = "accessibility/admin/scan_start.html"
    page_title = gettext_lazy("Start a scan")
    form_class = StartScanForm

    def trail(self) -> list[tuple[str, str]]:
        return scans_trail()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        return context | {"media": context["form"].media}

    def form_valid(self, form: StartScanForm) -> HttpResponse:
        try:
            scan, is_new = _plan_once(form, started_by=self.request.user)
        except AuditError as error:
            form.add_error(None, str(error))
            return self.form_invalid(form)
        if not is_new:
            self._point_to(scan)
            return self.form_invalid(form)
        execute_in_background(scan)
        messages.success(self.request, _("The scan was started. It runs in the background."))
        return redirect("accessibility:scan", scan.pk)

    def _point_to(self, scan: Scan) -> None:
        unattended = progress_of(scan).standing is Standing.UNATTENDED
        text = (
            _("A scan of this already waits, and no background worker takes it.")
            if unattended
            else _("A scan of this is under way already.")
        )
        url = reverse("accessibility:scan", args=[scan.pk])
        look = messages.button(url, _("Look at it"))
        messages.warning(self.request, text, buttons=[look])


class ResumeScanView(PermissionCheckedMixin, View):
    """Go on with what is left of a scan."""

    model = Scan
    permission_required = "change"
    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        scan = get_object_or_404(Scan, pk=pk)
        if can_be_resumed(scan, progress_of(scan)):
            scanner.await_worker(scan)
            execute_in_background(scan)
            messages.success(request, _("The scan goes on in the background."))
        elif changes := changes_since_begun(scan):
            messages.warning(request, str(VersionsChanged(changes)))
        else:
            messages.warning(request, _("There is nothing to resume: the scan runs or is done."))
        return redirect("accessibility:scan", scan.pk)


@transaction.atomic
def _plan_once(form: StartScanForm, *, started_by: Any) -> tuple[Scan, bool]:
    """A new scan, or the one of the same that waits or runs already; and whether it is new."""
    site = form.cleaned_data["site"]
    # Of two clicks at the same moment, the second waits for the first's scan.
    Site.objects.select_for_update().get(pk=site.pk)
    if same := _same_scan(site.pk, form):
        return same, False
    return scanner.plan(site, started_by=started_by, **form.plan), True


def _same_scan(site_id: int, form: StartScanForm) -> Scan | None:
    """A scan of the same that waits or runs."""
    scope, page = form.cleaned_data["scope"], form.cleaned_data["page"]
    root = None if scope == Scan.Scope.SITE else page.pk
    same = (
        scan for scan in open_scans(site_id) if (scan.scope, scan.root_page_id) == (scope, root)
    )
    return next(same, None)
