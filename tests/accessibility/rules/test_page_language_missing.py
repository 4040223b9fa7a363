"""Pages without a language."""

import pytest

from tests.accessibility.rules import doubts, hits

RULE = "page-language-missing"


@pytest.mark.parametrize(
    "html",
    [
        "<html><body>Text</body></html>",
        '<html lang=""><body>Text</body></html>',
        '<html lang=" "><body>Text</body></html>',
        '<html xml:lang="de"><body>Text</body></html>',
    ],
)
def test_fails(html: str) -> None:
    assert len(hits(RULE, html)) == 1


@pytest.mark.parametrize(
    "html",
    [
        '<html lang="de"><body>Text</body></html>',
        '<html lang="de-DE"><body>Text</body></html>',
    ],
)
def test_passes(html: str) -> None:
    assert not hits(RULE, html)
    assert not doubts(RULE, html)
