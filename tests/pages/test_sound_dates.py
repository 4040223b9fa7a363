"""Reports, committees and meetings whose dates contradict each other are refused with a reason."""

import datetime
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone, translation

from pages.models import AgendaItem, Meeting, Organization, ReportPage, StatusUpdate
from tests import factories

MORNING = timezone.make_aware(datetime.datetime(2026, 3, 4, 9))
JANUARY = datetime.date(2026, 1, 1)


@pytest.fixture
def reports(db: None) -> dict[int, ReportPage]:
    home = factories.home_page()
    return {
        year: factories.add_page(
            ReportPage,
            parent=home,
            title=f"Bericht {year}",
            reporting_year=year,
            covers_until=datetime.date(year, 12, 31) if year != 2022 else None,
        )
        for year in (2022, 2024, 2026)
    }


def objections(thing: Any) -> dict[str, list[str]]:
    with translation.override("de"):
        try:
            thing.clean()
        except ValidationError as error:
            return error.message_dict
    return {}


def test_report_ends_after_it_begins(reports: dict[int, ReportPage]) -> None:
    report = reports[2024]
    report.covers_from = datetime.date(2025, 1, 1)

    assert "Der letzte Tag liegt vor dem ersten" in objections(report)["covers_until"][0]


@pytest.mark.parametrize(
    ("year", "before", "message"),
    [
        (2024, 2022, ""),
        (2026, 2024, ""),
        (2024, 2024, "nicht mit sich selbst"),
        (2024, 2026, "eine spätere Zeit"),
        (2022, 2024, "eine spätere Zeit"),  # known by the reporting year only
    ],
)
def test_report_is_compared_with_an_earlier_one(
    reports: dict[int, ReportPage], year: int, before: int, message: str
) -> None:
    report = reports[year]
    report.previous_report = reports[before]

    assert message in " ".join(objections(report).get("previous_report", []))
    assert bool(objections(report)) == bool(message)


@pytest.mark.parametrize(
    ("thing", "field"),
    [
        (Organization(start_date=JANUARY, end_date=datetime.date(2025, 12, 31)), "end_date"),
        (Meeting(start=MORNING, end=MORNING - datetime.timedelta(hours=1)), "end"),
    ],
)
def test_end_does_not_lie_before_the_start(thing: Any, field: str) -> None:
    assert "Das Ende liegt vor dem Beginn" in objections(thing)[field][0]


@pytest.mark.parametrize(
    "thing",
    [
        Organization(start_date=JANUARY, end_date=JANUARY),
        Organization(end_date=JANUARY),
        Meeting(start=MORNING, end=MORNING),
        Meeting(start=MORNING),
    ],
)
def test_dates_that_go_together_are_accepted(thing: Any) -> None:
    assert objections(thing) == {}


def test_resolution_is_not_carried_out_in_the_future() -> None:
    item = AgendaItem(carried_out_on=timezone.localdate() + datetime.timedelta(days=1))

    with pytest.raises(ValidationError) as refused:
        item.clean_fields(exclude=["meeting", "name"])
    assert list(refused.value.message_dict) == ["carried_out_on"]


def test_what_was_stored_before_is_still_shown(
    reports: dict[int, ReportPage], client: Client
) -> None:
    report = reports[2024]
    ReportPage.objects.filter(pk=report.pk).update(
        covers_from=datetime.date(2025, 1, 1), previous_report=report
    )

    assert client.get(report.url).status_code == 200


def test_measure_stored_before_is_still_shown(town: dict[str, Any], client: Client) -> None:
    page = town["MeasurePage"].specific
    type(page).objects.filter(pk=page.pk).update(status="paused", progress=30)
    StatusUpdate.objects.create(page=page, date=datetime.date(2999, 1, 1), text="Läuft")

    assert client.get(page.url).status_code == 200
