"""Milestones stand in the order of their days and say in words how they stand."""

import datetime
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.utils import translation

from pages.models import Milestone, StatusUpdate
from pages.timeline import news_of, timeline_of

TODAY = datetime.date(2026, 6, 30)


def milestone(title: str, due: str, **fields: Any) -> Milestone:
    dates = {name: datetime.date.fromisoformat(day) for name, day in fields.items()}
    return Milestone(title=title, due_date=datetime.date.fromisoformat(due), **dates)


@pytest.mark.parametrize(
    ("step", "status", "state", "words"),
    [
        (milestone("A", "2026-07-01"), "running", "ahead", "fällig am 1. Juli 2026"),
        (milestone("A", "2026-06-30"), "running", "ahead", "fällig am 30. Juni 2026"),
        (milestone("A", "2026-06-29"), "running", "overdue", "überfällig seit dem 29. Juni 2026"),
        (
            milestone("A", "2026-06-29", done_date="2026-06-01"),
            "running",
            "done",
            "erledigt am 1. Juni 2026",
        ),
        (
            milestone("A", "2026-05-01", done_date="2026-06-01"),
            "done",
            "done",
            "erledigt am 1. Juni 2026, war fällig am 1. Mai 2026",
        ),
        (
            milestone("A", "2026-05-01"),
            "cancelled",
            "dropped",
            "wird nicht weiterverfolgt, war fällig am 1. Mai 2026",
        ),
    ],
)
def test_state_is_said_in_words(step: Milestone, status: str, state: str, words: str) -> None:
    with translation.override("de"):
        (found,) = timeline_of([step], status=status, today=TODAY)

    assert (found.state, found.words) == (state, words)


def test_milestones_come_by_their_day() -> None:
    rows = [milestone("Später", "2027-01-01"), milestone("Früher", "2025-01-01")]

    steps = timeline_of(rows, status="running", today=TODAY)

    assert [step.title for step in steps] == ["Früher", "Später"]


def test_news_come_the_latest_first_with_their_authors_name() -> None:
    author = get_user_model()(username="kbeispiel", first_name="Kim", last_name="Beispiel")
    rows = [
        StatusUpdate(date=datetime.date(2025, 1, 1), text="Begonnen"),
        StatusUpdate(date=datetime.date(2026, 1, 1), text="Läuft", author=author, progress=40),
        StatusUpdate(
            date=datetime.date(2024, 1, 1), text="Geplant", author=get_user_model()(username="kb")
        ),
    ]

    news = news_of(rows)

    assert [(one.text, one.author, one.progress) for one in news] == [
        ("Läuft", "Kim Beispiel", 40),
        ("Begonnen", "", None),
        ("Geplant", "Redaktion", None),  # without a full name; the login name stays inside
    ]
