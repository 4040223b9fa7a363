"""Links without a target."""

import pytest

from tests.accessibility.rules import applies, doubts, hits

RULE = "link-leads-nowhere"


@pytest.mark.parametrize(
    "html",
    [
        "<p><a>Satzung</a></p>",
        '<a href="None">Satzung</a>',
        '<a href="http://">Satzung</a>',
        '<a href="mailto:">Schreiben Sie uns</a>',
        '<a data-id="3">Satzung</a>',
        '<p>Siehe <a href="/rat/">Rat</a> und <a>Satzung</a></p>',
    ],
)
def test_fails(html: str) -> None:
    assert len(hits(RULE, html)) == 1


@pytest.mark.parametrize(
    "html",
    [
        '<a href="/satzung/">Satzung</a>',
        '<a href="">Diese Seite</a>',
        '<a href="#">Nach oben</a>',
        '<a id="satzung">Satzung</a>',
        '<a name="satzung">Satzung</a>',
        '<a role="button" tabindex="0">Menü</a>',
        '<a aria-current="page">Satzung</a>',
        '<nav><a href="/">Startseite</a> / <a>Satzung</a></nav>',
        '<ol><li><a href="/">Startseite</a></li><li><a>Satzung</a></li></ol>',
        '<nav><a href="/">Startseite</a> <a>Satzung</a> <a href="/rat/">Rat</a></nav>',
        "<a></a>",
        "<a hidden>Satzung</a>",
        "<svg><a><text>Satzung</text></a></svg>",
    ],
)
def test_passes(html: str) -> None:
    assert not hits(RULE, html)
    assert not doubts(RULE, html)


def test_only_one_link_of_a_menu_stands_for_the_page_itself() -> None:
    assert len(hits(RULE, '<nav><a href="/">Start</a> <a>Rat</a> <a>Satzung</a></nav>')) == 2


def test_does_not_apply() -> None:
    html = "<p>Satzung</p>"
    assert not applies(RULE, html)
