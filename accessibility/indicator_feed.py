"""Turns each full scan of the town's site into values of the indicators that audits feed.

`docs/indicators.md` says what the figures count and what they do not.
"""

import logging
from decimal import ROUND_CEILING, Decimal
from typing import Any, Final

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from accessibility.coverage import Coverage
from accessibility.findings import Impact, Outcome
from accessibility.models import Scan, ScannedPage
from accessibility.queries.criteria import criterion_results
from accessibility.queries.scans import failures_by_impact
from accessibility.signals import scan_concluded
from accessibility.targets import is_own_host
from pages.models import Indicator
from pages.models.indicators import IndicatorValue

logger = logging.getLogger(__name__)

SERIOUS: Final = (Impact.SERIOUS, Impact.CRITICAL)
CENT: Final = Decimal("0.01")
# What a rule decided; a criterion that no rule could look at is not counted as free of failures.
TESTED: Final = frozenset({Outcome.FAILED, Outcome.CANT_TELL, Outcome.PASSED})


def listen() -> None:
    """Hear of every scan that is concluded."""
    scan_concluded.connect(_on_concluded, sender=Scan, dispatch_uid="accessibility.indicator_feed")


def _on_concluded(*, scan: Scan, **_signal: Any) -> None:
    if is_full(scan):
        feed_from(scan)


def is_full(scan: Scan) -> bool:
    """Whether all engines audited the whole site that the town shows by default."""
    is_elsewhere = bool(scan.base_url) and not is_own_host(scan.base_url, scan.site.hostname)
    return (
        scan.state == Scan.State.FINISHED
        and scan.scope == Scan.Scope.SITE
        and scan.all_engines
        and scan.site.is_default_site
        and not is_elsewhere
    )


@transaction.atomic
def feed_from(scan: Scan) -> list[IndicatorValue]:
    """Store a value of the scan's day for each indicator that audits feed.

    A later scan of the same day takes the place of an earlier one's.
    """
    indicators = list(Indicator.objects.exclude(feed="").order_by("pk"))
    if not indicators:
        return []
    figures = figures_of(scan)
    day = timezone.localdate(scan.finished_at)
    note = _note(scan.coverage)
    stored = []
    for indicator in indicators:
        figure = figures.get(indicator.feed)
        if figure is None:
            continue
        row, _is_new = IndicatorValue.objects.update_or_create(
            indicator=indicator, date=day, defaults={"value": figure, "note": note}
        )
        stored.append(row)
    logger.info("indicators fed", extra={"scan": scan.pk, "values": len(stored)})
    return stored


def figures_of(scan: Scan) -> dict[str, Decimal]:
    """The figures of a scan by the name of their feed; those that cannot be told are left out."""
    coverage = scan.coverage
    figures = {}
    if coverage.found:
        figures[Indicator.Feed.COVERAGE.value] = Decimal(coverage.percent)
    if coverage.audited:
        figures[Indicator.Feed.OPEN_SERIOUS.value] = _serious_per_page(scan, coverage)
    clean = _clean_percent(scan)
    if clean is not None:
        figures[Indicator.Feed.CLEAN_CRITERIA.value] = clean
    return figures


def _serious_per_page(scan: Scan, coverage: Coverage) -> Decimal:
    """Rounded up, so that only a scan without such an issue gives zero."""
    by_impact = failures_by_impact(scan, kind=ScannedPage.Kind.PAGE)
    number = sum(by_impact.get(impact, 0) for impact in SERIOUS)
    return (Decimal(number) / coverage.audited).quantize(CENT, ROUND_CEILING)


def _clean_percent(scan: Scan) -> Decimal | None:
    """Rounded down, so that only a scan without any failure gives 100; None if nothing is known."""
    tested = [result for result in criterion_results(scan) if result.outcome in TESTED]
    if not tested:
        return None
    clean = sum(result.outcome is not Outcome.FAILED for result in tested)
    return Decimal(clean * 100 // len(tested))


def _note(coverage: Coverage) -> str:
    """How much was audited, which belongs to every such figure; in the language of the site."""
    words = {"audited": coverage.audited, "found": coverage.found}
    with override(settings.LANGUAGE_CODE):
        return _("Audit of %(audited)d of %(found)d pages") % words
