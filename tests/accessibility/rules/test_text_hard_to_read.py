"""German texts that are very hard to read."""

import pytest

from accessibility.rules import all_rules
from tests.accessibility.rules import ENGLISH, GERMAN, applies, doubts, hits

RULE = "text-hard-to-read"
HARD = all_rules()[RULE].fails


def test_needs_a_look_at_the_hardest_paragraph() -> None:
    html = HARD.replace('<main lang="de">', '<main lang="de"><p>Die Stadt hat einen Plan.</p>')
    assert not hits(RULE, html)
    [paragraph] = doubts(RULE, html)
    assert "Fortschreibung" in paragraph.get_text()


@pytest.mark.parametrize(
    "html",
    [
        f'<main lang="de"><p>{GERMAN} {GERMAN}</p></main>',
        f'<main lang="en"><p>{ENGLISH} {ENGLISH}</p></main>',
        HARD.replace('lang="de"', 'lang="fr"'),
        HARD.replace("<main", "<main hidden"),
        '<main lang="de"><p>Bewilligungsvoraussetzungen ergeben sich aus Richtlinien.</p></main>',
    ],
)
def test_passes(html: str) -> None:
    assert not hits(RULE, html)
    assert not doubts(RULE, html)


def test_does_not_apply() -> None:
    assert not applies(RULE, '<p lang="en">Text</p>')
