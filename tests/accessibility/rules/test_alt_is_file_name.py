"""Text alternatives that are file names."""

import pytest

from tests.accessibility.rules import applies, doubts, hits

RULE = "alt-is-file-name"


@pytest.mark.parametrize(
    "html",
    [
        '<img src="a.jpg" alt="IMG_4711.JPG">',
        '<img src="a.jpg" alt="rathaus-platz.png">',
        '<img src="a.jpg" alt="DSC01234">',
        '<img src="/b/karte_neu_2.webp" alt="karte_neu_2">',
        '<img src="a.gif" alt="spacer">',
        '<img src="x.png" alt="Screenshot 2024-01-12">',
        '<img src="a.jpg" alt="P1010023">',
        '<img src="a.jpg" alt="Bild 1">',
    ],
)
def test_fails(html: str) -> None:
    assert len(hits(RULE, html)) == 1


@pytest.mark.parametrize(
    "html",
    [
        '<figure><img src="a.jpg" alt="Bild 1"><figcaption>Bild 1: Der Markt</figcaption></figure>',
        '<p>Foto 3 zeigt den Markt.</p><img src="a.jpg" alt="Foto 3">',
        '<img src="/b/rathaus2.jpg" alt="rathaus2">',
        '<a href="/b/1.jpg"><img src="a.jpg" alt="Bild 1"></a>',
        '<a download href="/logo.png"><img src="/logo.png" alt="logo.png"></a>',
        '<input type="image" src="s.png" alt="suche.png">',
    ],
)
def test_needs_a_look(html: str) -> None:
    assert not hits(RULE, html)
    assert len(doubts(RULE, html)) == 1


@pytest.mark.parametrize(
    "html",
    [
        '<img src="A33.svg" alt="A33">',
        '<img src="p10.svg" alt="P10">',
        '<img src="rathaus.jpg" alt="Rathaus">',
        '<img src="a.jpg" alt="">',
        '<img src="a.jpg">',
        '<img src="p.svg" alt="Symbol für bericht.pdf">',
        '<img src="a.jpg" alt="IMG_1.jpg" hidden>',
        '<img src="2024.png" alt="Haushalt 2024 nach Bereichen">',
        '<input type="text" alt="suche.png">',
    ],
)
def test_passes(html: str) -> None:
    assert not hits(RULE, html)
    assert not doubts(RULE, html)


@pytest.mark.parametrize(
    "html",
    [
        '<img src="a.jpg" alt="">',
        '<img src="a.jpg">',
    ],
)
def test_does_not_apply(html: str) -> None:
    assert not applies(RULE, html)
