"""A full scan gives each indicator that audits feed its value of the day, and never fails by it."""

import datetime
from decimal import Decimal
from typing import Any

import pytest
from django.db import DatabaseError
from django.utils import timezone
from wagtail.models import Site

from accessibility import indicator_feed, scanner
from accessibility.findings import Impact, Outcome
from accessibility.models import Scan
from accessibility.signals import scan_concluded
from accessibility.site_rules import Needs, all_site_rules
from pages.models import Indicator
from pages.models.indicators import IndicatorValue
from tests import factories
from tests.accessibility import audits

pytestmark = pytest.mark.django_db


@pytest.fixture
def site() -> Site:
    factories.home_page()
    return Site.objects.get()


@pytest.fixture
def indicators() -> dict[str, Indicator]:
    """An indicator for each feed, by its name."""
    return {
        feed: Indicator.objects.create(name=feed, unit="Prozent", feed=feed)
        for feed in Indicator.Feed.values
    }


def conclude(scan: Scan, capture: Any) -> Scan:
    """As the scanner does when the last page is done, with what follows its transaction."""
    with capture(execute=True):
        scanner._conclude(scan)
    return scan


def scan_with_issues(site: Site, **fields: Any) -> Scan:
    """Three of four pages audited, with two serious issues that count, and some that do not."""
    scan = audits.scan_of(site, **fields)
    serious = audits.finding("color-contrast", impact=Impact.SERIOUS, criteria=["1.4.3"])
    missing = audits.finding(origin=audits.TEMPLATE)
    minor = audits.finding("list", impact=Impact.MINOR, criteria=["1.3.1"])
    advice = audits.finding("region", impact=Impact.SERIOUS, criteria=[])
    doubt = audits.finding(
        "link-name", impact=Impact.SERIOUS, criteria=["2.4.4"], outcome=Outcome.CANT_TELL
    )
    passed = {"document-title": Outcome.PASSED, "video-caption": Outcome.INAPPLICABLE}
    audits.audited(scan, "/a", findings=[serious, missing, minor, advice, doubt], outcomes=passed)
    audits.audited(scan, "/b", findings=[missing], outcomes=passed)
    audits.audited(scan, "/c", outcomes=passed)
    audits.not_audited(scan, "/d")
    return scan


def test_full_scan_gives_every_feed_its_figure(
    site: Site, indicators: dict[str, Indicator], django_capture_on_commit_callbacks: Any
) -> None:
    scan = conclude(scan_with_issues(site), django_capture_on_commit_callbacks)

    values = {row.indicator.feed: row.value for row in IndicatorValue.objects.all()}
    # 1.1.1, 1.3.1 and 1.4.3 fail; 2.4.2 passes, as does what compares pages that are all alike;
    # 2.4.4 and 4.1.2 are for a person.
    rules = all_site_rules().values()
    alike = {each for rule in rules if rule.needs is not Needs.EVERY_PAGE for each in rule.criteria}
    clean = len({"2.4.2", "2.4.4", "4.1.2"} | alike)
    assert values == {
        "open_serious": Decimal("0.67"),
        "coverage": Decimal(75),
        "clean_criteria": Decimal(clean * 100 // (clean + 3)),
    }
    row = IndicatorValue.objects.first()
    assert row is not None
    assert row.date == timezone.localdate(scan.finished_at)
    assert row.note == "Prüfung von 3 von 4 Seiten"


def test_second_scan_of_the_day_takes_the_place_of_the_first(
    site: Site, indicators: dict[str, Indicator], django_capture_on_commit_callbacks: Any
) -> None:
    conclude(scan_with_issues(site), django_capture_on_commit_callbacks)
    clean = audits.scan_of(site)
    audits.audited(clean, "/a", outcomes={"document-title": Outcome.PASSED})
    conclude(clean, django_capture_on_commit_callbacks)

    assert list(indicators["coverage"].values.values_list("value", flat=True)) == [Decimal(100)]
    assert list(indicators["open_serious"].values.values_list("value", flat=True)) == [Decimal(0)]


def test_day_is_that_of_the_town(site: Site, indicators: dict[str, Indicator]) -> None:
    scan = audits.finished(scan_with_issues(site))
    scan.finished_at = datetime.datetime(2025, 3, 1, 23, 30, tzinfo=datetime.UTC)
    rows = indicator_feed.feed_from(scan)
    assert {row.date for row in rows} == {datetime.date(2025, 3, 2)}


def test_scan_without_an_audited_page_tells_only_that(
    site: Site, indicators: dict[str, Indicator], django_capture_on_commit_callbacks: Any
) -> None:
    scan = audits.scan_of(site)
    audits.not_audited(scan, "/a")
    conclude(scan, django_capture_on_commit_callbacks)
    assert [(row.indicator.feed, row.value) for row in IndicatorValue.objects.all()] == [
        ("coverage", Decimal(0))
    ]


@pytest.mark.parametrize(
    "fields",
    [
        {"scope": Scan.Scope.SECTION},
        {"scope": Scan.Scope.PAGE},
        {"all_engines": False},
        {"base_url": "https://anderswo.example"},
    ],
)
def test_what_is_no_full_scan_of_the_site_feeds_nothing(
    site: Site,
    indicators: dict[str, Indicator],
    fields: dict[str, Any],
    django_capture_on_commit_callbacks: Any,
) -> None:
    conclude(scan_with_issues(site, **fields), django_capture_on_commit_callbacks)
    assert not IndicatorValue.objects.exists()


def test_scan_of_another_site_feeds_nothing(
    site: Site, indicators: dict[str, Indicator], django_capture_on_commit_callbacks: Any
) -> None:
    other = Site.objects.create(hostname="b.example", root_page=site.root_page)
    conclude(scan_with_issues(other), django_capture_on_commit_callbacks)
    assert not IndicatorValue.objects.exists()


def test_indicators_that_people_feed_are_left_alone(
    site: Site, django_capture_on_commit_callbacks: Any
) -> None:
    Indicator.objects.create(name="Online-Dienste", unit="Prozent")
    conclude(scan_with_issues(site), django_capture_on_commit_callbacks)
    assert not IndicatorValue.objects.exists()


def test_scan_is_finished_though_its_figures_cannot_be_stored(
    site: Site,
    indicators: dict[str, Indicator],
    django_capture_on_commit_callbacks: Any,
    caplog: pytest.LogCaptureFixture,
) -> None:
    def refuse(**_signal: Any) -> None:
        raise DatabaseError("disk full")

    scan_concluded.connect(refuse, sender=Scan)
    try:
        scan = conclude(scan_with_issues(site), django_capture_on_commit_callbacks)
    finally:
        scan_concluded.disconnect(refuse, sender=Scan)
    scan.refresh_from_db()
    assert scan.state == Scan.State.FINISHED
    assert "disk full" in caplog.text
    assert IndicatorValue.objects.count() == len(indicators), "the others still hear of it"


def test_concluding_a_second_time_feeds_nothing_anew(
    site: Site, indicators: dict[str, Indicator], django_capture_on_commit_callbacks: Any
) -> None:
    scan = conclude(scan_with_issues(site), django_capture_on_commit_callbacks)
    IndicatorValue.objects.all().delete()
    conclude(scan, django_capture_on_commit_callbacks)
    assert not IndicatorValue.objects.exists()
