"""What is the same on every page of a site, whatever its language."""

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, PageChooserPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting


def _page(verbose_name: Any) -> models.ForeignKey:
    return models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=verbose_name,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )


@register_setting(icon="cog")
class SiteSettings(BaseSiteSetting):
    """Who runs the site, how to reach them, and the pages that every page links to.

    The pages are chosen in the site's first language; in another language its translation of the
    page is linked where there is one.
    """

    organisation = models.CharField(_("organisation"), max_length=120, blank=True)
    street = models.CharField(_("street"), max_length=120, blank=True)
    town = models.CharField(_("postcode and town"), max_length=120, blank=True)
    phone = models.CharField(_("telephone"), max_length=40, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)

    imprint_page = _page(_("imprint"))
    privacy_page = _page(_("privacy notice"))
    accessibility_page = _page(_("accessibility statement"))
    contact_page = _page(_("contact"))
    plain_language_page = _page(_("plain language (Leichte Sprache)"))
    sign_language_page = _page(_("sign language"))

    LINKED_PAGES: ClassVar[tuple[str, ...]] = (
        "contact_page",
        "accessibility_page",
        "imprint_page",
        "privacy_page",
        "plain_language_page",
        "sign_language_page",
    )

    panels = [
        MultiFieldPanel(
            [
                FieldPanel("organisation"),
                FieldRowPanel([FieldPanel("street"), FieldPanel("town")]),
                FieldRowPanel([FieldPanel("phone"), FieldPanel("email")]),
            ],
            heading=_("Contact"),
        ),
        MultiFieldPanel(
            [PageChooserPanel(name) for name in LINKED_PAGES],
            heading=_("Pages that every page links to"),
        ),
    ]

    class Meta:
        verbose_name = _("site settings")
