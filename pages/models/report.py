"""Reports on the town's digitalisation, with their chapters."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.db import models
from django.forms import CheckboxSelectMultiple
from django.http import HttpRequest, HttpResponse
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from taggit.models import Tag
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.models import Page
from wagtail.rich_text import get_text_for_indexing
from wagtail.search import index

from pages.models.addresses_below import AddressesBelow, number_in
from pages.models.base import BasePage, LeadImage
from pages.models.edition import EditionFile, ReportEdition
from pages.models.motion import MotionPage
from pages.models.strategy import FieldOfActionPage, StrategyPage
from pages.paging import unlisted
from pages.presenters import answer_of


class ReportPage(LeadImage, AddressesBelow, BasePage):
    """A report on some year; its chapters stand below it."""

    reporting_year = models.PositiveSmallIntegerField(_("reporting year"), null=True, blank=True)
    publication_date = models.DateField(_("published on"), null=True, blank=True)
    covers_from = models.DateField(
        _("covers the time from"), null=True, blank=True, help_text=_("First day.")
    )
    covers_until = models.DateField(_("until"), null=True, blank=True, help_text=_("Last day."))
    strategy = models.ForeignKey(
        StrategyPage,
        verbose_name=_("strategy"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="reports",
        help_text=_("Whose measures the report tells of."),
    )
    motion = models.ForeignKey(
        MotionPage,
        verbose_name=_("motion"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="reports",
        help_text=_("Whose points the report answers."),
    )
    previous_report = models.ForeignKey(
        "self",
        verbose_name=_("report before this one"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="next_reports",
        help_text=_("With which it is compared."),
    )
    edition_note = models.CharField(
        _("note on the next edition"),
        max_length=300,
        blank=True,
        help_text=_("What a corrected edition corrects. Needed from the second edition on."),
    )

    content_panels = [
        *Page.content_panels,
        BasePage.summary_panel,
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("reporting_year"), FieldPanel("publication_date")]),
                FieldRowPanel([FieldPanel("covers_from"), FieldPanel("covers_until")]),
                FieldPanel("strategy"),
                FieldPanel("motion"),
                FieldPanel("previous_report"),
                FieldPanel("edition_note"),
            ],
            heading=_("Year and date"),
        ),
        LeadImage.image_panel,
        BasePage.body_panel,
        BasePage.related_panel,
    ]
    search_fields = [
        *BasePage.search_fields,
        index.FilterField("reporting_year"),
    ]

    parent_page_types = ["pages.HomePage", "pages.ContentPage"]
    subpage_types = ["pages.ReportChapterPage"]
    show_in_menus_default = True

    def clean(self) -> None:
        super().clean()
        errors: dict[str, Any] = {}
        if self.covers_from and self.covers_until and self.covers_until < self.covers_from:
            errors["covers_until"] = _("The last day lies before the first.")
        before = self.previous_report
        if before is not None and before.pk == self.pk:
            errors["previous_report"] = _(
                "A report cannot be compared with itself. Choose the one before it."
            )
        elif before is not None and self._is_before(before):
            errors["previous_report"] = _(
                "This report tells of a later time than the one that you are editing. Choose the "
                "one before it."
            )
        if errors:
            raise ValidationError(errors)

    def last_day(self) -> datetime.date | None:
        """The last day of which the report tells, as far as it says so."""
        if self.covers_until is None and self.reporting_year:
            return datetime.date(self.reporting_year, 12, 31)
        return self.covers_until

    def _is_before(self, other: "ReportPage") -> bool:
        """Whether this one tells of an earlier time, as far as both say so."""
        if self.covers_until and other.covers_until:
            return self.covers_until < other.covers_until
        if self.reporting_year and other.reporting_year:
            return self.reporting_year < other.reporting_year
        return False

    def shown_at(self, components: list[str]) -> "Shown | None":
        """Editions, their files, the lines behind their sums, and the comparison.

        Such as ``ausgabe/1/``, ``ausgabe/1/pdf/``, ``ausgabe/1/zeilen/`` and ``vergleich/``.
        """
        match components:
            case ["ausgabe", number, *rest]:
                edition = self.editions.filter(number=number_in(number)).first()
                if edition and rest == ["zeilen"]:
                    return EditionLines(edition)
                if edition and rest in [[], *([kind] for kind in EditionFile.KINDS)]:
                    return EditionFile(edition, rest[0]) if rest else edition
            case ["vergleich"] if self.live:
                return ReportComparison(self)
        return None

    def paths_below(self) -> Iterable[str]:
        for number in self.editions.values_list("number", flat=True):
            yield f"ausgabe/{number}/"
            yield from (f"ausgabe/{number}/{kind}/" for kind in (*EditionFile.KINDS, "zeilen"))
        yield "vergleich/"

    def serve(
        self, request: HttpRequest, *args: Any, shown: "Shown | None" = None, **kwargs: Any
    ) -> HttpResponse:
        answer = answer_of(shown, request)
        if isinstance(shown, EditionFile) and answer and answer.status_code == HTTPStatus.OK:
            shown.note_size(len(answer.content))
        return answer or super().serve(request, *args, shown=shown, **kwargs)

    def get_template(
        self, request: HttpRequest, *args: Any, shown: "Shown | None" = None, **kwargs: Any
    ) -> str:
        match shown:
            case ReportEdition():
                return "pages/report/edition.html"
            case EditionLines():
                return "pages/report/lines.html"
            case ReportComparison():
                return "pages/report/comparison.html"
        return super().get_template(request, *args, **kwargs)

    def get_sitemap_urls(self, request: HttpRequest | None = None) -> list[dict[str, Any]]:
        """The report, its editions, the comparison where there is one; unlisted, all lines."""
        entries: list[dict[str, Any]] = super().get_sitemap_urls(request)
        numbers = list(self.editions.values_list("number", flat=True))
        below = [f"ausgabe/{number}/" for number in numbers]
        if numbers and self.compared_with():
            below.append("vergleich/")
        more = [
            {**entry, "location": entry["location"] + path} for entry in entries for path in below
        ]
        lines = unlisted(entries, *(f"ausgabe/{number}/zeilen/" for number in numbers))
        return [*entries, *more, *lines]

    def compared_with(self) -> "ReportEdition | None":
        """The latest edition of the report before this one, if everybody may see it."""
        before = ReportPage.objects.filter(pk=self.previous_report_id or 0).live().public()
        editions = ReportEdition.objects.filter(report__in=before.values("pk"))
        return editions.select_related("report").defer("data").order_by("-number").first()

    def teaser_line(self) -> str:
        return date_format(self.publication_date) if self.publication_date else ""

    class Meta:
        verbose_name = _("report")
        verbose_name_plural = _("reports")


AS_FROZEN: Final = {"title": "title", "summary": "summary", "body": "html"}
"""The fields of a chapter that the search knows from the edition, with their names there."""


class FrozenField(index.SearchField):
    """A text of a chapter as readers see it."""

    def get_value(self, obj: "ReportChapterPage") -> Any:
        frozen = obj.frozen.get(AS_FROZEN[self.field_name])
        return super().get_value(obj) if frozen is None else get_text_for_indexing(frozen)


class FrozenStart(index.AutocompleteField):
    """The same for what only begins like the words."""

    def get_value(self, obj: "ReportChapterPage") -> Any:
        return obj.frozen.get(AS_FROZEN[self.field_name]) or super().get_value(obj)


class ReportChapterPage(BasePage):
    """A chapter of a report, in the order of the page tree: text, and data if its kind has any."""

    class Kind(models.TextChoices):
        """Which data fill the chapter."""

        TEXT = "text", _("text only")
        SUMMARY = "summary", _("the report in figures")
        ORGANISATION = "organisation", _("organisation and staff")
        FIELDS = "fields", _("fields of action and measures")
        ONLINE_SERVICES = "online_services", _("online services and electronic file")
        BROADBAND = "broadband", _("broadband")
        SCHOOLS = "schools", _("schools")
        GRANTS = "grants", _("grants")
        FINANCES = "finances", _("finances")
        ACCESSIBILITY = "accessibility", _("accessibility")
        OUTLOOK = "outlook", _("outlook")
        RESOLUTIONS = "resolutions", _("resolutions carried out")
        GLOSSARY = "glossary", _("glossary")

    kind = models.CharField(_("data shown"), max_length=20, choices=Kind, default=Kind.TEXT)
    fields_of_action = ParentalManyToManyField(
        FieldOfActionPage,
        verbose_name=_("fields of action"),
        blank=True,
        related_name="+",
        help_text=_(
            "For chapters on a subject, such as schools: whose measures and indicators it shows."
        ),
    )
    tag = models.ForeignKey(
        Tag,
        verbose_name=_("tag"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        limit_choices_to={"pages_pagetag_items__isnull": False},  # not those of pictures and files
        help_text=_(
            "Leaves only the measures with this tag; without a field of action, those of all."
        ),
    )

    content_panels = [
        *Page.content_panels,
        BasePage.summary_panel,
        MultiFieldPanel(
            [
                FieldPanel("kind"),
                FieldPanel("fields_of_action", widget=CheckboxSelectMultiple),
                FieldPanel("tag"),
            ],
            heading=_("Data"),
        ),
        BasePage.body_panel,
        BasePage.related_panel,
    ]
    parent_page_types = ["pages.ReportPage"]
    subpage_types: list[str] = []
    show_in_menus_default = True

    @classmethod
    def get_search_fields(cls) -> list[Any]:
        """Those of all pages, with the texts that readers see in place of the newer ones."""
        texts = (index.SearchField, index.AutocompleteField)
        return [
            *(
                one
                for one in super().get_search_fields()
                if one.field_name not in AS_FROZEN or not isinstance(one, texts)
            ),
            FrozenField("title", boost=2),
            FrozenStart("title"),
            FrozenField("summary", boost=2),
            FrozenField("body"),
        ]

    @cached_property
    def frozen(self) -> dict[str, Any]:
        """What readers see of it: the chapter in the newest edition; nothing if it is in none."""
        found = ReportEdition.objects.chapters_below(self.path[: -self.steplen])
        return found.get(self.pk, {})

    def get_sitemap_urls(self, request: HttpRequest | None = None) -> list[dict[str, Any]]:
        """None where readers do not see it; those who audit the site go by this, too."""
        public = ReportEdition.objects.public()
        if self.pk not in public.chapters_below(self.path[: -self.steplen]):
            return []
        entries: list[dict[str, Any]] = super().get_sitemap_urls(request)
        return entries

    class Meta:
        verbose_name = _("chapter of a report")
        verbose_name_plural = _("chapters of reports")


@dataclass(frozen=True, slots=True)
class EditionLines:
    """The lines behind a sum of an edition; the query of the address says which sum."""

    edition: ReportEdition


@dataclass(frozen=True, slots=True)
class ReportComparison:
    """The latest edition of a report beside that of the report before it."""

    report: ReportPage


Shown = ReportEdition | EditionFile | EditionLines | ReportComparison
"""What a report's page can show in place of itself."""
