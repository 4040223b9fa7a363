"""What is kept of a page for the comparison with the others of its site."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from accessibility.models.scans import ScannedPage


class KeptFacts(models.Model):
    """The facts of a page's latest complete result; beside it, as lists of pages need them not."""

    page = models.OneToOneField(
        ScannedPage, on_delete=models.CASCADE, related_name="facts", verbose_name=_("audited page")
    )
    content = models.JSONField(_("facts"), default=dict)

    class Meta:
        verbose_name = _("kept facts")
        verbose_name_plural = _("kept facts")
        ordering = ["pk"]

    def __str__(self) -> str:
        return str(self.page)
