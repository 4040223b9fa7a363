"""Sentences in capital letters."""

import pytest

from tests.accessibility.rules import applies, doubts, hits

RULE = "text-in-capitals"


@pytest.mark.parametrize(
    "html",
    [
        "<p>BITTE BEACHTEN SIE DIE GEÄNDERTEN ÖFFNUNGSZEITEN!</p>",
        "<p>Wichtig. DAS RATHAUS BLEIBT AM FREITAG GESCHLOSSEN. Danke.</p>",
        "<li>DIE STRAßE BLEIBT WEGEN BAUARBEITEN GESPERRT</li>",
    ],
)
def test_fails(html: str) -> None:
    assert len(hits(RULE, html)) == 1


@pytest.mark.parametrize(
    "html",
    [
        "<p>Bitte beachten Sie die Öffnungszeiten.</p>",
        "<p>BITV, WCAG und EN 301 549</p>",
        "<p>OZG BITV WCAG</p>",
        "<h2>DAS RATHAUS BLEIBT HEUTE GANZ GESCHLOSSEN</h2><p>Text</p>",
        "<p hidden>DAS RATHAUS BLEIBT HEUTE GANZ GESCHLOSSEN</p>",
        "<p>2024</p>",
    ],
)
def test_passes(html: str) -> None:
    assert not hits(RULE, html)
    assert not doubts(RULE, html)


def test_does_not_apply() -> None:
    html = "<h2>DAS RATHAUS</h2>"
    assert not applies(RULE, html)
