"""Looks at a page's recordings in the browser, without starting any, and judges them."""

from functools import cache
from typing import Final

from accessibility.conf import Configuration
from accessibility.findings import EngineResult, Outcome
from accessibility.live_rules import Probe
from accessibility.live_scripts import read_script, tools
from accessibility.media.judging import judge
from accessibility.media.recordings import parse_recordings
from accessibility.media.rules import RULES
from accessibility.targets import LoadedPage

MAX_SECONDS: Final = 180
MAX_BYTES: Final = 20 * 1024 * 1024
LIMIT_MS: Final = 4000


def check(page: LoadedPage, configuration: Configuration) -> EngineResult:  # noqa: ARG001 - a probe's shape
    """The findings on the page's audios and videos.

    Raises PageFailed when the tab is gone or hangs.
    """
    told = page.run_async(_script(), MAX_SECONDS, MAX_BYTES, LIMIT_MS)
    if told is None:
        return EngineResult()
    recordings, around = parse_recordings(told)
    findings = tuple(finding for one in recordings for finding in judge(one, around))
    if not recordings:
        return EngineResult((), {rule.id: Outcome.INAPPLICABLE for rule in RULES})
    has_video = any(recording.is_video for recording in recordings)
    has_audio = any(not recording.is_video for recording in recordings)
    applies = {"audio": has_audio, "video": has_video, "audio, video": True}
    return EngineResult(
        findings,
        {rule.id: rule.outcome(findings, applies=applies[rule.applies_to]) for rule in RULES},
    )


@cache
def _script() -> str:
    return "\n".join((tools(), read_script("media.js")))


PROBE = Probe(name="media", rules=RULES, check=check)
