"""Bold paragraphs that look like headings."""

import pytest

from tests.accessibility.rules import GERMAN, applies, doubts, hits

RULE = "bold-paragraph-as-heading"


@pytest.mark.parametrize(
    "html",
    [
        f"<p><b>Öffnungszeiten der Bücherei</b></p><p>{GERMAN}</p>",
        f"<p><strong>So geht es </strong><strong>weiter</strong></p>\n<p>{GERMAN}</p>",
        f'<p><span style="font-weight: 700">Öffnungszeiten</span></p><p>{GERMAN}</p>',
    ],
)
def test_fails(html: str) -> None:
    assert len(hits(RULE, html)) == 1


@pytest.mark.parametrize(
    "html",
    [
        f"<p><b>Bitte beachten Sie:</b></p><p>{GERMAN}</p>",
        f"<p><b>12 Euro im Jahr</b></p><p>{GERMAN}</p>",
        f"<p><b>Anna Berger</b></p><p>{GERMAN}</p>",
        f"<p><b>Anna Berger, Bürgermeisterin</b></p><p>{GERMAN}</p>",
        f"<p><b>Nur 12 Euro im Jahr</b></p><p>{GERMAN}</p>",
        "<p><b>Öffnungszeiten</b></p><ul><li>Montag</li></ul>",
        "<p><b>Öffnungszeiten</b></p><p>Montags bis 18 Uhr</p>",
    ],
)
def test_needs_a_look(html: str) -> None:
    assert not hits(RULE, html)
    assert len(doubts(RULE, html)) == 1


@pytest.mark.parametrize(
    "html",
    [
        f"<p><b>Achtung</b> {GERMAN}</p><p>{GERMAN}</p>",
        f"<p><b>Das Rathaus bleibt am Freitag geschlossen.</b></p><p>{GERMAN}</p>",
        "<p><b>Öffnungszeiten</b></p>",
        f"<h2><b>Öffnungszeiten</b></h2><p>{GERMAN}</p>",
        f"<blockquote><p><b>Anna Beispiel</b></p><p>{GERMAN}</p></blockquote>",
        f"<p><b>Rathaus</b></p><p><b>{GERMAN}</b></p>",
        f"<p><b>{GERMAN}</b></p><p>{GERMAN}</p>",
    ],
)
def test_passes(html: str) -> None:
    assert not hits(RULE, html)
    assert not doubts(RULE, html)


@pytest.mark.parametrize(
    "html",
    [
        "<p>Öffnungszeiten</p>",
        "<h2><b>Öffnungszeiten</b></h2>",
    ],
)
def test_does_not_apply(html: str) -> None:
    assert not applies(RULE, html)
