"""Abbreviations, explained and not."""

import pytest

from tests.accessibility.rules import applies, doubts, hits

RULE = "abbreviation-unexplained"


@pytest.mark.parametrize(
    "html",
    [
        "<p>Das OZG regelt viel.</p>",
        "<p>Der ÖPNV wird besser.</p><p>Der ÖPNV fährt.</p>",
        "<h2>Das OZG</h2><p>Das OZG regelt viel.</p>",
        "<p>Die OZG-Leistungen sind online.</p>",
        '<p>Das <a href="/aktuelles/">OZG</a> regelt viel.</p>',
        "<p>KERN ist die Grundlage.</p>",
        "<p>Das OZG regelt viel.</p><p>Das Onlinezugangsgesetz (OZG) von 2017.</p>",
    ],
)
def test_needs_a_look(html: str) -> None:
    assert not hits(RULE, html)
    assert len(doubts(RULE, html)) == 1


@pytest.mark.parametrize(
    "html",
    [
        "<p>Das Onlinezugangsgesetz (OZG) regelt viel. Das OZG gilt.</p>",
        "<p>Das OZG (Onlinezugangsgesetz) regelt viel.</p>",
        '<p>Das <abbr title="Onlinezugangsgesetz">OZG</abbr> regelt viel.</p>',
        "<p>OZG steht für Onlinezugangsgesetz.</p>",
        '<p>Das <a href="/hilfe/glossar/#ozg">OZG</a> regelt viel. Das OZG gilt.</p>',
        '<p>Der <a href="/en/glossary/#ogd"><abbr>OGD</abbr></a> is here.</p>',
        "<p>Der Ausschuss, kurz ADG, tagt.</p>",
        "<h2>OZG</h2><p>Das Onlinezugangsgesetz (OZG) regelt viel.</p>",
        "<p>Die EU fördert das als PDF, z. B. in NRW.</p>",
        "<p>Kapitel III und Ludwig XIV.</p>",
        "<p>Maßnahme BK-12 und COVID-19</p>",
        "<dl><dt>OZG</dt><dd>Das OZG regelt viel.</dd></dl>",
        "<h2>ALLES NEU</h2>",
        "<p hidden>Das OZG</p>",
        "<main><p>Text</p></main><footer><p>Das OZG</p></footer>",
        "<p><code>OZG</code> ist ein Wert.</p>",
        "<p>Das Onlinezugangsgesetz (kurz: OZG) regelt viel.</p>",
        "<p>E-Mail an OZG@stadt.example</p>",
    ],
)
def test_passes(html: str) -> None:
    assert not hits(RULE, html)
    assert not doubts(RULE, html)


def test_does_not_apply() -> None:
    html = "<div>OZG</div>"
    assert not applies(RULE, html)
