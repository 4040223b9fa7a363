"""Frames that cannot be told apart by their names, and frames that can or need not be."""

import pytest

from tests.accessibility.rules import doubts, hits

RULE = "frames-share-a-name"


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ('<iframe title="Karte" src="/a/"></iframe><iframe title="karte " src="/b/"></iframe>', 1),
        (
            '<iframe aria-label="Karte" src="/a"></iframe><iframe title="Karte" src="/b"></iframe>',
            1,
        ),
        ('<iframe title="Film" src="/a"></iframe><iframe title="Film" srcdoc="<p>"></iframe>', 1),
        ('<iframe title="Film" src="/seite/a"></iframe><iframe title="Film" src="a"></iframe>', 0),
        ('<iframe title="Film" src="/a"></iframe><iframe title="Karte" src="/b"></iframe>', 0),
        ('<iframe title="Film" src="/a"></iframe><iframe title="Film" src="/b" hidden>', 0),
        ('<iframe src="/a">Film</iframe><iframe src="/b">Film</iframe>', 0),
    ],
)
def test_frames_with_the_same_name_show_the_same(html: str, found: int) -> None:
    assert len(doubts(RULE, html)) == found
    assert hits(RULE, html) == []
