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
    assert result.outcomes["accesslint"]["object-alt"] is Outcome.INAPPLICABLE


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
