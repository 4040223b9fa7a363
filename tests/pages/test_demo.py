"""The demo: complete, loaded as often as one likes, and clean where it means to be."""

import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from io import StringIO
from typing import Any
from urllib.parse import urldefrag, urljoin

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth import authenticate, get_user_model
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.management import CommandError, call_command
from django.db import transaction
from django.test import Client, override_settings
from django.utils import translation
from pytest_django import DjangoDbBlocker
from wagtail.documents.models import Document
from wagtail.images.models import Image
from wagtail.models import GroupPagePermission, Page, Revision, Site
from wagtail.signals import page_published

from pages.demo import people
from pages.demo.planted import PLANTED
from pages.demo.prose import to_html
from pages.demo.texts import read_pages
from pages.models import (
    AgendaItem,
    BasePage,
    Consultation,
    DocumentPage,
    DocumentVersion,
    FieldOfActionPage,
    HomePage,
    Indicator,
    IndicatorValue,
    LegalPage,
    MeasurePage,
    Meeting,
    NewsPage,
    Organization,
    Paper,
    ReportEdition,
    ReportPage,
    SiteSettings,
    TargetGroup,
    Unit,
)
from tests.source_tree import ROOT
from tests.test_demo_audit import A_PAGE_OF_EACH_TYPE


@pytest.fixture(scope="module")
def loaded(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The demo, loaded once for all tests of this module; each of them undoes its own changes."""
    with django_db_blocker.unblock(), transaction.atomic():
        load()
        yield
        transaction.set_rollback(True)


@pytest.fixture
def demo(loaded: None, db: None) -> None:
    """The demo as it comes."""


def load(*options: str) -> str:
    said = StringIO()
    with translation.override("en"):
        call_command("load_demo", *options, stdout=said)
    return said.getvalue()


def demo_pages() -> Iterator[Any]:
    return iter(Page.objects.filter(depth__gt=1).specific())


def public_pages() -> Iterator[Any]:
    return iter(Page.objects.live().filter(depth__gt=1).specific())


def counts() -> Counter[str]:
    models = (
        *(Page, Revision, Image, Document, Site, SiteSettings, GroupPagePermission),
        *(Unit, TargetGroup, Indicator, IndicatorValue, Organization, Meeting, AgendaItem, Paper),
        *(Consultation, ReportEdition, DocumentVersion),
    )
    return Counter({model.__name__: model._default_manager.count() for model in models})


def test_second_run_adds_nothing(demo: None) -> None:
    before = counts()

    said = load()

    assert counts() == before
    assert "Pages: 0 added" in said
    assert "Files: 0 added" in said


def test_second_run_keeps_what_an_editor_changed(demo: None) -> None:
    page = MeasurePage.objects.get(identifier="M-05")
    page.title, page.slug = "Funknetz der Stadt", "funknetz"
    page.save_revision().publish()
    page.move(FieldOfActionPage.objects.get(slug="offene-stadt"), pos="last-child")
    Image.objects.update(title="Zeichnung")

    before = counts()
    load()

    page.refresh_from_db()
    assert (page.title, page.slug) == ("Funknetz der Stadt", "funknetz")
    assert counts() == before


def test_second_run_brings_back_what_was_deleted(demo: None) -> None:
    NewsPage.objects.get(slug="wohngeld-online").delete()

    assert "Pages: 1 added" in load()

    assert NewsPage.objects.get(slug="wohngeld-online").live


def test_site_is_as_large_as_it_says(demo: None) -> None:
    assert Page.objects.live().filter(depth__gt=1, locale__language_code="de").count() >= 60
    assert Page.objects.live().filter(depth__gt=1, locale__language_code="en").count() >= 6
    assert FieldOfActionPage.objects.count() >= 6
    assert MeasurePage.objects.count() >= 40
    assert NewsPage.objects.count() >= 8
    reports = ReportPage.objects.order_by("reporting_year")
    assert [report.reporting_year for report in reports] == [2022, 2024, 2026]
    assert all(report.get_children().count() >= 3 for report in reports)
    german = LegalPage.objects.filter(locale__language_code="de")
    assert set(german.values_list("kind", flat=True)) == set(LegalPage.Kind.values)


def test_every_page_answers(demo: None, client: Client) -> None:
    for page in public_pages():
        assert client.get(page.url).status_code == 200, page.url


@pytest.mark.once
def test_every_link_within_the_site_leads_somewhere(demo: None, client: Client) -> None:
    for edition in ReportEdition.objects.all():  # making the files takes minutes
        edition.pdf.save("ausgabe.pdf", ContentFile(b"%PDF-1.7"))
    linked_from: dict[str, str] = {}
    for page in public_pages():
        html = BeautifulSoup(client.get(page.url).content, "lxml")
        for element in html.select("main [href], main [src]"):
            address = urljoin(page.url, str(element.get("href") or element.get("src")))
            linked_from.setdefault(urldefrag(address).url, page.url)

    lost = {
        address: page
        for address, page in linked_from.items()
        if address.startswith("/") and client.get(address).status_code != 200
    }
    assert lost == {}


def test_no_two_pages_have_the_same_title(demo: None) -> None:
    titles = Counter(page.title for page in demo_pages())

    assert [title for title, number in titles.items() if number > 1] == []


def test_english_pages_are_translations_of_german_ones(demo: None) -> None:
    english = Page.objects.filter(depth__gt=1, locale__language_code="en")

    assert [page.url for page in english if page.get_translations().count() != 1] == []


def test_every_type_of_page_and_block_occurs(demo: None) -> None:
    types = {type(page) for page in demo_pages()}
    assert types == set(BasePage.__subclasses__())
    used = {block.block_type for page in demo_pages() for block in page.body}
    assert used >= set(HomePage().body.stream_block.child_blocks) - {"video"}


def test_a_page_of_each_type_is_audited_thoroughly(demo: None) -> None:
    chosen = [page for page in demo_pages() if page.url in A_PAGE_OF_EACH_TYPE]
    assert len(chosen) == len(A_PAGE_OF_EACH_TYPE)
    assert {type(page) for page in chosen} == set(BasePage.__subclasses__())


def test_clean_pages_pass_the_editor_s_own_validation(demo: None) -> None:
    refused: dict[str, ValidationError] = {}
    for page in demo_pages():
        if page.url in PLANTED:
            continue
        try:
            page.body.stream_block.clean(page.body)
        except ValidationError as error:
            refused[page.url] = error

    assert refused == {}


def test_planted_mistakes_are_on_pages_that_exist(demo: None) -> None:
    addresses = {page.url for page in demo_pages()}

    assert set(PLANTED) <= addresses


def test_document_pages_give_files_that_can_be_loaded(demo: None, client: Client) -> None:
    documents = [page.document for page in DocumentPage.objects.exclude(document=None)]
    assert len(documents) >= 3

    for document in documents:
        response = client.get(document.url)
        assert response.status_code == 200
        assert b"".join(response.streaming_content).startswith(b"%PDF-")  # type: ignore[attr-defined]


def test_legal_pages_and_explanations_are_linked_from_every_page(demo: None) -> None:
    settings = SiteSettings.for_site(Site.objects.get())

    assert all(getattr(settings, name) for name in SiteSettings.LINKED_PAGES)


def test_loading_does_not_count_as_publishing(demo: None) -> None:
    published: list[Page] = []

    def note(instance: Page, **kwargs: object) -> None:
        published.append(instance)

    MeasurePage.objects.all().delete()
    page_published.connect(note)
    load()
    page_published.disconnect(note)

    assert MeasurePage.objects.live().exists()
    assert published == []


def test_port_of_the_site_can_be_said(demo: None) -> None:
    assert Site.objects.get().port == 8000
    load("--port", "8123")
    assert Site.objects.get().port == 8123
    load()
    assert Site.objects.get().port == 8123


def test_site_of_somebody_else_is_left_alone(demo: None) -> None:
    Page.get_first_root_node().add_child(instance=HomePage(title="Voerde", slug="voerde"))
    MeasurePage.objects.all().delete()

    with pytest.raises(CommandError, match="Voerde"):
        load()

    assert MeasurePage.objects.count() == 0


def test_users_are_created_only_on_request(demo: None) -> None:
    assert not get_user_model().objects.exists()

    said = load("--with-users")

    for user in people.USERS:
        assert user.username in said
        account = authenticate(username=user.username, password=people.PASSWORD)
        assert account is not None
        assert account.has_perm("wagtailadmin.access_admin")
        assert {group.name for group in account.groups.all()} == {user.group} - {""}
    assert "Users: 0 added" in load("--with-users")


@override_settings(DEMO_USERS_ALLOWED=False)
def test_users_with_a_known_password_are_refused_where_people_work(demo: None) -> None:
    with translation.override("de"), pytest.raises(CommandError, match="das jeder kennt"):
        call_command("load_demo", "--with-users", stdout=StringIO())

    assert not get_user_model().objects.exists()


def test_help_of_the_command_is_german() -> None:
    manage = [sys.executable, "manage.py", "load_demo", "--help"]
    said = subprocess.run(manage, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    text = " ".join(said.split())

    assert "Lädt die Vorführung." in text
    assert "mit einem Passwort, das alle kennen" in text


def test_editors_may_publish_the_demo_s_pages(demo: None) -> None:
    load("--with-users")
    editor = get_user_model().objects.get(username="redaktion")
    auditor = get_user_model().objects.get(username="pruefstelle")

    page = NewsPage.objects.get(slug="station-hiesfeld")

    assert page.permissions_for_user(editor).can_publish()
    assert not page.permissions_for_user(auditor).can_edit()


@pytest.mark.parametrize(
    ("prose", "html"),
    [
        ("Erste\nZeile\n\nZweiter Absatz", "<p>Erste Zeile</p><p>Zweiter Absatz</p>"),
        ("- eins\n- zwei", "<ul><li>eins</li><li>zwei</li></ul>"),
        ("1. eins\n2. zwei", "<ol><li>eins</li><li>zwei</li></ol>"),
        ("<p>- getippt</p>\n<p></p>", "<p>- getippt</p><p></p>"),
        ("2021 war\n- kein gutes Jahr", "<p>2021 war - kein gutes Jahr</p>"),
    ],
)
def test_prose_becomes_paragraphs_and_lists(prose: str, html: str) -> None:
    assert to_html(prose) == html


def test_texts_explain_that_they_are_invented() -> None:
    imprint = next(text for text in read_pages() if text.path == "impressum")

    assert "erfunden" in str(imprint.body)
