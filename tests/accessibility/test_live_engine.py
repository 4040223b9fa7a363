"""Our rules that need the browser: all in one go, and none in the way of another."""

import random
from collections.abc import Iterator
from dataclasses import replace

import pytest

from accessibility.browser import Browser
from accessibility.catalogue import criteria_of, texts_of
from accessibility.conf import configuration
from accessibility.depth import QUICK, THOROUGH, depth_of
from accessibility.engines import live
from accessibility.engines.live import LiveEngine
from accessibility.failures import Failure, PageFailed
from accessibility.findings import EngineResult, Impact, OriginKind, Outcome, Text
from accessibility.live_rules import LiveRule, Probe, all_live_rules
from accessibility.probes import probe_rules
from accessibility.states.probe import PROBE as STATES
from accessibility.targets import LoadedPage
from accessibility.wcag import BEYOND, CRITERIA
from tests.accessibility.bad_server import BadServer, page

ALL = {**all_live_rules(), **probe_rules()}
TEXT = Text(de="Schaltfläche ohne Namen", en="Button without a name")
CONF = replace(configuration(), depth=QUICK)
BODY = (
    "<!--origin:template:includes/kopf.html:Kopf--><button id=leer></button><!--origin:end-->"
    "<button>Suchen</button><button hidden></button><div id=host></div>"
    "<script>host.attachShadow({ mode: 'open' }).innerHTML = '<button></button>'</script>"
)
UNNAMED = """// Buttons that are seen and have no name.
({ all, isVisible, nameOf }) => all("button").filter((each) => isVisible(each) && !nameOf(each));
"""
DOUBT = """async ({ all, textOf, quoted }) => {
  await new Promise((resolve) => setTimeout(resolve, 20));
  return all("h1").map((element) => ({ element, doubt: true, detail: quoted(textOf(element)) }));
}"""


def rule(name: str, script: str, *, applies_to: str = "button") -> LiveRule:
    return LiveRule(
        id=name,
        title=TEXT,
        why=TEXT,
        advice=TEXT,
        for_developers=TEXT,
        impact=Impact.SERIOUS,
        criteria=("4.1.2",),
        applies_to=applies_to,
        script=script,
    )


RULES = [
    rule("unnamed", UNNAMED),
    rule("heading-doubted", DOUBT),
    rule("breaks", "() => { throw new Error('kaputt'); }"),
    rule("never-ends", "() => new Promise(() => {})"),
    rule("nothing-there", "() => []", applies_to="video"),
    rule("all-well", "() => []"),
]


@pytest.fixture(scope="module")
def loaded(bad_server: BadServer) -> Iterator[LoadedPage]:
    """A page in a browser with axe-core."""
    bad_server.pages["/live"] = page(BODY)
    with Browser(CONF, preload=LiveEngine(CONF).preload) as browser:
        yield browser.load(bad_server.url("/live"))


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(live, "MAX_RULE_MS", 200)


def check(loaded: LoadedPage, rules: list[LiveRule]) -> EngineResult:
    return LiveEngine(CONF, rules={each.id: each for each in rules}).check(loaded)


@pytest.mark.browser
def test_rules_find_what_only_the_browser_knows(loaded: LoadedPage) -> None:
    result = check(loaded, RULES)
    found = {(each.rule, each.selector): each for each in result.findings}
    assert set(found) == {
        ("unnamed", "#leer"),
        ("unnamed", "#host >>> button"),
        ("heading-doubted", "h1"),
    }
    assert found["unnamed", "#leer"].origin.kind is OriginKind.TEMPLATE
    doubt = found["heading-doubted", "h1"]
    assert (doubt.outcome, doubt.engines) == (Outcome.CANT_TELL, ("live",))
    assert doubt.message.de == "Schaltfläche ohne Namen: „Digitales Rathaus“"


@pytest.mark.browser
def test_each_rule_has_its_own_outcome(loaded: LoadedPage) -> None:
    assert check(loaded, RULES).outcomes == {
        "unnamed": Outcome.FAILED,
        "heading-doubted": Outcome.CANT_TELL,
        "breaks": Outcome.UNTESTED,
        "never-ends": Outcome.UNTESTED,
        "nothing-there": Outcome.INAPPLICABLE,
        "all-well": Outcome.PASSED,
    }


@pytest.mark.browser
def test_order_and_repetition_change_nothing_nor_does_the_page(loaded: LoadedPage) -> None:
    html = "arguments[0]([document.documentElement.outerHTML, axe._tree === undefined])"
    before = loaded.run_async(html)
    rules = [each for each in RULES if each.id != "never-ends"]
    results = []
    for number in range(5):
        result = check(loaded, rules)
        results.append((set(result.findings), dict(result.outcomes)))
        random.Random(number).shuffle(rules)
    assert results == [results[0]] * 5
    assert loaded.run_async(html) == before


@pytest.mark.browser
def test_all_our_rules_run_to_their_end(loaded: LoadedPage) -> None:
    outcomes = LiveEngine(CONF).check(loaded).outcomes
    assert outcomes.keys() >= all_live_rules().keys()
    assert Outcome.UNTESTED not in outcomes.values()


@pytest.mark.browser
def test_probes_run_in_thorough_audits_only(
    loaded: LoadedPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(_page: LoadedPage, _configuration: object) -> EngineResult:
        raise PageFailed(Failure.ENGINE, "kaputt")

    broken = Probe(name="broken", rules=(rule("broken-probe", ""),), check=breaks)
    monkeypatch.setattr(live, "all_probes", lambda: (STATES, broken))
    quick = LiveEngine(CONF, rules={}).check(loaded)
    assert quick.outcomes == {}
    thorough_conf = replace(CONF, depth=THOROUGH, probes=("states", "broken"))
    thorough = LiveEngine(thorough_conf, rules={}).check(loaded)
    assert thorough.outcomes["broken-probe"] is Outcome.UNTESTED
    assert thorough.outcomes["reflow-scrolls-sideways"] is Outcome.PASSED
    without = LiveEngine(replace(thorough_conf, probes=("broken",)), rules={}).check(loaded)
    assert without.outcomes["reflow-scrolls-sideways"] is Outcome.UNTESTED


def test_the_depth_stands_in_the_recorded_version() -> None:
    quick, thorough = LiveEngine(CONF), LiveEngine(replace(CONF, depth=THOROUGH))
    assert depth_of({"axe": "4", "live": quick.version}) == QUICK
    assert depth_of({"axe": "4", "live": thorough.version}) == THOROUGH


@pytest.mark.parametrize("name", sorted(ALL))
def test_every_rule_has_texts_and_examples(name: str) -> None:
    found = ALL[name]
    for text in (found.title, found.why, found.advice):
        assert text.de.strip() != text.en.strip()
    assert found.fails
    assert found.passes
    assert set(found.criteria) <= CRITERIA.keys() | BEYOND.keys()
    assert texts_of(name).title == found.title
    assert criteria_of(name) == found.criteria
