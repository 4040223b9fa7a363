"""Headings that leave out a level."""

import pytest

from tests.accessibility.rules import applies, doubts, hits

RULE = "heading-level-skipped"


@pytest.mark.parametrize(
    "html",
    [
        "<h1>A</h1><h3>B</h3>",
        "<h2>A</h2><h4>B</h4>",
        '<h1>A</h1><h2>B</h2><div role="heading" aria-level="4">C</div>',
        "<h2>A</h2><h3 hidden>B</h3><h4>C</h4>",
        "<h2>A</h2><h3></h3><h4>B</h4>",
        "<h1>A</h1><x-b></x-b><h2>B</h2><h4>C</h4>",
    ],
)
def test_fails(html: str) -> None:
    assert len(hits(RULE, html)) == 1


@pytest.mark.parametrize(
    "html",
    [
        "<h2>A</h2><div><x-section></x-section></div><h4>C</h4>",
        '<h2>A</h2><div><template shadowrootmode="open"><h3>B</h3></template></div><h4>C</h4>',
    ],
)
def test_a_heading_that_a_shadow_tree_may_hold_needs_a_look(html: str) -> None:
    assert not hits(RULE, html)
    assert len(doubts(RULE, html)) == 1


@pytest.mark.parametrize(
    "html",
    [
        "<h1>A</h1><h2>B</h2><h3>C</h3><h2>D</h2>",
        "<h1>A</h1><h2>B</h2><h3>C</h3><h4>D</h4><h2>E</h2>",
        "<h3>A</h3>",
        "<h2>Navigation</h2><h1>A</h1><h2>B</h2>",
        "<h1>A</h1><h4 hidden>B</h4><h2>C</h2>",
        "<h1>A</h1><h2><x-title></x-title></h2><h3>C</h3>",
        '<h1>A</h1><h2><svg role="img" aria-label="B"></svg></h2><h3>C</h3>',
    ],
)
def test_passes(html: str) -> None:
    assert not hits(RULE, html)
    assert not doubts(RULE, html)


def test_does_not_apply() -> None:
    html = "<p>A</p>"
    assert not applies(RULE, html)
