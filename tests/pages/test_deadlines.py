"""How far away a day is, in words, at the edges of months and years."""

import datetime

import pytest
from django.utils import translation

from pages.deadlines import due_badge, ends_soon, say_contract_end, say_due, say_span

TODAY = datetime.date(2025, 1, 31)


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("other", "words"),
    [
        ("2025-02-01", "1 Tag"),
        ("2025-02-28", "28 Tagen"),  # not a whole month from the 31st
        ("2025-03-01", "1 Monat"),
        ("2025-03-31", "2 Monaten"),
        ("2026-12-31", "23 Monaten"),
        ("2027-01-31", "2 Jahren"),
        ("2024-12-31", "1 Monat"),  # in either order
    ],
)
def test_span(other: str, words: str) -> None:
    with translation.override("de"):
        assert say_span(TODAY, day(other)) == words


@pytest.mark.parametrize(
    ("due", "done", "words", "tone"),
    [
        ("2025-04-30", None, "fällig in 2 Monaten", "info"),
        ("2025-01-31", None, "heute fällig", "info"),
        ("2025-01-30", None, "überfällig seit 1 Tag", "danger"),
        ("2025-01-30", "2025-01-31", "abgeschlossen am 31. Januar 2025", "success"),
        (None, "2025-01-31", "abgeschlossen am 31. Januar 2025", "success"),
    ],
)
def test_due(due: str | None, done: str | None, words: str, tone: str) -> None:
    with translation.override("de"):
        due_day, done_day = due and day(due), done and day(done)
        badge = due_badge(due_day or None, done=done_day or None, today=TODAY)
    assert badge is not None
    assert (badge.label, badge.tone) == (words, tone)


def test_nothing_is_said_without_a_day() -> None:
    assert say_due(None, done=None, today=TODAY) == ""
    assert due_badge(None, done=None, today=TODAY) is None


@pytest.mark.parametrize(
    ("end", "words", "soon"),
    [
        ("2025-01-30", "seit 1 Tag abgelaufen", False),
        ("2025-01-31", "endet heute", True),
        ("2026-01-31", "endet in 12 Monaten", True),
        ("2026-02-01", "", False),
    ],
)
def test_contract(end: str, words: str, soon: bool) -> None:
    with translation.override("de"):
        assert say_contract_end(day(end), today=TODAY) == words
    assert ends_soon(day(end), today=TODAY) is soon
