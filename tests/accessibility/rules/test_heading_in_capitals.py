"""Headings in capital letters."""

import pytest

from tests.accessibility.rules import applies, doubts, hits

RULE = "heading-in-capitals"


@pytest.mark.parametrize(
    "html",
    [
        "<h2>WICHTIGE TERMINE FÜR ALLE</h2>",
        "<h3>NEUE STRAßEN UND WEGE</h3>",
        "<h1>ALLES NEU IM RATHAUS 2024!</h1>",
    ],
)
def test_fails(html: str) -> None:
    assert len(hits(RULE, html)) == 1


@pytest.mark.parametrize(
    "html",
    [
        "<h2>Wichtige Termine</h2>",
        "<h2>OZG und BITV</h2>",
        "<h2>DSGVO</h2>",
        "<h2>ÖPNV 2024</h2>",
        "<h2 hidden>WICHTIGE TERMINE HIER</h2>",
        "<p>WICHTIGE TERMINE HIER</p><h2>Termine</h2>",
        "<h2>2024</h2>",
        "<h2>OZG, DSGVO und BITV</h2>",
    ],
)
def test_passes(html: str) -> None:
    assert not hits(RULE, html)
    assert not doubts(RULE, html)


def test_does_not_apply() -> None:
    html = "<p>WICHTIGE TERMINE</p>"
    assert not applies(RULE, html)
