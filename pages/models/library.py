"""The library: documents that the town publishes, each with a page that describes it."""

import re
from collections.abc import Iterable
from typing import Any, ClassVar

from django.db import models
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.models import Page
from wagtail.search import index

from pages.models.addresses_below import AddressesBelow, number_in
from pages.models.base import BasePage
from pages.models.library_panels import VersionsPanel
from pages.paging import sitemap_of_list


class LibraryPage(BasePage):
    """Lists the documents below it, some on each page."""

    per_page: ClassVar = 20

    content_panels = [
        *Page.content_panels,
        BasePage.summary_panel,
        BasePage.body_panel,
    ]
    parent_page_types = ["pages.HomePage"]
    subpage_types = ["pages.DocumentPage"]
    show_in_menus_default = True

    def get_sitemap_urls(self, request: HttpRequest | None = None) -> list[dict[str, Any]]:
        total = DocumentPage.objects.child_of(self).live().public().count()
        entries = super().get_sitemap_urls(request)
        pages = sitemap_of_list(entries, total=total, per_page=self.per_page)
        return [*pages, *self._versions_in_sitemap(entries)]

    def _versions_in_sitemap(self, entries: list[dict[str, Any]]) -> list[dict[str, Any]]:
        documents = DocumentPage.objects.child_of(self).live().public()
        earlier = DocumentVersion.objects.earlier().filter(page__in=documents)
        rows = earlier.order_by("page__path", "number")
        return [
            {**entry, "location": f"{entry['location']}{slug}/version/{number}/"}
            for entry in entries
            for slug, number in rows.values_list("page__slug", "number")
        ]

    class Meta:
        verbose_name = _("library")
        verbose_name_plural = _("libraries")


class DocumentPage(AddressesBelow, BasePage):
    """A document: the file, and what one should know about it without opening it."""

    class DocumentType(models.TextChoices):
        """What kind of paper it is."""

        MOTION = "motion", _("Motion")
        RESOLUTION = "resolution", _("Resolution")
        STRATEGY = "strategy", _("Strategy")
        REPORT = "report", _("Report")
        CONCEPT = "concept", _("Concept")
        GUIDE = "guide", _("Guide")
        OTHER = "other", _("Other document")

    document = models.ForeignKey(
        "wagtaildocs.Document",
        verbose_name=_("file"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    document_type = models.CharField(
        _("kind of document"),
        max_length=20,
        choices=DocumentType,
        default=DocumentType.OTHER,
    )
    document_date = models.DateField(_("date of the document"), null=True, blank=True)
    version_note = models.CharField(_("what is new in this version"), max_length=300, blank=True)
    author_body = models.CharField(
        _("issued by"),
        max_length=200,
        blank=True,
        help_text=_("The committee, council group or unit that the document comes from."),
    )

    content_panels = [
        *Page.content_panels,
        BasePage.summary_panel,
        MultiFieldPanel(
            [
                FieldPanel("document"),
                FieldPanel(
                    "version_note",
                    help_text=_(
                        "Counts when you publish another file. The file that was here until then "
                        "stays as an earlier version, under its own address."
                    ),
                ),
                FieldRowPanel([FieldPanel("document_type"), FieldPanel("document_date")]),
                FieldPanel("author_body"),
            ],
            heading=_("Document"),
        ),
        VersionsPanel(heading=_("Published versions")),
        BasePage.body_panel,
        BasePage.related_panel,
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("author_body"),
        index.FilterField("document_type"),
    ]

    parent_page_types = ["pages.LibraryPage"]
    subpage_types: list[str] = []

    def shown_at(self, components: list[str]) -> "DocumentVersion | None":
        """Each version has an address of its own, such as ``version/2/`` below the page's."""
        match components:
            case ["version", number]:
                versions: QuerySet[DocumentVersion] = self.versions.select_related("document")
                return versions.filter(number=number_in(number)).first()
        return None

    def paths_below(self) -> Iterable[str]:
        return (f"version/{number}/" for number in self.versions.values_list("number", flat=True))

    def get_template(
        self,
        request: HttpRequest,
        *args: Any,
        shown: "DocumentVersion | None" = None,
        **kwargs: Any,
    ) -> str:
        if shown:
            return "pages/document_version_page.html"
        return super().get_template(request, *args, **kwargs)

    def teaser_line(self) -> str:
        kind = str(self.DocumentType(self.document_type).label)
        return f"{kind}, {date_format(self.document_date)}" if self.document_date else kind

    class Meta:
        verbose_name = _("document page")
        verbose_name_plural = _("document pages")


class DocumentVersionQuerySet(models.QuerySet["DocumentVersion"]):
    """Versions of documents."""

    def earlier(self) -> "QuerySet[DocumentVersion]":
        """Those that a newer one has replaced."""
        return self.filter(self._newer())

    def current(self) -> "QuerySet[DocumentVersion]":
        """Those whose file the published page shows."""
        return self.filter(~self._newer(), document=models.F("page__document"))

    @staticmethod
    def _newer() -> models.Exists:
        same_page = DocumentVersion.objects.filter(page=models.OuterRef("page"))
        return models.Exists(same_page.filter(number__gt=models.OuterRef("number")))


class DocumentVersion(models.Model):
    """A file that a document page has shown, under an address of its own for good."""

    class State(models.TextChoices):
        """What came of reading its text."""

        WAITING = "waiting", _("not read yet")
        READ = "read", _("text can be searched")
        NO_TEXT = "no_text", _("no text in it, probably a scan")
        ENCRYPTED = "encrypted", _("protected by a password")
        BROKEN = "broken", _("cannot be opened")
        TOO_LARGE = "too_large", _("too large to be read")
        UNSUPPORTED = "unsupported", _("of a type that is not read")

    # Not PROTECT: Wagtail would say that one has no permission, where the admin says why.
    page = models.ForeignKey(DocumentPage, models.RESTRICT, related_name="versions")
    number = models.PositiveSmallIntegerField(_("version"))
    document = models.ForeignKey(
        "wagtaildocs.Document",
        verbose_name=_("file"),
        on_delete=models.PROTECT,
        related_name="page_versions",
    )
    note = models.CharField(_("what is new in this version"), max_length=300, blank=True)
    published_at = models.DateTimeField(_("published at"))
    checksum = models.CharField(_("checksum (SHA-256)"), max_length=64)
    state = models.CharField(
        _("state of its text"), max_length=20, choices=State, default=State.WAITING
    )
    page_count = models.PositiveIntegerField(_("pages"), null=True, blank=True)

    objects = DocumentVersionQuerySet.as_manager()

    class Meta:
        verbose_name = _("version of a document")
        verbose_name_plural = _("versions of documents")
        ordering = ("page", "-number")
        constraints = [
            models.UniqueConstraint(fields=["page", "number"], name="one_version_a_number")
        ]

    def __str__(self) -> str:
        return f"{self.page} ({self.number})"


class DocumentText(index.Indexed, models.Model):
    """The text on one page of a version, for the search; files without pages have page 1 only."""

    version = models.ForeignKey(DocumentVersion, models.CASCADE, related_name="texts")
    page_number = models.PositiveIntegerField(_("page"))
    text = models.TextField(_("text"))

    search_fields: ClassVar = [
        index.SearchField("words"),
        index.AutocompleteField("words"),
        index.FilterField("version_id"),
    ]

    class Meta:
        verbose_name = _("text of a document's page")
        verbose_name_plural = _("texts of documents' pages")
        constraints = [
            models.UniqueConstraint(fields=["version", "page_number"], name="one_text_a_page")
        ]

    def __str__(self) -> str:
        return f"{self.version}, {self.page_number}"

    def words(self) -> str:
        """The text without angle brackets; PostgreSQL would take what they hold for markup."""
        return re.sub(r"[<>]", " ", self.text)
