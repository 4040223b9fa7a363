"""Pages without a link to the statement."""

import pytest

from tests.accessibility.rules import doubts, hits

RULE = "accessibility-statement-not-linked"


@pytest.mark.parametrize(
    "html",
    [
        "<p>Text</p>",
        '<a href="/impressum">Impressum</a>',
        "<a>Erklärung zur Barrierefreiheit</a>",
        '<a href="/e" hidden>Erklärung zur Barrierefreiheit</a>',
    ],
)
def test_fails(html: str) -> None:
    assert len(hits(RULE, html)) == 1


@pytest.mark.parametrize(
    "html",
    ['<a href="/b">Barrierefreiheit in der Stadthalle</a>', "<p>Text</p><x-footer></x-footer>"],
)
def test_needs_a_look(html: str) -> None:
    assert not hits(RULE, html)
    assert len(doubts(RULE, html)) == 1


@pytest.mark.parametrize(
    "html",
    [
        '<a href="/e">Erklärung zur Barrierefreiheit</a>',
        '<a href="/e">Erklärung zur digitalen Barrierefreiheit</a>',
        '<a href="/e">Barrierefreiheit</a>',
        '<a href="/e">Accessibility statement</a>',
        '<a href="/e"><img src="a" alt="Barrierefreiheitserklärung"></a>',
    ],
)
def test_passes(html: str) -> None:
    assert not hits(RULE, html)
    assert not doubts(RULE, html)
