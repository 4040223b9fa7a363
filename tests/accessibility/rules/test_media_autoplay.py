"""Sound that starts by itself."""

import pytest

from tests.accessibility.rules import applies, doubts, hits

RULE = "media-autoplay"


def test_fails() -> None:
    html = '<audio src="a.mp3" autoplay loop></audio>'
    assert len(hits(RULE, html)) == 1


@pytest.mark.parametrize(
    "html",
    [
        '<video src="a.mp4" autoplay></video>',
        '<audio src="a.mp3" autoplay controls></audio>',
        '<audio src="a.mp3" autoplay loop></audio><button>Stopp</button>',
    ],
)
def test_needs_a_look(html: str) -> None:
    assert not hits(RULE, html)
    assert len(doubts(RULE, html)) == 1


@pytest.mark.parametrize(
    "html",
    [
        '<video src="a.mp4" controls></video>',
        '<video src="a.mp4" autoplay muted controls></video>',
        '<audio src="a.mp3" controls></audio>',
    ],
)
def test_passes(html: str) -> None:
    assert not hits(RULE, html)
    assert not doubts(RULE, html)


def test_does_not_apply() -> None:
    html = "<p>Text</p>"
    assert not applies(RULE, html)
