"""A page is audited when it has come to rest, not when it was merely loaded."""

import pytest

from accessibility.auditor import Auditor, PageResult
from tests.accessibility.bad_server import BadServer, late, page, raw

pytestmark = pytest.mark.browser
UNNAMED = "<img src='data:image/gif;base64,R0lGODlhAQABAAAAACw=' width=40 height=40>"
ADD = "document.body.insertAdjacentHTML('beforeend', html)"
FADE = """<style>
  @keyframes appear { from { color: #ddd } to { color: #111 } }
  p.late { background: #fff; color: #111; animation: appear 30s linear 0s 1 both }
  p.endless { background: #fff; color: #111; animation: appear 30s linear infinite }
  p.turn { background: #fff; color: #ddd; transition: color 30s }
  p.turn.on { color: #111 }
</style>"""


@pytest.fixture(autouse=True)
def _slow_part(bad_server: BadServer) -> None:
    bad_server.pages["/part"] = late(0.3, raw(UNNAMED))


def audit(auditor: Auditor, server: BadServer, body: str) -> PageResult:
    server.pages["/settling"] = page(body)
    result = auditor.audit(server.url("/settling"))
    assert result.reason == ""
    return result


@pytest.mark.parametrize(
    "script",
    [
        f"fetch('/part').then((part) => part.text()).then((html) => {ADD})",
        "const ask = new XMLHttpRequest(); ask.open('GET', '/part');"
        f"ask.onload = () => {{ const html = ask.response; {ADD} }}; ask.send()",
        "fetch('/part').then((first) => fetch('/part')).then((part) => part.text())"
        f".then((html) => {ADD})",
        f"setTimeout(() => {{ const html = `{UNNAMED}`; {ADD} }}, 10)",
        "let left = 20; const go = () => { document.title = left; left -= 1;"
        f"if (left) setTimeout(go, 20); else {{ const html = `{UNNAMED}`; {ADD} }} }}; go()",
    ],
    ids=["fetch", "xhr", "fetch-twice", "timer", "chain-of-timers"],
)
def test_content_that_comes_late_is_audited(
    auditor: Auditor, bad_server: BadServer, script: str
) -> None:
    result = audit(auditor, bad_server, f"<script>onload = () => {{ {script} }}</script>")
    assert "image-alt" in {finding.rule for finding in result.findings}
    assert result.remarks == ()


def test_request_that_is_never_answered_is_not_waited_for(
    auditor: Auditor, bad_server: BadServer
) -> None:
    result = audit(auditor, bad_server, "<script>fetch('/never-answers')</script>")
    assert result.remarks == ("restless",)
    assert result.seconds < 15


def test_request_that_fails_is_over(auditor: Auditor, bad_server: BadServer) -> None:
    result = audit(auditor, bad_server, "<script>fetch('/hangs-up').catch(() => 0)</script>")
    assert result.remarks == ()


@pytest.mark.parametrize("name", ["late", "endless"])
def test_animations_are_finished_before_contrast_is_judged(
    auditor: Auditor, bad_server: BadServer, name: str
) -> None:
    result = audit(auditor, bad_server, f"{FADE}<p class={name}>Gut lesbar am Ende</p>")
    assert result.outcomes["axe"]["color-contrast"] == "passed"


def test_transitions_are_finished_before_contrast_is_judged(
    auditor: Auditor, bad_server: BadServer
) -> None:
    turn = "<script>onload = () => setTimeout(() => document.querySelector('.turn')"
    turn += ".classList.add('on'))</script>"
    result = audit(auditor, bad_server, f"{FADE}<p class=turn>Gut lesbar am Ende</p>{turn}")
    assert result.outcomes["axe"]["color-contrast"] == "passed"


def test_text_that_stays_pale_fails(auditor: Auditor, bad_server: BadServer) -> None:
    result = audit(auditor, bad_server, f"{FADE}<p class=turn>Schlecht lesbar</p>")
    assert result.outcomes["axe"]["color-contrast"] == "failed"
