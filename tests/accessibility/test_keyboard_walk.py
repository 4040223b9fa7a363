"""The keyboard walk: what it finds, that it leaves pages alone and that it always ends."""

from collections.abc import Callable, Iterator

import pytest

from accessibility.browser import Browser
from accessibility.conf import configuration
from accessibility.engines.axe import AxeEngine
from accessibility.findings import EngineResult
from accessibility.keyboard_walk import PROBE, sight
from accessibility.keyboard_walk.walk import Walk
from tests.accessibility.bad_server import BadServer, page

pytestmark = pytest.mark.browser

BARE = "<style>a, div, button { outline: none !important }</style>"
SHOWN = "<style>a { outline: none } a:focus + i { background: red }</style>"
MENU = """<style>#m:not(:focus-within) a + a { display: none } a:focus { color: red !important }
#s:focus { color: #00e !important } a { color: #00e }</style>
<p id=m><a href='#a'>A</a><a id=s href='#b'>B</a></p>"""
MOVING = """<canvas id=c></canvas><script>(function draw(grey) {
  c.getContext("2d").fillStyle = `rgb(${grey} ${grey} ${grey})`;
  c.getContext("2d").fillRect(0, 0, 99, 99);
  requestAnimationFrame(() => draw((grey + 1) % 255));
})(0)</script>"""
LAYER = """<a href='#a'>A</a><div id=d {style}><input type=button value=Ja onclick='free()'
onblur='held && setTimeout(() => this.focus())'></div><a href='#b'>B</a>
<script>held = 1; free = () => {{ held = {held} }}</script>"""
FIXED = "position: fixed; inset: 0; background: #fff"
FAINT = "<style>a:focus {{ outline: {} }}</style>"
UNDER_HEADER = f"<div style='{FIXED}; bottom: auto; height: 99px'></div><p>&nbsp;</p>" + "".join(
    f"<p style='margin: 60px'><a href='#{number}'>Seite {number}</a></p>" for number in range(40)
)
HIDING = f"""<div id=bar style='{FIXED}; height: 90vh; z-index: 1'></div>
<a href='#a' style='position: absolute; top: 1500px'>A</a><p style='height: 3000px'></p>
<script>onscroll = () => setTimeout(() => {{ bar.hidden = scrollY > 0 }}, 60)</script>"""
TRAP = "<button onblur='setTimeout(() => this.focus(), 5)'>Suchen</button><a href='#b'>B</a>"
HELD = """<p>{hint}</p><button id=in onblur="held && setTimeout(() => this.focus())"
onkeydown="if (event.ctrlKey && event.key === 'q') held = false">In</button>
<script>held = 1</script>"""
DIALOG = """<a href=#a>A</a><div role=dialog aria-label=Hinweis id=d><button id=one>Eins</button>
<button id=two>Zwei</button></div><a href=#b id=out>B</a><script>
onkeydown = (event) => {
  if (event.key === "Escape") d.remove();
  if (event.key !== "Tab" || !d.isConnected) return;
  event.preventDefault();
  (document.activeElement === one ? two : one).focus();
};</script>"""
SHORTCUT = "<p id=p></p><script>onkeydown = (e) => { if (e.key === 'n') p.textContent += '!' }"
SHORTCUT_OF = "<p id=p></p><script>onkeydown = (e) => { if (%s) p.textContent += '!' }</script>"
MOTION = "<p id=p></p><script>ondeviceorientation = (e) => { p.textContent = e.gamma }</script>"
SHADOW = """<div id=h></div><script>h.attachShadow({mode: 'open'}).innerHTML =
'<style>a { outline: none }</style><a href=#x>X</a>'</script>"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    conf = configuration()
    with Browser(conf, preload=AxeEngine(conf.axe_dir).preload) as shared:
        yield shared


@pytest.fixture
def probe(browser: Browser, bad_server: BadServer) -> Callable[[str], EngineResult]:
    """Checks a page with this body."""

    def check(body: str) -> EngineResult:
        bad_server.pages["/walk"] = page(body)
        return PROBE.check(browser.load(bad_server.url("/walk")), configuration())

    return check


def told(result: EngineResult) -> set[tuple[str, str]]:
    return {(finding.rule, finding.outcome.value) for finding in result.findings}


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<a href='#a'>A</a><button>B</button><input aria-label=C>", set()),
        (f"{BARE}<a href='#a'>A</a>", {("focus-not-visible", "failed")}),
        (f"{SHOWN}<a href='#a'>A</a><i>x</i>", set()),
        (f"{BARE}<input style='outline: none'>", set()),
        (f"{BARE}{MENU}", {("focus-not-visible", "cantTell")}),
        (f"{SHOWN}{MOVING}<a href='#a'>A</a>", {("focus-not-visible", "cantTell")}),
        (SHADOW, {("focus-not-visible", "failed")}),
        (f"{FAINT.format('1px solid #fff')}<a href='#a'>A</a>", {("focus-not-visible", "failed")}),
        (f"{FAINT.format('2px solid #0000')}<a href='#a'>A</a>", {("focus-not-visible", "failed")}),
        (f"{FAINT.format('2px solid #fff')}<p style='background: #06c'><a href=#>A</a>", set()),
        (
            f"{FAINT.format('0; box-shadow: 0 0 0 2px #fff')}<a href='#a'>A</a>",
            {("focus-not-visible", "failed")},
        ),
        (
            "<input type=checkbox style='opacity: 0' aria-label=A><i>▢</i>",
            {("focus-not-visible", "failed")},
        ),
        (UNDER_HEADER, {("focus-covered", "failed")}),
        (f"<div style='{FIXED}'></div><a href='#a'>A</a>", {("focus-covered", "failed")}),
        (
            f"<div style='{FIXED}; opacity: .5'></div><a href='#a'>A</a>",
            {("focus-covered", "cantTell")},
        ),
        (
            "<div style='display: flex; flex-direction: column-reverse'><a href='#a' "
            "style='margin-top: 400px'>Eins</a><a href='#b'>Zwei</a></div>",
            {("focus-order-jumps", "cantTell")},
        ),
        ("<a href='#a'>A</a><a href='#b' onfocus='this.blur()'>B</a>", {("focus-lost", "failed")}),
        (
            "<a href='#a'>A</a><a href='#b' onfocus=\"location.href = '/good'\">B</a>",
            {("focus-leaves-page", "failed")},
        ),
        (
            "<span onclick='1' style='cursor: pointer'>Mehr</span><a href='#a'>A</a>",
            {("click-only", "cantTell")},
        ),
        ("<label onclick='1' style='cursor: pointer'>Ja <input type=checkbox></label>", set()),
        (HIDING, set()),
        ("<a href='#a' onfocus=\"history.replaceState(0, '', '/b')\">A</a>", set()),
        (TRAP, {("keyboard-trap", "failed")}),
        (LAYER.format(held=0, style=""), set()),
        (LAYER.format(held=1, style=""), {("keyboard-trap", "failed")}),
        (LAYER.format(held=1, style="style='position: fixed'"), {("keyboard-trap", "cantTell")}),
        (HELD.format(hint="Zum Verlassen Strg + Q"), set()),
        (HELD.format(hint="Willkommen"), {("keyboard-trap", "failed")}),
        (DIALOG, set()),
        (f"{SHORTCUT}</script>", {("character-shortcut", "failed")}),
        (SHORTCUT_OF % "e.code === 'KeyS'", {("character-shortcut", "failed")}),
        (SHORTCUT_OF % "e.keyCode === 191", {("character-shortcut", "failed")}),
        (SHORTCUT_OF % "e.key === 'S' && e.shiftKey", {("character-shortcut", "failed")}),
        (SHORTCUT_OF % "e.key === 'ä'", {("character-shortcut", "failed")}),
        (SHORTCUT_OF % "e.key === 'n' && e.ctrlKey", set()),
        (
            "<script>onkeypress = (e) => { if (e.charCode === 110) scrollBy(0, 50) }</script>",
            {("character-shortcut", "failed")},
        ),
        (
            "<p id=p></p><script>onkeydown = () => setTimeout(() => { p.textContent = 1 }, 90)"
            "</script>",
            {("character-shortcut", "cantTell")},
        ),
        (f"<a href='/hilfe'>Hilfe</a>{SHORTCUT}</script>", {("character-shortcut", "cantTell")}),
        (
            "<label><input type=checkbox checked id=c>Tastenkürzel</label>"
            f"{SHORTCUT.replace('if (', 'if (c.checked && ')}</script>",
            set(),
        ),
        (MOTION, {("motion-only", "failed"), ("motion-always-on", "failed")}),
        (
            f"<button onclick='p.textContent = 5'>Mehr</button>{MOTION}",
            {("motion-always-on", "cantTell")},
        ),
        ("<video controls></video><input type=date aria-label=Tag><a href='#a'>A</a>", set()),
        ("<iframe title=R srcdoc='<a href=#x>X</a>'></iframe><a href='#a'>A</a>", set()),
    ],
)
def test_what_the_walk_finds(
    probe: Callable[[str], EngineResult], body: str, expected: set[tuple[str, str]]
) -> None:
    assert told(probe(body)) == expected


def test_the_page_is_left_as_it_was_and_five_walks_find_the_same(
    browser: Browser, bad_server: BadServer
) -> None:
    bad_server.pages["/walk"] = page(
        f"{BARE}<input id=f autofocus><p style='height: 3000px'>Text</p><a href='#a'>A</a>"
    )
    loaded = browser.load(bad_server.url("/walk"))
    seen = (
        "arguments[0]([document.documentElement.outerHTML, document.activeElement.id, scrollY, "
        "document.adoptedStyleSheets.length, String(setTimeout), String(fetch), String(navigator."
        "sendBeacon), String(XMLHttpRequest.prototype.send), Object.keys(window).join()])"
    )
    loaded.run_async("scrollTo(0, 120); arguments[0]()")
    before = loaded.run_async(seen)
    results = [PROBE.check(loaded, configuration()) for _ in range(5)]
    assert loaded.run_async(seen) == before
    assert told(results[0]) == {("focus-not-visible", "failed")}
    assert all(result == results[0] for result in results)


@pytest.mark.parametrize(
    "body",
    [
        "<a id=a href=#a onfocus='b.focus()'>A</a><a id=b href=#b onfocus='a.focus()'>B</a>",
        "<button id=a onblur='setTimeout(() => this.focus())'>A</button>"
        "<button onblur='setTimeout(() => this.focus())'>B</button>",
        "<a id=a href=#a>A</a><script>setInterval(() => a.focus(), 5)</script>",
        "<a href=#a onfocus='document.body.remove()'>A</a><a href=#b>B</a>",
        "<script>onkeydown = (event) => event.preventDefault()</script><a href=#a>A</a>",
    ],
    ids=["focus-loop", "two-that-fight", "timer", "removes-itself", "swallows-keys"],
)
def test_a_page_that_fights_back_ends_in_bounds(
    probe: Callable[[str], EngineResult], body: str
) -> None:
    result = probe(body)
    assert result.outcomes.get("keyboard-trap") != "passed" or not result.findings


@pytest.mark.parametrize("resting", [0, 1])
def test_what_shows_only_next_to_the_focus_is_in_doubt_wherever_it_rests(
    browser: Browser, bad_server: BadServer, resting: int
) -> None:
    bad_server.pages["/walk"] = page(f"{BARE}{MENU}")
    with Walk(browser.load(bad_server.url("/walk")), 200) as walk:
        walk.forward()
        stops, *_ = walk.told()
        walk.page.run_async(f"document.links[{resting}].focus(); arguments[0]()")
        assert [is_sure for _, is_sure in sight.unseen(walk, [stops[1]])] == [False]


def test_what_the_walk_does_not_come_to_is_untested(probe: Callable[[str], EngineResult]) -> None:
    outcomes = probe("<a href='#a'>A</a> " * 600).outcomes
    assert outcomes["keyboard-trap"] == outcomes["focus-not-visible"] == "untested"
    assert outcomes["click-only"] == "inapplicable"


@pytest.mark.parametrize(
    ("on_the_way_back", "expected"),
    [("", "passed"), ("if (event.target === a) b.focus()", "cantTell"), ("wait(150)", "untested")],
    ids=["open", "closed", "too-slow"],
)
def test_the_way_back_is_walked_through_many_stops(
    probe: Callable[[str], EngineResult], on_the_way_back: str, expected: str
) -> None:
    outcomes = probe(
        "<a href='#a' id=a>A</a><a href='#b' id=b>B</a>"
        + "<a href='#c'>C</a> " * 60
        + f"""<script>
        const wait = (ms) => {{ const from = Date.now(); while (Date.now() < from + ms); }};
        let isBack = false;
        addEventListener("keydown", (event) => {{ isBack = event.shiftKey }});
        addEventListener("focusin", (event) => {{ if (isBack) {{ {on_the_way_back} }} }});
        </script>"""
    ).outcomes
    assert outcomes["focus-order-jumps"] == expected
    assert outcomes["focus-not-visible"] == "passed"


def test_what_lies_beyond_a_trap_is_untested(probe: Callable[[str], EngineResult]) -> None:
    outcomes = probe(TRAP).outcomes
    assert outcomes["keyboard-trap"] == "failed"
    assert outcomes["focus-not-visible"] == outcomes["focus-order-jumps"] == "untested"


def test_the_walk_goes_through_every_stop_once(browser: Browser, bad_server: BadServer) -> None:
    bad_server.pages["/walk"] = page("<p><a href='#a'>A</a></p>" * 40)
    with Walk(browser.load(bad_server.url("/walk")), 200) as walk:
        walk.forward()
    assert walk.is_complete
    assert walk.path[1:-1] == list(range(40))


def test_several_keys_are_named_in_both_languages(probe: Callable[[str], EngineResult]) -> None:
    several = SHORTCUT.replace("=== 'n'", "> 'x' || e.key === ' '")
    (finding,) = probe(f"{several}</script>").findings
    assert "Tasten y, z, ä, ö, ü, ß, {, }, Leertaste" in finding.message.de
    assert "keys y, z, ä, ö, ü, ß, {, }, space" in finding.message.en


def test_a_page_is_loaded_anew_after_an_error_in_the_midst_of_pressing(
    browser: Browser, bad_server: BadServer
) -> None:
    body = "<script>onkeydown = () => { document.body.remove() }</script>"
    bad_server.pages["/walk"] = page(body)
    loaded = browser.load(bad_server.url("/walk"))
    outcomes = PROBE.check(loaded, configuration()).outcomes
    assert outcomes["character-shortcut"] == "untested"
    assert loaded.run_async("arguments[0](document.querySelectorAll('h1').length)") == 1


def test_the_walk_sends_nothing_that_lasts(browser: Browser, bad_server: BadServer) -> None:
    bad_server.pages["/walk"] = page("""<form action=/sent-form method=post id=f>
    <button onfocus='send()'>Ja</button>
    </form><script>
    const sent = [];
    const send = () => {
      sent.push(fetch("/asked").then((answer) => answer.text()));
      sent.push(fetch("/sent-fetch", { method: "POST" }));
      const request = new XMLHttpRequest();
      request.open("DELETE", "/sent-request");
      request.send();
      navigator.sendBeacon("/sent-beacon");
      f.requestSubmit();
      f.submit();
    };</script>""")
    loaded = browser.load(bad_server.url("/walk"))
    assert PROBE.check(loaded, configuration()).outcomes["keyboard-trap"] == "passed"
    asked = set(
        loaded.run_async(
            "const done = arguments[0]; Promise.allSettled(sent).then(() => setTimeout(() => done("
            "performance.getEntriesByType('resource').map((each) => new URL(each.name).pathname))))"
        )
    )
    assert asked == {"/asked"}
