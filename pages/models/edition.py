"""Editions: reports as they were frozen, with their files."""

from dataclasses import dataclass
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from pages.kept_files import pointed


class EditionQuerySet(models.QuerySet["ReportEdition"]):
    """Editions of reports."""

    def chapters_below(self, path: str) -> dict[int, dict[str, Any]]:
        """What the newest edition of the report at the tree path holds of each chapter's page."""
        newest = self.filter(report__path=path).order_by("-number")
        rows = newest.values_list("data__chapters", flat=True).first()
        return {row["page"]: row for row in rows or ()}

    def public(self) -> "EditionQuerySet":
        """The newest edition of every published report."""
        newer = self.filter(report=OuterRef("report"), number__gt=OuterRef("number"))
        return self.filter(~Exists(newer), report__live=True)


class ReportEdition(models.Model):
    """A report as it was published: its texts and all figures, never changed again."""

    report = models.ForeignKey(
        "pages.ReportPage",
        verbose_name=_("report"),
        on_delete=models.PROTECT,
        related_name="editions",
    )
    number = models.PositiveSmallIntegerField(_("edition"))
    note = models.CharField(_("note"), max_length=300, blank=True)
    frozen_at = models.DateTimeField(_("frozen at"))
    frozen_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("frozen by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    data = models.JSONField(_("data"))
    checksum = models.CharField(_("checksum (SHA-256)"), max_length=64)
    gaps = models.JSONField(
        _("what was missing"),
        default=list,
        blank=True,
        help_text=_("When it was frozen: subject, what is missing, and who answers for it."),
    )
    file_sizes = models.JSONField(
        _("sizes of the files"),
        default=dict,
        blank=True,
        help_text=_("Bytes by kind, of those that were made already."),
    )
    moved_files = models.JSONField(
        _("copies of its files"),
        default=dict,
        blank=True,
        help_text=_("By the address in the text, where the text names the file as it was then."),
    )
    pdf = models.FileField(_("PDF"), max_length=120, blank=True)
    pdf_awaited_until = models.DateTimeField(
        _("PDF awaited until"), null=True, blank=True, help_text=_("While a process makes it.")
    )

    objects = EditionQuerySet.as_manager()

    class Meta:
        verbose_name = _("edition of a report")
        verbose_name_plural = _("editions of reports")
        ordering = ("report", "-number")
        constraints = [
            models.UniqueConstraint(fields=["report", "number"], name="one_edition_a_number")
        ]

    def __str__(self) -> str:
        return f"{self.report} ({self.number})"

    def shown(self, html: str) -> str:
        """A text of the edition as readers get it, with the copies of its files."""
        return pointed(html, self.moved_files.get) if self.moved_files else html


@dataclass(frozen=True, slots=True)
class EditionFile:
    """An edition as a file of one of the kinds."""

    KINDS: ClassVar = ("pdf", "xlsx", "csv", "json")

    edition: ReportEdition
    kind: str

    def note_size(self, size: int) -> None:
        """Keep the bytes of the file once it was made; links to it name its size from then on."""
        sizes = self.edition.file_sizes
        if self.kind not in sizes:
            known = ReportEdition.objects.filter(pk=self.edition.pk)
            known.update(file_sizes={**sizes, self.kind: size})
