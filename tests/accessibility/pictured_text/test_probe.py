"""Pictures of words on real pages, drawn here, read by the real Tesseract."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from accessibility.browser import Browser
from accessibility.conf import configuration
from accessibility.engines.live import LiveEngine
from accessibility.findings import EngineResult, Outcome
from accessibility.pictured_text import probe
from accessibility.pictured_text.judging import Picture, judge
from accessibility.pictured_text.memory import MEMORY
from accessibility.pictured_text.reading import MAX_PIXELS, Reading, TextReader
from accessibility.pictured_text.rules import IMAGE_OF_TEXT, NOT_IN_ALTERNATIVE, RULES
from accessibility.pictured_text.wording import Wording
from tests.accessibility.bad_server import BadServer, page, raw
from tests.accessibility.pictured_text.drawings import (
    NOTICE,
    button,
    data_url,
    notice,
    png,
    sky,
)

pytestmark = pytest.mark.browser
CONF = configuration()
LOOK, ALTERNATIVE = IMAGE_OF_TEXT.id, NOT_IN_ALTERNATIVE.id
FAILED, DOUBT = Outcome.FAILED, Outcome.CANT_TELL
SHEET = data_url(png(notice()))
PRESS, SEARCH = data_url(png(button("Jetzt bestellen"))), data_url(png(button("Suchen")))
SYMBOL = data_url(png(button("Suchen", symbol=True)))
BRAND = data_url(png(button("Stadtwerke")))
SKY = data_url(png(sky()))
ALL_SAID = " ".join(NOTICE)
SERVED = "arguments[0](document.documentElement.outerHTML)"
Find = Callable[..., EngineResult]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with Browser(CONF, preload=LiveEngine(CONF).preload) as browser:
        yield browser


@pytest.fixture(autouse=True)
def nothing_is_known() -> Iterator[None]:
    MEMORY.clear()
    yield
    MEMORY.clear()


@pytest.fixture
def find(browser: Browser, bad_server: BadServer) -> Find:
    """What the probe says of a page, which it leaves as it was."""

    def check(body: str, **changes: Path) -> EngineResult:
        bad_server.pages["/pictures"] = page(body)
        loaded = browser.load(bad_server.url("/pictures"))
        before = loaded.run_async(SERVED)
        result = probe.check(loaded, replace(CONF, **changes))  # type: ignore[arg-type]
        assert loaded.run_async(SERVED) == before
        return result

    return check


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> Counter[int]:
    """How often a picture of this many bytes was read."""
    counted: Counter[int] = Counter()
    original = TextReader.read

    def count(self: TextReader, picture: bytes) -> Reading | None:
        counted[len(picture)] += 1
        return original(self, picture)

    monkeypatch.setattr(TextReader, "read", count)
    return counted


def said(result: EngineResult) -> dict[str, Outcome]:
    return {finding.rule: finding.outcome for finding in result.findings}


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        # Certain: a button that shows nothing but what it does.
        (f'<input type=image src="{PRESS}" alt="Jetzt bestellen">', {LOOK: FAILED}),
        (f'<button><img src="{SEARCH}" alt="Suchen"></button>', {LOOK: FAILED}),
        # Not certain: a symbol beside it, a brand, another name, no button.
        (f'<input type=image src="{SYMBOL}" alt="Suchen">', {LOOK: DOUBT}),
        (f'<input type=image src="{BRAND}" alt="Stadtwerke">', {LOOK: DOUBT}),
        (f'<input type=image src="{SEARCH}" alt="Absenden">', {LOOK: DOUBT}),
        (f'<button><img src="{SEARCH}" alt="Suchen"> im Rathaus</button>', {LOOK: DOUBT}),
        (f'<img src="{SEARCH}" alt="Suchen">', {LOOK: DOUBT}),
        # What the notice says is missing, or said somewhere.
        (f'<img src="{SHEET}" alt="Aushang">', {LOOK: DOUBT, ALTERNATIVE: DOUBT}),
        (f'<img src="{SHEET}">', {LOOK: DOUBT, ALTERNATIVE: DOUBT}),
        (f'<img src="{SHEET}" alt="{ALL_SAID}">', {LOOK: DOUBT}),
        (f'<img src="{SHEET}" alt="Aushang"><p>{ALL_SAID}</p>', {LOOK: DOUBT}),
        (
            f'<p id=d hidden>{ALL_SAID}</p><img src="{SHEET}" alt=A aria-describedby=d>',
            {LOOK: DOUBT},
        ),
        (
            f'<img src="{SHEET}" alt="Aushang"><details><p>{ALL_SAID}</p></details>',
            {LOOK: DOUBT},
        ),
        (f'<img src="{SHEET}" alt="Die Bücherei zieht um: Rückgabe im Rathaus">', None),
        # Other ways to show a picture.
        (
            f'<div role=img aria-label="Aushang" style="width: 500px; height: 260px; '
            f"background: url('{SHEET}')\"></div>",
            {LOOK: DOUBT, ALTERNATIVE: DOUBT},
        ),
        (
            f'<svg width=500 height=260 role=img aria-label="Aushang"><image href="{SHEET}" '
            "width=500 height=260 /></svg>",
            {LOOK: DOUBT, ALTERNATIVE: DOUBT},
        ),
        (
            f'<object data="{SHEET}" aria-label="Aushang" role=img></object>',
            {LOOK: DOUBT, ALTERNATIVE: DOUBT},
        ),
        # Decoration, logos, photos without words, what nobody sees.
        (f'<img src="{SHEET}" alt="Logo der Bücherei">', {}),
        (f'<img src="{SHEET}" alt="Stadtplan">', {}),
        (f'<img src="{SEARCH}" alt="">', {}),
        (f'<img src="{SKY}" alt="Der Himmel am Abend">', {}),
    ],
)
def test_what_stands_in_a_picture(
    find: Find, html: str, expected: dict[str, Outcome] | None
) -> None:
    result = find(html)
    if expected is not None:
        assert said(result) == expected
    assert result.outcomes.keys() == {rule.id for rule in RULES}
    for rule in RULES:
        assert result.outcomes[rule.id] == said(result).get(rule.id, Outcome.PASSED)


@pytest.mark.parametrize(
    "html",
    [
        "<p>Kein Bild</p>",
        f'<img src="{SHEET}" alt="Aushang" hidden>',
        f'<img src="{SHEET}" alt="Aushang" width=20 height=20>',
        '<img src="/fehlt.png" alt="Aushang" width=400 height=300>',
        '<img src="data:image/png;base64,kaputt" alt="Aushang" width=400 height=300>',
        "<svg width=400 height=300><text y=50>Die Bücherei zieht um</text></svg>",
    ],
)
def test_where_there_is_no_picture_to_read(find: Find, html: str) -> None:
    result = find(html)
    assert result == EngineResult((), {rule.id: Outcome.INAPPLICABLE for rule in RULES})


def test_what_is_missing_is_quoted(find: Find) -> None:
    name = "Die Bücherei zieht um"
    (finding,) = (
        each
        for each in find(f'<img src="{SHEET}" alt="{name}">').findings
        if each.rule == ALTERNATIVE
    )
    assert "August 2026 geschlossen." in finding.message.de
    assert "Rückgabe" in finding.message.en
    assert "Bücherei" not in finding.message.de


def test_a_flyer_that_is_said_to_be_decoration_needs_more_words(find: Find) -> None:
    long = notice(*NOTICE, "Anmeldung bei der Verwaltung im Erdgeschoss,", "Telefon 02064 66-0")
    assert said(find(f'<img src="{SHEET}" alt="">')) == {}
    assert said(find(f'<img src="{data_url(png(long))}" alt="">')) == {ALTERNATIVE: DOUBT}


def test_letters_on_a_dark_page_are_seen_through_what_is_transparent(find: Find) -> None:
    sheet = notice(paper="#ffffff")
    white = Image.new("RGBA", sheet.size, "white")
    white.putalpha(sheet.convert("L").point(lambda level: 255 - level))
    picture = f'<img src="{data_url(png(white))}" alt="Aushang">'
    assert said(find(f'<div style="background: #003">{picture}</div>')).keys() == {
        LOOK,
        ALTERNATIVE,
    }


def test_pictures_of_other_hosts_are_neither_fetched_nor_read(
    find: Find, bad_server: BadServer
) -> None:
    bad_server.pages["/aushang.png"] = raw(png(notice()), Content_Type="image/png")
    foreign = bad_server.url("/aushang.png").replace("127.0.0.1", "localhost")
    far = 'style="margin-top: 20000px" loading=lazy width=500 height=260'
    result = find(f'<img src="{foreign}" alt="Aushang" {far}>')
    assert set(result.outcomes.values()) == {Outcome.INAPPLICABLE}
    assert bad_server.requests["/aushang.png"] == 0
    result = find(f'<img src="/hierher.png" alt="Aushang" {far}>')
    assert bad_server.requests["/hierher.png"] == 1, "what is not loaded yet is"
    assert said(find('<img src="/aushang.png" alt="Aushang">')).keys() == {LOOK, ALTERNATIVE}


def test_a_word_that_cannot_be_read_leaves_a_doubt() -> None:
    place = {"target": ["input"], "html": "<input>", "origin": ""}
    told = {"place": place, "address": "", "name": "Suchen", "description": ""}
    picture = Picture.from_json({**told, "isDecorative": False, "isButton": True})
    found = Reading(words=("Suchen",), share=0.3, plainness=1)
    page = Wording([])
    assert [each.outcome for each in judge(picture, found, page)] == [FAILED]
    assert [each.outcome for each in judge(picture, replace(found, has_more=True), page)] == [DOUBT]


def test_a_huge_picture_is_made_smaller_or_left_out(find: Find, bad_server: BadServer) -> None:
    large = notice(*NOTICE, size=120)
    assert large.width * large.height > 2 * MAX_PIXELS
    assert ALTERNATIVE in said(find(f'<img src="{data_url(png(large))}" alt="A" width=400>'))
    endless = png(Image.new("L", (9000, 9000), 255))
    bad_server.pages["/riesig.png"] = raw(endless, Content_Type="image/png")
    result = find('<img src="/riesig.png" alt="Aushang" width=400>')
    assert set(result.outcomes.values()) == {Outcome.INAPPLICABLE}


def test_a_picture_on_two_pages_is_read_once(find: Find, read: Counter[int]) -> None:
    twice = f'<img src="{SHEET}" alt="Aushang">' * 2
    first = find(twice)
    assert len(first.findings) == 4
    assert find(f"<p>Noch einmal</p>{twice}").outcomes == first.outcomes
    assert read.total() == 1


def test_only_so_many_pictures_are_looked_at(find: Find, read: Counter[int]) -> None:
    shades = [png(Image.new("RGB", (60, 60), (shade, 0, 0))) for shade in range(0, 80, 4)]
    find("".join(f'<img src="{data_url(shade)}" alt="Rot">' for shade in shades))
    assert read.total() == probe.MAX_PICTURES


def test_where_the_data_are_missing_the_rules_are_untested(
    find: Find, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    result = find(f'<img src="{SHEET}" alt="Aushang">', tesseract_data_dir=tmp_path)
    assert result == EngineResult()
    assert "npm ci" in caplog.text
    assert str(tmp_path / "deu") in caplog.text
    none = find("<p>Kein Bild</p>", tesseract_data_dir=tmp_path)
    assert set(none.outcomes.values()) == {Outcome.INAPPLICABLE}


@pytest.mark.parametrize("limit", ["MAX_SECONDS", "LIMIT_MS"])
def test_where_the_time_is_up_nothing_passes(
    find: Find, monkeypatch: pytest.MonkeyPatch, limit: str
) -> None:
    monkeypatch.setattr(probe, limit, -1)
    assert find(f'<img src="{SHEET}" alt="Aushang">').outcomes == {}


def test_a_picture_that_never_comes_keeps_nobody_waiting(
    find: Find, bad_server: BadServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(probe, "LIMIT_MS", 300)
    poster = '<div role=img aria-label="Plakat" id=plakat style="width: 90px; height: 90px"></div>'
    shown_late = "setTimeout(() => { plakat.style.background = 'url(/never-answers)' })"
    script = f"<script>addEventListener('load', () => {shown_late})</script>"
    result = find(f'<img src="{SHEET}" alt="Aushang">{poster}{script}')
    assert said(result) == {LOOK: DOUBT, ALTERNATIVE: DOUBT}


def test_words_in_shadow_trees_are_said_as_well(find: Find) -> None:
    script = f"<script>x.attachShadow({{mode: 'open'}}).innerHTML = '<p>{ALL_SAID}</p>'</script>"
    assert said(find(f'<img src="{SHEET}" alt="Aushang"><div id=x></div>{script}')) == {LOOK: DOUBT}
