"""Text alternatives that say that they are pictures."""

import pytest

from tests.accessibility.rules import applies, doubts, hits

RULE = "alt-begins-with-image-of"


@pytest.mark.parametrize(
    "html",
    [
        '<img src="a" alt="Bild von der Neutorgalerie">',
        '<img src="a" alt="Grafik: Ausbau der Netze">',
        '<img src="a" alt="Das Bild zeigt den Rathausplatz">',
        '<img src="a" alt="Image of the town hall">',
        '<img src="a" alt="a picture showing the park">',
    ],
)
def test_fails(html: str) -> None:
    assert len(hits(RULE, html)) == 1


@pytest.mark.parametrize(
    "html",
    [
        '<img src="a" alt="Foto von der Eröffnung">',
        '<img src="a" alt="Photograph of the mine, 1912">',
    ],
)
def test_needs_a_look(html: str) -> None:
    assert not hits(RULE, html)
    assert len(doubts(RULE, html)) == 1


@pytest.mark.parametrize(
    "html",
    [
        '<img src="a" alt="Bildung ist ein Schwerpunkt">',
        '<img src="a" alt="Rathausplatz mit Brunnen">',
        '<img src="a" alt="Bildschirm mit der Startseite">',
        '<img src="a" alt="Imagefilm der Stadt">',
        '<img src="a" alt="Bild von etwas" aria-hidden="true">',
    ],
)
def test_passes(html: str) -> None:
    assert not hits(RULE, html)
    assert not doubts(RULE, html)


def test_does_not_apply() -> None:
    html = '<img src="a" alt="">'
    assert not applies(RULE, html)
