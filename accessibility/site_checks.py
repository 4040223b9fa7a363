"""What shows only when all pages are in: runs the rules over a site at the end of a scan."""

from collections.abc import Iterable, Mapping
from html import escape

from django.conf import settings
from django.utils import translation
from wagtail.models import Page

from accessibility import issues
from accessibility.findings import (
    MAX_SNIPPET_CHARS,
    Finding,
    Origin,
    OriginKind,
    Outcome,
    Text,
)
from accessibility.models import Scan, ScannedPage
from accessibility.site_rules import SeenPage, SiteRule, all_site_rules

ENGINE = "site"
"""The name under which these rules stand in a page's outcomes."""


def record(scan: Scan) -> None:
    """Check the pages of the scan against all others of the site, and store what is found.

    Only a scan with all engines changes what is known of a page, so only such a scan is checked.
    """
    if not scan.all_engines:
        return
    of_site = ScannedPage.objects.current().filter(scan__site=scan.site)
    seen = [SeenPage(*row) for row in of_site.values_list("url", "document_title", "language")]
    broken = {rule.id: dict(rule.check(seen)) for rule in all_site_rules().values()}
    details = {
        rule_id: {page.url: detail for page, detail in found.items()}
        for rule_id, found in broken.items()
    }
    checked = list(scan.pages.done().select_related("scan"))
    for page in checked:
        issues.record(page, _findings(page, details))
        page.outcomes = {**page.outcomes, ENGINE: _outcomes(page, details)}
    ScannedPage.objects.bulk_update(checked, ["outcomes"], batch_size=100)


def _findings(page: ScannedPage, details: Mapping[str, Mapping[str, Text]]) -> Iterable[Finding]:
    for rule_id, by_url in details.items():
        if page.url in by_url:
            yield _finding(page, all_site_rules()[rule_id], by_url[page.url])


def _outcomes(page: ScannedPage, details: Mapping[str, Mapping[str, Text]]) -> dict[str, str]:
    return {
        rule_id: (Outcome.FAILED if page.url in by_url else Outcome.PASSED).value
        for rule_id, by_url in details.items()
    }


def _finding(page: ScannedPage, rule: SiteRule, detail: Text) -> Finding:
    key = f"{page.page_id}/{rule.field}"
    return Finding(
        rule=rule.id,
        outcome=Outcome.FAILED,
        impact=rule.impact,
        engines=(ENGINE,),
        selector=rule.selector,
        html=f"<title>{escape(page.document_title)}</title>"[:MAX_SNIPPET_CHARS],
        message=Text(de=f"{rule.title.de}: {detail.de}", en=f"{rule.title.en}: {detail.en}"),
        criteria=rule.criteria,
        origin=Origin(OriginKind.FIELD, key, _label(rule)) if page.page_id else Origin(),
    )


def _label(rule: SiteRule) -> str:
    """The field's name as the editors of the site read it."""
    with translation.override(settings.LANGUAGE_CODE):
        return str(getattr(Page._meta.get_field(rule.field), "verbose_name", rule.field))
