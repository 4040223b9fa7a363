"""The traffic light follows the dates, unless an editor has set it."""

import datetime
from dataclasses import dataclass

import pytest
from django.utils import translation

from pages.assessment import Assessed, assess, work_out
from pages.models import MeasurePage
from pages.periods import last_day_of

TODAY = datetime.date(2026, 6, 30)


@dataclass(frozen=True)
class Step:
    due_date: datetime.date
    done_date: datetime.date | None = None


def due(days: int, *, done: int | None = None) -> Step:
    """A step due that many days before today; done that many days before today."""
    done_date = None if done is None else TODAY - datetime.timedelta(days=done)
    return Step(TODAY - datetime.timedelta(days=days), done_date)


def light(*steps: Step, status: str = "running", end: datetime.date | None = None) -> str:
    found = work_out(status=status, end=end, steps=steps, today=TODAY)
    return found.value if found else ""


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        ([], ""),
        ([due(-1)], "on_track"),
        ([due(0)], "on_track"),
        ([due(1)], "at_risk"),
        ([due(1, done=0)], "on_track"),
        ([due(90)], "at_risk"),
        ([due(91)], "off_track"),
        ([due(200, done=150), due(5)], "at_risk"),
        ([due(5), due(120)], "off_track"),
    ],
)
def test_light_follows_the_milestones(steps: list[Step], expected: str) -> None:
    assert light(*steps) == expected


@pytest.mark.parametrize("status", ["planned", "done", "cancelled"])
def test_only_what_is_under_way_is_assessed(status: str) -> None:
    assert light(due(200), status=status, end=datetime.date(2020, 1, 1)) == ""


def test_paused_measure_can_be_late() -> None:
    assert light(due(10), status="paused") == "at_risk"


def test_end_that_has_passed_means_off_track() -> None:
    assert light(due(-5), end=TODAY) == "on_track"
    assert light(due(-5), end=TODAY - datetime.timedelta(days=1)) == "off_track"


@pytest.mark.parametrize(
    ("precision", "last"),
    [
        ("year", datetime.date(2024, 12, 31)),
        ("quarter", datetime.date(2024, 3, 31)),
        ("month", datetime.date(2024, 2, 29)),
        ("day", datetime.date(2024, 2, 10)),
    ],
)
def test_period_ends_as_late_as_its_precision_allows(precision: str, last: datetime.date) -> None:
    assert last_day_of(datetime.date(2024, 2, 10), precision) == last


@pytest.mark.django_db  # a page asks for its content type
def test_end_known_to_the_year_is_not_passed_before_the_year_is() -> None:
    measure = MeasurePage(
        status="running", end_date=datetime.date(2026, 1, 1), end_precision="year"
    )

    found = assess(measure, steps=[due(-1)], today=TODAY)

    assert found
    assert found.value == "on_track"


@pytest.mark.django_db  # a page asks for its content type
def test_editor_has_the_last_word_and_gives_the_reason() -> None:
    measure = MeasurePage(
        status="running",
        assessment="off_track",
        assessment_reason="Der Anbieter fällt aus.",
        assessment_since=TODAY,
    )

    found = assess(measure, steps=[due(-1)], today=TODAY)

    assert found == Assessed(value="off_track", reason="Der Anbieter fällt aus.", since=TODAY)
    assert found.is_off_track


@pytest.mark.parametrize(
    ("steps", "reason"),
    [
        ([due(1)], "Ein Meilenstein ist seit 1 Tag überfällig."),
        ([due(12)], "Ein Meilenstein ist seit 12 Tagen überfällig."),
        ([due(12), due(3)], "2 Meilensteine sind überfällig, der älteste seit 12 Tagen."),
        ([due(-1)], "Kein Meilenstein ist überfällig."),
    ],
)
def test_reason_is_said_in_words(steps: list[Step], reason: str) -> None:
    with translation.override("de"):
        found = work_out(status="running", end=None, steps=steps, today=TODAY)

    assert found
    assert found.reason == reason


def test_assessment_is_a_word_with_a_colour() -> None:
    with translation.override("de"):
        badge = Assessed(value="at_risk", reason="").badge()

    assert (badge.label, badge.tone) == ("gefährdet", "warning")
