"""Videos that move by themselves."""

import pytest

from tests.accessibility.rules import applies, doubts, hits

RULE = "video-moves-by-itself"


@pytest.mark.parametrize(
    "html",
    [
        '<video src="a.mp4" autoplay muted loop></video>',
        '<div aria-hidden="true"><video src="a.mp4" autoplay loop></video></div>',
    ],
)
def test_fails(html: str) -> None:
    assert len(hits(RULE, html)) == 1


@pytest.mark.parametrize(
    "html",
    [
        '<video src="a.mp4" autoplay muted></video>',
        '<video src="a.mp4" autoplay loop></video><button>Anhalten</button>',
        '<video src="a.mp4" autoplay muted loop></video><span role=button>Anhalten</span><script>',
        '<video src="a.mp4" autoplay loop onclick="this.pause()"></video>',
    ],
)
def test_needs_a_look(html: str) -> None:
    assert not hits(RULE, html)
    assert len(doubts(RULE, html)) == 1


@pytest.mark.parametrize(
    "html",
    [
        '<video src="a.mp4" autoplay muted loop controls></video>',
        '<video src="a.mp4" controls></video>',
        '<video src="a.mp4" autoplay loop hidden></video>',
    ],
)
def test_passes(html: str) -> None:
    assert not hits(RULE, html)
    assert not doubts(RULE, html)


def test_does_not_apply() -> None:
    html = '<audio src="a.mp3" autoplay></audio>'
    assert not applies(RULE, html)
