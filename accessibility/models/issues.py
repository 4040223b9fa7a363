"""An issue is what a person mends; its findings are the places where it was seen."""

import re
from typing import Self

from django.db import models
from django.db.models import Case, IntegerField, Value, When
from django.utils import timezone
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from accessibility.findings import MAX_SNIPPET_CHARS, Impact, OriginKind, Outcome, Text
from accessibility.models.obligation import is_demanded_of
from accessibility.models.scans import Scan, ScannedPage
from accessibility.states.names import label_of
from accessibility.wcag import is_demanded

MAX_ORIGIN_CHARS = 300
_DOCUMENT_PAGE = re.compile(r"page\[(\d+)\]")
IMPACTS = [
    (Impact.CRITICAL.value, _("critical")),
    (Impact.SERIOUS.value, _("serious")),
    (Impact.MODERATE.value, _("moderate")),
    (Impact.MINOR.value, _("minor")),
]
OUTCOMES = [
    (Outcome.FAILED.value, pgettext_lazy("outcome of a rule", "failed")),
    (Outcome.CANT_TELL.value, _("needs a look")),
]
ORIGINS = [
    (OriginKind.BLOCK.value, _("content block")),
    (OriginKind.FIELD.value, _("page field")),
    (OriginKind.TEMPLATE.value, _("template")),
    (OriginKind.DOCUMENT.value, _("document")),
    (OriginKind.UNKNOWN.value, _("unknown")),
]


class IssueQuerySet(models.QuerySet["Issue"]):
    def open(self) -> Self:
        return self.exclude(status=Issue.Status.FIXED)

    def demanded(self) -> Self:
        """Those that break what the cited standard demands, or may break it."""
        return self.filter(is_demanded_of())

    def advised(self) -> Self:
        """Those that no law is concerned with; see `Issue.is_advice`."""
        return self.filter(~is_demanded_of())

    def worst_first(self) -> Self:
        """Failures before doubts, then by impact, then the oldest."""
        rank = Case(
            *(When(impact=impact, then=Value(impact.rank)) for impact in Impact),
            default=Value(0),
            output_field=IntegerField(),
        )
        return self.annotate(impact_rank=rank).order_by("-outcome", "-impact_rank", "rule", "pk")


class Issue(models.Model):
    """All findings with the same fingerprint and outcome, on however many pages of a site."""

    class Status(models.TextChoices):
        NEW = "new", _("new")
        OPEN = "open", _("still open")
        FIXED = "fixed", _("fixed")
        REOPENED = "reopened", _("reopened")

    site = models.ForeignKey(
        "wagtailcore.Site", on_delete=models.CASCADE, related_name="+", verbose_name=_("site")
    )
    fingerprint = models.CharField(max_length=64)
    outcome = models.CharField(_("outcome"), max_length=12, choices=OUTCOMES)
    rule = models.CharField(_("rule"), max_length=100, db_index=True)
    engine = models.CharField(_("engine"), max_length=40)
    impact = models.CharField(_("impact"), max_length=10, choices=IMPACTS)
    criteria = models.JSONField(_("success criteria"), default=list)
    act_rules = models.JSONField(_("ACT rules"), default=list)
    title_de = models.TextField()
    title_en = models.TextField()
    origin_kind = models.CharField(
        _("origin"), max_length=10, choices=ORIGINS, default=OriginKind.UNKNOWN.value
    )
    origin_key = models.CharField(max_length=MAX_ORIGIN_CHARS, blank=True)
    origin_label = models.CharField(max_length=MAX_ORIGIN_CHARS, blank=True)
    status = models.CharField(
        _("status"), max_length=10, choices=Status.choices, default=Status.NEW, db_index=True
    )
    first_scan = models.ForeignKey(
        Scan, null=True, on_delete=models.SET_NULL, related_name="+", verbose_name=_("first seen")
    )
    last_scan = models.ForeignKey(
        Scan, null=True, on_delete=models.SET_NULL, related_name="+", verbose_name=_("last seen")
    )
    created_at = models.DateTimeField(_("created"), default=timezone.now)

    objects = IssueQuerySet.as_manager()

    class Meta:
        verbose_name = _("issue")
        verbose_name_plural = _("issues")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["site", "fingerprint", "outcome"], name="issue_once_on_a_site"
            )
        ]

    def __str__(self) -> str:
        return f"{self.rule} ({self.get_status_display()})"

    @property
    def title(self) -> str:
        """What the rule demands, in the reader's language."""
        return Text(self.title_de, self.title_en).in_language(get_language() or "")

    @property
    def is_advice(self) -> bool:
        """Whether the cited standard demands none of it: advice, never a failure of the law."""
        return not is_demanded(self.criteria)

    @property
    def is_best_practice(self) -> bool:
        """Whether no success criterion demands it, not even one that the standard lacks."""
        return not self.criteria


class IssueChange(models.Model):
    """A step in an issue's life: found, fixed or reopened by a scan."""

    issue = models.ForeignKey(Issue, on_delete=models.CASCADE, related_name="changes")
    scan = models.ForeignKey(Scan, on_delete=models.CASCADE, related_name="issue_changes")
    status = models.CharField(_("status"), max_length=10, choices=Issue.Status.choices)
    changed_at = models.DateTimeField(_("changed"), default=timezone.now)

    class Meta:
        verbose_name = _("change of an issue")
        verbose_name_plural = _("changes of issues")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["issue", "scan"], name="one_change_of_an_issue_a_scan")
        ]

    def __str__(self) -> str:
        return f"{self.issue_id}: {self.get_status_display()}"


class Finding(models.Model):
    """One place at which an issue was seen, on one page of one scan."""

    scanned_page = models.ForeignKey(
        ScannedPage, on_delete=models.CASCADE, related_name="findings", verbose_name=_("page")
    )
    issue = models.ForeignKey(
        Issue, on_delete=models.CASCADE, related_name="findings", verbose_name=_("issue")
    )
    engines = models.JSONField(_("engines"), default=list)
    state = models.CharField(_("state of the page"), max_length=40, default="desktop")
    selector = models.TextField(_("selector"))
    html = models.CharField(_("snippet"), max_length=MAX_SNIPPET_CHARS)
    message_de = models.TextField()
    message_en = models.TextField()

    class Meta:
        verbose_name = _("finding")
        verbose_name_plural = _("findings")
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.selector

    @property
    def document_page(self) -> int | None:
        """On which page of a document it is, where the document has pages."""
        place = _DOCUMENT_PAGE.match(self.selector)
        return int(place[1]) if place else None

    @property
    def state_label(self) -> str:
        """In which states of the page it was seen, in words; empty for the page as it opens."""
        return label_of(self.state).in_language(get_language() or "")

    @property
    def message(self) -> str:
        """What is wrong here, in the reader's language."""
        return Text(self.message_de, self.message_en).in_language(get_language() or "")
