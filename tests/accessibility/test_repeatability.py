"""The same page gives the same results, however often it is audited and in whatever order."""

import random
from collections.abc import Sequence
from dataclasses import replace

import pytest

from accessibility.auditor import Auditor, PageResult, Setup, choose_engines
from accessibility.browser import Browser
from accessibility.conf import Configuration, configuration
from accessibility.depth import THOROUGH
from accessibility.engines import Engine, live
from accessibility.engines.live import LiveEngine
from accessibility.findings import Finding, Outcome
from accessibility.live_rules import Probe
from accessibility.probes import all_probes
from tests.accessibility.bad_server import BadServer, page

Said = tuple[set[Finding], dict[str, dict[str, Outcome]]]
PROBES = all_probes()
CONF = replace(configuration(), depth=THOROUGH)
BODY = """
<header><a href="/">Start</a><nav><a href="/a">Hier klicken</a></nav></header>
<main>
  <h1>Glasfaser in den Ortsteilen</h1><h3>Übersprungen</h3>
  <p style="background: linear-gradient(90deg, #eee, #777); color: #999">Text auf Verlauf</p>
  <p style="width: 60rem">Ein breiter Absatz, der auf schmalen Bildschirmen hinausragt.</p>
  <img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" width="40" height="40">
  <details><summary>Mehr</summary><img src="x.png" alt=""><p style="color: #bbb">Blass</p></details>
  <table><tr><td>Jahr</td><td>Euro</td></tr><tr><td>2024</td><td>100</td></tr></table>
  <form><input><select><option>Eins</option></select><button style="outline: 0">Los</button></form>
  <div tabindex="0" onclick="go()">Klick</div><video src="film.webm" controls></video>
</main>
"""
OPENER = """
<button aria-expanded="false" aria-controls="menu" onclick="
  this.setAttribute('aria-expanded', true); menu.style.display = 'block'; menu.hidden = false;
">Menü</button>
<ul id="menu" hidden><li>Rathaus</li></ul>
"""
ON_GRADIENT = """
<div style="background: linear-gradient(#000, #024); color: #fff"><p>Satz ohne Stil</p></div>
"""
HTML = "arguments[0](document.documentElement.outerHTML);"


def audit(url: str, conf: Configuration, engines: Sequence[Engine], *, times: int) -> list[Said]:
    with Auditor(Setup(configuration=conf, engines=engines)) as auditor:
        return [said(auditor.audit(url)) for _ in range(times)]


def said(result: PageResult) -> Said:
    assert result.failure is None, result.reason
    return set(result.findings), {name: dict(each) for name, each in result.outcomes.items()}


@pytest.mark.browser
def test_five_thorough_audits_of_a_page_say_the_same(bad_server: BadServer) -> None:
    bad_server.pages["/again"] = page(BODY)
    first, *others = audit(bad_server.url("/again"), CONF, choose_engines(CONF), times=5)

    assert len(first[0]) > 10
    assert others == [first] * 4


@pytest.mark.browser
@pytest.mark.parametrize("probe", PROBES, ids=lambda probe: probe.name)
def test_a_probe_leaves_every_attribute_as_it_was(bad_server: BadServer, probe: Probe) -> None:
    bad_server.pages["/left"] = page(BODY + OPENER + ON_GRADIENT)
    with Browser(CONF, preload=LiveEngine(CONF).preload) as browser:
        loaded = browser.load(bad_server.url("/left"))
        before = loaded.run_async(HTML)
        probe.check(loaded, CONF)
        assert loaded.run_async(HTML) == before


@pytest.mark.browser
def test_the_order_of_probes_changes_nothing(
    bad_server: BadServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    bad_server.pages["/again"] = page(BODY)
    results: list[Said] = []
    for number in range(3):
        shuffled = random.Random(number).sample(PROBES, len(PROBES))
        monkeypatch.setattr(live, "all_probes", lambda order=shuffled: order)
        results += audit(bad_server.url("/again"), CONF, choose_engines(CONF), times=1)

    assert results == [results[0]] * 3


@pytest.mark.browser
def test_what_passed_is_not_untested_because_states_are_off(bad_server: BadServer) -> None:
    bad_server.pages["/fine"] = page("<main><h1>Glasfaser</h1><p>Sie kommt.</p></main>")
    conf = replace(CONF, probes=("media",))

    [(_findings, outcomes)] = audit(bad_server.url("/fine"), conf, choose_engines(conf), times=1)

    assert outcomes["axe"]["document-title"] is Outcome.PASSED
