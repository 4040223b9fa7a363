"""Long texts in italics."""

import pytest

from tests.accessibility.rules import GERMAN, applies, doubts, hits

RULE = "text-in-long-italics"


@pytest.mark.parametrize(
    "html",
    [
        f"<p><i>{GERMAN}</i></p>",
        f"<em>{GERMAN}</em>",
        f'<p style="font-style: italic">{GERMAN}</p>',
        f"<i><em>{GERMAN}</em></i>",
    ],
)
def test_fails(html: str) -> None:
    assert len(hits(RULE, html)) == 1


@pytest.mark.parametrize(
    "html",
    [
        f"<p><i>Kurz</i> {GERMAN}</p>",
        f"<p>{GERMAN}</p>",
        f"<p hidden><i>{GERMAN}</i></p>",
    ],
)
def test_passes(html: str) -> None:
    assert not hits(RULE, html)
    assert not doubts(RULE, html)


def test_does_not_apply() -> None:
    html = "<p>Text</p>"
    assert not applies(RULE, html)
