"""An assessment by hand knows its day, and reports on an earlier time do without it."""

import datetime
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.models import Page

from pages import snapshots
from pages.models import MeasurePage
from tests.pages import report_data
from tests.pages.test_money_form import edit, measure_form

pytestmark = pytest.mark.django_db

LONG_AGO = datetime.date(2024, 5, 3)


@pytest.fixture
def measure(town: dict[str, Page]) -> MeasurePage:
    """Set to “at risk” long ago."""
    page = MeasurePage.objects.get(pk=town["MeasurePage"].pk)
    return publish(page, assessment="at_risk", assessment_since=LONG_AGO)


def publish(page: MeasurePage, **fields: Any) -> MeasurePage:
    fields = {"assessment_reason": "Es fehlt Personal.", **fields}
    for name, value in fields.items():
        setattr(page, name, value)
    page.save_revision().publish()
    return MeasurePage.objects.get(pk=page.pk)


def draft_of(page: Page) -> MeasurePage:
    return MeasurePage.objects.get(pk=page.pk).get_latest_revision_as_object()


def test_day_is_that_of_the_change(measure: MeasurePage) -> None:
    assert measure.assessment_since == LONG_AGO

    changed = publish(measure, assessment="on_track")
    assert changed.assessment_since == timezone.localdate()

    assert publish(changed, assessment="").assessment_since is None


def test_day_stays_when_the_same_page_is_published_again(measure: MeasurePage) -> None:
    measure.assessment = "on_track"
    measure.assessment_since = datetime.date(2024, 6, 30)
    for _time in range(2):
        measure.save_revision().publish()

    assert MeasurePage.objects.get(pk=measure.pk).assessment_since == datetime.date(2024, 6, 30)


def test_day_stays_while_only_the_reason_changes(measure: MeasurePage) -> None:
    assert publish(measure, assessment_reason="Anders gesagt.").assessment_since == LONG_AGO


def test_editor_may_change_the_day(admin_client: Client, measure: MeasurePage) -> None:
    own: dict[str, Any] = {
        "assessment": "on_track",
        "assessment_since": "2024-05-03",
        "assessment_reason": "Es geht voran.",
    }
    assert edit(admin_client, measure, measure_form(measure, **own)) == []
    assert draft_of(measure).assessment_since == timezone.localdate()

    own["assessment_since"] = "2024-06-30"
    assert edit(admin_client, measure, measure_form(measure, **own)) == []
    assert draft_of(measure).assessment_since == datetime.date(2024, 6, 30)

    own["assessment_since"] = "2999-01-01"
    assert "noch" in " ".join(edit(admin_client, measure, measure_form(measure, **own)))


def test_day_stays_while_the_draft_is_worked_on(measure: MeasurePage) -> None:
    draft = draft_of(measure)
    draft.assessment = "on_track"
    draft.assessment_since = datetime.date(2024, 6, 30)
    draft.save_revision()

    again = draft_of(measure)
    again.title = "Anderer Titel"
    again.save_revision().publish()

    assert MeasurePage.objects.get(pk=measure.pk).assessment_since == datetime.date(2024, 6, 30)


@pytest.mark.parametrize(
    ("since", "expected"),
    [
        (datetime.date(2024, 12, 31), "on_track"),
        (datetime.date(2025, 1, 1), "off_track"),  # as its milestone tells
        (None, "on_track"),  # nobody knows since when
    ],
)
def test_report_does_without_what_was_set_after_its_time(
    since: datetime.date | None, expected: str
) -> None:
    town = report_data.reported_town()
    MeasurePage.objects.filter(pk=town.measure.pk).update(
        assessment="on_track", assessment_reason="Es geht voran.", assessment_since=since
    )

    [row] = snapshots.collect(town.report)["measures"]

    assert row["assessment"] == expected
