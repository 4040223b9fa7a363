"""Issues with what a list says of each: in one scan, or as they stand now."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import (
    Case,
    CharField,
    Count,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    TextField,
    Value,
    When,
)
from django.db.models.functions import Cast, Coalesce
from wagtail.documents import get_document_model
from wagtail.documents.models import AbstractDocument
from wagtail.models import Page

from accessibility.findings import Impact, OriginKind, Outcome, Text
from accessibility.models import Finding, Issue, IssueChange, Scan, ScannedPage
from accessibility.models.obligation import is_demanded_of

WORST_FIRST = ("urgency", "-impact_rank", "rule", "pk")
"""What the standard demands, then what a person must look at, then what is advice only."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a block's or a field's defect is mended: a page, and the block in its editor."""

    page: Page
    block_id: str = ""


def issues_of(scan: Scan) -> QuerySet[Issue]:
    """What the scan saw or found fixed, with ``occurrences``, ``page_count`` and ``life`` in it.

    ``life`` is the status that the scan gave the issue; it stays as it was when later scans
    change the issue's own.
    """
    findings = Finding.objects.filter(scanned_page__scan=scan)
    touched = Q(pk__in=findings.values("issue")) | Q(
        pk__in=IssueChange.objects.filter(scan=scan).values("issue")
    )
    change = IssueChange.objects.filter(scan=scan, issue=OuterRef("pk")).values("status")[:1]
    unchanged = Case(
        When(first_scan=scan, then=Value(Issue.Status.NEW.value)),
        default=Value(Issue.Status.OPEN.value),
        output_field=CharField(),
    )
    issues = Issue.objects.filter(touched).annotate(life=Coalesce(Subquery(change), unchanged))
    return _with_extent(issues, findings)


def current_issues() -> QuerySet[Issue]:
    """All issues, with how often and on how many pages the latest results show each.

    ``is_fixed`` is 1 for those that are mended, so that they can come last.
    """
    current = Finding.objects.filter(scanned_page__is_current=True)
    fixed = When(status=Issue.Status.FIXED, then=Value(1))
    issues = Issue.objects.select_related("site", "first_scan", "last_scan").annotate(
        is_fixed=Case(fixed, default=Value(0), output_field=IntegerField())
    )
    return _with_extent(issues, current)


def with_criterion(issues: QuerySet[Issue], number: str) -> QuerySet[Issue]:
    """Those that break a success criterion; with an empty number those that break none."""
    # No database can search a JSON list in a way that all of them understand.
    as_text = issues.annotate(criteria_text=Cast("criteria", TextField()))
    return (
        as_text.filter(criteria_text__contains=f'"{number}"')
        if number
        else issues.filter(criteria=[])
    )


def on_pages_below(issues: QuerySet[Issue], section: Page) -> QuerySet[Issue]:
    """Those that the latest results show in a section."""
    return issues.filter(
        findings__scanned_page__is_current=True,
        findings__scanned_page__page__path__startswith=section.path,
    ).distinct()


def on_address(issues: QuerySet[Issue], text: str) -> QuerySet[Issue]:
    """Those that the latest results show on pages with this text in title or address."""
    pages = ScannedPage.everything.current().filter(
        Q(url__icontains=text) | Q(title__icontains=text)
    )
    return issues.filter(findings__scanned_page__in=pages).distinct()


def matching(issues: QuerySet[Issue], text: str) -> QuerySet[Issue]:
    """Those with this text in title, rule, origin or the title of a page, or of this criterion.

    An issue that is mended is found by the pages on which it was.
    """
    words = Q()
    for field in ("title_de", "title_en", "rule", "origin_label", "origin_key"):
        words |= Q(**{f"{field}__icontains": text})
    seen = Finding.objects.filter(scanned_page__title__icontains=text)
    now = Q(pk__in=seen.filter(scanned_page__is_current=True).values("issue"))
    once = Q(status=Issue.Status.FIXED, pk__in=seen.values("issue"))
    criterion = Q(pk__in=with_criterion(Issue.objects.all(), text.strip()).values("pk"))
    return issues.filter(words | now | once | criterion)


def sections() -> QuerySet[Page]:
    """The live pages right below the start pages of all sites and languages, in tree order."""
    return Page.objects.filter(depth=3, live=True).order_by("path")


def occurrences_of(issue: Issue, scan: Scan | None = None) -> QuerySet[Finding]:
    """Where an issue is seen: in one scan, or by the latest results."""
    findings = Finding.objects.filter(issue=issue).select_related(
        "scanned_page", "scanned_page__page", "scanned_page__scan"
    )
    if scan is not None:
        return findings.filter(scanned_page__scan=scan).order_by("scanned_page__url", "pk")
    return findings.filter(scanned_page__is_current=True).order_by("scanned_page__url", "pk")


def addresses_of(scan: Scan | None = None) -> Mapping[int, list[str]]:
    """Where each issue is seen, in one scan or by the latest results, by issue; one query."""
    shown = Q(scanned_page__scan=scan) if scan else Q(scanned_page__is_current=True)
    rows = Finding.objects.filter(shown).values_list("issue", "scanned_page__url").distinct()
    addresses: dict[int, list[str]] = {}
    for issue, url in rows.order_by("scanned_page__url"):
        addresses.setdefault(issue, []).append(url)
    return addresses


def open_count_of_rule(rule: str) -> int:
    """How many issues of a rule are not mended."""
    return Issue.objects.filter(rule=rule).exclude(status=Issue.Status.FIXED).count()


def page_count_of(issue: Issue, scan: Scan | None = None) -> int:
    """On how many pages an issue is seen: in one scan, or by the latest results."""
    on_pages = occurrences_of(issue, scan).filter(scanned_page__kind=ScannedPage.Kind.PAGE)
    return on_pages.order_by().values("scanned_page").distinct().count()


def life_of(issue: Issue) -> QuerySet[IssueChange]:
    """The steps in an issue's life, the first one first."""
    return issue.changes.select_related("scan").order_by("scan__created_at", "pk")


def fixed_by(issue: Issue) -> Scan | None:
    """The scan since which an issue is mended, where it is."""
    if issue.status != Issue.Status.FIXED:
        return None
    change = life_of(issue).filter(status=Issue.Status.FIXED).last()
    return change.scan if change else None


def origin_titles(issues: Iterable[Issue]) -> Mapping[int, str]:
    """The titles of the pages whose content the issues come from, by issue; one query."""
    page_ids = {issue.pk: _origin_page_id(issue) for issue in issues}
    titles = dict(
        Page.objects.filter(pk__in={key for key in page_ids.values() if key}).values_list(
            "pk", "title"
        )
    )
    return {pk: titles.get(page_id, "") for pk, page_id in page_ids.items() if page_id}


def place_of(issue: Issue) -> Place | None:
    """Where the issue is mended, where that is the content of one page; one query."""
    page_id = _origin_page_id(issue)
    page = Page.objects.filter(pk=page_id).first() if page_id else None
    if page is None:
        return None
    is_block = issue.origin_kind == OriginKind.BLOCK
    return Place(page, issue.origin_key.rpartition("/")[2] if is_block else "")


def document_of(issue: Issue) -> AbstractDocument | None:
    """The document in which the issue is mended, where there is one; one query."""
    if issue.origin_kind != OriginKind.DOCUMENT or not issue.origin_key.isdecimal():
        return None
    return get_document_model()._default_manager.filter(pk=issue.origin_key).first()


def linking_pages_of(issue: Issue, scan: Scan | None = None) -> QuerySet[ScannedPage]:
    """The pages that link the document of an issue: in one scan, or by the latest results."""
    documents = ScannedPage.documents.filter(findings__issue=issue)
    shown = documents.filter(scan=scan) if scan else documents.current()
    return linking_pages(shown.order_by("-pk").first())


def linking_pages(document: ScannedPage | None) -> QuerySet[ScannedPage]:
    """The pages that link a document of a scan."""
    pages = document.linked_from.all() if document else ScannedPage.objects.none()
    return pages.order_by("url")


def rules_seen() -> Mapping[str, Text]:
    """The title of each rule that ever found something, by the rule's ID; one query."""
    rows = Issue.objects.order_by("rule").values_list("rule", "title_de", "title_en").distinct()
    return {rule: Text(de=german, en=english) for rule, german, english in rows}


def _origin_page_id(issue: Issue) -> int | None:
    if issue.origin_kind not in {OriginKind.BLOCK, OriginKind.FIELD}:
        return None
    page_id = issue.origin_key.partition("/")[0]
    return int(page_id) if page_id.isdecimal() else None


def _with_extent(issues: QuerySet[Issue], findings: QuerySet[Finding]) -> QuerySet[Issue]:
    of_issue = findings.filter(issue=OuterRef("pk")).order_by().values("issue")
    number = IntegerField()
    ranks = [When(impact=impact.value, then=Value(impact.rank)) for impact in Impact]
    return issues.annotate(
        occurrences=Coalesce(
            Subquery(of_issue.annotate(n=Count("pk")).values("n"), output_field=number), 0
        ),
        page_count=Coalesce(
            Subquery(
                of_issue.filter(scanned_page__kind=ScannedPage.Kind.PAGE)
                .annotate(n=Count("scanned_page", distinct=True))
                .values("n"),
                output_field=number,
            ),
            0,
        ),
        impact_rank=Case(*ranks, default=Value(0), output_field=number),
        urgency=Case(
            When(outcome=Outcome.CANT_TELL, then=Value(1)),
            When(~is_demanded_of(), then=Value(2)),
            default=Value(0),
            output_field=number,
        ),
    )
