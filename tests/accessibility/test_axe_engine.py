"""axe-core in a real page: frames, origins, its own texts, and pages that get in its way."""

from collections.abc import Callable, Iterator

import pytest

from accessibility.auditor import Auditor
from accessibility.browser import Browser
from accessibility.conf import configuration
from accessibility.engines.axe import AxeEngine
from accessibility.engines.axe_texts import AxeTexts
from accessibility.failures import Failure, PageFailed
from accessibility.findings import MAX_FINDINGS_PER_RULE, Finding, Impact, Outcome
from accessibility.origins import origin_of
from accessibility.targets import LoadedPage
from accessibility.wcag import is_demanded
from tests.accessibility.bad_server import GOOD_HTML, BadServer, page

pytestmark = pytest.mark.browser
UNNAMED = "<img src='data:image/gif;base64,R0lGODlhAQABAAAAACw=' width=40 height=40 {}>"
OLD_AXE = "<script>window.axe = { version: '3.1.0', run: () => new Promise(() => {}) };</script>"
Load = Callable[[str], LoadedPage]


@pytest.fixture(scope="module")
def axe() -> AxeEngine:
    return AxeEngine(configuration().axe_dir)


@pytest.fixture(scope="module")
def browser(axe: AxeEngine) -> Iterator[Browser]:
    with Browser(configuration(), preload=axe.preload) as browser:
        yield browser


@pytest.fixture
def load(browser: Browser, bad_server: BadServer) -> Load:
    """Loads a page with this body."""

    def load_body(body: str) -> LoadedPage:
        bad_server.pages["/axe"] = page(body)
        return browser.load(bad_server.url("/axe"))

    return load_body


def by_rule(findings: tuple[Finding, ...], rule: str) -> list[Finding]:
    return [finding for finding in findings if finding.rule == rule]


def test_failed_check_speaks_german_and_english(axe: AxeEngine, load: Load) -> None:
    result = axe.check(load("<p style='color:#999;background:#fff'>Blass</p>"))
    (finding,) = by_rule(result.findings, "color-contrast")
    assert finding.outcome is Outcome.FAILED
    assert finding.message.en.startswith("Element has insufficient color contrast of 2.84 ")
    assert finding.message.de.startswith("Das Element hat einen unzureichenden Kontrast von 2.84 ")
    assert "#999999" in finding.message.de
    assert finding.criteria == ("1.4.3",)


def test_enhanced_contrast_is_minor_advice(axe: AxeEngine, load: Load) -> None:
    result = axe.check(load("<p style='color:#666;background:#fff'>Etwas blass</p>"))
    (finding,) = by_rule(result.findings, "color-contrast-enhanced")
    assert (finding.outcome, finding.impact) == (Outcome.FAILED, Impact.MINOR)
    assert finding.criteria == ("1.4.6",)
    assert not is_demanded(finding.criteria)
    assert not by_rule(result.findings, "color-contrast")


def test_contrast_is_not_told_twice(axe: AxeEngine, load: Load) -> None:
    low, unclear = "color:#999;background:#fff", "background:linear-gradient(#fff,#777)"
    body = f"<p style='{low}'>Blass</p><p style='{unclear}'>Verlauf</p>"
    found = axe.check(load(body)).findings
    assert len(by_rule(found, "color-contrast")) == 2
    assert not by_rule(found, "color-contrast-enhanced")


def test_every_rule_has_an_outcome_and_every_rule_a_german_text(axe: AxeEngine, load: Load) -> None:
    outcomes = axe.check(load(UNNAMED.format(""))).outcomes
    assert outcomes["image-alt"] is Outcome.FAILED
    assert outcomes["document-title"] is Outcome.PASSED
    assert outcomes["video-caption"] is Outcome.INAPPLICABLE
    assert len(outcomes) > 90
    texts = AxeTexts(configuration().axe_dir)
    for rule in outcomes:
        for text in (texts.title(rule), texts.why(rule)):
            assert rule not in (text.de, text.en), rule
            assert text.de != text.en, rule


def test_best_practice_has_no_criterion(axe: AxeEngine, load: Load) -> None:
    findings = axe.check(load("<h4>Zu tief</h4>")).findings
    assert [finding.criteria for finding in by_rule(findings, "heading-order")] == [()]


def test_experimental_rule_leaves_the_verdict_to_a_person(axe: AxeEngine, load: Load) -> None:
    bold = "<p style='font-weight:bold;font-size:2em'>Zeiten</p>"
    result = axe.check(load(bold + "<p>Das Rathaus ist montags bis freitags geöffnet.</p>" * 2))
    assert [f.outcome for f in by_rule(result.findings, "p-as-heading")] == [Outcome.CANT_TELL]
    assert result.outcomes["p-as-heading"] is Outcome.CANT_TELL


def test_distrusted_rule_leaves_the_verdict_to_a_person(axe: AxeEngine, load: Load) -> None:
    frame = "<iframe title='Links' tabindex=-1 srcdoc='<a href=/>Start</a>'></iframe>"
    result = axe.check(load(f"{frame}<a href=/ aria-label='Hafenstraße'>Hafenstr.</a>"))
    for rule in ("frame-focusable-content", "label-content-name-mismatch"):
        (doubt,) = by_rule(result.findings, rule)
        assert doubt.outcome is result.outcomes[rule] is Outcome.CANT_TELL


def test_a_live_rule_that_ran_replaces_axes_own(auditor: Auditor, bad_server: BadServer) -> None:
    bad_server.pages["/abgekuerzt"] = page("<a href=/ aria-label=Hafenstraße>Hafenstr.</a>")
    result = auditor.audit(bad_server.url("/abgekuerzt"))
    assert "label-content-name-mismatch" not in result.outcomes["axe"]
    assert result.outcomes["live"]["label-not-in-name"] is Outcome.PASSED


@pytest.mark.parametrize("source", ["src='/no-alt'", "srcdoc='<html lang=de><img src=/x width=9>'"])
def test_frames_of_the_same_origin_are_covered(axe: AxeEngine, load: Load, source: str) -> None:
    result = axe.check(load(f"<iframe title='Stadtplan' {source}></iframe>"))
    (finding,) = by_rule(result.findings, "image-alt")
    assert finding.selector == "iframe >>> img"


def test_frame_of_another_origin_does_no_harm(
    axe: AxeEngine, load: Load, bad_server: BadServer
) -> None:
    elsewhere = bad_server.url("/no-alt").replace("127.0.0.1", "localhost")
    result = axe.check(load(f"<iframe title='Stadtplan' src='{elsewhere}'></iframe>"))
    assert result.outcomes["image-alt"] is not Outcome.PASSED


def test_page_with_an_axe_core_of_its_own_is_audited_with_ours(axe: AxeEngine, load: Load) -> None:
    result = axe.check(load(OLD_AXE + UNNAMED.format("")))
    assert result.outcomes["image-alt"] is Outcome.FAILED


def test_snippets_are_cut(axe: AxeEngine, load: Load) -> None:
    result = axe.check(load(UNNAMED.format(f"data-x='{'x' * 900}'")))
    assert [len(f.html) <= 500 for f in by_rule(result.findings, "image-alt")] == [True]


def test_text_that_is_cut_within_a_sign_is_returned(axe: AxeEngine, load: Load) -> None:
    """axe-core leaves half of the sign, which the driver would not take."""
    half = "x" * 19 + "\N{HOUSE WITH GARDEN}"
    loaded = load(UNNAMED.format(f"data-a='{half}' data-b='{'y' * 900}'"))
    (finding,) = by_rule(axe.check(loaded).findings, "image-alt")
    assert "x" * 19 + "\N{REPLACEMENT CHARACTER}..." in finding.html


def test_half_a_sign_in_title_and_language_is_no_obstacle(load: Load) -> None:
    script = "document.title = 'Rat\\ud83d'; document.documentElement.lang = 'de\\ud83d'"
    loaded = load(f"<script>{script}</script>")
    assert (loaded.title, loaded.language) == ("Rat\ufffd", "de\ufffd")


def test_half_a_sign_in_what_a_check_says_is_no_obstacle(axe: AxeEngine, load: Load) -> None:
    """``aria-valid-attr-value`` quotes the attribute."""
    script = "i.setAttribute('aria-labelledby', 'fehlt\\ud83d')"
    loaded = load(f"<p id=i role=group>Gruppe</p><script>{script}</script>")
    findings = by_rule(axe.check(loaded).findings, "aria-valid-attr-value")
    assert ["\ufffd" in finding.message.de for finding in findings] == [True]


def test_page_full_of_the_same_mistake_is_reported_in_part(axe: AxeEngine, load: Load) -> None:
    result = axe.check(load(UNNAMED.format("") * (MAX_FINDINGS_PER_RULE + 20)))
    assert len(by_rule(result.findings, "image-alt")) == MAX_FINDINGS_PER_RULE


def test_failures_are_kept_before_doubts(axe: AxeEngine, load: Load) -> None:
    """A text on a picture is a doubt; of the pale ones, which fail, none is left out."""
    on_picture = "<p style='background:linear-gradient(#eee, #111)'>Bild</p>"
    pale = "<p style='color:#999;background:#fff'>Blass</p>"
    body = on_picture * MAX_FINDINGS_PER_RULE + pale * 20
    found = by_rule(axe.check(load(body)).findings, "color-contrast")
    assert len(found) == MAX_FINDINGS_PER_RULE
    assert [f.outcome for f in found].count(Outcome.FAILED) == 20


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
def test_what_is_in_a_frame_comes_from_where_the_frame_does(
    axe: AxeEngine, load: Load, bad_server: BadServer, host: str
) -> None:
    """Of another origin only the frame itself can be seen, and nothing of the page around it."""
    address = bad_server.url("/no-alt").replace("127.0.0.1", host)
    frame = f"<div><!--origin:block:1/body/a:Karte--><iframe title=Karte src='{address}'></iframe>"
    elsewhere = "<!--origin:end--></div><!--origin:block:1/body/b:Text--><p>x</p>"
    found = axe.check(load(frame + elsewhere + "<!--origin:end-->")).findings
    in_frames = [finding for finding in found if finding.selector.startswith("iframe")]
    assert {finding.origin.key for finding in in_frames} == {"1/body/a"}


def test_frame_with_an_origin_of_its_own_keeps_it(axe: AxeEngine, load: Load) -> None:
    inner = f"<!--origin:field:7/text:Text-->{UNNAMED.format('').replace(chr(39), '')}"
    frame = f"<!--origin:block:1/body/a:Karte--><iframe title=Karte srcdoc='{inner}'></iframe>"
    (finding,) = by_rule(axe.check(load(frame)).findings, "image-alt")
    assert finding.origin.key == "7/text"


ORIGINS = {
    "inside": "<!--origin:block:1/body/a:Bild-->{}<!--origin:end-->",
    "after": "<!--origin:block:1/body/a:Bild--><p>x</p><!--origin:end-->{}",
    "deep": "<!--origin:template:card.html--><div><p><span>{}</span></p></div><!--origin:end-->",
    "inner": "<!--origin:template:a.html--><div><!--origin:field:7/vision:V-->{}<!--origin:end-->"
    "</div><!--origin:end-->",
    "after-inner": "<!--origin:template:a.html--><!--origin:block:1/b/c:B--><p>x</p>"
    "<!--origin:end--><div>{}</div><!--origin:end-->",
    "between": "<!--origin:block:1/b/c:B--><p>x</p><!--origin:end--><!--origin:block:1/b/d:D-->"
    "{}<!--origin:end-->",
    "cousin": "<div><!--origin:block:1/b/c:B--><p>x</p><!--origin:end--></div>{}",
    "other-comment": "<!--origin:template:a.html--><!-- origin: hier -->{}<!--origin:end-->",
    "colons": "<!--origin:block:1/b/c:Text: mit: Doppelpunkten-->{}<!--origin:end-->",
    "unknown-kind": "<!--origin:magic:1/b/c:B-->{}<!--origin:end-->",
    "none": "<p>x</p>{}",
}
EXPECTED_ORIGINS = {
    "inside": "1/body/a",
    "after": "",
    "deep": "card.html",
    "inner": "7/vision",
    "after-inner": "a.html",
    "between": "1/b/d",
    "cousin": "",
    "other-comment": "a.html",
    "colons": "1/b/c",
    "unknown-kind": "",
    "none": "",
}


def test_origin_in_the_live_page_is_that_in_the_served_one(axe: AxeEngine, load: Load) -> None:
    body = "".join(
        f"<section>{html.format(UNNAMED.format(f'id={name}'))}</section>"
        for name, html in ORIGINS.items()
    )
    loaded = load(body)
    found = by_rule(axe.check(loaded).findings, "image-alt")
    live = {finding.selector.removeprefix("#"): finding.origin for finding in found}
    served = {name: origin_of(loaded.document.by_id[name]) for name in ORIGINS}
    assert live == served
    assert {name: origin.key for name, origin in live.items()} == EXPECTED_ORIGINS
    assert live["colons"].label == "Text: mit: Doppelpunkten"


@pytest.mark.parametrize(
    "script",
    [
        "Object.defineProperty(window, 'axe', { value: null, writable: false });",
        "document.createElement = () => { throw new Error('kaputt') };",
    ],
)
def test_page_that_breaks_the_check_says_so(
    auditor: Auditor, bad_server: BadServer, script: str
) -> None:
    bad_server.pages["/breaks"] = page(f"<script>{script}</script>")
    result = auditor.audit(bad_server.url("/breaks"))
    assert (result.failure, result.outcomes) == (Failure.ENGINE, {})
    assert result.failure_detail


def test_good_page_has_no_failure(auditor: Auditor, bad_server: BadServer) -> None:
    assert "lang='de'" in GOOD_HTML
    result = auditor.audit(bad_server.url("/good"))
    assert [f.rule for f in result.findings if f.outcome is Outcome.FAILED and f.criteria] == []


def test_script_of_ours_that_fails_is_a_check_that_failed(load: Load) -> None:
    with pytest.raises(PageFailed) as caught:
        load("").run_async("nothing.is.there")
    assert caught.value.failure is Failure.ENGINE
    assert "nothing is not defined" in caught.value.detail


def test_an_object_with_a_page_or_a_file_in_it_is_no_picture(axe: AxeEngine, load: Load) -> None:
    page_in_it = (
        "<object data='/good'></object><object data='/a.pdf' type='application/pdf'></object>"
    )
    result = axe.check(load(page_in_it))
    assert by_rule(result.findings, "object-alt") == []
    assert result.outcomes["object-alt"] is Outcome.PASSED
    picture = "data:image/gif;base64,R0lGODlhAQABAAAAACw="
    result = axe.check(load(f"<object data='{picture}'></object>"))
    assert len(by_rule(result.findings, "object-alt")) == 1


def test_a_link_with_another_role_is_none_by_the_rule_on_links(axe: AxeEngine, load: Load) -> None:
    links = "<a id=b role=button href='/'></a><a id=r role=doc-noteref href='/'></a>"
    found = by_rule(axe.check(load(links)).findings, "link-name")
    assert {each.selector: each.act_rules for each in found} == {"#b": (), "#r": ("c487ae",)}


def test_only_what_is_typed_can_be_filled_in_by_itself(axe: AxeEngine, load: Load) -> None:
    fields = "<label>A <input id=t autocomplete=ja></label><input type=checkbox autocomplete=ja>"
    found = by_rule(axe.check(load(fields)).findings, "autocomplete-valid")
    assert [each.selector for each in found] == ["#t"]
