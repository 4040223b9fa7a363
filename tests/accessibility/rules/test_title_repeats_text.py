"""Tooltips that repeat the text."""

import pytest

from tests.accessibility.rules import applies, doubts, hits

RULE = "title-repeats-text"


@pytest.mark.parametrize(
    "html",
    [
        '<a href="/x" title="Wohngeld">Wohngeld</a>',
        '<a href="/x" title="wohngeld!"> Wohngeld </a>',
        '<img src="a" alt="Rathaus" title="Rathaus">',
        '<button title="Suchen">Suchen</button>',
    ],
)
def test_fails(html: str) -> None:
    assert len(hits(RULE, html)) == 1


@pytest.mark.parametrize(
    "html",
    [
        '<a href="/x" title="Antrag online stellen">Wohngeld</a>',
        '<a href="/x" title="">Wohngeld</a>',
        '<abbr title="OZG">OZG</abbr>',
        '<iframe title="Karte">Karte</iframe>',
        '<a href="/x" title="Wohngeld" hidden>Wohngeld</a>',
        '<button title="Suchen"></button>',
    ],
)
def test_passes(html: str) -> None:
    assert not hits(RULE, html)
    assert not doubts(RULE, html)


def test_does_not_apply() -> None:
    html = '<a href="/x">Wohngeld</a>'
    assert not applies(RULE, html)
