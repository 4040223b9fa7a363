"""By what the desk's lists can be filtered."""

from collections.abc import Iterator
from typing import Any

import django_filters
from django.contrib.auth import get_user_model
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.models import Page, Site

from accessibility.admin import wording
from accessibility.findings import OriginKind
from accessibility.models import Issue, Scan, ScannedPage
from accessibility.models.obligation import is_demanded_of
from accessibility.queries import issues
from accessibility.wcag import CRITERIA

BEST_PRACTICE = "none"


def criterion_choices() -> Iterator[tuple[str, str]]:
    """Best practice, and every success criterion with its name."""
    yield BEST_PRACTICE, wording.criteria_words([])
    for number in CRITERIA:
        yield number, wording.criterion_words(number)


def rule_choices() -> list[tuple[str, str]]:
    """Every rule that ever found something, by title."""
    seen = [(rule, wording.reader_text(title)) for rule, title in issues.rules_seen().items()]
    return sorted(seen, key=lambda choice: choice[1].casefold())


def engine_choices() -> list[tuple[str, str]]:
    """Every engine that ever found something."""
    names = Issue.objects.order_by("engine").values_list("engine", flat=True).distinct()
    return [(name, wording.engine_words(name)) for name in names]


def people(_request: HttpRequest) -> QuerySet[Any]:
    """Whoever started a scan."""
    starters = Scan.objects.exclude(started_by=None).values("started_by")
    users: QuerySet[Any] = get_user_model()._default_manager.filter(pk__in=starters)
    return users.order_by("pk")


class ScanFilterSet(WagtailFilterSet):
    created_at = django_filters.DateFromToRangeFilter(
        label=_("Created"), widget=DateRangePickerWidget
    )
    started_by = django_filters.ModelChoiceFilter(label=_("Started by"), queryset=people)
    site = django_filters.ModelChoiceFilter(label=_("Site"), queryset=Site.objects.all())

    class Meta:
        model = Scan
        fields = ["state", "scope", "trigger", "created_at", "started_by", "site"]


class IssueFilterSet(WagtailFilterSet):
    """What can be asked of issues anywhere."""

    criterion = django_filters.ChoiceFilter(
        label=_("Success criterion"), choices=criterion_choices, method="filter_criterion"
    )
    obligation = django_filters.ChoiceFilter(
        label=_("Obligation"),
        choices=[("demanded", _("demanded by law")), ("advised", _("advice only"))],
        method="filter_obligation",
    )
    kind = django_filters.ChoiceFilter(
        label=_("Found"),
        choices=[("page", _("on pages")), ("document", _("in documents"))],
        method="filter_kind",
    )
    rule = django_filters.ChoiceFilter(label=_("Rule"), choices=rule_choices)
    engine = django_filters.ChoiceFilter(label=_("Engine"), choices=engine_choices)

    class Meta:
        model = Issue
        fields = [
            "outcome",
            "obligation",
            "impact",
            "criterion",
            "kind",
            "origin_kind",
            "rule",
            "engine",
        ]

    def filter_criterion(
        self, queryset: QuerySet[Issue], _name: str, value: str
    ) -> QuerySet[Issue]:
        return issues.with_criterion(queryset, "" if value == BEST_PRACTICE else value)

    def filter_obligation(
        self, queryset: QuerySet[Issue], _name: str, value: str
    ) -> QuerySet[Issue]:
        return queryset.filter(~is_demanded_of() if value == "advised" else is_demanded_of())

    def filter_kind(self, queryset: QuerySet[Issue], _name: str, value: str) -> QuerySet[Issue]:
        of_documents = Q(origin_kind=OriginKind.DOCUMENT)
        return queryset.filter(of_documents if value == "document" else ~of_documents)


class ScanIssueFilterSet(IssueFilterSet):
    """Issues of one scan, by what the scan did to their life."""

    life = django_filters.ChoiceFilter(label=_("In this scan"), choices=Issue.Status.choices)


class RegisterFilterSet(IssueFilterSet):
    """Issues as they stand now, by status and by where they are seen."""

    section = django_filters.ModelChoiceFilter(
        label=_("Section"), queryset=lambda _request: issues.sections(), method="filter_section"
    )
    page = django_filters.CharFilter(label=_("Page (title or address)"), method="filter_page")

    class Meta(IssueFilterSet.Meta):
        fields = ["status", *IssueFilterSet.Meta.fields, "section", "page"]

    def filter_section(self, queryset: QuerySet[Issue], _name: str, value: Page) -> QuerySet[Issue]:
        return issues.on_pages_below(queryset, value)

    def filter_page(self, queryset: QuerySet[Issue], _name: str, value: str) -> QuerySet[Issue]:
        return issues.on_address(queryset, value)


class ScannedPageFilterSet(WagtailFilterSet):
    issues = django_filters.ChoiceFilter(
        label=_("Issues"),
        method="filter_issues",
        choices=[
            ("failed_issues", _("with failures")),
            ("doubtful_issues", _("with something to look at")),
            ("none", _("without failures")),
        ],
    )

    class Meta:
        model = ScannedPage
        fields = ["state", "language", "issues"]

    def filter_issues(self, queryset: QuerySet[Any], _name: str, value: str) -> QuerySet[Any]:
        if value == "none":
            # A page that was not audited is not clean.
            return queryset.filter(failed_issues=0, state=ScannedPage.State.DONE)
        return queryset.filter(**{f"{value}__gt": 0})
