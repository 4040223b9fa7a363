"""German texts made of abstract nouns."""

import pytest

from tests.accessibility.rules import GERMAN, applies, doubts, hits

RULE = "style-nominal"
HEAVY = "Die Umsetzung erfolgt nach Einholung der Zustimmung und Feststellung des Bedarfs. "


def test_needs_one_look_a_page() -> None:
    html = f'<html lang="de"><main><p>{GERMAN}</p><p>{HEAVY * 3}</p></main>'
    assert not hits(RULE, html)
    assert len(doubts(RULE, html)) == 1


@pytest.mark.parametrize(
    "html",
    [
        f'<html lang="de"><main><p>{GERMAN} {HEAVY * 2}</p></main>',
        f'<html lang="en"><main><p>{HEAVY * 3}</p></main>',
        '<html lang="de"><main><p>'
        + "Die Verwaltung berät in der Sitzung über Bildung, Förderung und Digitalisierung. " * 4
        + "</p></main>",
        f'<html lang="de"><main><p hidden>{HEAVY * 3}</p></main>',
    ],
)
def test_passes(html: str) -> None:
    assert not hits(RULE, html)
    assert not doubts(RULE, html)


def test_does_not_apply() -> None:
    assert not applies(RULE, '<p lang="en">Text</p>')
