"""Links to pages in running text lead where they should, and cost one query for all."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page
from wagtail.rich_text import expand_db_html

from pages.links import fetch_addresses
from pages.models import ContentPage
from tests import factories
from tests.factories import block, text


def link(page: Page, words: str = "Ziel") -> str:
    return f'<p><a linktype="page" id="{page.pk}">{words}</a></p>'


def shown(client: Client, page: Page) -> str:
    html: str = client.get(page.url).content.decode()
    return html[html.index('<div class="content">') : html.index("</article>")]


def test_any_number_of_linked_pages_needs_the_same_queries(
    town: dict[str, Page], client: Client
) -> None:
    targets = list(town.values())

    def queries_with(number: int) -> int:
        page = factories.add_page(
            ContentPage,
            parent=town["HomePage"],
            title=f"Mit {number} Verweisen",
            body=[
                *[text(link(target)) for target in targets[:number]],
                block("accordion", [{"title": "Mehr", "body": link(targets[0])}]),
            ],
        )
        client.get(page.url)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(page.url).content.decode().count(">Ziel</a>") == number + 1
        return len(queries)

    assert queries_with(1) == queries_with(8)


def test_link_leads_to_the_version_in_the_readers_language(
    town: dict[str, Page], client: Client
) -> None:
    english = factories.english_home(town["HomePage"])
    translated = town["LibraryPage"].copy_for_translation(english.locale)
    translated.title, translated.slug = "Library", "library"
    translated.save_revision().publish()
    body = [text(link(town["LibraryPage"])), text(link(town["StrategyPage"]))]
    page = factories.add_page(
        ContentPage, parent=english, title="Links", locale=english.locale, body=body
    )

    html = shown(client, page)

    assert '<a href="/en/library/">' in html
    assert '<a href="/digitalstrategie/">' in html


def test_link_to_a_deleted_page_leads_nowhere(town: dict[str, Page], client: Client) -> None:
    page = factories.add_page(
        ContentPage, parent=town["HomePage"], title="Alt", body=[text(link(town["NewsPage"]))]
    )
    town["NewsPage"].delete()

    assert "<a>Ziel</a>" in shown(client, page)


def test_text_outside_of_a_page_is_linked_too(town: dict[str, Page]) -> None:
    assert '<a href="/digitalstrategie/">' in expand_db_html(link(town["StrategyPage"]))


@pytest.mark.parametrize("path", ["Straße & Platz", "über-uns"])
def test_addresses_are_quoted(town: dict[str, Page], path: str) -> None:
    page = factories.add_page(ContentPage, parent=town["HomePage"], title=path)

    assert fetch_addresses([page.pk]) == {page.pk: page.url}
