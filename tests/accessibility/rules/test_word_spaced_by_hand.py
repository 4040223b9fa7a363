"""Words set apart by spaces."""

import pytest

from tests.accessibility.rules import applies, doubts, hits

RULE = "word-spaced-by-hand"


@pytest.mark.parametrize(
    "html",
    [
        "<p>Das ist W i c h t i g für alle</p>",
        "<p>a c h t u n g!</p>",
    ],
)
def test_fails(html: str) -> None:
    assert len(hits(RULE, html)) == 1


@pytest.mark.parametrize(
    "html",
    [
        "<p>Das ist W I C H T I G für alle</p>",
        "<h2>A C H T U N G</h2>",
        "<p>C D E F G A H C</p>",
        "<p>M D M D F S S</p>",
        "<p>Das Sonett reimt a b b a a b b a.</p>",
        "<p>q w e r t z</p>",
    ],
)
def test_what_may_be_letters_one_by_one_needs_a_look(html: str) -> None:
    assert not hits(RULE, html)
    assert len(doubts(RULE, html)) == 1


@pytest.mark.parametrize(
    "html",
    [
        "<p>Das ist wichtig</p>",
        "<p>A B C D E F G</p>",
        "<p>Plan A B C</p>",
        "<p>z. B. u. a. d. h.</p>",
        "<p hidden>W I C H T I G</p>",
        "<p>Buslinien 1 2 3 4 5 6</p>",
    ],
)
def test_passes(html: str) -> None:
    assert not hits(RULE, html)
    assert not doubts(RULE, html)


def test_does_not_apply() -> None:
    html = '<img src="a" alt="W I C H T I G">'
    assert not applies(RULE, html)
