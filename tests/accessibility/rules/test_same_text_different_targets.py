"""The same link text for different targets."""

import pytest

from tests.accessibility.rules import applies, doubts, hits

RULE = "same-text-different-targets"


@pytest.mark.parametrize(
    "html",
    [
        '<main><a href="/a">Antrag</a> <a href="/b">Antrag</a></main>',
        '<ul><li><a href="/a.pdf">Satzung</a></li><li><a href="/b.pdf">SATZUNG</a></li></ul>',
        '<map><area href="/a" alt="Rat"><area href="/b" alt="Rat"></map>',
        (
            '<p><a href="/a"><svg role="img" aria-label="Folgen"></svg></a> '
            '<a href="/b"><svg role="img" aria-label="Folgen"></svg></a></p>'
        ),
        '<nav><a href="/a">Projekte</a></nav><main><a href="/b">Projekte</a></main>',
        (
            '<p><span role=link tabindex=0 onclick="go(1)">Karte</span> '
            '<span role=link tabindex=0 onclick="go(2)">Karte</span></p>'
        ),
    ],
)
def test_needs_a_look(html: str) -> None:
    assert not hits(RULE, html)
    assert len(doubts(RULE, html)) == 1


@pytest.mark.parametrize(
    "html",
    [
        '<a href="/a">Antrag</a> <a href="/a/">Antrag</a>',
        '<a href="/a">Antrag</a> <a href="https://stadt.example/a">Antrag</a>',
        '<a href="/a">Antrag auf Wohngeld</a> <a href="/b">Antrag auf Kita-Platz</a>',
        '<a href="/kontakt">Kontakt</a> <a href="#kontakt">Kontakt</a>',
        (
            '<nav><a href="/a">Start</a></nav><main><p>Text</p></main><footer><a href="/b">'
            "Start</a></footer>"
        ),
        '<a href="/a">Antrag</a> <a href="/b" hidden>Antrag</a>',
        '<a href="/a">Antrag</a> <a href="/b" aria-label="Antrag auf Wohngeld">Antrag</a>',
        '<p>Von 2025: <a href="/a">Bericht</a></p><p>Von 2026: <a href="/b">Bericht</a></p>',
        '<span onclick="go(1)">Karte</span> <span onclick="go(2)">Karte</span>',
        '<a href="mailto:a@b.example">Mail</a> <a href="mailto:c@b.example">Mail</a>',
    ],
)
def test_passes(html: str) -> None:
    assert not hits(RULE, html)
    assert not doubts(RULE, html)


def test_does_not_apply() -> None:
    html = "<a>Antrag</a> <a>Antrag</a>"
    assert not applies(RULE, html)
