"""Words of the glossary explained on the spot, in the browser: by mouse, keyboard, finger."""

from typing import Any

import pytest
from pytest_django.live_server_helper import LiveServer
from selenium.webdriver import ActionChains, Chrome, Keys
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement
from wagtail.models import Page

from pages.models import ContentPage, GlossaryPage
from tests import factories

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
NEAR = 60
EXPLANATION = (
    "Alle Schriftstücke eines Vorgangs, geordnet auf dem Rechner statt in einem Ordner. " * 3
).strip()
TEXT = (
    "<p>Vorab ein Satz mit einem <a href='/suche/'>Verweis</a>.</p>"
    "<p>Jeder Fachdienst bekommt die E-Akte, die <strong>Smart City</strong> nicht.</p>"
    "<p>Danach <a href='/suche/?q=a'>noch einer</a>.</p>"
)


@pytest.fixture
def address(live_server: LiveServer) -> str:
    """Of a page with two words that the glossary explains."""
    home = factories.home_page()
    glossary: Any = factories.add_page(GlossaryPage, parent=home, title="Glossar")
    terms = [factories.glossary_term(word) for word in ("E-Akte", "Smart City")]
    terms[0].explanation = EXPLANATION
    glossary.terms = terms
    glossary.save_revision().publish()
    body = [factories.text(TEXT), *(factories.text("<p>Viel Text. </p>" * 12) for _ in range(2))]
    page: Page = factories.add_page(ContentPage, parent=home, title="Probe", body=body)
    return live_server.url + str(page.url)


def show(browser: Chrome, url: str, *, width: int = 1280, height: int = 800) -> None:
    screen = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
    still = [{"name": "prefers-reduced-motion", "value": "reduce"}]  # no smooth scrolling
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", screen)
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "", "features": still})
    browser.get(url)


def word(browser: Chrome, name: str = "E-Akte") -> WebElement:
    return browser.find_element(By.CSS_SELECTOR, f'.term[data-term="{name}"]')


def note(browser: Chrome) -> WebElement | None:
    """The explanation that is open now."""
    return next(iter(browser.find_elements(By.CSS_SELECTOR, ".explanation:popover-open")), None)


def opened(browser: Chrome) -> WebElement:
    found = note(browser)
    assert found is not None
    return found


def states(browser: Chrome) -> list[str | None]:
    links = browser.find_elements(By.CSS_SELECTOR, ".term")
    return [link.get_attribute("aria-expanded") for link in links]


def test_click_explains_the_word_beside_it_and_the_page_stays(
    chromium: Chrome, address: str
) -> None:
    show(chromium, address)
    assert word(chromium).aria_role == "button"
    assert note(chromium) is None

    word(chromium).click()

    text = opened(chromium).text
    assert text.startswith("E-Akte")
    assert EXPLANATION in text
    more = opened(chromium).find_element(By.LINK_TEXT, "Mehr im Glossar")
    assert str(more.get_attribute("href")).endswith("/glossar/#begriff-e-akte")
    assert chromium.current_url == address
    below = opened(chromium).rect["y"] - word(chromium).rect["y"]
    assert 0 < below < NEAR
    assert states(chromium) == ["true", "false"]


def test_second_click_closes_it_and_leaves_nothing_behind(chromium: Chrome, address: str) -> None:
    show(chromium, address)
    before = chromium.page_source
    word(chromium).click()
    word(chromium).click()
    assert note(chromium) is None
    assert chromium.page_source == before


def test_another_word_takes_the_place_of_the_first(chromium: Chrome, address: str) -> None:
    show(chromium, address)
    word(chromium).click()
    chromium.execute_script("arguments[0].click()", word(chromium, "Smart City"))
    assert opened(chromium).text.startswith("Smart City")
    assert states(chromium) == ["false", "true"]


@pytest.mark.parametrize("key", [Keys.ENTER, Keys.SPACE])
def test_keys_open_it_lead_into_it_and_close_it(chromium: Chrome, address: str, key: str) -> None:
    show(chromium, address)
    before = chromium.execute_script("arguments[0].focus(); return scrollY", word(chromium))
    word(chromium).send_keys(key)
    assert opened(chromium).text.startswith("E-Akte")
    assert chromium.execute_script("return scrollY") == before

    word(chromium).send_keys(Keys.TAB)
    assert chromium.switch_to.active_element.text == "Mehr im Glossar"
    chromium.switch_to.active_element.send_keys(Keys.TAB)
    assert chromium.switch_to.active_element.text == "Schließen"

    chromium.switch_to.active_element.send_keys(Keys.ESCAPE)
    assert note(chromium) is None
    assert chromium.switch_to.active_element == word(chromium)


def test_its_own_button_closes_it_and_focus_is_back_at_the_word(
    chromium: Chrome, address: str
) -> None:
    show(chromium, address)
    word(chromium).click()
    opened(chromium).find_element(By.CSS_SELECTOR, "button").click()
    assert note(chromium) is None
    assert chromium.switch_to.active_element == word(chromium)
    assert states(chromium) == ["false", "false"]


def test_it_stays_while_one_reads_in_it_and_goes_when_one_goes_on(
    chromium: Chrome, address: str
) -> None:
    show(chromium, address)
    word(chromium).click()
    opened(chromium).find_element(By.CSS_SELECTOR, ".explanation__text").click()
    opened(chromium)

    chromium.find_element(By.CSS_SELECTOR, "h1").click()
    assert note(chromium) is None

    word(chromium).send_keys(Keys.ENTER)
    for _ in range(3):  # the way to the glossary, the button, and on
        chromium.switch_to.active_element.send_keys(Keys.TAB)
    assert note(chromium) is None
    assert chromium.switch_to.active_element == word(chromium, "Smart City")


def test_pointing_at_a_word_does_nothing(chromium: Chrome, address: str) -> None:
    show(chromium, address)
    ActionChains(chromium).move_to_element(word(chromium)).pause(0.2).perform()
    assert note(chromium) is None


@pytest.mark.parametrize(("width", "height"), [(320, 640), (320, 256)])
@pytest.mark.parametrize("letters", ["100%", "200%"])
def test_it_fits_a_narrow_screen(
    chromium: Chrome, address: str, width: int, height: int, letters: str
) -> None:
    show(chromium, address, width=width, height=height)
    chromium.execute_script("document.documentElement.style.fontSize = arguments[0]", letters)
    width_before = chromium.execute_script("return document.documentElement.scrollWidth")

    word(chromium).click()

    rect = opened(chromium).rect
    assert rect["x"] >= 0
    assert rect["x"] + rect["width"] <= width
    assert chromium.execute_script("return document.documentElement.scrollWidth") == width_before
    if letters == "100%" and height > rect["height"]:
        bottom = rect["y"] + rect["height"] - chromium.execute_script("return scrollY")
        assert bottom <= height + 1


def test_without_scripts_the_word_leads_to_the_glossary(chromium: Chrome, address: str) -> None:
    chromium.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        show(chromium, address)
        word(chromium).click()
        assert chromium.current_url.endswith("/glossar/#begriff-e-akte")
    finally:
        chromium.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


def test_paper_shows_the_word_alone(chromium: Chrome, address: str) -> None:
    show(chromium, address)
    word(chromium).click()
    chromium.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    try:
        assert word(chromium).is_displayed()
        assert not opened(chromium).is_displayed()
    finally:
        chromium.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
