"""Links called by a format."""

import pytest

from tests.accessibility.rules import applies, doubts, hits

RULE = "link-text-only-format"


@pytest.mark.parametrize(
    "html",
    [
        '<p>Haushaltsplan: <a href="/h.pdf">PDF</a></p>',
        '<li>Protokoll <a href="/p.docx">Word-Datei (2,3 MB)</a></li>',
        '<a href="/d.csv"><img src="csv.svg" alt="CSV"></a>',
    ],
)
def test_needs_a_look(html: str) -> None:
    assert not hits(RULE, html)
    assert len(doubts(RULE, html)) == 1


@pytest.mark.parametrize(
    "html",
    [
        '<a href="/h.pdf">Haushaltsplan 2026 (PDF, 2 MB)</a>',
        '<a href="/h.pdf" aria-label="Haushaltsplan als PDF">PDF</a>',
        '<a href="/download">Download</a>',
        '<a href="/2026">2026</a>',
        '<a role="button" href="#">PDF</a>',
        "<a>PDF</a>",
    ],
)
def test_passes(html: str) -> None:
    assert not doubts(RULE, html)


def test_does_not_apply() -> None:
    assert not applies(RULE, "<p>PDF</p>")
