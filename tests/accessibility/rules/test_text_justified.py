"""Justified text."""

import pytest

from tests.accessibility.rules import applies, doubts, hits

RULE = "text-justified"


@pytest.mark.parametrize(
    "html",
    [
        '<p align="justify">Text</p>',
        '<div style="color: red; text-align:justify">Text</div>',
    ],
)
def test_fails(html: str) -> None:
    assert len(hits(RULE, html)) == 1


@pytest.mark.parametrize(
    "html",
    [
        '<p align="left">Text</p>',
        '<p style="text-align: center">Text</p>',
        '<p align="justify"></p>',
        '<p align="justify" hidden>Text</p>',
    ],
)
def test_passes(html: str) -> None:
    assert not hits(RULE, html)
    assert not doubts(RULE, html)


def test_does_not_apply() -> None:
    html = "<p>Text</p>"
    assert not applies(RULE, html)
