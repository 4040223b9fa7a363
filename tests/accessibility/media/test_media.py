"""Audio and video on real pages, with real sound, in a real Chromium."""

import contextlib
import functools
import http.server
import math
import struct
import threading
import wave
from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar

import pytest

from accessibility.auditor import choose_engines
from accessibility.browser import Browser
from accessibility.conf import configuration
from accessibility.engines.axe import AxeEngine
from accessibility.findings import EngineResult, Outcome
from accessibility.media.probe import check
from accessibility.media.rules import RULES
from accessibility.merging import merged

FILM = Path("pages/demo/files/documents/film-tag-der-offenen-rechner.webm")
SPOKEN = "Der Rat hat im Januar beschlossen, die Verwaltung zu erneuern und darüber zu berichten. "
PAGES = {
    "nothing": "<p>Text</p>",
    "unstoppable": '<audio src="ton.wav" autoplay></audio>',
    "menu": '<audio src="ton.wav" autoplay></audio><button>Menü</button>',
    "stoppable": '<audio src="ton.wav" autoplay></audio><button>Ton aus</button>',
    "hidden_button": '<audio src="ton.wav" autoplay></audio><button hidden>Ton aus</button>',
    "controls": '<audio src="ton.wav" autoplay controls></audio><p>' + SPOKEN + "</p>",
    "short": '<audio src="ton.wav#t=0,2" autoplay></audio>',
    "silence": '<audio src="stille.wav" autoplay></audio>',
    "muted": '<audio src="ton.wav" autoplay muted></audio>',
    "bare_audio": '<audio src="ton.wav" controls></audio>',
    "transcribed": f'<audio src="ton.wav" controls></audio><h2>Transkript</h2><p>{SPOKEN}</p>',
    "hidden_text": f'<audio src="ton.wav" controls></audio><p aria-hidden="true">{SPOKEN}</p>',
    "linked": '<audio src="ton.wav" controls></audio><a href="t/">Transkript der Rede</a>',
    "film": '<video src="film.webm" controls></video>',
    "captioned": '<video src="film.webm" controls><track kind="captions" src="u.vtt"></video>',
    "empty_track": '<video src="film.webm" controls><track kind="captions" src="leer.vtt"></video>',
    "lost_track": '<video src="film.webm" controls><track kind="captions" src="weg.vtt"></video>',
    "lost": '<video src="weg.webm" controls></video>',
    "unseen": '<video src="film.webm" controls style="display: none"></video>',
    "dead": '<video src="film.webm"></video><p>' + SPOKEN + "</p>",
    "dead_sound": '<audio src="ton.wav"></audio>',
    "clicked": '<video src="film.webm" onclick="this.play()"></video>',
    "own_player": '<video src="film.webm"></video><button onclick="1">Abspielen</button>',
    "background": '<video src="film.webm" autoplay muted loop></video>',
    "unloaded": '<video src="film.webm" controls preload="none"></video>',
}
START, BY_ITSELF = "sound-cannot-be-stopped", "sound-starts-by-itself"
CAPTIONS, DESCRIPTION = "video-without-captions", "video-without-description"
SILENT, TRANSCRIPT = "silent-film-without-text", "audio-without-transcript"
CONTROLS = "media-without-controls"
COMPARE = "media-alternative-to-compare"
EXPECTED: dict[str, dict[str, str]] = {
    "nothing": {},
    "unstoppable": {START: "failed", TRANSCRIPT: "cantTell"},
    "menu": {START: "cantTell", TRANSCRIPT: "cantTell"},
    "stoppable": {BY_ITSELF: "failed", TRANSCRIPT: "cantTell"},
    "hidden_button": {START: "failed", TRANSCRIPT: "cantTell"},
    "controls": {BY_ITSELF: "failed"},
    "short": {TRANSCRIPT: "cantTell"},
    "silence": {},
    "muted": {TRANSCRIPT: "cantTell"},
    "bare_audio": {TRANSCRIPT: "cantTell"},
    "transcribed": {},
    "hidden_text": {TRANSCRIPT: "cantTell"},
    "linked": {COMPARE: "cantTell"},
    "film": {CAPTIONS: "cantTell", DESCRIPTION: "cantTell"},
    "captioned": {COMPARE: "cantTell", DESCRIPTION: "cantTell"},
    "empty_track": {CAPTIONS: "cantTell", DESCRIPTION: "cantTell"},
    "lost_track": {CAPTIONS: "cantTell", DESCRIPTION: "cantTell"},
    "lost": {SILENT: "cantTell"},
    "unseen": {},
    "dead": {CONTROLS: "failed", CAPTIONS: "cantTell", DESCRIPTION: "cantTell"},
    "dead_sound": {CONTROLS: "failed"},
    "clicked": {CONTROLS: "cantTell", CAPTIONS: "cantTell", DESCRIPTION: "cantTell"},
    "own_player": {CAPTIONS: "cantTell", DESCRIPTION: "cantTell"},
    "background": {},
    "unloaded": {CAPTIONS: "cantTell", DESCRIPTION: "cantTell"},
}


def write_sound(path: Path, *, loudness: int) -> None:
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(8000)
        tone = (int(loudness * math.sin(place / 3)) for place in range(8000 * 5))
        file.writeframes(b"".join(struct.pack("<h", level) for level in tone))


class QuietHandler(http.server.SimpleHTTPRequestHandler):
    """Serves the folder; ``/endlos.wav`` ends for a player only, which asks for a range."""

    sent: ClassVar[dict[str, int]] = {}

    def do_GET(self) -> None:
        self.sent.setdefault(self.path, 0)
        is_endless = self.path == "/endlos.wav"
        if not is_endless or "Range" in self.headers:
            self.path = "/ton.wav" if is_endless else self.path
            super().do_GET()
            return
        self.send_response(200)
        self.send_header("Content-Type", "audio/wav")
        self.end_headers()
        with contextlib.suppress(OSError):
            for _ in range(60):
                self.wfile.write(bytes(1024 * 1024))
                self.sent[self.path] += 1

    def log_message(self, *_args: object) -> None:
        pass


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("town")
    write_sound(folder / "ton.wav", loudness=8000)
    write_sound(folder / "stille.wav", loudness=0)
    (folder / "film.webm").write_bytes(FILM.read_bytes())
    (folder / "u.vtt").write_text("WEBVTT\n\n00:00.000 --> 00:04.000\nGuten Tag\n")
    (folder / "leer.vtt").write_text("WEBVTT\n")
    for name, html in PAGES.items():
        page = f'<!doctype html><html lang="de"><title>Seite</title><body>{html}</body></html>'
        (folder / f"{name}.html").write_text(page)
    handler = functools.partial(QuietHandler, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    conf = configuration()
    with Browser(conf, preload=AxeEngine(conf.axe_dir).preload) as started:
        yield started


@pytest.mark.parametrize("name", PAGES)
def test_each_recording_is_judged(town: str, browser: Browser, name: str) -> None:
    page = browser.load(f"{town}/{name}.html")
    before = page.run_async("arguments[0](document.documentElement.outerHTML)")
    result = check(page, configuration())
    found = {finding.rule: finding.outcome.value for finding in result.findings}
    assert found == EXPECTED[name]
    assert page.run_async("arguments[0](document.documentElement.outerHTML)") == before
    assert result.outcomes.keys() == {rule.id for rule in RULES}


@pytest.mark.parametrize("name", ["bare_audio", "linked"])
def test_a_text_for_sound_is_asked_for_in_the_name_of_the_rule_that_demands_one(
    town: str, browser: Browser, name: str
) -> None:
    (found,) = check(browser.load(f"{town}/{name}.html"), configuration()).findings
    assert "e7aa44" in found.act_rules
    assert found.criteria == ("1.2.1",)


def test_who_has_looked_silences_who_guesses(town: str, browser: Browser) -> None:
    page = browser.load(f"{town}/controls.html")
    (static,) = choose_engines(configuration(), ["static"])
    alone = merged(page, {"static": static.check(page)})
    assert "media-autoplay" in {finding.rule for finding in alone.findings}
    both = merged(page, {"static": static.check(page), "live": check(page, configuration())})
    assert "media-autoplay" not in {finding.rule for finding in both.findings}
    assert "media-autoplay" not in both.outcomes["static"]
    untested = EngineResult((), {rule.id: Outcome.UNTESTED for rule in RULES})
    neither = merged(page, {"static": static.check(page), "live": untested})
    assert neither.outcomes["static"] == alone.outcomes["static"]


def test_foreign_and_endless_files_are_not_fetched_for_the_check(
    town: str, browser: Browser
) -> None:
    foreign = town.replace("127.0.0.1", "localhost")
    page = browser.load(f"{town}/nothing.html")
    page.run_async(
        "document.body.innerHTML = arguments[0]; arguments[1]()",
        f'<video src="{foreign}/fremd.webm" preload="none" controls></video>'
        '<video src="http://[" preload="none" controls></video>'
        '<audio src="endlos.wav" controls preload="none"></audio>',
    )
    outcomes = check(page, configuration()).outcomes
    assert outcomes[TRANSCRIPT] == "cantTell"
    assert "/fremd.webm" not in QuietHandler.sent
    assert QuietHandler.sent["/endlos.wav"] < 40  # of 60; how many in the time is the machine's
