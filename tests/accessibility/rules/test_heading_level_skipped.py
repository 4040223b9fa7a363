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
    ],
)
def test_fails(html: str) -> None:
    assert len(hits(RULE, html)) == 1


@pytest.mark.parametrize(
    "html",
    [
        "<h1>A</h1><h2>B</h2><h3>C</h3><h2>D</h2>",
        "<h1>A</h1><h2>B</h2><h3>C</h3><h4>D</h4><h2>E</h2>",
        "<h3>A</h3>",
        "<h2>Navigation</h2><h1>A</h1><h2>B</h2>",
        "<h1>A</h1><h4 hidden>B</h4><h2>C</h2>",
    ],
)
def test_passes(html: str) -> None:
    assert not hits(RULE, html)
    assert not doubts(RULE, html)


def test_does_not_apply() -> None:
    html = "<p>A</p>"
    assert not applies(RULE, html)
