"""ARIA names where they are allowed, and where they are not."""

import pytest

from tests.accessibility.rules import applies, doubts, hits

RULE = "name-on-unnameable"


@pytest.mark.parametrize(
    "html",
    [
        '<p aria-label="Früher 5 Euro">5 €</p>',
        '<div aria-labelledby="x"><i id="x">Preis</i></div>',
        '<strong aria-braillelabel="*">wichtig</strong>',
        '<div aria-roledescription="Folie">Rathaus</div>',
        '<b role="generic" aria-brailleroledescription="Fl">Rathaus</b>',
        '<h2 role="generic" aria-label="Preis">Preis</h2>',
        '<div role="none" aria-label="Preis">5 €</div>',
    ],
)
def test_fails(html: str) -> None:
    assert len(hits(RULE, html)) == 1
    assert not doubts(RULE, html)


@pytest.mark.parametrize(
    "html",
    [
        '<a href="/x" aria-label="Früher 5 Euro">5 €</a>',
        '<div role="group" aria-label="Preis">5 €</div>',
        '<section aria-label="Preise"><p>5 €</p></section>',
        '<p aria-live="polite">5 €</p>',
        '<div aria-label="">5 €</div>',
        '<div role="group" aria-roledescription="Folie">Rathaus</div>',
        '<p aria-roledescription="Vers">Es war einmal</p>',
        '<div aria-roledescription=" ">Rathaus</div>',
        '<div hidden aria-label="Preis">5 €</div>',
        '<ul role="presentation" aria-label="Preise"><li>5 €</ul>',
        '<div role="x-neu group" aria-label="Preis">5 €</div>',
    ],
)
def test_passes(html: str) -> None:
    assert not hits(RULE, html)


def test_does_not_apply() -> None:
    assert not applies(RULE, "<p>5 €</p>")
