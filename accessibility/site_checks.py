"""What shows only when all pages are in: runs the rules over a site at the end of a scan."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import timedelta
from html import escape
from itertools import islice

from django.conf import settings
from django.db.models import Max, Min
from django.utils import translation
from wagtail.models import Page

from accessibility import issues
from accessibility.engines import SITE
from accessibility.facts import FactsReader, PageFacts
from accessibility.findings import (
    MAX_FINDINGS_PER_RULE,
    MAX_SNIPPET_CHARS,
    Finding,
    Origin,
    OriginKind,
    Outcome,
    Text,
)
from accessibility.models import KeptFacts, Scan, ScannedPage
from accessibility.own_files import missing_files
from accessibility.site_rules import Needs, SeenPage, SeenSite, SiteHit, SiteRule, all_site_rules

VERSION = "1"
_CHUNK_ROWS = 50
_LONGEST_SPAN = timedelta(hours=12)

Hits = Mapping[str, Mapping[str, Sequence[SiteHit]]]
"""By rule and address; a rule that cannot be asked is not there."""


def keep_facts(page: ScannedPage, facts: PageFacts) -> None:
    """Store what a page's comparison with others needs, in place of what an earlier scan kept."""
    same = KeptFacts.objects.filter(page__scan__site=page.scan.site, page__url=page.url)
    same.delete()
    KeptFacts.objects.create(page=page, content=facts.to_json())


def record(scan: Scan) -> None:
    """Check the pages of the scan against all others of the site, and store what is found.

    Only a scan with all engines changes what is known of a page, so only such a scan is checked.
    A rule that this scan cannot answer keeps what an earlier one found on its pages.
    """
    if not scan.all_engines:
        return
    hits = _hits(scan)
    checked = list(scan.pages.done().select_related("scan__site"))
    for page in checked:
        outcomes = {rule_id: _outcome(by_url.get(page.url, ())) for rule_id, by_url in hits.items()}
        findings = list(_findings(page, hits))
        if len(hits) < len(all_site_rules()):
            earlier = _earlier(page)
            left = all_site_rules().keys() - hits.keys()
            findings += _carried_over(earlier, left)
            outcomes |= _earlier_outcomes(earlier, left)
        issues.record(page, findings)
        page.outcomes = {**page.outcomes, SITE: outcomes}
    ScannedPage.objects.bulk_update(checked, ["outcomes"], batch_size=100)


def _hits(scan: Scan) -> Hits:
    site = _seen_site(scan)
    answered = _answered(scan)
    hits: dict[str, dict[str, list[SiteHit]]] = {}
    for rule in all_site_rules().values():
        if rule.needs in answered:
            by_url = hits[rule.id] = defaultdict(list)
            for hit in rule.check(site):
                by_url[hit.page.url].append(hit)
    return hits


def _answered(scan: Scan) -> set[Needs]:
    """What the scan gives a rule to compare."""
    answered = {Needs.KNOWN_PAGES}
    if scan.scope == Scan.Scope.SITE and _is_at_one_time(scan):
        answered.add(Needs.ONE_SCAN)
        if scan.coverage.is_complete:
            answered.add(Needs.EVERY_PAGE)
    return answered


def _is_at_one_time(scan: Scan) -> bool:
    """Whether its pages were audited so soon after each other that one menu stood on all."""
    span = scan.pages.done().aggregate(first=Min("audited_at"), last=Max("audited_at"))
    return not span["first"] or span["last"] - span["first"] <= _LONGEST_SPAN


def _seen_site(scan: Scan) -> SeenSite:
    starts = set(scan.site.root_page.get_translations(inclusive=True).values_list("pk", flat=True))
    reader = FactsReader()
    rows = (
        ScannedPage.objects.current()
        .filter(scan__site=scan.site)
        .order_by("pk")
        .values_list(
            "url",
            "document_title",
            "language",
            "facts__content",
            "audited_at",
            "scan",
            "page",
            "page__last_published_at",
        )
    )
    pages = [
        SeenPage(
            url=url,
            title=title,
            language=language,
            facts=reader.read(facts or {}),
            is_fresh=published_at is None or audited_at is None or audited_at >= published_at,
            is_of_scan=scan_id == scan.pk,
            is_start=page_id in starts,
            is_published=page_id is not None,
        )
        for (
            url,
            title,
            language,
            facts,
            audited_at,
            scan_id,
            page_id,
            published_at,
        ) in rows.iterator(chunk_size=_CHUNK_ROWS)
    ]
    files = {link.target for page in pages for link in page.facts.links if link.is_file}
    return SeenSite(pages, missing_files(files))


def _outcome(hits: Sequence[SiteHit]) -> str:
    if any(not hit.is_doubt for hit in hits):
        return Outcome.FAILED.value
    return (Outcome.CANT_TELL if hits else Outcome.PASSED).value


def _findings(page: ScannedPage, hits: Hits) -> Iterator[Finding]:
    for rule_id, by_url in hits.items():
        for hit in islice(by_url.get(page.url, ()), MAX_FINDINGS_PER_RULE):
            yield _finding(page, all_site_rules()[rule_id], hit)


def _finding(page: ScannedPage, rule: SiteRule, hit: SiteHit) -> Finding:
    return Finding(
        rule=rule.id,
        outcome=Outcome.CANT_TELL if hit.is_doubt else Outcome.FAILED,
        impact=rule.impact,
        engines=(SITE,),
        selector=hit.selector or rule.selector,
        html=(hit.html or _title_element(page))[:MAX_SNIPPET_CHARS],
        message=Text(
            de=f"{rule.title.de}: {hit.detail.de}", en=f"{rule.title.en}: {hit.detail.en}"
        ),
        criteria=rule.criteria,
        origin=hit.origin or _field(page, rule),
    )


def _title_element(page: ScannedPage) -> str:
    return f"<title>{escape(page.document_title)}</title>"


def _field(page: ScannedPage, rule: SiteRule) -> Origin:
    if not page.page_id or not rule.field:
        return Origin()
    return Origin(OriginKind.FIELD, f"{page.page_id}/{rule.field}", _label(rule))


def _label(rule: SiteRule) -> str:
    """The field's name as the editors of the site read it."""
    with translation.override(settings.LANGUAGE_CODE):
        return str(getattr(Page._meta.get_field(rule.field), "verbose_name", rule.field))


def _earlier(page: ScannedPage) -> ScannedPage | None:
    """The page's latest complete result before this one that was compared with other pages."""
    same = ScannedPage.objects.done().filter(scan__site=page.scan.site, url=page.url)
    complete = same.filter(scan__all_engines=True, audited_at__lt=page.audited_at)
    return complete.filter(outcomes__has_key=SITE).order_by("-audited_at").first()


def _earlier_outcomes(earlier: ScannedPage | None, rules: Iterable[str]) -> dict[str, str]:
    known = earlier.outcomes.get(SITE, {}) if earlier else {}
    return {rule_id: known.get(rule_id, Outcome.UNTESTED.value) for rule_id in rules}


def _carried_over(earlier: ScannedPage | None, rules: Iterable[str]) -> Iterator[Finding]:
    if earlier is None:
        return
    for row in earlier.findings.filter(issue__rule__in=list(rules)).select_related("issue"):
        issue = row.issue
        yield Finding(
            rule=issue.rule,
            outcome=Outcome(issue.outcome),
            impact=all_site_rules()[issue.rule].impact,
            engines=tuple(row.engines),
            selector=row.selector,
            html=row.html,
            message=Text(de=row.message_de, en=row.message_en),
            criteria=tuple(issue.criteria),
            origin=Origin(OriginKind(issue.origin_kind), issue.origin_key, issue.origin_label),
        )
