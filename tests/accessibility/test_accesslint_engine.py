"""The second opinion, in a real browser: under axe-core's names, once for each defect."""

from pathlib import Path

import pytest

from accessibility.auditor import Auditor, PageResult, Setup, choose_engines
from accessibility.catalogue import title_of
from accessibility.conf import configuration
from accessibility.engines.accesslint import COUNTERPARTS, AccessLintEngine
from accessibility.engines.distrusted import Use, distrusted
from accessibility.failures import EngineUnavailable
from accessibility.findings import Outcome
from tests.accessibility.bad_server import BadServer, page

UNNAMED = "<img src='/rathaus.png' width='90' height='90'>"
UNNAMED_PARTS = """<img src="/x.png"><iframe src="/good"></iframe><input type="image" src="/x.png">
<svg role="img" width="9" height="9"><circle r="3"/></svg><button></button><a href="/"></a><input>
<div role="slider" tabindex="0" aria-label="x"></div>
<div role="checkbox" aria-checked="maybe"></div>
<details><summary></summary>x</details><button>x <a href="/">y</a></button>"""
NAMES = {
    *("label", "select-name", "aria-input-field-name", "aria-toggle-field-name"),
    *("link-name", "button-name", "input-button-name", "aria-command-name"),
}


@pytest.mark.parametrize("rule", sorted(set(COUNTERPARTS.values())))
def test_every_rule_has_german_texts(rule: str) -> None:
    title = title_of(rule)
    assert title.de != rule
    assert title.de != title.en


def test_distrusted_rules_do_not_run() -> None:
    off = distrusted(AccessLintEngine.name, Use.OFF)
    package = configuration().accesslint_dir / "dist" / "index.iife.js"
    assert [rule for rule in off if f'"{rule}"' not in package.read_text()] == []
    assert not off & COUNTERPARTS.keys()


def test_missing_package_is_named(tmp_path: Path) -> None:
    engine = AccessLintEngine(tmp_path, axe_dir=configuration().axe_dir)
    with pytest.raises(EngineUnavailable) as caught:
        _ = engine.version
    assert str(caught.value) == (
        f"AccessLint fehlt in {tmp_path}. Führen Sie im Ordner des Projekts npm ci aus."
    )


def audit_alone(server: BadServer, path: str) -> PageResult:
    conf = configuration()
    setup = Setup(configuration=conf, engines=choose_engines(conf, ["accesslint"]))
    with Auditor(setup) as auditor:
        return auditor.audit(server.url(path))


@pytest.mark.browser
def test_alone_it_goes_by_axes_names(bad_server: BadServer) -> None:
    bad_server.pages["/unnamed"] = page(UNNAMED)
    result = audit_alone(bad_server, "/unnamed")
    found = [finding for finding in result.findings if finding.rule == "image-alt"]
    assert [finding.engines for finding in found] == [("accesslint",)]
    assert found[0].criteria == ("1.1.1",)
    assert "23a2a8" in found[0].act_rules
    assert result.outcomes["accesslint"]["image-alt"] is Outcome.FAILED
    assert result.outcomes["accesslint"]["svg-img-alt"] is Outcome.INAPPLICABLE


@pytest.mark.browser
def test_what_both_find_is_one_finding(auditor: Auditor, bad_server: BadServer) -> None:
    bad_server.pages["/unnamed"] = page(f"<main><p>{UNNAMED}</p></main>")
    result = auditor.audit(bad_server.url("/unnamed"))
    found = [finding for finding in result.findings if finding.rule == "image-alt"]
    assert [finding.engines for finding in found] == [("axe", "accesslint")]
    assert "image-alt" not in result.outcomes["accesslint"]


@pytest.mark.browser
def test_page_that_takes_it_away_leaves_its_rules_untested(bad_server: BadServer) -> None:
    bad_server.pages["/takes-it"] = page("<script>var AccessLint = null</script>")
    outcomes = audit_alone(bad_server, "/takes-it").outcomes["accesslint"]
    assert set(outcomes.values()) == {Outcome.UNTESTED}


@pytest.mark.browser
def test_it_finds_the_summary_without_a_name(bad_server: BadServer, auditor: Auditor) -> None:
    bad_server.pages["/summary"] = page("<details><summary></summary><p>Text</p></details>")
    result = auditor.audit(bad_server.url("/summary"))
    found = [finding for finding in result.findings if "2t702h" in finding.act_rules]
    assert [finding.outcome for finding in found] == [Outcome.FAILED]


@pytest.mark.browser
@pytest.mark.parametrize(
    "around",
    [
        "<style>.away {{ display: none }}</style><div class=away>{}</div>",
        "<style>.away {{ visibility: hidden }}</style><div class=away>{}</div>",
        "<dialog>{}</dialog>",
        "<div popover>{}</div>",
        "<div inert>{}</div>",
        "<div hidden=until-found>{}</div>",
        "<style>.away {{ content-visibility: hidden }}</style><div class=away>{}</div>",
    ],
)
def test_what_nobody_meets_is_no_defect(bad_server: BadServer, around: str) -> None:
    bad_server.pages["/away"] = page(around.format(UNNAMED_PARTS))
    assert audit_alone(bad_server, "/away").findings == ()


@pytest.mark.browser
@pytest.mark.parametrize(
    "around",
    [
        "<div style='display: contents'>{}</div>",
        "<div style='content-visibility: auto'>{}</div>",
        "<details><summary>Mehr</summary>{}</details>",
        "<div style='position: absolute; left: -999px'>{}</div>",
    ],
)
def test_what_somebody_meets_is_one(bad_server: BadServer, around: str) -> None:
    bad_server.pages["/met"] = page(around.format(UNNAMED))
    assert [each.rule for each in audit_alone(bad_server, "/met").findings] == ["image-alt"]


@pytest.mark.browser
@pytest.mark.parametrize(
    "html",
    [
        "<div aria-hidden=true inert><a href='/'>x</a></div>",
        "<details aria-hidden=true><summary tabindex=-1>x</summary><button>y</button></details>",
        "<fieldset disabled aria-hidden=true><button>x</button></fieldset>",
        "<div role=button aria-pressed='' tabindex=0>Fett</div>",
        "<label>Ja <input type=checkbox autocomplete=ja></label>",
        "<h1 role=tab></h1><h2 role=none></h2>",
        "<object></object><object type='application/pdf' data='/plan.pdf'></object>",
        "<textarea aria-label=Text rows=2>" + "Text " * 500 + "</textarea>",
        "<p style='letter-spacing: .05em !important; opacity: 0'>Text</p>",
        "<meta http-equiv=refresh content='30: /good'>",
        "<meta http-equiv=refresh content='20x; url=/good'>",
        "<div role=list><x-item></x-item></div><script>document.querySelector('x-item')"
        ".attachShadow({mode: 'open'}).innerHTML = '<p role=listitem>Eins</p>'</script>",
    ],
)
def test_it_fails_nothing_that_is_right(bad_server: BadServer, html: str) -> None:
    bad_server.pages["/right"] = page(html)
    assert audit_alone(bad_server, "/right").findings == ()


@pytest.mark.browser
@pytest.mark.parametrize("content", ["30", "30.5 ; url=/good"])
def test_it_finds_the_page_that_leads_on_by_itself(bad_server: BadServer, content: str) -> None:
    bad_server.pages["/leads-on"] = page(f"<meta http-equiv=refresh content='{content}'>")
    (finding,) = audit_alone(bad_server, "/leads-on").findings
    assert (finding.outcome, finding.act_rules) == (Outcome.FAILED, ("bisz58",))


@pytest.mark.browser
@pytest.mark.parametrize(
    ("rule", "part"),
    [
        (
            "aria-hidden-focus",
            "<div aria-hidden=true><p><button>x</button><a href=/>y</a></p></div>",
        ),
        ("nested-interactive", "<button>Mehr <a href='/'>zum Rathaus</a></button>"),
    ],
)
def test_a_part_in_which_nothing_must_be_focused_is_told_once(
    auditor: Auditor, bad_server: BadServer, rule: str, part: str
) -> None:
    bad_server.pages["/focus"] = page(part)
    result = auditor.audit(bad_server.url("/focus"))
    (finding,) = (each for each in result.findings if each.rule == rule)
    assert finding.engines == ("axe", "accesslint")
    assert finding.html.startswith(part[:7])


@pytest.mark.browser
@pytest.mark.parametrize(
    "html",
    [
        "<select><option>Eins</option></select>",
        "<div role=checkbox aria-checked=true tabindex=0></div>",
        "<span role=button tabindex=0></span>",
        "<a href='/' role=button></a>",
    ],
)
def test_a_missing_name_is_one_defect_whatever_the_engines_call_it(
    auditor: Auditor, bad_server: BadServer, html: str
) -> None:
    bad_server.pages["/nameless"] = page(f"<main><h1>Rathaus</h1>{html}</main>")
    result = auditor.audit(bad_server.url("/nameless"))
    failed = [
        finding
        for finding in result.findings
        if finding.outcome is Outcome.FAILED and "4.1.2" in finding.criteria
    ]
    assert [set(finding.engines) for finding in failed] == [{"axe", "accesslint"}]
    assert "c487ae" not in failed[0].act_rules
    told = {rule for each in result.outcomes.values() for rule in each if each[rule] == "failed"}
    assert told & NAMES == {failed[0].rule}
