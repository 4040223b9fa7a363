"""The same link text for different targets, with different words around it."""

import pytest

from tests.accessibility.rules import applies, doubts, hits

RULE = "same-text-other-context"


@pytest.mark.parametrize(
    "html",
    [
        '<p>Von 2025: <a href="/a">Bericht</a></p><p>Von 2026: <a href="/b">Bericht</a></p>',
        '<ul><li><a href="/a">Antrag</a> Wohngeld</li><li><a href="/b">Antrag</a> Kita</li></ul>',
    ],
)
def test_needs_a_look(html: str) -> None:
    assert not hits(RULE, html)
    assert len(doubts(RULE, html)) == 1


@pytest.mark.parametrize(
    "html",
    [
        '<p><a href="/a">Antrag</a> <a href="/b">Antrag</a></p>',
        '<p>Von 2025: <a href="/a">Bericht</a></p><p>Noch einmal: <a href="/a">Bericht</a></p>',
        '<p>Neu: <a href="/a">Bericht 2025</a></p><p>Alt: <a href="/b">Bericht 2024</a></p>',
    ],
)
def test_passes(html: str) -> None:
    assert not doubts(RULE, html)


def test_does_not_apply() -> None:
    assert not applies(RULE, "<a>Bericht</a>")
