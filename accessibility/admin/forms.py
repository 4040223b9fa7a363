"""The form by which a person starts a scan."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminPageChooser
from wagtail.models import Page, Site

from accessibility.auditor import available_engines
from accessibility.conf import configuration
from accessibility.models import Scan

ENGINES = {
    "axe": _("axe-core: the rules of the widespread open checker"),
    "accesslint": _("AccessLint: a second opinion on the same questions"),
    "static": _("our own rules, for what editors write"),
    "live": _("our own rules that need the browser: states, layout, keyboard"),
}


class StartScanForm(forms.Form):
    """What to audit, and with what; gives the arguments of ``scanner.plan`` as ``plan``."""

    site = forms.ModelChoiceField(label=_("Site"), queryset=Site.objects.none())
    scope = forms.ChoiceField(
        label=_("Scope"),
        choices=Scan.Scope.choices,
        initial=Scan.Scope.SITE,
        widget=forms.RadioSelect,
    )
    page: forms.ModelChoiceField[Page] = forms.ModelChoiceField(
        label=_("Page or section"),
        queryset=Page.objects.all(),
        required=False,
        widget=AdminPageChooser,
        help_text=_("Needed for a section or a single page. A section is a page with all below."),
    )
    engines = forms.MultipleChoiceField(
        label=_("Engines"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_(
            "None chosen: all of them. A scan with some of the engines only cannot find an issue "
            "fixed."
        ),
    )

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        sites = Site.objects.select_related("root_page").order_by("-is_default_site", "hostname")
        site = self.fields["site"]
        assert isinstance(site, forms.ModelChoiceField)  # noqa: S101 - tells the type checker
        site.queryset = sites
        site.initial = sites.first()
        if len(sites) == 1:
            site.widget = forms.HiddenInput()
        engines = self.fields["engines"]
        assert isinstance(engines, forms.MultipleChoiceField)  # noqa: S101 - as above
        engines.choices = [
            (name, ENGINES.get(name, name)) for name in available_engines(configuration())
        ]

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or self.cleaned_data
        if values.get("scope") != Scan.Scope.SITE and not values.get("page"):
            self.add_error("page", _("Choose the page that is to be audited."))
        return values

    @property
    def plan(self) -> dict[str, Any]:
        """What `scanner.plan` needs to know besides the site and the person."""
        scope, page = self.cleaned_data["scope"], self.cleaned_data["page"]
        return {
            "pages": [page] if scope == Scan.Scope.PAGE else [],
            "section": page if scope == Scan.Scope.SECTION else None,
            "engine_names": self.cleaned_data["engines"],
        }
