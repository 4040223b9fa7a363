"""Two links side by side to the same place."""

import pytest

from tests.accessibility.rules import applies, doubts, hits

RULE = "adjacent-links-same-target"


@pytest.mark.parametrize(
    "html",
    [
        '<a href="/x"><img src="a" alt="Brücke"></a> <a href="/x">Brücke</a>',
        (
            '<article><a href="/x"><img src="a" alt=""></a><h3><a href="/x">Brücke</a></h3>'
            "</article>"
        ),
        '<p><a href="/x">Neue </a><a href="/x">Brücke</a></p>',
    ],
)
def test_fails(html: str) -> None:
    assert len(hits(RULE, html)) == 1


@pytest.mark.parametrize(
    "html",
    [
        '<a href="/x">Brücke</a> <a href="/y">Tunnel</a>',
        '<a href="/x">Brücke</a> und <a href="/x">noch einmal Brücke</a>',
        '<ul><li><a href="/x">Brücke</a></li><li><a href="/x">Brücke</a></li></ul>',
        '<header><a href="/">Logo</a><nav><a href="/">Start</a></nav></header>',
        '<a href="/x" aria-hidden="true"><img src="a"></a><a href="/x">Brücke</a>',
        '<a href="#">a</a><a href="#">b</a>',
        '<a href="/x">Brücke</a><img src="a" alt="Karte"><a href="/x">Brücke</a>',
    ],
)
def test_passes(html: str) -> None:
    assert not hits(RULE, html)
    assert not doubts(RULE, html)


def test_does_not_apply() -> None:
    html = "<a>Brücke</a>"
    assert not applies(RULE, html)
