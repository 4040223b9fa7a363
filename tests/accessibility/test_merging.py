"""What two engines say of the same element is one finding, and of the same rule one outcome."""

from dataclasses import replace

import pytest

from accessibility.auditor import Auditor, Setup, choose_engines
from accessibility.catalogue import criteria_of
from accessibility.conf import configuration
from accessibility.depth import THOROUGH
from accessibility.findings import EngineResult, Finding, Impact, Outcome, Text
from accessibility.live_rules import LiveRule, all_live_rules
from accessibility.merging import Merged, merged
from accessibility.probes import probe_rules
from accessibility.rules import Rule, all_rules
from accessibility.targets import LoadedPage
from tests.accessibility.bad_server import BadServer, page, raw

HTML = "<html><body><main><h1>Rathaus</h1><h3 id='a'></h3><h3 id='b'></h3></main></body></html>"
OURS = Finding(
    rule="heading-empty",
    outcome=Outcome.FAILED,
    impact=Impact.MODERATE,
    engines=("static",),
    selector="#a",
    html="<h3 id='a'></h3>",
    message=Text(de="Leer", en="Empty"),
)
THEIRS = replace(OURS, rule="empty-heading", engines=("axe",), impact=Impact.MINOR)


def merge(
    *findings: Finding,
    rules: tuple[str, str] = ("heading-empty", "empty-heading"),
    **outcomes: Outcome,
) -> Merged:
    """Both engines on `HTML` with these findings; ``outcomes`` are those of the two rules."""
    loaded = LoadedPage(
        url="https://stadt.example/",
        final_url="https://stadt.example/",
        title="",
        language="",
        run_async=lambda *_: None,
        ask=lambda *_, **__: {},
        press=lambda *_, **__: None,
        inject_axe=lambda _: None,
        fetch_html=lambda: HTML,
    )
    told = {"axe": Outcome.FAILED, "static": Outcome.FAILED} | outcomes
    results = {
        engine: EngineResult(
            tuple(finding for finding in findings if finding.engines == (engine,)),
            {rule: told[engine], f"only-{engine}": Outcome.PASSED},
        )
        for engine, rule in zip(("static", "axe"), rules, strict=True)
    }
    return merged(loaded, results)


def test_all_that_a_rule_of_ours_says_of_an_element_stays() -> None:
    also = replace(OURS, message=Text(de="Auch leer", en="Empty as well"))
    doubt = replace(OURS, outcome=Outcome.CANT_TELL)
    assert merge(OURS, also, doubt).findings == (OURS, also, doubt)
    assert merge(OURS, OURS).findings == (OURS,)


@pytest.mark.parametrize(
    ("ours", "theirs", "joined"),
    [
        (Outcome.FAILED, Outcome.FAILED, Outcome.FAILED),
        (Outcome.CANT_TELL, Outcome.FAILED, Outcome.FAILED),
        (Outcome.FAILED, Outcome.CANT_TELL, Outcome.FAILED),
        (Outcome.CANT_TELL, Outcome.CANT_TELL, Outcome.CANT_TELL),
    ],
)
def test_joined_finding_has_the_certain_outcome_and_so_has_its_rule(
    ours: Outcome, theirs: Outcome, joined: Outcome
) -> None:
    findings = (replace(OURS, outcome=ours), replace(THEIRS, outcome=theirs))
    result = merge(*findings, static=ours, axe=theirs)
    (finding,) = result.findings
    assert (finding.outcome, finding.engines) == (joined, ("static", "axe"))
    assert result.outcomes["static"]["heading-empty"] is joined


def test_of_several_on_an_element_only_one_is_the_same() -> None:
    doubt = replace(OURS, outcome=Outcome.CANT_TELL)
    kept, joined = merge(doubt, OURS, THEIRS).findings
    assert kept == doubt
    assert (joined.outcome, joined.engines) == (Outcome.FAILED, ("static", "axe"))


@pytest.mark.parametrize("selector", ["#b", "iframe >>> #a", "#a > !"])
def test_what_only_the_other_engine_found_stands_under_our_rule(selector: str) -> None:
    result = merge(replace(THEIRS, selector=selector), static=Outcome.PASSED)
    (finding,) = result.findings
    assert (finding.rule, finding.engines) == ("heading-empty", ("axe",))
    assert (finding.selector, finding.impact) == (selector, Impact.MODERATE)
    assert result.outcomes["static"]["heading-empty"] is Outcome.FAILED


@pytest.mark.parametrize(
    ("ours", "theirs", "told"),
    [
        (Outcome.INAPPLICABLE, Outcome.PASSED, Outcome.PASSED),
        (Outcome.PASSED, Outcome.INAPPLICABLE, Outcome.PASSED),
        (Outcome.INAPPLICABLE, Outcome.UNTESTED, Outcome.UNTESTED),
    ],
)
def test_rule_has_one_outcome_whatever_was_found(
    ours: Outcome, theirs: Outcome, told: Outcome
) -> None:
    assert merge(static=ours, axe=theirs).outcomes == {
        "axe": {"only-axe": Outcome.PASSED},
        "static": {"heading-empty": told, "only-static": Outcome.PASSED},
    }


def test_rules_that_are_the_same_test_the_same_criteria() -> None:
    pairs = [(rule, theirs) for rule in all_rules().values() for theirs in rule.same_as]
    assert pairs
    for rule, theirs in pairs:
        assert rule.criteria == criteria_of(theirs), rule.id


def findings_of(auditor: Auditor, server: BadServer, path: str) -> dict[str, list[Finding]]:
    by_rule: dict[str, list[Finding]] = {}
    for finding in auditor.audit(server.url(path)).findings:
        by_rule.setdefault(finding.rule, []).append(finding)
    return by_rule


@pytest.mark.browser
def test_same_element_is_one_finding_with_two_names(
    auditor: Auditor, bad_server: BadServer
) -> None:
    found = findings_of(auditor, bad_server, "/twice-found")
    assert [f.engines for f in found["tabindex-positive"]] == [("static", "axe")]
    assert [f.engines for f in found["heading-empty"]] == [("static", "axe")]
    assert not found.keys() & {"tabindex", "empty-heading"}


@pytest.mark.browser
def test_text_on_a_gradient_is_one_finding_with_two_names(bad_server: BadServer) -> None:
    conf = replace(configuration(), depth=THOROUGH)
    gradient = "color: #fff; background: linear-gradient(#000, #fff)"
    bad_server.pages["/gradient"] = page(
        f"<p style='{gradient}'>Rathaus</p><p style='color: #bbb'>Blass</p>"
    )
    with Auditor(Setup(configuration=conf, engines=choose_engines(conf))) as thorough:
        found = findings_of(thorough, bad_server, "/gradient")
    (over,) = found["text-over-picture-contrast"]
    assert (over.outcome, over.engines) == (Outcome.CANT_TELL, ("live", "axe"))
    (pale,) = found["color-contrast"]
    assert (pale.outcome, pale.engines) == (Outcome.FAILED, ("axe",))


@pytest.mark.browser
def test_table_without_headers_is_one_finding_with_two_names(
    auditor: Auditor, bad_server: BadServer
) -> None:
    row = "<tr><td>Altstadt</td><td>4210</td><td>12</td><td>7</td></tr>"
    bad_server.pages["/table"] = page(f"<table id='einwohner'>{row * 4}</table>")
    audited = auditor.audit(bad_server.url("/table"))
    (table,) = [f for f in audited.findings if "1.3.1" in f.criteria]
    assert (table.rule, table.engines) == ("table-without-headers", ("static", "axe"))
    assert table.outcome is Outcome.FAILED
    assert audited.outcomes["axe"]["td-has-header"] is Outcome.PASSED


def test_what_a_sharper_rule_leaves_stays_and_decides_the_outcome() -> None:
    table = replace(OURS, rule="table-without-headers", selector="#a")
    theirs = replace(THEIRS, rule="td-has-header", outcome=Outcome.CANT_TELL)
    elsewhere = replace(theirs, selector="#b")
    for doubts, told in (((theirs,), Outcome.PASSED), ((theirs, elsewhere), Outcome.CANT_TELL)):
        rules = ("table-without-headers", "td-has-header")
        result = merge(table, *doubts, rules=rules, axe=Outcome.CANT_TELL)
        assert [f.rule for f in result.findings[1:]] == ["td-has-header"] * (len(doubts) - 1)
        assert result.findings[0].engines == ("static", "axe")
        assert result.outcomes["axe"]["td-has-header"] is told


def test_rules_that_sharpen_another_have_its_criteria() -> None:
    live = {**all_live_rules(), **probe_rules()}
    ours: list[Rule | LiveRule] = [*all_rules().values(), *live.values()]
    pairs = [(rule, theirs) for rule in ours for theirs in rule.sharpens]
    assert pairs
    for rule, theirs in pairs:
        assert rule.criteria == criteria_of(theirs), rule.id


@pytest.mark.browser
def test_other_elements_stay_apart(auditor: Auditor, bad_server: BadServer) -> None:
    """One heading is in the page, the other in a frame, which our rules do not look into."""
    bad_server.pages["/here-and-there"] = page(
        "<h2></h2><iframe title='Bild' srcdoc='<h2></h2>'></iframe>"
    )
    found = findings_of(auditor, bad_server, "/here-and-there")
    assert sorted((f.selector, f.engines) for f in found["heading-empty"]) == [
        ("body > h2", ("static", "axe")),
        ("iframe >>> h2", ("axe",)),
    ]


@pytest.mark.browser
def test_every_abbreviation_of_a_paragraph_is_named(
    auditor: Auditor, bad_server: BadServer
) -> None:
    text = "OZG und DSGVO verpflichten uns, BSI und KGRZ beraten die Stadt dabei."
    html = f"<!doctype html><html lang=de><title>A</title><main><h1>A</h1><p>{text}</p></main>"
    bad_server.pages["/abbreviations"] = raw(html)
    found = findings_of(auditor, bad_server, "/abbreviations")
    named = " ".join(f.message.de for f in found["abbreviation-unexplained"])
    abbreviations = ["OZG", "DSGVO", "BSI", "KGRZ"]
    assert [name for name in abbreviations if name in named] == abbreviations


@pytest.mark.browser
def test_every_page_has_an_outcome_for_the_same_rules(
    auditor: Auditor, bad_server: BadServer
) -> None:
    told = [
        {rule for rules in auditor.audit(bad_server.url(path)).outcomes.values() for rule in rules}
        for path in ("/twice-found", "/found-in-a-frame", "/good")
    ]
    assert told[0] == told[1] == told[2]
    assert "heading-empty" in told[0]
    assert "empty-heading" not in told[0]
