"""Very long text alternatives."""

import pytest

from tests.accessibility.rules import GERMAN, applies, doubts, hits

RULE = "alt-too-long"


def test_needs_a_look() -> None:
    html = f'<img src="a" alt="{GERMAN} {GERMAN}">'
    assert not hits(RULE, html)
    assert len(doubts(RULE, html)) == 1


@pytest.mark.parametrize(
    "html",
    [
        '<img src="a" alt="Rathaus">',
        f'<img src="a" alt="{GERMAN} {GERMAN}" hidden>',
    ],
)
def test_passes(html: str) -> None:
    assert not hits(RULE, html)
    assert not doubts(RULE, html)


def test_does_not_apply() -> None:
    html = '<img src="a" alt="">'
    assert not applies(RULE, html)
