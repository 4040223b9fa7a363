"""Contrast of text in drawings."""

import pytest

from tests.accessibility.rules import applies, doubts, hits

RULE = "svg-text-contrast"
PALE = (
    '<rect width="200" height="100" fill="#fff"/><text x="10" y="50" fill="#ccc">Netz</text></svg>'
)


@pytest.mark.parametrize(
    "html",
    [
        (
            '<svg><rect width="200" height="100" fill="#ffffff"/>'
            '<text x="10" y="50" fill="#cccccc">Netz</text></svg>'
        ),
        (
            '<svg width="200" viewBox="0 0 200 100"><g fill="#777">'
            '<rect width="200" height="100" fill="white"/><text x="10" y="50" fill="#888">'
            "Netz</text></g></svg>"
        ),
        (
            '<svg><circle cx="50" cy="50" r="40" fill="#003366"/><text x="50" y="50">'
            "Netz</text></svg>"
        ),
        (
            '<svg><g transform="translate(100, 0)">'
            '<rect width="50" height="50" style="fill: yellow"/></g>'
            '<rect width="300" height="60" x="150" fill="#000"/>'
            '<text x="110" y="20" fill="white">Netz</text></svg>'
        ),
        (
            '<svg><rect width="200" height="100" fill="#fff"/><text x="9" y="50">'
            '<tspan fill="#ddd">Netz</tspan></text></svg>'
        ),
        f'<svg visibility="hidden"><g visibility="visible">{PALE}',
        f'<svg display="block" stroke="none">{PALE}',
    ],
)
def test_fails(html: str) -> None:
    assert len(hits(RULE, html)) == 1


@pytest.mark.parametrize(
    "html",
    [
        f"<style>svg text{{fill:#000}}</style><svg>{PALE}",
        f"<style>.away{{display:none}}</style><div class=away><svg>{PALE}</div>",
        f'<link rel="stylesheet" href="/s.css"><svg>{PALE}',
        f'<svg class="chart">{PALE}',
        '<svg><text x="10" y="50" fill="#cccccc">Netz</text></svg>',
        (
            '<svg><rect width="200" height="100" fill="#fff"/>'
            '<text class="label" x="10" y="50" fill="#ccc">Netz</text></svg>'
        ),
        (
            '<svg viewBox="0 0 200 100"><rect width="200" height="100" fill="#fff"/>'
            '<text x="10" y="50" fill="#888">Netz</text></svg>'
        ),
    ],
)
def test_needs_a_look(html: str) -> None:
    assert not hits(RULE, html)
    assert len(doubts(RULE, html)) == 1


@pytest.mark.parametrize(
    "html",
    [
        (
            '<svg><rect width="200" height="100" fill="#fff"/>'
            '<text x="10" y="50" fill="#333">Netz</text></svg>'
        ),
        (
            '<svg><rect width="200" height="100" fill="#fff"/>'
            '<text x="10" y="50" font-size="30" fill="#888">Netz</text></svg>'
        ),
        ('<svg><rect width="200" height="100"/><text x="10" y="50" fill="white">Netz</text></svg>'),
        '<svg><text x="10" y="50" fill="currentColor">Netz</text></svg>',
        ('<svg><path d="M0 0h9v9z" fill="#fff"/><text x="10" y="50" fill="#ccc">Netz</text></svg>'),
        '<svg class="logo"><text x="10" y="50" fill="#ccc">Netz</text></svg>',
        '<svg><g transform="rotate(45)"><text x="10" y="50" fill="#ccc">Netz</text></g></svg>',
        (
            '<svg><rect width="9" height="9" fill="#fff"/>'
            '<text x="3" y="8" fill="#ccc" opacity="0.5">Netz</text></svg>'
        ),
        '<svg><text x="1" y="1" fill="#ccc"> </text></svg>',
        f'<svg visibility="hidden">{PALE}',
        f"<svg>{PALE.replace('<text', '<text visibility=hidden')}",
        f"<svg>{PALE.replace('<text', '<text style=visibility:collapse')}",
        f'<svg><g display="none">{PALE}',
        f'<svg><g style="display: none !important">{PALE}',
        f"<svg><defs>{PALE}",
        f"<svg>{PALE.replace('<text', '<text stroke=#000')}",
        f'<svg stroke="#000">{PALE}',
        f'<svg><rect width="200" height="100"/>{PALE.replace("<rect", "<rect visibility=hidden")}',
        f'<svg><rect width="200" height="100"/>{PALE.replace("<rect", "<rect display=none")}',
    ],
)
def test_passes(html: str) -> None:
    assert not hits(RULE, html)
    assert not doubts(RULE, html)


@pytest.mark.parametrize(
    "html",
    [
        '<svg><path d="M0 0"/></svg>',
        "<p>Text</p>",
    ],
)
def test_does_not_apply(html: str) -> None:
    assert not applies(RULE, html)
