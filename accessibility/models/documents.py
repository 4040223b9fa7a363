"""What reading a file or a picture gave, kept by its content so that none is read twice."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class CheckedFile(models.Model):
    """What one version of the readers found in one content, and when that was last asked for."""

    checksum = models.CharField(_("checksum"), max_length=64)
    file_type = models.CharField(_("file type"), max_length=10)
    version = models.CharField(_("version of the rules"), max_length=64)
    result = models.JSONField(_("result"), default=dict)
    used_at = models.DateTimeField(_("last used"), default=timezone.now)

    class Meta:
        verbose_name = _("checked file")
        verbose_name_plural = _("checked files")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["checksum", "file_type", "version"], name="content_checked_once"
            )
        ]

    def __str__(self) -> str:
        return self.checksum
