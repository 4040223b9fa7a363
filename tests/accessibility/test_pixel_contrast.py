"""Texts over pictures and gradients are judged by the pixels behind them."""

from collections.abc import Iterator

import pytest

from accessibility import pixel_contrast
from accessibility.browser import Browser
from accessibility.conf import configuration
from accessibility.engines.live import LiveEngine
from accessibility.findings import EngineResult, Outcome
from tests.accessibility.bad_server import BadServer, page

RULE = pixel_contrast.TEXT_OVER_PICTURE.id
ENHANCED = pixel_contrast.ENHANCED.id
CONF = configuration()
HALVES = "background: linear-gradient(90deg, #000 0 50%, #fff 50%); color: rgb(255, 255, 255)"
DARK = "background: linear-gradient(#000, #003); color: rgb(255, 255, 255)"
GREY = "background: linear-gradient(#777, #777); color: rgb(255, 255, 255)"
LARGE = "background: linear-gradient(#666, #666); color: rgb(255, 255, 255); font-size: 30px"
SERVED = "const done = arguments[0]; done(document.documentElement.outerHTML);"

PASSED = Outcome.PASSED
PHOTO = """<img alt="" width=400 height=90 src='data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg">\
<rect width="400" height="90" fill="{}"/></svg>' style="display: block">"""
PALE = "background: linear-gradient(#777, #888); color: rgb(153, 153, 153)"
DISABLED = f"""<style>span, legend {{ {PALE} }}</style>
<button disabled><span>Senden</span></button>
<button aria-disabled=true><span>Senden</span></button>
<div role=menu aria-disabled=true><div role=menuitem><span>Drucken</span></div></div>
<label><span>Ort</span> <input disabled></label>
<label for=field><span>Ort</span></label><input id=field aria-disabled=true>
<span id=name>Ort</span><div role=textbox aria-disabled=true aria-labelledby="none name"></div>
<fieldset disabled><legend>Anschrift</legend><label><span>Ort</span> <input></label></fieldset>
<div inert><span>Hinter einem Fenster</span></div>"""
UPON = "position: absolute; top: 140px; color: rgb(0, 0, 0)"

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with Browser(CONF, preload=LiveEngine(CONF).preload) as browser:
        yield browser


def check(browser: Browser, server: BadServer, body: str) -> EngineResult:
    """What the probe says of a page, which it leaves as it was."""
    server.pages["/pixels"] = page(body)
    loaded = browser.load(server.url("/pixels"))
    before = loaded.run_async(SERVED)
    result = pixel_contrast.check(loaded, CONF)
    assert loaded.run_async(SERVED) == before
    return result


def test_the_worst_spot_behind_a_text_counts(browser: Browser, bad_server: BadServer) -> None:
    body = (
        f'<p id="halves" style="{HALVES}; width: 20em; text-align: justify">{"Rathaus " * 30}</p>'
        f'<p id="dark" style="{DARK}">Markt</p>'
        f'<p id="grey" style="{GREY}; transition: all 2s">Hafen</p>'
        f'<p id="shadow" style="{GREY}; text-shadow: 0 0 2px #000">Mit Schatten</p>'
        f'<p id="dim" style="{DARK}; color: rgb(119, 119, 119)">Reicht dem Gesetz</p>'
        f'<p style="{LARGE}">Groß</p>'
        f'<div style="{HALVES}"><p id="plain" style="background: #000">Auf eigener Fläche</p></div>'
        f'<p hidden style="{GREY}">Nicht zu sehen</p>'
        f'<div style="position: relative"><p id="under" style="{DARK}">Unter einem Hinweis</p>'
        '<div style="position: absolute; inset: 0; background: #fff">Hinweis</div></div>'
    )
    result = check(browser, bad_server, body)

    found = {finding.selector: finding for finding in result.findings}
    assert {selector: (each.rule, each.outcome) for selector, each in found.items()} == {
        "#halves": (RULE, Outcome.CANT_TELL),
        "#grey": (RULE, Outcome.FAILED),
        "#shadow": (RULE, Outcome.CANT_TELL),
        "#under": (RULE, Outcome.CANT_TELL),
        "#dim": (ENHANCED, Outcome.FAILED),
    }
    assert found["#halves"].message.de.endswith(": ungünstigstenfalls 1,0:1, nötig sind 4,5:1")
    assert found["#grey"].message.de.endswith(": günstigstenfalls 4,4:1, nötig sind 4,5:1")
    assert found["#grey"].message.en.endswith("at best 4.4:1, and 4.5:1 is needed")
    assert result.outcomes == {RULE: Outcome.FAILED, ENHANCED: Outcome.FAILED}
    assert check(browser, bad_server, body) == result


def test_a_text_upon_an_image_is_judged_by_its_pixels(
    browser: Browser, bad_server: BadServer
) -> None:
    body = f'{PHOTO.format("%23333")}<p style="{UPON}">Auf dem Bild</p>'
    [found] = check(browser, bad_server, body).findings

    assert (found.rule, found.outcome) == (RULE, Outcome.FAILED)
    assert found.message.en.endswith("at best 1.6:1, and 4.5:1 is needed")


@pytest.mark.parametrize(
    "widget",
    [
        "<label>{} <input></label>",
        "<label for=a>{}</label><input id=a><input disabled>",
        "<button aria-disabled=false>{}</button>",
        "<button aria-disabled=true>Senden</button>{}",
    ],
)
def test_what_names_a_widget_that_works_is_judged(
    browser: Browser, bad_server: BadServer, widget: str
) -> None:
    text = f'<span id="text" style="{PALE}">Ort 1</span>'
    [found] = check(browser, bad_server, widget.format(text)).findings

    assert (found.selector, found.outcome) == ("#text", Outcome.FAILED)


@pytest.mark.parametrize(
    ("body", "outcome"),
    [
        (DISABLED, Outcome.INAPPLICABLE),
        (f'<p style="{PALE}">••• ---</p>', Outcome.INAPPLICABLE),
        ("<p>Kein Bild</p>", Outcome.INAPPLICABLE),
        (f'<p style="{DARK}">Gut</p>', Outcome.PASSED),
        (f'<p style="{GREY}; color: rgba(0, 0, 0, .5)">Durchscheinend</p>', Outcome.PASSED),
        (f'<p style="margin-top: 20000px; {GREY}">Zu weit unten</p>', Outcome.UNTESTED),
        (f'<p style="{DARK}">Gut</p>' * 61, Outcome.UNTESTED),
        (f'<div style="height: 2em; overflow: auto; {DARK}">{"<p>Zeile</p>" * 9}</div>', PASSED),
        (
            f"{PHOTO.format('%23fff')}<p style='{UPON}; background: #fff'>Auf eigener Fläche</p>",
            PASSED,
        ),
    ],
)
def test_where_nothing_is_doubtful(
    browser: Browser, bad_server: BadServer, body: str, outcome: Outcome
) -> None:
    result = check(browser, bad_server, body)

    assert result.findings == ()
    assert result.outcomes == {RULE: outcome, ENHANCED: outcome}
