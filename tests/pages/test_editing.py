"""Editors find every page type in German, and lose nothing to a mistake."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation
from wagtail.admin.rich_text import DraftailRichTextArea
from wagtail.models import Page
from wagtail.test.utils.form_data import nested_form_data, streamfield

from pages.blocks.text import TEXT_FEATURES
from pages.models import BasePage, ContentPage
from tests import factories
from tests.pages.test_page_types import page_types


@pytest.mark.parametrize("model", page_types(), ids=lambda model: model.__name__)
def test_form_is_german_and_explains_itself(
    town: dict[str, Page], admin_client: Client, model: type[BasePage]
) -> None:
    page = town[model.__name__]
    html = admin_client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()

    assert "Zusammenfassung" in html
    assert "Ein oder zwei Sätze dazu, was man hier findet." in html


def form(page: ContentPage, *headings: tuple[str, str], publish: bool) -> dict[str, Any]:
    blocks = [("heading", {"text": text, "level": level}) for text, level in headings]
    fields: dict[str, Any] = {
        "title": page.title,
        "slug": page.slug,
        "summary": "",
        "image": "",
        "image_alt": "",
        "body": streamfield(blocks),
        "list_children": "on",
        "related": streamfield([]),
        "comments": {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0},
    }
    if publish:
        fields["action-publish"] = "action-publish"
    return nested_form_data(fields)


@pytest.fixture
def page(db: None) -> ContentPage:
    return factories.add_page(ContentPage, parent=factories.home_page(), title="Entwurf")


def test_publishing_a_skipped_heading_is_refused_and_the_text_stays(
    page: ContentPage, admin_client: Client
) -> None:
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])

    answer = admin_client.post(url, form(page, ("Viel Arbeit", "h4"), publish=True))

    html = answer.content.decode()
    assert answer.status_code == 200
    assert "hat Ebene 4" in html
    assert "Viel Arbeit" in html
    assert not ContentPage.objects.get(pk=page.pk).body


def test_unfinished_draft_can_be_saved(page: ContentPage, admin_client: Client) -> None:
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])

    answer = admin_client.post(url, form(page, ("Viel Arbeit", "h4"), publish=False))

    assert answer.status_code == 302
    draft = ContentPage.objects.get(pk=page.pk).get_latest_revision_as_object()
    assert draft.body[0].value["text"] == "Viel Arbeit"


def test_well_formed_page_is_published(page: ContentPage, admin_client: Client) -> None:
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])

    admin_client.post(url, form(page, ("Oben", "h2"), ("Darunter", "h3"), publish=True))

    assert [child.value["text"] for child in ContentPage.objects.get(pk=page.pk).body] == [
        "Oben",
        "Darunter",
    ]


@pytest.mark.parametrize("language", ["en", "de", "fr", "nl", "pl", "tr"])
def test_mark_of_a_passage_s_language_survives_the_editor(language: str) -> None:
    stored = f'<p>Das <span lang="{language}">open source</span> genannte Verfahren.</p>'
    editor = DraftailRichTextArea(features=TEXT_FEATURES)

    assert f'<span lang="{language}">open source</span>' in editor.converter.to_database_format(
        editor.converter.from_database_format(stored)
    )


def test_languages_of_passages_are_named_in_german() -> None:
    with translation.override("de"):
        styles = DraftailRichTextArea(features=TEXT_FEATURES).options["inlineStyles"]
        names = [str(style["description"]) for style in styles if style["type"][:7] == "PASSAGE"]

    assert names == [
        "Englische Textstelle",
        "Deutsche Textstelle",
        "Französische Textstelle",
        "Niederländische Textstelle",
        "Polnische Textstelle",
        "Türkische Textstelle",
    ]
