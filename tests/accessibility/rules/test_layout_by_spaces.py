"""Distances made of spaces and empty lines."""

import pytest

from tests.accessibility.rules import applies, doubts, hits

RULE = "layout-by-spaces"


@pytest.mark.parametrize(
    "html",
    [
        "<p>Montag&nbsp;&nbsp;&nbsp;&nbsp;8–12 Uhr</p>",
        "<p>Montag &nbsp; &nbsp; &nbsp; 8–12 Uhr</p>",
        "<p>Text</p><p>&nbsp;</p><p>Text</p>",
        "<p>Text</p><p><br></p><p>Text</p>",
        "<p>Text</p><p></p><p></p><p>Text</p>",
        "<p>Text<br><br><br>Text</p>",
    ],
)
def test_fails(html: str) -> None:
    assert len(hits(RULE, html)) == 1


@pytest.mark.parametrize(
    "html",
    [
        "<p>8&nbsp;Uhr bis 12&nbsp;Uhr, z.&nbsp;B. montags</p>",
        "<p>Text<br>Text<br><br>Text</p>",
        "<p>Text</p><p></p><p>Text</p>",
        '<p role="status"></p><p role="status"></p><p role="status">&nbsp;</p>',
        '<p id="meldung"> </p>',
        "<pre>a&nbsp;&nbsp;&nbsp;&nbsp;b</pre><p>x</p>",
        "<p hidden>&nbsp;</p>",
        "<p>a    b</p>",
    ],
)
def test_passes(html: str) -> None:
    assert not hits(RULE, html)
    assert not doubts(RULE, html)


def test_does_not_apply() -> None:
    html = "<h2>Montag</h2>"
    assert not applies(RULE, html)
