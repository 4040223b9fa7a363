"""Dates stand in the page's language for people and in ISO 8601 for machines."""

import datetime

import pytest
from django.template import Context, Template
from django.utils import timezone, translation

DAY = datetime.date(2024, 3, 5)


def drawn(value: datetime.date | None, template: str = "{{ value|day }}") -> str:
    return Template("{% load dates %}" + template).render(Context({"value": value}))


@pytest.mark.parametrize(("language", "words"), [("de", "5. März 2024"), ("en", "March 5, 2024")])
def test_day_in_the_language_of_the_page(language: str, words: str) -> None:
    with translation.override(language):
        assert drawn(DAY) == f'<time datetime="2024-03-05">{words}</time>'


def test_class_for_its_looks() -> None:
    assert '<time class="chain__date" datetime=' in drawn(DAY, '{{ value|day:"chain__date" }}')


def test_moment_is_the_day_it_was_in_the_town() -> None:
    shortly_before_midnight_in_utc = datetime.datetime(2024, 3, 4, 23, 30, tzinfo=datetime.UTC)
    with timezone.override("Europe/Berlin"):
        assert 'datetime="2024-03-05"' in drawn(shortly_before_midnight_in_utc)


def test_nothing_for_no_day() -> None:
    assert not drawn(None)
