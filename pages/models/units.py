"""Who does the work: the town's units, and the groups of people it is done for."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Unit(models.Model):
    """A part of the administration that leads measures or owns services."""

    name = models.CharField(_("name"), max_length=160, unique=True)
    abbreviation = models.CharField(_("abbreviation"), max_length=20, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    responsible = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("responsible"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Gets the reminders of measures that name nobody."),
    )

    class Meta:
        verbose_name = _("unit")
        verbose_name_plural = _("units")
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name


class TargetGroup(models.Model):
    """People for whom measures are made, such as families or small shops."""

    name = models.CharField(_("name"), max_length=120, unique=True)

    class Meta:
        verbose_name = _("target group")
        verbose_name_plural = _("target groups")
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name
