"""Addresses are of plain letters, however a title is spelled."""

import json

from django.test import Client
from django.urls import reverse
from lxml.html import fromstring
from wagtail.models import Page

from pages.models import ContentPage
from tests import factories


def test_umlauts_are_spelled_out(town: dict[str, Page]) -> None:
    title = "Maßnahme für Ältere – Öfter üben"
    page = factories.add_page(ContentPage, parent=town["HomePage"], title=title)

    assert page.slug == "massnahme-fuer-aeltere-oefter-ueben"


def test_editors_get_the_same_proposal(town: dict[str, Page], admin_client: Client) -> None:
    args = ("pages", "contentpage", town["HomePage"].pk)
    html = admin_client.get(reverse("wagtailadmin_pages:add", args=args)).content.decode()

    field = fromstring(html).xpath("//input[@name='slug']")[0]

    assert field.get("data-w-slug-allow-unicode-value") in {None, "false", "False"}
    spelled = {
        pattern[0]: text for pattern, text in json.loads(field.get("data-w-slug-formatters-value"))
    }
    assert spelled["ä"] == "ae"
    assert spelled["ß"] == "ss"
