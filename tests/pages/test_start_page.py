"""The start page of a site can be neither unpublished nor deleted."""

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from wagtail.models import Page


@pytest.mark.parametrize("action", ["unpublish", "delete"])
def test_start_page_stays(town: dict[str, Page], client: Client, action: str) -> None:
    client.force_login(User.objects.create_superuser("chefin"))
    address = reverse(f"wagtailadmin_pages:{action}", args=[town["HomePage"].pk])
    response = client.post(address, follow=True)
    assert "kann daher weder" in response.content.decode()
    assert Page.objects.get(pk=town["HomePage"].pk).live


def test_other_pages_can_go(town: dict[str, Page], client: Client) -> None:
    client.force_login(User.objects.create_superuser("chefin"))
    page = town["LegalPage"]
    client.post(reverse("wagtailadmin_pages:unpublish", args=[page.pk]))
    assert not Page.objects.get(pk=page.pk).live


def test_browsers_find_an_icon_where_they_look_for_it(db: None, client: Client) -> None:
    response = client.get("/favicon.ico")
    assert response.status_code == 302
    assert response["Location"].endswith(".svg")
