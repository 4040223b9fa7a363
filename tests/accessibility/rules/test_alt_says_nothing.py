"""Text alternatives that name nothing but the kind of thing that an image is."""

import pytest

from tests.accessibility.rules import applies, doubts, hits

RULE = "alt-says-nothing"


@pytest.mark.parametrize(
    "html",
    [
        '<img src="a.jpg" alt="Bild">',
        '<img src="a.jpg" alt="Foto">',
        '<img src="a.jpg" alt="Ein Foto.">',
        '<img src="a.svg" alt="Grafik">',
        '<img src="a.jpg" alt="image">',
        '<img src="a.jpg" alt="Fotos">',
        '<img src="a.jpg" alt="Picture">',
        '<img src="a.jpg" alt=".">',
        '<img src="a.jpg" alt="…">',
        '<img src="a.jpg" alt="-">',
        '<img src="a.jpg" title="Bild">',
    ],
)
def test_fails(html: str) -> None:
    assert len(hits(RULE, html)) == 1
    assert not doubts(RULE, html)


@pytest.mark.parametrize(
    "html",
    [
        '<img src="a.svg" alt="Logo">',
        '<img src="a.svg" alt="Wappen">',
        '<img src="a.svg" alt="Symbolbild">',
        '<img src="a.svg" alt="Das Diagramm">',
        '<img src="a.gif" alt="*">',
        '<a href="/bilder/"><img src="a.svg" alt="Bilder"></a>',
        '<p><a href="/fotos/"><img src="a.svg" alt="Fotos"></a></p>',
        '<a href="/rathaus/"><img src="a.jpg" alt="Foto"></a>',
        '<input type="image" src="s.png" alt="Bild">',
        '<img src="a.gif" alt="»">',
        '<button><img src="kamera.png" alt="Foto"></button>',
        '<span role="button" tabindex="0"><img src="kamera.png" alt="Foto"></span>',
        '<a href="https://www.bild.de/"><img src="bildlogo.png" alt="Bild"></a>',
        '<img src="bild-logo.png" alt="Bild">',
        '<figure><img src="a.jpg" alt="Foto"><figcaption>Rathaus 1920</figcaption></figure>',
        '<p id="p">Das Rathaus 1920</p><img src="a.jpg" alt="Foto" aria-describedby="p">',
    ],
)
def test_needs_a_look(html: str) -> None:
    assert not hits(RULE, html)
    assert len(doubts(RULE, html)) == 1


@pytest.mark.parametrize(
    "html",
    [
        '<img src="a.jpg" alt="Bild des Rathauses">',
        '<img src="a.jpg" alt="Logo der Stadt Dinslaken">',
        '<img src="a.jpg" alt="Karte von Dinslaken">',
        '<img src="a.jpg" alt="3">',
        '<img src="a.jpg" alt="">',
        '<img src="a.jpg" alt=" ">',
        '<img src="a.jpg" alt="Bild" aria-label="Das Rathaus von der Marktseite">',
        '<img src="a.jpg" alt="Bild" role="presentation">',
        '<img src="a.jpg" alt="Bild" hidden>',
        '<input type="text" alt="Bild">',
    ],
)
def test_passes(html: str) -> None:
    assert not hits(RULE, html)
    assert not doubts(RULE, html)


def test_does_not_apply() -> None:
    assert not applies(RULE, '<img src="a.jpg" alt="">')
    assert not applies(RULE, '<img src="a.jpg">')
