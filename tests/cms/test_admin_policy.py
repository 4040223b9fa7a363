"""The admin's content policy: nothing from elsewhere, and nothing that Wagtail needs is refused."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from pytest_django.live_server_helper import LiveServer
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait

from tests import factories


def policy(client: Client, path: str) -> dict[str, list[str]]:
    header = client.get(path)["Content-Security-Policy"]
    return {name: sources for name, *sources in map(str.split, header.split(";"))}


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/admin/login/", "/admin/", "/admin/images/"])
def test_admin_loads_nothing_from_elsewhere(admin_client: Client, path: str) -> None:
    directives = policy(admin_client, path)

    assert directives["default-src"] == ["'self'"]
    assert directives["object-src"] == ["'none'"]
    assert directives["base-uri"] == ["'self'"]
    assert directives["form-action"] == ["'self'"]
    assert directives["frame-ancestors"] == ["'self'"]
    sources = {source for values in directives.values() for source in values}
    assert sources <= {"'self'", "'none'", "'unsafe-inline'", "data:", "blob:"}


@pytest.mark.django_db
def test_public_pages_keep_the_stricter_policy(client: Client) -> None:
    factories.home_page()

    directives = policy(client, "/")

    assert directives["default-src"] == ["'none'"]
    assert directives["script-src"] == ["'self'"]


@pytest.fixture
def signed_in(
    chromium: Chrome, live_server: LiveServer, transactional_db: None
) -> Callable[[str], None]:
    """Signs in by the form; opens addresses of the admin."""
    User.objects.create_superuser("robin", password="nur-zum-testen")

    def show(path: str) -> None:
        chromium.get(live_server.url + path)

    chromium.get_log("browser")
    show(reverse("wagtailadmin_login"))
    chromium.find_element(By.NAME, "username").send_keys("robin")
    chromium.find_element(By.NAME, "password").send_keys("nur-zum-testen")
    chromium.find_element(By.CSS_SELECTOR, "form [type=submit]").click()
    wait(chromium).until(lambda browser: "/login/" not in browser.current_url)
    return show


def wait(browser: Chrome) -> "WebDriverWait[Chrome]":
    return WebDriverWait(browser, 60)


def refused(browser: Chrome) -> list[Any]:
    log: list[dict[str, Any]] = browser.get_log("browser")
    return [entry["message"] for entry in log if "Content Security Policy" in entry["message"]]


@pytest.mark.browser
def test_wagtail_works_under_the_policy(chromium: Chrome, signed_in: Callable[[str], None]) -> None:
    page = factories.town()["ContentPage"]
    assert refused(chromium) == []

    signed_in(reverse("wagtailimages:index"))
    assert chromium.find_element(By.CSS_SELECTOR, "main img").get_property("naturalWidth")

    signed_in(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    wait(chromium).until(lambda browser: browser.find_elements(By.CLASS_NAME, "Draftail-Editor"))
    chromium.find_element(
        By.CSS_SELECTOR, '[aria-label="Vorschau umschalten"], [aria-label="Toggle preview"]'
    ).click()
    wait(chromium).until(
        lambda browser: browser.find_elements(By.CSS_SELECTOR, "#w-preview-iframe")
    )
    chooser = chromium.find_element(By.CSS_SELECTOR, "[data-chooser-action-choose]")
    chromium.execute_script("arguments[0].click()", chooser)
    wait(chromium).until(lambda browser: browser.find_elements(By.CSS_SELECTOR, ".modal-body a"))

    assert refused(chromium) == []
