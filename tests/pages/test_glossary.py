"""Words of the glossary are explained where a page first uses them, and only there."""

from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag
from django.test import Client
from django.urls import reverse
from wagtail.models import Page, PageViewRestriction

from pages import origins
from pages.models import ContentPage, GlossaryPage
from tests import factories

TERMS = {
    "E-Akte": "E-Akten",
    "Smart City": "",
    "Smart City Index": "",
    "Weg": "",
    "OZG": "",
    "barrierefrei": "barrierefreie, barrierefreien",
    "F&E": "",
    "Öffentlichkeit": "",
}


@pytest.fixture
def glossary(town: dict[str, Page]) -> GlossaryPage:
    page: Any = town["GlossaryPage"]
    page.terms = [factories.glossary_term(term, variants=TERMS[term]) for term in TERMS]
    page.save_revision().publish()
    published: GlossaryPage = page
    return published


def shown(client: Client, page: Page) -> Tag:
    main = BeautifulSoup(client.get(page.url).content, "html.parser").find("main")
    assert isinstance(main, Tag)
    return main


def linked(client: Client, glossary: GlossaryPage, *texts: str) -> list[str]:
    """What is linked to the glossary on a page with these texts, as the texts have it."""
    body = [factories.text(text) for text in texts]
    home = Page.objects.get(pk=glossary.get_parent().pk)
    page = factories.add_page(ContentPage, parent=home, title="Probe", body=body)
    links = shown(client, page).select("a.term")
    for link in links:
        assert str(link["href"]).startswith(f"{glossary.url}#begriff-")
        for hint in link.select(".kern-sr-only"):
            hint.extract()
    return [link.get_text() for link in links]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("<p>Die E-Akte kommt. Die E-Akte bleibt.</p>", ["E-Akte"]),
        ("<p>Alle E-Akten liegen vor.</p>", ["E-Akten"]),
        ("<p>Die E-Akte-Einführung und die Vor-E-Akte.</p>", []),
        ("<p>Wir sind eine Smart City.</p>", ["Smart City"]),
        ("<p>Der Smart City Index misst die Smart City.</p>", ["Smart City Index", "Smart City"]),
        ("<p>Der Smart City Index, noch einmal: Smart City Index.</p>", ["Smart City Index"]),
        ("<p>Das ist weit weg.</p>", []),
        ("<p>Das ozg und OZGs, dann OZG.</p>", ["OZG"]),
        ("<p>Barrierefrei ist Pflicht.</p>", ["Barrierefrei"]),
        ("<p>Eine barrierefreie Website.</p>", ["barrierefreie"]),
        ("<p>Geld für F&amp;E.</p>", ["F&E"]),
        ("<p>Die Öffentlichkeit weiß es.</p>", ["Öffentlichkeit"]),
        ('<p><a href="https://stadt.example/">Die E-Akte</a> und die E-Akte</p>', ["E-Akte"]),
        ("<p>Die <b>E-Akte</b>.</p>", ["E-Akte"]),
        ('<p>The <span lang="en">Smart City</span>.</p>', ["Smart City"]),
        ("<p>Nichts davon.</p>", []),
    ],
)
def test_first_use_of_a_whole_word_is_linked(
    client: Client, glossary: GlossaryPage, text: str, found: list[str]
) -> None:
    assert linked(client, glossary, text) == found


def test_a_word_is_linked_once_on_a_page_however_many_texts_it_has(
    client: Client, glossary: GlossaryPage
) -> None:
    assert linked(client, glossary, "<p>E-Akte</p>", "<p>E-Akte und OZG</p>") == ["E-Akte", "OZG"]


def test_link_leads_to_the_explanation(client: Client, glossary: GlossaryPage) -> None:
    anchors = {str(entry["id"]) for entry in shown(client, glossary).select(".glossary__entry")}

    assert {"begriff-e-akte", "begriff-oeffentlichkeit", "begriff-smart-city-index"} <= anchors


def test_link_brings_the_explanation_along_and_nothing_else_of_the_page_does(
    client: Client, glossary: GlossaryPage
) -> None:
    term = glossary.terms.get(term="E-Akte")
    term.explanation = 'Akten <ohne> "Papier".\nAuf dem Rechner.'
    glossary.terms.add(term)
    glossary.save_revision().publish()
    home = Page.objects.get(pk=glossary.get_parent().pk)
    body = [factories.text("<p>Alle E-Akten liegen vor.</p>")]
    page = factories.add_page(ContentPage, parent=home, title="Probe", body=body)

    main = shown(client, page)

    link = main.select_one("a.term")
    assert link is not None
    assert link["data-term"] == "E-Akte"
    assert link["data-explanation"] == term.explanation
    assert "Papier" not in main.get_text()


def test_script_comes_only_with_words_to_explain(client: Client, glossary: GlossaryPage) -> None:
    home = Page.objects.get(pk=glossary.get_parent().pk)
    for text, count in (("E-Akte", 1), ("Nichts davon", 0)):
        body = [factories.text(f"<p>{text}</p>")]
        page = factories.add_page(ContentPage, parent=home, title=text, body=body)
        html = BeautifulSoup(client.get(page.url).content, "html.parser")
        assert len(html.select("template#erklaerung")) == count
        assert len(html.select('script[src*="explanation"]')) == count


def test_glossary_is_sorted_as_a_dictionary_and_does_not_link_to_itself(
    client: Client, glossary: GlossaryPage
) -> None:
    glossary.body = [factories.text("<p>Die E-Akte.</p>")]
    glossary.save_revision().publish()

    main = shown(client, glossary)

    terms = [term.get_text() for term in main.select("dt")]
    assert terms == [
        "barrierefrei",
        "E-Akte",
        "F&E",
        "Öffentlichkeit",
        "OZG",
        "Smart City",
        "Smart City Index",
        "Weg",
    ]
    assert not main.select("a.term")


def test_fields_of_a_measure_are_explained_and_its_headings_are_not(
    client: Client, glossary: GlossaryPage, town: dict[str, Page]
) -> None:
    measure = town["MeasurePage"]
    measure.aims = "<p>Die E-Akte für alle.</p>"
    measure.body = [factories.heading("OZG"), factories.text("<p>E-Akte</p>")]
    measure.save_revision().publish()

    links = shown(client, measure).select("a.term")

    assert [link["href"] for link in links] == [f"{glossary.url}#begriff-e-akte"]


@pytest.mark.usefixtures("glossary")
@pytest.mark.parametrize(
    ("page_type", "field", "value"),
    [
        ("MotionPointPage", "answer", "<p>Die E-Akte für alle.</p>"),
        ("ITServicePage", "purpose", "Die E-Akte für alle."),
        ("OrganisationOptionPage", "advantages", "<p>Die E-Akte für alle.</p>"),
        ("OrganisationComparisonPage", "recommendation", "<p>Die E-Akte für alle.</p>"),
        ("MeasurePage", "accessibility_effect", "Die E-Akte für alle."),
    ],
)
def test_running_text_of_every_kind_of_page_is_explained(
    client: Client, town: dict[str, Page], page_type: str, field: str, value: str
) -> None:
    page = town[page_type]
    setattr(page, field, value)
    page.save_revision().publish()

    [link] = shown(client, page).select("a.term")

    assert link.get_text().startswith("E-Akte")


def test_marks_of_origin_stay_whole(client: Client, glossary: GlossaryPage) -> None:
    town_page = Page.objects.get(pk=glossary.get_parent().pk)
    page = factories.add_page(
        ContentPage, parent=town_page, title="Probe", body=[factories.text("<p>E-Akte</p>")]
    )

    html = client.get(page.url, headers={origins.HEADER: origins.sign()}).content.decode()

    assert html.count("<!--origin:") == 2 * html.count(origins.END)
    assert 'class="term"' in html


def test_private_glossary_is_not_linked(client: Client, glossary: GlossaryPage) -> None:
    PageViewRestriction.objects.create(page=glossary, restriction_type="login")

    assert linked(client, glossary, "<p>E-Akte</p>") == []


def test_withdrawn_glossary_is_not_linked(client: Client, glossary: GlossaryPage) -> None:
    assert linked(client, glossary, "<p>E-Akte</p>") == ["E-Akte"]
    glossary.unpublish()

    assert linked(client, glossary, "<p>E-Akte</p>") == []


def test_glossary_of_another_language_is_not_linked(
    client: Client, glossary: GlossaryPage, town: dict[str, Page]
) -> None:
    english = factories.english_home(town["HomePage"])
    page = factories.add_page(
        ContentPage, parent=english, title="About", body=[factories.text("<p>Smart City</p>")]
    )

    assert not shown(client, page).select("a.term")


def test_renamed_address_of_the_glossary_is_followed(
    client: Client, glossary: GlossaryPage
) -> None:
    assert linked(client, glossary, "<p>E-Akte</p>") == ["E-Akte"]
    glossary.slug = "begriffe"
    glossary.save_revision().publish()
    glossary = GlossaryPage.objects.get(pk=glossary.pk)

    assert "begriffe" in glossary.url
    assert linked(client, glossary, "<p>E-Akte</p>") == ["E-Akte"]


def test_words_are_found_by_the_search(client: Client, glossary: GlossaryPage) -> None:
    html = client.get(reverse("search"), {"q": "Öffentlichkeit"}).content.decode()

    assert glossary.title in html
