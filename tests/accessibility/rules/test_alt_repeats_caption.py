"""Text alternatives that are the same as the caption."""

import pytest

from tests.accessibility.rules import applies, doubts, hits

RULE = "alt-repeats-caption"


@pytest.mark.parametrize(
    "html",
    [
        (
            '<figure><img src="a" alt="Rathaus am Stadtpark"><figcaption>'
            "Rathaus am Stadtpark</figcaption></figure>"
        ),
        (
            '<figure><div><img src="a" alt="Rathaus am Stadtpark."></div><figcaption>'
            "rathaus am stadtpark (Foto: Stadt)</figcaption></figure>"
        ),
        (
            '<figure><img src="a" alt="Town hall"><figcaption>'
            "Town hall. Photo: A. Nyone</figcaption></figure>"
        ),
    ],
)
def test_fails(html: str) -> None:
    assert len(hits(RULE, html)) == 1


@pytest.mark.parametrize(
    "html",
    [
        (
            '<figure><img src="a" alt="Backsteinbau mit Turm"><figcaption>'
            "Rathaus am Stadtpark</figcaption></figure>"
        ),
        '<figure><img src="a" alt=""><figcaption>Rathaus</figcaption></figure>',
        '<figure><img src="a" alt="Rathaus"></figure>',
    ],
)
def test_passes(html: str) -> None:
    assert not hits(RULE, html)
    assert not doubts(RULE, html)


@pytest.mark.parametrize(
    "html",
    [
        '<img src="a" alt="Rathaus"><p>Rathaus</p>',
        '<figure><img src="a" alt=""></figure>',
    ],
)
def test_does_not_apply(html: str) -> None:
    assert not applies(RULE, html)
