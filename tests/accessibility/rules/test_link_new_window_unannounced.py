"""Links that open a new window."""

import pytest

from tests.accessibility.rules import applies, doubts, hits

RULE = "link-new-window-unannounced"


@pytest.mark.parametrize(
    "html",
    [
        '<a href="https://rat.example" target="_blank">Ratsinformationen</a>',
        '<a href="/x" target="fenster2">Karte</a>',
    ],
)
def test_fails(html: str) -> None:
    assert len(hits(RULE, html)) == 1


@pytest.mark.parametrize(
    "html",
    [
        '<a href="/x" target="_blank">Karte (öffnet ein neues Fenster)</a>',
        '<a href="/x" target="_blank">Map (opens in a new tab)</a>',
        '<a href="/x" target="_blank" title="Öffnet in neuem Tab">Karte</a>',
        '<a href="/x" target="_blank">Karte <img src="e.svg" alt="externer Link"></a>',
        '<a href="/x" target="_self">Karte</a>',
        '<iframe name="karte"></iframe><a href="/x" target="karte">Ortsteil</a>',
        (
            '<p id="n">Öffnet ein neues Fenster</p>'
            '<a href="/x" target="_blank" aria-describedby="n">Karte</a>'
        ),
    ],
)
def test_passes(html: str) -> None:
    assert not hits(RULE, html)
    assert not doubts(RULE, html)


def test_does_not_apply() -> None:
    html = '<a href="/x">Karte</a>'
    assert not applies(RULE, html)
