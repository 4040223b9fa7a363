"""Links whose text is a web address."""

import pytest

from tests.accessibility.rules import applies, doubts, hits

RULE = "link-text-is-url"


@pytest.mark.parametrize(
    "html",
    [
        '<a href="/x">https://stadt.example/x</a>',
        '<a href="https://www.stadt.example/x">www.stadt.example/x</a>',
        '<a href="/x"> <b>http://stadt.example/?id=7</b> </a>',
    ],
)
def test_fails(html: str) -> None:
    assert len(hits(RULE, html)) == 1


@pytest.mark.parametrize(
    "html",
    [
        '<a href="https://www.stadt.example">www.stadt.example</a>',
        '<a href="/x"> <b>https://stadt.example/</b> </a>',
    ],
)
def test_needs_a_look_where_it_is_the_name_of_a_website(html: str) -> None:
    assert not hits(RULE, html)
    assert len(doubts(RULE, html)) == 1


@pytest.mark.parametrize(
    "html",
    [
        '<a href="/x">Wohngeld</a>',
        '<a href="mailto:rathaus@stadt.example">rathaus@stadt.example</a>',
        '<a>www.stadt.example</a><a href="/x">Wohngeld</a>',
        '<a href="/x" aria-label="Website der Stadt">www.stadt.example</a>',
    ],
)
def test_passes(html: str) -> None:
    assert not hits(RULE, html)
    assert not doubts(RULE, html)


@pytest.mark.parametrize(
    "html",
    [
        "<p>https://stadt.example</p>",
        "<a>www.stadt.example</a>",
    ],
)
def test_does_not_apply(html: str) -> None:
    assert not applies(RULE, html)
