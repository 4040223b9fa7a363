"""Players of other sites, and frames that play nothing."""

import pytest

from tests.accessibility.rules import applies, doubts, hits

RULE = "embedded-player-unchecked"


@pytest.mark.parametrize(
    "source",
    [
        "https://www.youtube.com/embed/a1",
        "//www.youtube-nocookie.com/embed/a1?rel=0",
        "https://player.vimeo.com/video/1",
        "https://video.stadt.example/videos/embed/4f3c",
    ],
)
def test_a_player_is_for_a_person_to_look_at(source: str) -> None:
    html = f'<iframe src="{source}" title="Rundgang"></iframe>'
    assert not hits(RULE, html)
    assert len(doubts(RULE, html)) == 1


@pytest.mark.parametrize(
    "html",
    [
        '<iframe src="https://karten.example/plan" title="Stadtplan"></iframe>',
        '<iframe src="https://notyoutube.com/embed/a1" title="Plan"></iframe>',
        '<iframe src="https://www.youtube.com/embed/a1" title="Film" hidden></iframe>',
        '<iframe srcdoc="<p>Rat</p>" title="Rat"></iframe>',
        '<iframe src="https://[kaputt/embed" title="Rat"></iframe>',
    ],
)
def test_passes(html: str) -> None:
    assert not doubts(RULE, html)


def test_does_not_apply() -> None:
    assert not applies(RULE, '<a href="https://www.youtube.com/watch?v=a1">Film</a>')
