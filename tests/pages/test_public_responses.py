"""What every public answer keeps to: no cookies, a strict policy, the frame around the content."""

import re

import pytest
from django.contrib.auth.models import User
from django.test import Client, RequestFactory
from wagtail.models import Page, Site

from pages.frame import frame_for
from pages.models import ContentPage
from pages.models.settings import SiteSettings
from tests import factories

PATHS = ["/", "/suche/?q=digital", "/gibt-es-nicht/", "/aktuelles/?page=1"]


@pytest.mark.parametrize("path", PATHS)
def test_visitors_get_no_cookie(town: dict[str, Page], client: Client, path: str) -> None:
    assert not client.get(path).cookies


@pytest.mark.parametrize("path", PATHS)
def test_policy_allows_nothing_inline_and_nothing_from_elsewhere(
    town: dict[str, Page], client: Client, path: str
) -> None:
    response = client.get(path)
    policy = response["Content-Security-Policy"]
    html = response.content.decode()

    assert "unsafe" not in policy
    assert "default-src 'none'" in policy
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=", html)
    assert not re.search(r"<script(?![^>]*\ssrc=)", html)
    assert not re.search(r'(?:src|href)="(?:https?:)?//(?!stadt\.example)', html)
    assert response["Permissions-Policy"]
    assert response["X-Content-Type-Options"] == "nosniff"


def test_unknown_address_answers_404_within_the_frame(
    town: dict[str, Page], client: Client
) -> None:
    response = client.get("/gibt-es-nicht/")

    assert response.status_code == 404
    html = response.content.decode()
    assert "Seite nicht gefunden" in html
    assert "Hauptnavigation" in html


def test_frame_stands_even_before_there_is_a_site(db: None, rf: RequestFactory) -> None:
    Page.objects.filter(depth__gt=1).delete()

    assert frame_for(rf.get("/")).menu == ()


def test_statement_is_linked_on_every_page(town: dict[str, Page], client: Client) -> None:
    for page in town.values():
        html = client.get(page.url).content.decode()
        assert f'<a href="{town["LegalPage"].url}">Erklärung zur Barrierefreiheit</a>' in html


def test_navigation_marks_where_one_is(town: dict[str, Page], client: Client) -> None:
    html = client.get(town["MeasurePage"].url).content.decode()
    crumbs = html[html.index('class="crumbs__list"') : html.index("</ol>")]
    section = html[html.index('class="section-nav"') : html.index("<footer")]

    assert re.findall(r">([^<>\n]+)</(?:a|span)>", crumbs) == [
        "Digitales Musterstadt",
        "Digitalstrategie",
        "Dienste",
        "Antragsportal",
    ]
    assert re.search(r'aria-current="page">Antragsportal<', section)


def test_language_choice_leads_to_the_translation(town: dict[str, Page], client: Client) -> None:
    english = factories.english_home(town["HomePage"])
    about = town["ContentPage"].copy_for_translation(english.locale)
    about.title, about.slug = "About us", "about-us"
    about.save_revision().publish()

    german = client.get(town["ContentPage"].url).content.decode()
    answer = client.get("/en/about-us/").content.decode()
    no_translation = client.get(town["NewsPage"].url).content.decode()

    assert '<html lang="en">' in answer
    assert "Main navigation" in answer
    assert 'href="/en/about-us/" lang="en" hreflang="en"' in german
    assert '<link rel="alternate" hreflang="en" href="/en/about-us/">' in german
    assert 'href="/en/" lang="en" hreflang="en"' in no_translation
    assert 'rel="alternate"' not in no_translation


def test_related_pages_keep_their_order_and_leave_out_drafts(
    town: dict[str, Page], client: Client
) -> None:
    draft = factories.add_page(ContentPage, parent=town["HomePage"], title="Entwurf")
    draft.unpublish()
    order = ["LibraryPage", "StrategyPage"]
    related = [factories.block("page", town[name].pk) for name in order]
    page = factories.add_page(
        ContentPage,
        parent=town["HomePage"],
        title="Verwandt",
        related=[factories.block("page", draft.pk), *related],
    )

    html = client.get(page.url).content.decode()
    listed = html[html.index('class="related__list"') : html.index("</article>")]

    assert re.findall(r'<a href="[^"]*">([^<]+)</a>', listed) == [town[n].title for n in order]


def test_editors_see_the_same_page_as_visitors(
    town: dict[str, Page], client: Client, admin_user: User
) -> None:
    as_visitor = client.get("/").content
    client.force_login(admin_user)

    assert client.get("/").content == as_visitor


def test_skip_links_and_contents_lead_somewhere(town: dict[str, Page], client: Client) -> None:
    for page in town.values():
        html = client.get(page.url).content.decode()
        targets = set(re.findall(r'href="#([^"]+)"', html))
        ids = re.findall(r'\sid="([^"]+)"', html)

        assert {"inhalt", "navigation", "suchfeld"} <= targets
        assert targets <= set(ids)
        assert len(ids) == len(set(ids))


def test_menu_can_be_reached_by_keyboard(town: dict[str, Page], client: Client) -> None:
    """A disclosure with a negative tabindex would take its links out of the tab order."""
    html = client.get("/").content.decode()

    assert not re.search(r"<details[^>]*tabindex", html)


def test_start_page_does_not_say_its_name_twice(town: dict[str, Page], client: Client) -> None:
    site = Site.objects.get()
    site.site_name = town["HomePage"].title
    site.save()

    assert f"<title>{site.site_name}</title>" in client.get("/").content.decode()
    assert f" – {site.site_name}</title>" in client.get(town["ContentPage"].url).content.decode()


def test_site_is_named_in_the_language_of_the_page(town: dict[str, Page], client: Client) -> None:
    english = factories.english_home(town["HomePage"])
    about = town["ContentPage"].copy_for_translation(english.locale)
    about.title, about.slug = "About us", "about-us"
    about.save_revision().publish()

    assert "<title>Digital Musterstadt</title>" in client.get("/en/").content.decode()
    html = client.get("/en/about-us/").content.decode()
    assert "<title>About us – Digital Musterstadt</title>" in html
    assert '<span class="brand__name">Digital Musterstadt</span>' in html
    german = client.get(town["ContentPage"].url).content.decode()
    assert " – Digitales Musterstadt</title>" in german


def test_site_keeps_its_name_where_the_start_page_is_not_translated(
    town: dict[str, Page], client: Client
) -> None:
    english = factories.english_home(town["HomePage"])
    english.title = town["HomePage"].title
    english.save_revision().publish()

    html = client.get("/en/").content.decode()

    assert '<span class="brand__name" lang="de">Digitales Musterstadt</span>' in html


def test_links_out_of_the_language_say_so(town: dict[str, Page], client: Client) -> None:
    factories.english_home(town["HomePage"])
    linked = SiteSettings.for_site(Site.objects.get())
    linked.plain_language_page = town["ContentPage"]
    linked.save()
    url = town["ContentPage"].url

    english = client.get("/en/").content.decode()

    assert f'href="{url}" hreflang="de"' in english
    assert '<span class="brand__name">Digital Musterstadt</span>' in english
    assert '<span class="brand__owner" lang="de">' in english
    german = client.get("/").content.decode()
    assert f'href="{url}" hreflang' not in german
    assert '<span class="brand__name">' in german
