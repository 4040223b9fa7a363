"""What of a site is audited: everything anyone can read, at every address, and nothing else."""

from urllib.parse import urlsplit

import pytest
from django.contrib.auth.models import Group
from pytest_django import DjangoAssertNumQueries
from wagtail.models import Page, PageViewRestriction, Site

from accessibility.discovery import discover
from accessibility.targets import at_base
from pages.models import ContentPage, HomePage, LibraryPage, NewsIndexPage, NewsPage
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def home() -> HomePage:
    return factories.home_page()


def add(parent: Page, title: str, model: type[Page] = ContentPage) -> Page:
    return factories.add_page(model, parent=parent, title=title)


def paths(**choice: object) -> list[str]:
    targets = discover(Site.objects.get(is_default_site=True), **choice)  # type: ignore[arg-type]
    parts = [urlsplit(target.url) for target in targets]
    return [f"{part.path}?{part.query}" if part.query else part.path for part in parts]


def test_live_pages_in_every_language_parents_first(home: HomePage) -> None:
    about = add(home, "Rathaus")
    add(about, "Team")
    english = factories.english_home(home)
    add(english, "About us")
    assert paths() == ["/", "/rathaus/", "/rathaus/team/", "/en/", "/en/about-us/"]


def test_target_knows_its_page_and_language(home: HomePage) -> None:
    english = factories.english_home(home)
    german, translated = discover(Site.objects.get())
    assert (german.page_id, german.title, german.language) == (home.pk, home.title, "de")
    assert (translated.page_id, translated.language) == (english.pk, "en")
    assert german.url == "http://localhost/"


def test_drafts_are_not_audited_nor_what_lies_below_private_pages(home: HomePage) -> None:
    add(home, "Entwurf").unpublish()
    for kind in ("login", "password", "groups"):
        private = add(home, f"Intern {kind}")
        restriction = PageViewRestriction.objects.create(page=private, restriction_type=kind)
        restriction.groups.set(Group.objects.all())
        add(private, "Darunter")
    changed = add(home, "Umbau")
    changed.title = "Noch nicht veröffentlicht"
    changed.save_revision()
    assert paths() == ["/", "/umbau/"]


def test_pages_of_another_site_are_not_audited(home: HomePage) -> None:
    other = factories.add_page(HomePage, parent=factories.root_page(), title="Stadtwerke")
    Site.objects.create(hostname="stadtwerke.example", root_page=other)
    assert paths() == ["/"]


def test_site_whose_root_begins_like_another_is_kept_apart(home: HomePage) -> None:
    """``path__startswith`` compares whole steps, because every step has the same length."""
    sibling = factories.add_page(HomePage, parent=factories.root_page(), title="Nebenan")
    assert not sibling.path.startswith(home.path)
    assert paths() == ["/"]


@pytest.mark.parametrize(("news", "further"), [(6, []), (7, [2]), (13, [2, 3])])
def test_further_pages_of_a_list(home: HomePage, news: int, further: list[int]) -> None:
    index = add(home, "Aktuelles", NewsIndexPage)
    for number in range(news):
        add(index, f"Meldung {number}", NewsPage)
    add(index, "Entwurf", NewsPage).unpublish()
    lists = [path for path in paths() if path.startswith("/aktuelles/?")]
    assert lists == [f"/aktuelles/?page={number}" for number in further]
    assert paths(only_page=index) == ["/aktuelles/", *lists]


def test_library_without_documents_has_one_page(home: HomePage) -> None:
    add(home, "Bibliothek", LibraryPage)
    assert paths() == ["/", "/bibliothek/"]


def test_section_and_single_page(home: HomePage) -> None:
    about = add(home, "Rathaus")
    team = add(about, "Team")
    add(home, "Kontakt")
    assert paths(section=about) == ["/rathaus/", "/rathaus/team/"]
    assert paths(only_page=about) == ["/rathaus/"]
    assert paths(section=team, extra_paths=("/suche/",)) == ["/rathaus/team/"]


def test_extra_paths_belong_to_the_whole_site_and_come_once(home: HomePage) -> None:
    assert paths(extra_paths=("/suche/", "/suche/", "/")) == ["/", "/suche/"]


@pytest.mark.parametrize(
    ("url", "base", "expected"),
    [
        ("https://stadt.example/a/?page=2", "", "https://stadt.example/a/?page=2"),
        (
            "https://stadt.example/a/?page=2",
            "http://localhost:8000",
            "http://localhost:8000/a/?page=2",
        ),
        ("http://stadt.example:8080/", "https://test.example/", "https://test.example/"),
    ],
)
def test_address_at_another_server(url: str, base: str, expected: str) -> None:
    assert at_base(url, base) == expected


def test_number_of_queries_does_not_grow_with_the_pages(
    home: HomePage, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(10):
        add(home, f"Seite {number}")
    with django_assert_max_num_queries(12):
        assert len(paths()) == 11
