"""A scan and its pages. The rows are the queue's truth: a killed worker loses nothing."""

from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Count, Q
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from accessibility.coverage import Coverage
from accessibility.failures import Failure
from accessibility.limits import limits_of


class ScanQuerySet(models.QuerySet["Scan"]):
    def with_coverage(self) -> Self:
        """Counts by kind and state, such as ``page_done_count`` and ``document_failed_count``."""
        counts = {
            f"{kind}_{state}_count": Count("pages", filter=Q(pages__kind=kind, pages__state=state))
            for kind in ScannedPage.Kind.values
            for state in ScannedPage.State.values
        }
        return self.annotate(**counts)

    def finished(self) -> Self:
        return self.filter(state=Scan.State.FINISHED)


class Scan(models.Model):
    """Pages of a site audited with one configuration, which is recorded with it."""

    class State(models.TextChoices):
        WAITING = "waiting", _("waiting")
        RUNNING = "running", _("running")
        FINISHED = "finished", _("finished")
        INTERRUPTED = "interrupted", _("interrupted")
        FAILED = "failed", _("could not run")

    class Scope(models.TextChoices):
        SITE = "site", _("whole site")
        SECTION = "section", _("section")
        PAGE = "page", _("single page")

    class Trigger(models.TextChoices):
        PERSON = "person", _("started by a person")
        COMMAND = "command", _("started on the command line")
        PUBLISHED = "published", _("started by publishing")

    site = models.ForeignKey(
        "wagtailcore.Site", on_delete=models.CASCADE, related_name="+", verbose_name=_("site")
    )
    scope = models.CharField(_("scope"), max_length=10, choices=Scope.choices, default=Scope.SITE)
    root_page = models.ForeignKey(
        "wagtailcore.Page",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("page or section"),
    )
    trigger = models.CharField(
        _("trigger"), max_length=10, choices=Trigger.choices, default=Trigger.PERSON
    )
    started_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("started by"),
    )
    engines = models.JSONField(_("engines with versions"), default=dict)
    all_engines = models.BooleanField(_("with all engines"), default=True)
    configuration = models.JSONField(_("settings and rules"), default=dict, blank=True)
    base_url = models.URLField(_("audited at"), blank=True)
    state = models.CharField(
        _("state"), max_length=12, choices=State.choices, default=State.WAITING, db_index=True
    )
    reason = models.TextField(_("reason"), blank=True)
    created_at = models.DateTimeField(_("created"), default=timezone.now, db_index=True)
    queued_at = models.DateTimeField(_("waiting since"), default=timezone.now)
    started_at = models.DateTimeField(_("started"), null=True, blank=True)
    finished_at = models.DateTimeField(_("finished"), null=True, blank=True)

    objects = ScanQuerySet.as_manager()

    class Meta:
        verbose_name = _("scan")
        verbose_name_plural = _("scans")
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        created = date_format(timezone.localtime(self.created_at), "SHORT_DATETIME_FORMAT")
        return f"{_('Scan')} {self.pk} ({created})"

    @property
    def coverage(self) -> Coverage:
        """How many pages were found, audited, failed …; from annotations where they are there."""
        return self._coverage(ScannedPage.Kind.PAGE)

    @property
    def documents(self) -> "ScannedPageQuerySet":
        """The files that the pages of the scan link; its ``pages`` are pages only."""
        return ScannedPage.documents.filter(scan=self)

    @property
    def document_coverage(self) -> Coverage:
        """How many documents were found, checked, failed …; never added to the pages."""
        return self._coverage(ScannedPage.Kind.DOCUMENT)

    def _coverage(self, kind: str) -> Coverage:
        if hasattr(self, f"{kind}_{ScannedPage.State.DONE}_count"):
            states = ScannedPage.State.values
            return Coverage.from_counts({s: getattr(self, f"{kind}_{s}_count") for s in states})
        rows = ScannedPage.everything.filter(scan=self, kind=kind).order_by()
        return Coverage.from_counts(dict(rows.values_list("state").annotate(Count("pk"))))

    @property
    def limits(self) -> list[str]:
        """What was left out on purpose, in sentences: it belongs beside the coverage."""
        return limits_of(self.engines, self.configuration, all_engines=self.all_engines)

    @property
    def is_over(self) -> bool:
        """Whether nothing will change any more unless somebody resumes the scan."""
        return self.state not in {self.State.WAITING, self.State.RUNNING}


class ScannedPageQuerySet(models.QuerySet["ScannedPage"]):
    def current(self) -> Self:
        """The latest complete result of each address."""
        return self.filter(is_current=True)

    def done(self) -> Self:
        return self.filter(state=ScannedPage.State.DONE)

    def waiting(self) -> Self:
        """What nobody has taken yet."""
        return self.filter(state=ScannedPage.State.PENDING)

    def open(self) -> Self:
        """What is still to do or being done."""
        return self.filter(state__in=[ScannedPage.State.PENDING, ScannedPage.State.RUNNING])


_Rows = models.Manager.from_queryset(ScannedPageQuerySet)


class PageManager(_Rows):
    """Pages only, so that what is asked of pages is never answered with documents."""

    def get_queryset(self) -> models.QuerySet[Any]:
        return super().get_queryset().filter(kind=ScannedPage.Kind.PAGE)


class DocumentManager(_Rows):
    """The files that a site hosts or links."""

    def get_queryset(self) -> models.QuerySet[Any]:
        return super().get_queryset().filter(kind=ScannedPage.Kind.DOCUMENT)


class ScannedPage(models.Model):
    """One address within a scan: what is to do, what was found, or why it could not be audited."""

    class Kind(models.TextChoices):
        PAGE = "page", _("page")
        DOCUMENT = "document", _("document")

    class State(models.TextChoices):
        PENDING = "pending", _("waiting")
        RUNNING = "running", _("running")
        DONE = "done", _("audited")
        FAILED = "failed", _("failed")
        SKIPPED = "skipped", _("skipped")

    scan = models.ForeignKey(
        Scan, on_delete=models.CASCADE, related_name="pages", verbose_name=_("scan")
    )
    page = models.ForeignKey(
        "wagtailcore.Page",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("page"),
    )
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices, default=Kind.PAGE)
    document = models.ForeignKey(
        "wagtaildocs.Document",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("document"),
    )
    document_links = models.JSONField(_("links to documents"), default=list, blank=True)
    linked_from = models.ManyToManyField(
        "self", symmetrical=False, blank=True, related_name="+", verbose_name=_("linked from")
    )
    url = models.URLField(_("address"), max_length=2000)
    title = models.CharField(_("title"), max_length=500, blank=True)
    document_title = models.CharField(_("title in the browser"), max_length=500, blank=True)
    language = models.CharField(_("language"), max_length=20, blank=True)
    state = models.CharField(
        _("state"), max_length=10, choices=State.choices, default=State.PENDING
    )
    failure = models.CharField(max_length=20, blank=True)
    failure_detail = models.CharField(max_length=500, blank=True)
    remarks = models.JSONField(_("remarks"), default=list, blank=True)
    claimed_by = models.CharField(max_length=200, blank=True)
    claimed_at = models.DateTimeField(null=True, blank=True)
    audited_at = models.DateTimeField(_("audited"), null=True, blank=True)
    seconds = models.FloatField(_("duration in seconds"), null=True, blank=True)
    outcomes = models.JSONField(_("outcome of each rule by engine"), default=dict)
    is_current = models.BooleanField(_("latest complete result of this address"), default=False)

    objects = PageManager()
    documents = DocumentManager()
    everything = _Rows()

    class Meta:
        verbose_name = _("audited page")
        verbose_name_plural = _("audited pages")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["scan", "url"], name="url_once_in_a_scan")]
        indexes = [
            models.Index(fields=["scan", "state"], name="scanned_page_by_state"),
            models.Index(fields=["url"], condition=Q(is_current=True), name="scanned_page_current"),
        ]

    def __str__(self) -> str:
        return self.title or self.url

    @property
    def reason(self) -> str:
        """Why the page could not be audited, in the reader's language; else empty."""
        return Failure(self.failure).sentence(self.failure_detail) if self.failure else ""
