"""Logos with the right name and with another's."""

import pytest

from tests.accessibility.rules import applies, doubts, hits

RULE = "image-name-contradicts-file"
DRAW = "<script>const c = document.getElementById('k'); load(c, '/m/logo-museum.png');</script>"


@pytest.mark.parametrize(
    "html",
    [
        '<img src="/m/logo-stadtwerke.png" alt="Logo der Sparkasse">',
        '<img src="/m/Wappen_Wesel.svg" alt="Wappen der Stadt Dinslaken">',
        '<input type=image src="/m/museum-logo.gif" alt="Logo des Theaters">',
        '<svg aria-label="Logo VHS"><image href="museum-logo.gif"/></svg>',
        f'<canvas id=k aria-label="Logo der Bücherei"></canvas>{DRAW}',
    ],
)
def test_needs_a_look(html: str) -> None:
    assert not hits(RULE, html)
    assert len(doubts(RULE, html)) == 1


@pytest.mark.parametrize(
    "html",
    [
        '<img src="/m/logo-stadtwerke.png" alt="Logo der Stadtwerke">',
        '<img src="/m/logo-vhs.png" alt="Logo: Volks Hoch Schule">',
        '<img src="/m/logo-html5.png" alt="Logo von HTML 5">',
        '<img src="/m/logo.png" alt="Logo der Stadt">',
        '<img src="/m/logo-stadtwerke.png" alt="Zur Startseite der Bürgerinfo">',
        '<img src="/m/rathaus.jpg" alt="Logo der Sparkasse an einer Wand">',
        '<img src="/m/logo-museum.png" alt="Logo VHS" aria-hidden=true>',
        f'<canvas id=k aria-label="Logo des Museums"></canvas>{DRAW}',
        '<img src="http://[" alt="Logo"><img alt="Logo der VHS">',
    ],
)
def test_passes(html: str) -> None:
    assert not doubts(RULE, html)


def test_does_not_apply() -> None:
    assert not applies(RULE, "<p>Logo der Sparkasse</p>")
