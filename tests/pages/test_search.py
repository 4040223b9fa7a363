"""The search finds what citizens look for, on SQLite and on PostgreSQL."""

import pytest
from django.db import connection
from django.test import Client
from wagtail.models import Locale, Page, PageViewRestriction, Site

from pages.models import ContentPage
from tests import factories


def found(client: Client, query: str, **parameters: str) -> str:
    response = client.get("/suche/", {"q": query, **parameters})
    assert response.status_code == 200
    return response.content.decode()


def add(town: dict[str, Page], title: str, html: str = "") -> ContentPage:
    body = [factories.text(html)] if html else []
    return factories.add_page(ContentPage, parent=town["HomePage"], title=title, body=body)


def test_page_is_found_by_a_word_of_its_text_which_is_marked(
    town: dict[str, Page], client: Client
) -> None:
    add(town, "Breitband", "<p>Bis 2025 sollen alle Gewerbegebiete <b>Glasfaser</b> haben.</p>")

    html = found(client, "glasfaser")

    assert "1 Seite gefunden" in html
    assert "Breitband" in html
    assert "<mark>Glasfaser</mark>" in html
    assert "Inhaltsseite" in html


def test_beginning_of_a_title_finds_it(town: dict[str, Page], client: Client) -> None:
    add(town, "Schulen ans Netz")

    assert "ans Netz" in found(client, "schul")


def test_page_is_found_by_its_tags(town: dict[str, Page], client: Client) -> None:
    page = add(town, "Lastenräder")
    page.tags.set(["Mobilität"])
    page.save()

    assert "Lastenräder" in found(client, "Mobilität")


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite knows no German")
def test_plural_finds_singular(town: dict[str, Page], client: Client) -> None:
    add(town, "Bildung", "<p>Jede Schule bekommt ein Netz.</p>")

    assert "Bildung" in found(client, "Schulen")


def test_nothing_found_says_so_and_helps(town: dict[str, Page], client: Client) -> None:
    html = found(client, "xyzzy")

    assert "Nichts gefunden" in html
    assert "Schreibweise" in html


def test_empty_query_shows_no_list(town: dict[str, Page], client: Client) -> None:
    assert 'class="hits"' not in found(client, "")


def test_what_a_visitor_types_is_escaped(town: dict[str, Page], client: Client) -> None:
    html = found(client, "<script>alert(1)</script>")

    assert "<script>alert" not in html


@pytest.mark.parametrize("query", ['"', "' OR 1=1 --", "a AND (", "*", "%", "\x00", "ü" * 5000])
def test_odd_queries_do_no_harm(town: dict[str, Page], client: Client, query: str) -> None:
    found(client, query)


def test_hits_come_page_by_page(town: dict[str, Page], client: Client) -> None:
    for number in range(12):
        add(town, f"Laternenprojekt {number}")

    assert "12 Seiten gefunden" in found(client, "Laternenprojekt")
    assert found(client, "Laternenprojekt", page="2").count('class="hit"') == 2


def test_private_and_unpublished_pages_are_not_found(town: dict[str, Page], client: Client) -> None:
    secret = add(town, "Geheimplan")
    PageViewRestriction.objects.create(page=secret, restriction_type="login")
    add(town, "Geheimentwurf").unpublish()

    assert "Nichts gefunden" in found(client, "Geheim")
    assert "Nichts gefunden" in found(client, "Geheimplan")


def test_search_stays_in_the_visitors_language(town: dict[str, Page], client: Client) -> None:
    add(town, "Wolkenkuckucksheim")
    factories.english_home(town["HomePage"])
    assert Locale.objects.count() == 2

    response = client.get("/en/suche/", {"q": "Wolkenkuckucksheim"})

    assert "Nothing found" in response.content.decode()


def test_language_without_pages_finds_nothing(town: dict[str, Page], client: Client) -> None:
    assert not Locale.objects.filter(language_code="en").exists()
    Site.objects.all().delete()  # the frame then takes the address's language

    response = client.get("/en/suche/", {"q": "digital"})

    assert response.status_code == 200
    assert "Nothing found" in response.content.decode()


def test_excerpts_show_words_and_no_pieces_of_the_storage(
    town: dict[str, Page], client: Client
) -> None:
    call = {"title": None, "link_text": "Zum Laternenprojekt", "url": "https://stadt.example/"}
    table = {"data": [["Laternenprojekt", None], [None, "3"]], "table_caption": None}
    blocks = [
        factories.heading("Laternenprojekt"),
        factories.block("call_to_action", call),
        factories.block("table", table),
    ]
    factories.add_page(ContentPage, parent=town["HomePage"], title="Licht", body=blocks)

    html = found(client, "Laternenprojekt")

    assert "<mark>Laternenprojekt</mark>" in html
    assert "None" not in html
    assert "Ebene" not in html
    assert "Nichts gefunden" in found(client, "None")
    assert "Nichts gefunden" in found(client, "Hauptabschnitt")
