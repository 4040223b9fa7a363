"""Excerpts show the visitor's words in their surroundings, and nothing that is not text."""

import pytest

from pages.excerpts import excerpt, marked, text_of, words_pattern
from pages.models import ContentPage
from tests import factories

LONG = "Anfang " + "viel Text " * 60 + "mit Glasfaser mittendrin " + "und mehr " * 60


def test_excerpt_surrounds_the_first_match() -> None:
    found = excerpt(LONG, words_pattern("glasfaser"))

    assert "Glasfaser" in found
    assert found.startswith("… ")
    assert found.endswith(" …")
    assert len(found) < 250


def test_short_text_is_shown_whole() -> None:
    assert excerpt("Kurz und gut.", words_pattern("fehlt")) == "Kurz und gut."


@pytest.mark.parametrize(
    ("text", "query", "html"),
    [
        ("Die Schulen lernen.", "schul", "Die <mark>Schulen</mark> lernen."),
        ("a < b & Netz", "netz", "a &lt; b &amp; <mark>Netz</mark>"),
        ("Schule", "(", "Schule"),
        ("Vorschule", "schule", "Vorschule"),
    ],
)
def test_matches_are_marked_and_the_rest_is_escaped(text: str, query: str, html: str) -> None:
    assert marked(text, words_pattern(query)) == html


@pytest.mark.django_db
def test_text_of_a_page_holds_what_its_blocks_say_and_no_query_is_needed(
    django_assert_num_queries: pytest.FixtureRequest,
) -> None:
    page = ContentPage(title="Alles", summary="Worum es geht.", body=factories.every_block())

    with django_assert_num_queries(0):  # type: ignore[operator]
        text = text_of(page)

    for words in ("Worum es geht.", "Überblick", "Stellen je Jahr", "Was kostet das?", "Rathaus"):
        assert words in text
    assert "<p>" not in text
    assert "h2" not in text


@pytest.mark.django_db
def test_headings_do_not_run_into_the_text() -> None:
    body = [factories.heading("Kosten"), factories.text("<p>Der Rat hat entschieden.</p>")]
    page = ContentPage(title="Netz", summary="Worum es geht", body=body)

    assert text_of(page) == "Worum es geht · Kosten · Der Rat hat entschieden."
