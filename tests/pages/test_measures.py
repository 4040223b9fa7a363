"""A measure says when it runs, as far as that is known."""

import datetime

import pytest
from django.test import Client
from django.utils import translation
from wagtail.models import Page

from pages.models import MeasurePage

THIS_YEAR = datetime.date.today().year
LATER = THIS_YEAR + 1


@pytest.mark.parametrize(
    ("status", "start", "end", "words"),
    [
        ("running", 2023, None, "seit 2023"),
        ("running", 2023, 2025, "2023 bis 2025"),
        ("done", 2023, 2023, "2023"),
        ("running", None, 2025, "bis 2025"),
        ("planned", LATER, None, f"ab {LATER}"),
        ("paused", LATER, None, f"ab {LATER}"),
        ("planned", 2023, None, "ab 2023"),
        ("planned", None, None, ""),
    ],
)
def test_period_in_words(status: str, start: int | None, end: int | None, words: str) -> None:
    measure = MeasurePage(status=status, start_year=start, end_year=end)

    with translation.override("de"):
        assert measure.period() == words


def test_end_is_shown_without_a_start(town: dict[str, Page], client: Client) -> None:
    page = town["MeasurePage"]
    page.start_year, page.end_year = None, 2031
    page.save_revision().publish()

    assert "bis 2031" in client.get(page.url).content.decode()


def test_nothing_is_said_where_nothing_is_known(town: dict[str, Page], client: Client) -> None:
    page = town["MeasurePage"]
    page.start_year = page.end_year = None
    page.save_revision().publish()

    assert "Zeitraum" not in client.get(page.url).content.decode()
