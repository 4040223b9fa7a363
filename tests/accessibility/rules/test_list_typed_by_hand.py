"""Lists made of typed dashes and numbers."""

import pytest

from tests.accessibility.rules import applies, doubts, hits

RULE = "list-typed-by-hand"


@pytest.mark.parametrize(
    "html",
    [
        "<p>- Breitband</p><p>- Schulen</p><p>- Bücherei</p>",
        "<p>Themen:<br>– Breitband<br>– Schulen<br>– Bücherei</p>",
        "<p>• Breitband</p>\n<p>• Schulen</p>",
        "<p>1. Prüfen</p><p>2. Bewerten</p><p>3. Berichten</p>",
        "<p>a) Prüfen<br/>b) Bewerten<br/>c) Berichten</p>",
    ],
)
def test_fails(html: str) -> None:
    assert len(hits(RULE, html)) == 1


@pytest.mark.parametrize(
    "html",
    [
        "<p>- Breitband</p><p>- Schulen</p>",
        "<p>1) Prüfen<br>2) Bewerten</p>",
        "<p>– Wer ist da?</p><p>– Ich bin es.</p><p>– Komm herein</p>",
        "<p>— „Wohin?“<br>— „Nach Hause.“<br>— „Schon?“</p>",
    ],
)
def test_needs_a_look(html: str) -> None:
    assert not hits(RULE, html)
    assert len(doubts(RULE, html)) == 1


@pytest.mark.parametrize(
    "html",
    [
        "<ul><li>Breitband</li><li>Schulen</li></ul>",
        "<p>1. Januar: Neujahr</p><p>2. Februar: Lichtmess</p><p>3. März: Frühling</p>",
        "<p>- Werbung -</p><p>Text</p>",
        "<p>2021 – Antrag<br>2022 – Bericht<br>2024 – Bericht</p>",
        "<p>1. Platz</p><p>1. Platz</p>",
        "<p>- Breitband</p><p>Ein Absatz dazwischen</p><p>- Schulen</p>",
        "<p>Rathaus-Straße</p>",
    ],
)
def test_passes(html: str) -> None:
    assert not hits(RULE, html)
    assert not doubts(RULE, html)


def test_does_not_apply() -> None:
    html = "<div>- Breitband</div>"
    assert not applies(RULE, html)
