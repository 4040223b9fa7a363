"""Search engines learn of every public page, and of no other."""

from django.test import Client
from wagtail.models import Page, PageViewRestriction

from tests import factories


def test_robots_are_told_where_the_sitemap_is(town: dict[str, Page], client: Client) -> None:
    response = client.get("/robots.txt")

    assert response["Content-Type"].startswith("text/plain")
    assert "Sitemap: http://testserver/sitemap.xml" in response.content.decode()
    assert "Disallow: /admin/" in response.content.decode()


def test_sitemap_lists_public_pages_of_all_languages(town: dict[str, Page], client: Client) -> None:
    factories.english_home(town["HomePage"])
    private = town["ContentPage"]
    PageViewRestriction.objects.create(page=private, restriction_type="login")

    xml = client.get("/sitemap.xml").content.decode()

    assert "/en/</loc>" in xml
    assert f"{town['MeasurePage'].url}</loc>" in xml
    assert f"{private.url}</loc>" not in xml
