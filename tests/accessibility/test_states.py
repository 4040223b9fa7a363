"""Each state of a page shows what is wrong only there, and the page is as before afterwards."""

import random
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from wagtail.models import Site

from accessibility.auditor import Auditor, Setup, choose_engines
from accessibility.browser import Browser
from accessibility.conf import configuration
from accessibility.depth import THOROUGH
from accessibility.engines.axe import AxeEngine
from accessibility.findings import Finding, Outcome
from accessibility.issues import settle
from accessibility.models import Issue, Scan
from accessibility.states import names, probe
from accessibility.targets import LoadedPage
from tests.accessibility import audits
from tests.accessibility.bad_server import GOOD_HTML, BadServer, page, raw

LONG = "Der Rat hat im Januar beschlossen, die Verwaltung zu modernisieren. " * 3
LINE = LONG[:130]
PIXEL = "data:image/gif;base64,R0lGODlhAQABAAAAACw="
OPEN_MENU = (
    "<button style='padding:1em' aria-expanded=false onclick=\"m.hidden = !m.hidden;"
    "this.setAttribute('aria-expanded', !m.hidden)\">Menü</button>"
    f"<ul id=m hidden><li><img src='{PIXEL}' width=30 height=30></li></ul>"
)
TURNED = (
    "<style>@media (orientation: landscape) and (max-width: 900px)"
    "{ section { transform: rotate(90deg) } }</style>"
)
DARK = "<style>@media (prefers-color-scheme: dark) { body { background: #111; color: #eee } %s }"
GREY_AT_NIGHT = "<style>@media (prefers-color-scheme: dark) { body { background: #777 } }</style>"
FORCED = "<style>@media (forced-colors: active) { b { forced-color-adjust: none; %s } }</style>"
BAD = {
    "narrow": ("reflow-scrolls-sideways", f"<p style='width: 50em'>{LONG}</p>"),
    "zoomed": (
        "fixed-part-covers-zoomed-page",
        "<header style='position: sticky; top: 0; height: 10em'>Stadtverwaltung</header>",
    ),
    "enlarged": (
        "text-cut-off-at-200-percent",
        f"<div style='height: 1.4em; overflow: hidden'>{LINE}</div>",
    ),
    "spaced": (
        "text-lost-with-spacing",
        "<p style='font: 16px/1.2 sans-serif; height: 1.2em; width: 12em; overflow: hidden'>"
        "Zum Antrag auf Wohngeld</p>",
    ),
    "dark": ("color-contrast", f"{DARK % 'b { color: #333 }'}</style><b>Frist bis Mai</b>"),
    "forced": ("color-contrast", f"{FORCED % 'color: #ddd; background: #fff'}<b>Frist bis Mai</b>"),
    "opened": ("image-alt", OPEN_MENU),
}
GOOD = {
    "narrow": f"<p style='max-width: 50em'>{LONG}</p><div style='overflow: auto' tabindex=0>"
    f"<table style='width: 60em'><tr><td>{LONG}</td></tr></table></div>",
    "zoomed": "<header style='position: sticky; top: 0; height: 3em'>Stadtverwaltung</header>",
    "enlarged": f"<div style='min-height: 1.4em; overflow: hidden'>{LONG}</div>"
    f"<div style='width: 20em; height: 2em; overflow: hidden'>{LONG}</div>"
    f"<p style='white-space: nowrap; overflow: hidden; text-overflow: ellipsis'>{LONG}</p>"
    "<span style='position: absolute; width: 1px; height: 1px; overflow: hidden'>Mehr</span>",
    "spaced": "<p style='font: 16px/1.2 sans-serif; width: 12em'>Zum Antrag auf Wohngeld</p>",
    "dark": f"{DARK % 'b { color: #fff }'}</style><b>Frist bis Mai</b>",
    "forced": f"{FORCED % 'color: #000; background: #fff'}<b>Frist bis Mai</b>",
    "opened": OPEN_MENU.replace("<img", "<img alt='Wappen'"),
}
WHOLE = "".join(html for state, (_rule, html) in BAD.items() if state != "zoomed")
CONF = replace(configuration(), depth=THOROUGH)
Load = Callable[[str], LoadedPage]
SNAPSHOT = """
const done = arguments[arguments.length - 1];
done([document.documentElement.outerHTML, innerWidth, innerHeight, devicePixelRatio, scrollY,
  matchMedia("(prefers-color-scheme: dark)").matches, matchMedia("(forced-colors: active)").matches,
  document.adoptedStyleSheets.length, document.activeElement.tagName, "__auditStates" in window]);
"""

OPENER = (
    "<button style='padding: 1em' aria-expanded=false"
    " onclick=\"this.setAttribute('aria-expanded', true); %s\">Mehr</button>"
)
LEFT = """arguments[0]([document.querySelectorAll(":modal").length, window.open === own,
  "left" in window]);"""
RESTYLED = """
const main = document.querySelector("main");
main.style.color = "rgb(1, 2, 3)";
addEventListener("resize", () => { main.style.color = "rgb(4, 5, 6)"; window.axe = undefined; });
"""
COLOUR = "arguments[0](getComputedStyle(document.querySelector('main')).color);"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A browser with axe-core, shared by all tests here."""
    with Browser(CONF, preload=AxeEngine(CONF.axe_dir).preload) as shared:
        yield shared


@pytest.fixture
def load(browser: Browser, bad_server: BadServer) -> Load:
    """Loads a page with this body."""

    def open_page(body: str) -> LoadedPage:
        bad_server.pages["/state"] = page(body)
        return browser.load(bad_server.url("/state"))

    return open_page


def found(loaded: LoadedPage, *states: str) -> list[Finding]:
    wanted = [state for state in probe.STATES if not states or state.name in states]
    return list(probe.visit(loaded, wanted, CONF).findings)


@pytest.mark.browser
@pytest.mark.parametrize("state", BAD)
def test_each_state_finds_its_defect_and_passes_a_good_page(state: str, load: Load) -> None:
    rule, html = BAD[state]
    assert {(each.rule, each.state) for each in found(load(html), state)} == {(rule, state)}
    assert found(load(GOOD[state]), state) == []


@pytest.mark.browser
def test_a_page_that_turns_with_the_device_names_the_part(load: Load) -> None:
    both = load(f"{TURNED}<section><p>{LONG}</p><p>Bürgerbüro</p></section>")
    (turned,) = found(both, "narrow", "zoomed")
    assert (turned.rule, turned.selector) == ("orientation-restricted", "section")
    assert (turned.outcome, turned.act_rules) == (Outcome.FAILED, ("b33eff",))
    (tab,) = found(load(f"{TURNED}<section>Feedback</section><p>{LONG}</p>"), "narrow", "zoomed")
    assert tab.outcome is Outcome.CANT_TELL


@pytest.mark.browser
def test_what_a_narrow_screen_leaves_out_is_for_a_person_to_look_for(load: Load) -> None:
    hidden = "<style>@media (max-width: 400px) { .wide { display: none } }</style>"
    (gone,) = found(load(f"{hidden}<section class=wide><h2>Fristen</h2><p>{LONG}</p>"), "narrow")
    assert (gone.rule, gone.outcome) == ("content-missing-when-narrow", Outcome.CANT_TELL)
    assert gone.selector == "section"
    told_elsewhere = (
        f"<p class=wide>{LONG}</p><style>@media (min-width: 400px) {{ .slim {{ display: none"
    )
    for found_again in (
        f"{told_elsewhere} }} }}</style><div class=slim>{LONG}</div>",
        f"<nav class=wide>{LONG}</nav>",
        f"<button aria-controls=m>Mehr</button><div id=m class=wide>{LONG}</div>",
        "<p class=wide>Strg + P druckt</p>",
    ):
        assert found(load(hidden + found_again), "narrow") == []


@pytest.mark.browser
def test_a_field_wider_than_the_screen_scrolls_sideways(load: Load) -> None:
    (wide,) = found(load("<input aria-label=Name style='width: 900px'>"), "narrow")
    assert (wide.rule, wide.outcome) == ("reflow-scrolls-sideways", Outcome.FAILED)
    framed = "<div style='overflow: auto' tabindex=0><input aria-label=Name style='width: 900px'>"
    assert found(load(framed), "narrow") == []


@pytest.mark.browser
def test_what_is_cut_off_before_it_is_magnified_is_in_doubt(load: Load) -> None:
    (cut,) = found(
        load(f"<div style='white-space: nowrap; overflow: hidden'>{LONG}</div>"), "enlarged"
    )
    assert (cut.rule, cut.outcome) == ("text-cut-off-at-200-percent", Outcome.CANT_TELL)


@pytest.mark.browser
def test_a_menu_that_waits_beside_the_screen_is_no_failure(load: Load) -> None:
    menu = f"<nav style='position: %s; top: 0; width: 300px; %s'>{LONG}</nav>"
    moved = menu % ("absolute", "right: 0; transform: translateX(100%)")
    (doubt,) = found(load(moved), "narrow")
    assert (doubt.rule, doubt.outcome) == ("reflow-scrolls-sideways", Outcome.CANT_TELL)
    assert found(load("<style>body { overflow-x: hidden }</style>" + moved), "narrow") == []
    wide = load(BAD["narrow"][1] + menu % ("fixed", "right: -300px"))
    assert [(each.selector, each.outcome) for each in found(wide, "narrow")] == [
        ("body > p", Outcome.FAILED)
    ]


@pytest.mark.browser
def test_text_that_a_control_may_show_is_for_a_person_to_judge(load: Load) -> None:
    box = f"<div style='height: 1.4em; overflow: hidden'>{LINE}</div>"
    (cut,) = found(load(f"{box}<button>Mehr anzeigen</button>"), "enlarged")
    assert cut.outcome is Outcome.CANT_TELL


@pytest.mark.browser
def test_the_page_is_as_before_and_says_the_same_in_any_order(load: Load) -> None:
    loaded = load(f"<input autofocus aria-label=Ort>{WHOLE}<p style='height: 3000px'>Ende</p>")
    loaded.run_async("scrollTo(0, 500); arguments[0]()")
    before = loaded.run_async(SNAPSHOT)
    states = list(probe.STATES)
    results = []
    for _ in range(5):
        result = probe.visit(loaded, states, CONF)
        results.append({(f.rule, f.selector, f.state, f.outcome) for f in result.findings})
        assert loaded.run_async(SNAPSHOT) == before
        random.Random(len(results)).shuffle(states)
    assert len(results[0]) > 5
    assert results == [results[0]] * 5


@pytest.mark.browser
def test_a_state_that_ends_with_an_error_leaves_the_page_and_the_others(load: Load) -> None:
    loaded = load(f"{WHOLE}<script>CSSStyleSheet.prototype.replaceSync = null</script>")
    before = loaded.run_async(SNAPSHOT)
    result = probe.visit(loaded, probe.STATES, CONF)
    assert result.outcomes["text-lost-with-spacing"] is Outcome.UNTESTED
    assert result.outcomes["reflow-scrolls-sideways"] is Outcome.FAILED
    assert loaded.run_async(SNAPSHOT) == before


@pytest.mark.browser
def test_the_page_is_as_before_whatever_it_allows_and_leaves(
    browser: Browser, bad_server: BadServer, caplog: pytest.LogCaptureFixture
) -> None:
    html = GOOD_HTML.replace("</main>", f"</main><script>{RESTYLED}</script>")
    policy = {"Content-Security-Policy": "style-src 'self'"}
    bad_server.pages["/strict"] = raw(html, **policy)
    loaded = browser.load(bad_server.url("/strict"))
    before = loaded.run_async(SNAPSHOT)
    probe.visit(loaded, probe.STATES, CONF)
    assert loaded.run_async(SNAPSHOT) == before
    assert loaded.run_async(COLOUR) == "rgb(1, 2, 3)"
    assert "page is not as it was" not in caplog.text


@pytest.mark.browser
def test_menus_that_are_opened_are_judged_each_by_itself(load: Load) -> None:
    menu = OPENER % "this.nextElementSibling.hidden = false" + (
        "<nav style='position: absolute; top: 9em; width: 9em; height: 3em; background: %s' hidden>"
        "%s</nav>"
    )
    small = "<a href='#' style='display: block; width: 90px; height: 15px; color: #fff'>Rat</a>"
    bright = menu % ("rgba(255, 255, 255, 0.4)", "<b style='color: #444'>Frist</b>")
    assert found(load(menu % ("#222", small * 2) + bright), "opened") == []
    alone = found(load(menu % ("#666", "<b style='color: #444'>Frist</b>")), "opened")
    assert {each.rule for each in alone} == {"color-contrast"}


@pytest.mark.browser
def test_menu_without_a_ground_of_its_own_is_judged_by_what_is_behind_it(load: Load) -> None:
    behind = "<div style='background: #fff'><div style='height: 30em; background: %s'></div>"
    menu = OPENER % "this.nextElementSibling.hidden = false" + (
        "<nav style='position: absolute; top: 9em' hidden><b style='color: #333'>Frist</b></nav>"
    )
    assert found(load(behind % "#eee" + menu), "opened") == []
    (dark,) = found(load(behind % "#222" + menu), "opened")
    assert dark.rule == "color-contrast"


@pytest.mark.browser
def test_what_is_opened_neither_leaves_nor_stays(load: Load) -> None:
    loaded = load(
        "<script>window.open = () => { window.left = true }; const own = window.open</script>"
        + OPENER % "window.open('/x')"
        + f"<form onsubmit='return false'>{OPENER % 'window.left = true'}</form>"
        + OPENER % "this.nextElementSibling.showModal()"
        + "<dialog>Antrag</dialog>"
    )
    before = loaded.run_async(SNAPSHOT)
    found(loaded, "opened")
    assert loaded.run_async(SNAPSHOT) == before
    assert loaded.run_async(LEFT) == [0, True, False]


@pytest.mark.browser
def test_what_a_desktop_shows_as_well_is_one_finding(bad_server: BadServer) -> None:
    bad_server.pages["/both"] = page(f"<b style='color: #999'>Frist</b>{GREY_AT_NIGHT}")
    setup = Setup(configuration=CONF, engines=choose_engines(CONF, ["axe", "live"]))
    with Auditor(setup) as auditor:
        result = auditor.audit(bad_server.url("/both"))
    pale = [each for each in result.findings if each.rule == "color-contrast"]
    assert [(each.engines, each.state) for each in pale] == [(("axe",), "desktop, dark")]
    assert result.outcomes["live"]["reflow-scrolls-sideways"] is Outcome.PASSED


@pytest.mark.browser
def test_states_can_be_turned_off(load: Load) -> None:
    conf = replace(CONF, states=("narrow",))
    outcomes = probe.check(load(WHOLE), conf).outcomes
    assert outcomes["reflow-scrolls-sideways"] is Outcome.FAILED
    assert outcomes["text-cut-off-at-200-percent"] is Outcome.UNTESTED
    zoomed = probe.check(load(WHOLE), replace(CONF, states=("zoomed",))).outcomes
    tested = {rule for rule, outcome in zoomed.items() if outcome is not Outcome.UNTESTED}
    assert tested == {"reflow-scrolls-sideways", "fixed-part-covers-zoomed-page"}


@pytest.mark.browser
def test_what_passed_on_a_desktop_is_untested_where_the_parts_did_not_open(
    bad_server: BadServer,
) -> None:
    setup = Setup(configuration=CONF, engines=choose_engines(CONF, ["axe", "accesslint", "live"]))
    results = []
    for script in ("", "<script>navigation.addEventListener = null</script>"):
        bad_server.pages["/state"] = page(f"<p>Frist</p><img alt='' src='{PIXEL}'>{script}")
        with Auditor(setup) as auditor:
            results.append(auditor.audit(bad_server.url("/state")).outcomes)
    assert [each["live"].keys() for each in results] == [results[0]["live"].keys()] * 2
    reached, missed = (each["axe"] for each in results)
    assert reached["image-alt"] is reached["color-contrast"] is Outcome.PASSED
    assert missed["image-alt"] is missed["color-contrast"] is Outcome.UNTESTED
    assert missed["target-size"] is reached["target-size"] is Outcome.INAPPLICABLE


def test_states_have_one_order_and_german_names() -> None:
    assert list(names.STATES) == [state.name for state in probe.STATES]
    assert names.joined(["dark", "desktop", "opened, dark"]) == "desktop, dark, opened"
    assert len(names.joined(["desktop", "narrow", "dark", "forced", "opened"])) <= 40
    assert names.label_of("narrow, dark").de == "320 Pixel breit, in dunkler Darstellung"
    assert names.label_of("desktop, dark").de.startswith("auf dem Desktop (1280 Pixel breit), ")
    assert names.label_of("desktop").de == ""


def quick_scan(site: Site) -> Scan:
    scan = audits.scan_of(site)
    scan.engines = {"axe": "4.14.1", "live": "1-quick"}
    audits.audited(scan, "http://localhost/")
    settle(scan)
    return scan


def test_a_quick_scan_does_not_take_for_fixed_what_it_cannot_see(site: Site) -> None:
    dark = replace(audits.finding("color-contrast"), state="dark")
    scan = audits.scan_of(site)
    audits.audited(scan, "http://localhost/", findings=[dark, audits.finding()])
    settle(scan)
    quick_scan(site)
    status = dict(Issue.objects.values_list("rule", "status"))
    assert status == {"color-contrast": Issue.Status.NEW, "image-alt": Issue.Status.FIXED}
