"""The public site in a real browser: on a phone, by keyboard, without scripts, in the dark."""

import base64

import pypdfium2
import pytest
from pytest_django.live_server_helper import LiveServer
from selenium.webdriver import Chrome, Keys
from selenium.webdriver.common.by import By
from wagtail.models import Page

from pages.models import ContentPage
from tests import factories

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
TOO_WIDE = """
  return [...document.body.querySelectorAll("*")]
    .filter((element) => element.getBoundingClientRect().right > innerWidth + 1)
    .map((element) => element.outerHTML.slice(0, 120));
"""
AROUND_FOCUS = """
  const focused = document.activeElement;
  const box = (focused.closest(".card") || focused).getBoundingClientRect();
  return {
    x: Math.max(box.x + scrollX - 8, 0), y: Math.max(box.y + scrollY - 8, 0),
    width: box.width + 16, height: box.height + 16, scale: 1,
  };
"""


@pytest.fixture
def town() -> dict[str, Page]:
    return factories.town()


def show(browser: Chrome, url: str, *, width: int = 1280, scripts: bool = True) -> None:
    """Open a page on a screen of this width in CSS pixels."""
    screen = {"width": width, "height": 800, "deviceScaleFactor": 1, "mobile": width < 600}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", screen)
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": not scripts})
    browser.get(url)
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


def press(browser: Chrome, *keys: str) -> None:
    for key in keys:
        browser.switch_to.active_element.send_keys(key)


def test_no_page_type_scrolls_sideways_on_a_phone(
    chromium: Chrome, live_server: LiveServer, town: dict[str, Page]
) -> None:
    too_wide = {}
    for name, page in town.items():
        show(chromium, live_server.url + str(page.url), width=320)
        if chromium.execute_script("return document.documentElement.scrollWidth") > 320:
            too_wide[name] = chromium.execute_script(TOO_WIDE)
    assert too_wide == {}


def test_first_tab_leads_past_the_header(
    chromium: Chrome, live_server: LiveServer, town: dict[str, Page]
) -> None:
    show(chromium, live_server.url + str(town["ContentPage"].url))
    press(chromium, Keys.TAB)
    skip_link = chromium.switch_to.active_element
    assert (skip_link.get_attribute("hash"), skip_link.is_displayed()) == ("#inhalt", True)
    press(chromium, Keys.ENTER)
    assert chromium.switch_to.active_element.get_attribute("id") == "inhalt"


def picture(browser: Chrome, clip: dict[str, float]) -> str:
    """A part of the page as it looks now."""
    shot = {"clip": clip, "captureBeyondViewport": True}
    return str(browser.execute_cdp_cmd("Page.captureScreenshot", shot)["data"])


@pytest.mark.parametrize("page_type", ["HomePage", "ContentPage"])
def test_focus_can_be_seen_on_every_stop(
    chromium: Chrome, live_server: LiveServer, town: dict[str, Page], page_type: str
) -> None:
    show(chromium, live_server.url + str(town[page_type].url))
    stops = 0
    press(chromium, Keys.TAB)
    while chromium.switch_to.active_element.tag_name != "body" and stops < 100:
        focused, clip = chromium.switch_to.active_element, chromium.execute_script(AROUND_FOCUS)
        with_focus = picture(chromium, clip)
        chromium.execute_script("arguments[0].blur()", focused)
        assert with_focus != picture(chromium, clip), focused.get_attribute("outerHTML")
        chromium.execute_script("arguments[0].focus()", focused)
        stops += 1
        press(chromium, Keys.TAB)
    assert 10 < stops < 100


def test_menu_opens_on_a_phone_without_scripts(
    chromium: Chrome, live_server: LiveServer, town: dict[str, Page]
) -> None:
    show(chromium, live_server.url + str(town["HomePage"].url), width=320, scripts=False)
    link = chromium.find_element(By.CSS_SELECTOR, "#menue nav a")
    assert not link.is_displayed()
    chromium.find_element(By.CSS_SELECTOR, "#menue summary").click()
    assert link.is_displayed()


def test_menu_is_open_on_a_wide_screen(
    chromium: Chrome, live_server: LiveServer, town: dict[str, Page]
) -> None:
    show(chromium, live_server.url + str(town["HomePage"].url))
    assert chromium.find_element(By.CSS_SELECTOR, "#menue nav a").is_displayed()
    assert not chromium.find_element(By.CSS_SELECTOR, "#menue summary").is_displayed()


def test_nothing_is_loaded_from_elsewhere(
    chromium: Chrome, live_server: LiveServer, town: dict[str, Page]
) -> None:
    for page in town.values():
        show(chromium, live_server.url + str(page.url))
        loaded = chromium.execute_script(
            "return performance.getEntriesByType('resource').map((entry) => entry.name)"
        )
        assert loaded
        assert [url for url in loaded if not url.startswith((live_server.url, "data:"))] == []
    assert chromium.get_cookies() == []


@pytest.fixture
def wide_table(live_server: LiveServer, town: dict[str, Page]) -> str:
    """The address of a page with a table of eight columns."""
    cells = [f"Haushaltsjahr{number}" for number in range(8)]
    table = {
        "data": [cells, cells],
        "table_caption": "Ausgaben für die Digitalisierung in allen Haushaltsjahren seit 2018",
        "table_header_choice": "row",
        "first_row_is_table_header": True,
    }
    body = [factories.block("table", table)]
    page = factories.add_page(ContentPage, parent=town["HomePage"], title="Geld", body=body)
    return live_server.url + str(page.url)


def test_caption_of_a_wide_table_is_read_whole_on_a_phone(
    chromium: Chrome, wide_table: str
) -> None:
    show(chromium, wide_table, width=320)

    for scrolled in (0, 400):
        left, right = chromium.execute_script(
            "const table = document.querySelector('.table-scroll');"
            "table.scrollLeft = arguments[0];"
            "const range = document.createRange();"
            "range.selectNodeContents(table.querySelector('caption'));"
            "const box = range.getBoundingClientRect(); return [box.left, box.right];",
            scrolled,
        )
        assert 0 <= left < right <= 320


def printed(browser: Chrome) -> str:
    """The words of the page on paper."""
    pdf = base64.b64decode(browser.execute_cdp_cmd("Page.printToPDF", {})["data"])
    with pypdfium2.PdfDocument(pdf) as document:
        return "\n".join(sheet.get_textpage().get_text_bounded() for sheet in document)


def test_what_is_folded_up_is_printed(
    chromium: Chrome, live_server: LiveServer, town: dict[str, Page]
) -> None:
    body = [factories.block("accordion", [{"title": "Was kostet das?", "body": "<p>Wenig.</p>"}])]
    page = factories.add_page(ContentPage, parent=town["HomePage"], title="Geld", body=body)
    show(chromium, live_server.url + str(page.url))
    assert not chromium.find_element(By.CSS_SELECTOR, ".kern-accordion__body").is_displayed()

    words = printed(chromium)

    assert "Was kostet das?" in words
    assert "Wenig." in words


def test_wide_tables_are_printed_whole(chromium: Chrome, wide_table: str) -> None:
    show(chromium, wide_table)

    assert printed(chromium).count("Haushaltsjahr7") == 2
