"""Positive tab orders."""

import pytest

from tests.accessibility.rules import applies, doubts, hits

RULE = "tabindex-positive"


@pytest.mark.parametrize(
    "html",
    [
        '<a href="/x" tabindex="1">Wohngeld</a>',
        '<div tabindex="05">Text</div>',
    ],
)
def test_fails(html: str) -> None:
    assert len(hits(RULE, html)) == 1


@pytest.mark.parametrize(
    "html",
    [
        '<a href="/x" tabindex="0">Wohngeld</a>',
        '<div tabindex="-1">Text</div>',
        '<div tabindex="">Text</div>',
        '<a href="/x" tabindex="3" hidden>Wohngeld</a>',
        '<a href="/x" tabindex="eins">Wohngeld</a>',
    ],
)
def test_passes(html: str) -> None:
    assert not hits(RULE, html)
    assert not doubts(RULE, html)


def test_does_not_apply() -> None:
    html = '<a href="/x">Wohngeld</a>'
    assert not applies(RULE, html)
