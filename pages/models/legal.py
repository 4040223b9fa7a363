"""Pages that the law asks for."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page

from pages.models.base import BasePage


class LegalPage(BasePage):
    """Imprint, privacy notice, accessibility statement or contact."""

    class Kind(models.TextChoices):
        """Which of the pages it is."""

        IMPRINT = "imprint", _("Imprint")
        PRIVACY = "privacy", _("Privacy notice")
        ACCESSIBILITY = "accessibility", _("Accessibility statement")
        CONTACT = "contact", _("Contact")

    kind = models.CharField(_("kind of page"), max_length=20, choices=Kind)

    content_panels = [
        *Page.content_panels,
        FieldPanel("kind"),
        BasePage.summary_panel,
        BasePage.body_panel,
    ]
    parent_page_types = ["pages.HomePage", "pages.ContentPage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("legal page")
        verbose_name_plural = _("legal pages")
